"""Whether the plain areas of two drawn pictures that lie over each other have the same colours.

Two cakes of one template have the same circle, words and names, and other slices: nearly all that
has an outline stands, and what tells them apart are areas without any. A copy may be lighter, shot
again in uneven light or lit to white; each colour of it then follows from the same one of the
other by one gain, which slopes over the picture, and one lift.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures.tiles import Reals
from checker.model.document import Pixels

CELL = 8  # pixels
_SOFT = 2.0  # pixels: noise is no colour
_PLAIN = 4.0  # standard deviation of each colour in a plain cell of softened pictures
_EDGE = 4  # pixels from the edge of what is common
_FEW = 20  # cells that tell something
_WHITE, _BLACK = 250.0, 3.0  # beyond, a colour is clipped
_OTHER = 40.0  # levels of a colour that no copy is off
_LEAST = 8  # cells of another colour
_STRIP = 0.30  # share of the height or width that a caption may take at an edge,
_FILLS = 0.50  # of whose outer row it fills so much
_DRAWS = 200
_STIFF = 1.0  # keeps four places of one colour from telling anything
_LIFT = 100.0  # levels taken for one, so that a gain and a lift weigh alike
_GAIN = 4.0  # by which a copy is lighter or darker at most
_NEAR = 12.0  # levels that what obeys may be off
_SMOOTH = 8.0  # as _PLAIN in photographs,
_TOLD = 100  # of which so many plain cells tell the tints
_TINTED = 10.0  # standard deviation of tints that are more than light and noise,
_FOLLOW = 0.85  # and their correlation in a copy, without the light

Flags = NDArray[np.bool_]


def differ(over: Pixels, under: Pixels, common: NDArray[np.uint8]) -> bool:
    """Whether plain areas differ elsewhere than in a caption, which fills one edge.

    ``common`` is 0 where only one picture shows something.
    """
    plain, strange = other(over, under, common)
    return all(int(rest.sum()) >= _LEAST for rest in [strange, *_uncaptioned(plain, strange)])


def retinted(over: Pixels, under: Pixels, common: NDArray[np.uint8]) -> bool:
    """Whether the tints of plain areas do not follow each other in any colour, nor in grey.

    So are two maps of one outline; in a copy, however lit, lighter areas stay the lighter ones
    once the light that slopes and bends over both is taken out.
    """
    plain, *cells = _plain_cells(over, under, common, _SMOOTH)
    here, there = (_with_grey(part.mean(axis=(1, 3))[plain]) for part in cells)
    if len(here) < _TOLD:
        return False
    told = np.minimum(here.std(axis=0), there.std(axis=0)) >= _TINTED
    here, there = (_unlit(part[:, told], plain) for part in (here, there))
    both = zip(here.T, there.T, strict=True)
    return bool(told.any()) and max(np.corrcoef(*two)[0, 1] for two in both) < _FOLLOW


def _unlit(tints: NDArray[Any], plain: Flags) -> NDArray[Any]:
    """What a second-degree surface over the cells leaves of their tints."""
    y, x = (np.argwhere(plain) * 2 / np.array(plain.shape) - 1).T
    surface = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    return np.asarray(tints - surface @ np.linalg.lstsq(surface, tints, rcond=None)[0])


def _with_grey(colours: NDArray[Any]) -> NDArray[Any]:
    return np.concatenate([colours, colours.mean(axis=-1, keepdims=True)], axis=-1)


def _uncaptioned(plain: Flags, strange: Flags) -> Iterator[Flags]:
    """What lies beyond a strip along an edge, for each edge that is mostly strange."""
    for turn in range(4):
        whole, odd = np.rot90(plain, turn), np.rot90(strange, turn)
        rows = np.flatnonzero(whole.any(axis=1))
        if len(rows) and odd[rows[0]].sum() >= _FILLS * whole[rows[0]].sum():
            yield odd[rows[0] + int(_STRIP * len(rows)) :]


def other(over: Pixels, under: Pixels, common: NDArray[np.uint8]) -> tuple[Flags, Flags]:
    """Of each cell (rows × columns), whether it is plain in both, and of another colour in one."""
    plain, *cells = _plain_cells(over, under, common, _PLAIN)
    here, there = (part.mean(axis=(1, 3))[plain].astype(np.float64) for part in cells)
    places = np.argwhere(plain) * 2 / np.array(plain.shape) - 1  # down and right, from -1 to 1
    strange = np.zeros(plain.shape, bool)
    strange[plain] = _off(here, there, places) > _OTHER
    return plain, strange


def _plain_cells(
    over: Pixels, under: Pixels, common: NDArray[np.uint8], most: float
) -> tuple[Flags, NDArray[Any], NDArray[Any]]:
    """Which cells are plain in both, and both pictures' cells; colours vary by ``most`` in them."""
    rim = 2 * _EDGE + 1
    inside = cv2.erode(common, np.ones((rim, rim), np.uint8), borderValue=0)
    whole = _celled(inside[:, :, None]).min(axis=(1, 3))[:, :, 0] > 0
    one, two = (
        _celled(cv2.GaussianBlur(picture, (0, 0), _SOFT).astype(np.float32))
        for picture in (over, under)
    )
    spread = np.maximum(*(part.std(axis=(1, 3)).max(axis=2) for part in (one, two)))
    return whole & (spread < most), one, two


def _celled(picture: NDArray[Any]) -> NDArray[Any]:
    """Rows × pixels × columns × pixels × colours; what is left over is not looked at."""
    high, wide = (side // CELL for side in picture.shape[:2])
    return picture[: high * CELL, : wide * CELL].reshape(high, CELL, wide, CELL, -1)


def _off(here: Reals, there: Reals, places: Reals) -> Reals:
    """How far each cell is off in the colour that is off most, as one picture follows the other.

    What was clipped in the one tells nothing of the other: the way that leaves less over counts.
    """
    ways = [_one_way(here, there, places), _one_way(there, here, places)]
    return min(ways, key=lambda off: int((off > _OTHER).sum()))


def _one_way(dark: Reals, light: Reals, places: Reals) -> Reals:
    off = np.zeros(len(dark))
    for one, other in zip(dark.T[:, :, None], light.T, strict=True):
        terms = np.hstack([one, one * places, np.full_like(one, _LIFT)])
        fit = _fitted(terms, other)
        if fit is not None:
            off = np.maximum(off, _miss(terms, other, fit))
    return off


def _fitted(terms: Reals, light: Reals) -> Reals | None:
    """The gain and lift that most obey, what is clipped too; ``None`` where too little is told."""
    known = np.flatnonzero((light < _WHITE) & (terms[:, 0] > _BLACK))
    if len(known) < _FEW:
        return None
    fits = [np.array([1.0, 0.0, 0.0, 0.0]), *_drawn(terms[known], light[known])]
    obey = [int((_miss(terms, light, fit) < _NEAR).sum()) for fit in fits]
    best = fits[int(np.argmax(obey))]
    near = known[_miss(terms[known], light[known], best) < _NEAR]
    finer = np.asarray(np.linalg.lstsq(terms[near], light[near], rcond=1e-6)[0], np.float64)
    return finer if (_miss(terms, light, finer) < _NEAR).sum() >= max(obey) else best


def _drawn(terms: Reals, light: Reals) -> Iterator[Reals]:
    """Gains and lifts by four places at a time, or by one where most have one colour."""
    dice = np.random.default_rng(1)
    number = dice.integers(0, len(light), (_DRAWS, terms.shape[1]))
    some, told = terms[number], light[number][:, :, None]
    square = some.transpose(0, 2, 1) @ some + np.eye(terms.shape[1]) * _STIFF
    fits = np.linalg.solve(square, some.transpose(0, 2, 1) @ told)[:, :, 0]
    slope = np.abs(fits[:, 1:-1]).sum(axis=1)
    sane = (fits[:, 0] - slope > 1 / _GAIN) & (fits[:, 0] + slope < _GAIN)
    yield from fits[sane]
    gains = np.exp(dice.uniform(-1, 1, _DRAWS) * np.log(_GAIN))
    for one, gain in zip(number[:, 0].tolist(), gains.tolist(), strict=True):
        lift = (float(light[one]) - gain * float(terms[one, 0])) / _LIFT
        yield np.array([gain, 0.0, 0.0, lift])


def _miss(terms: Reals, light: Reals, fit: Reals) -> Reals:
    return np.asarray(np.abs(light - np.clip(terms @ fit, 0, 255)), np.float64)
