"""One picture laid over another as exactly as it goes, and what then stands and what does not.

A copy, however it was cut, tilted or shot again, follows one smooth map: a plane map and the slight
bend of a lens. People who moved between two shots, and near and far things seen from two places, do
not. So the map is fitted first, and then each small tile is asked how well it stands where the map
puts it, and where it would stand best.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 24  # of a tile: pixels of the grey copies, which are 384 on the longer side
_STEP = 12
_REACH = 8  # how far a tile is sought from where the map puts it
_TEXTURE = 6.0  # standard deviation of a tile's grey that has something to compare
_CORNER = 0.15  # a tile that is all but one edge slides along it
_BENDS = 2  # times the bend is fitted
_FITTED = 0.6  # correlation of a tile that has a say in the bend
_HOPELESS = 0.25  # share of such tiles below which the map was one by chance
_STRAY = 0.7  # pixels off the bend at which a tile's say is halved
LEAST = 20  # tiles
_ENLARGED = 1.05  # a picture is laid over a smaller one rather than stretched

Grey = NDArray[np.uint8]
Reals = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Laid:
    """Two pictures in one frame, softened, and the textured tiles of the part they share.

    ``stands`` is the correlation of each tile in its place (to one pixel), ``exact`` in just that
    place, ``best`` the highest nearby; ``shift`` is how far off that lies, in pixels; a ``corner``
    can be told from its shifted self in every direction.
    """

    over: Grey
    under: Grey
    places: Places  # n × 2: left and top of each tile
    corner: NDArray[np.bool_]
    shift: Reals
    best: Reals
    stands: Reals
    exact: Reals

    def tile(self, number: int) -> tuple[Grey, Grey]:
        """One tile of both pictures."""
        left, top = self.places[number].tolist()
        part = slice(top, top + SIDE), slice(left, left + SIDE)
        return self.over[part], self.under[part]


def laid(a: Grey, b: Grey, matrix: NDArray[Any]) -> Laid | None:
    """``matrix`` maps the unit square of a to that of b; ``None`` where too little is common."""
    over, under, plane = _frame(a, b, matrix)
    soft = _soft(under)
    textured = _textured(soft)
    bend: Reals | None = None
    for left in reversed(range(_BENDS + 1)):
        picture, mask = _warped(over, under.shape, plane, bend)
        tiles = _tiles(picture, soft, mask, textured)
        if len(tiles) < LEAST:
            return None
        if bend is None and (tiles[:, 5] > _FITTED).mean() < _HOPELESS:
            return None
        more = _bend(tiles, under.shape) if left else None
        if more is None:
            break
        bend = more if bend is None else bend + more
    shift = np.abs(tiles[:, 3:5]).max(axis=1)
    places = tiles[:, :2].astype(np.int64)
    return Laid(picture, soft, places, tiles[:, 2] > 0, shift, *tiles[:, 5:].T)


def _frame(a: Grey, b: Grey, matrix: NDArray[Any]) -> tuple[Grey, Grey, Reals]:
    """Which picture is laid over which, and the plane map between their pixels."""
    plane = _pixels(b) @ matrix @ np.linalg.inv(_pixels(a))
    high, wide = a.shape
    corners = np.array([[[0, 0], [wide, 0], [wide, high], [0, high]]], np.float64)
    there = cv2.perspectiveTransform(corners, plane)[0].astype(np.float32)
    if cv2.contourArea(there) > _ENLARGED * wide * high:
        return b, a, np.linalg.inv(plane)
    return a, b, plane


def _pixels(picture: Grey) -> Reals:
    return np.diag([float(picture.shape[1]), float(picture.shape[0]), 1.0])


def _warped(
    over: Grey, shape: tuple[int, ...], plane: Reals, bend: Reals | None
) -> tuple[Grey, Grey]:
    """The upper picture softened, in the lower one's frame, and where it lies (255)."""
    high, wide = shape
    y, x = (part.astype(np.float32) for part in np.mgrid[:high, :wide])
    if bend is not None:
        off = (_field((high, wide)) @ bend).astype(np.float32).reshape(high, wide, 2)
        x, y = x + off[..., 0], y + off[..., 1]
    back = np.linalg.inv(plane)
    right, down, depth = (row[0] * x + row[1] * y + row[2] for row in back.astype(np.float32))
    right, down = right / depth, down / depth
    picture = cv2.remap(over, right, down, cv2.INTER_LINEAR)
    inside = (right >= 0) & (right <= over.shape[1] - 1) & (down >= 0)
    inside &= down <= over.shape[0] - 1
    return _soft(picture), np.where(inside, 255, 0).astype(np.uint8)


def _soft(picture: Any) -> Grey:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1.0), np.uint8)


def _textured(under: Grey) -> Places:
    """Tiles that have something to compare: left, top, and 1 for a corner."""
    high, wide = under.shape
    sides = (np.arange(_REACH, side - SIDE - _REACH + 1, _STEP) for side in (high, wide))
    top, left = (part.ravel() for part in np.meshgrid(*sides, indexing="ij"))
    middle = top + SIDE // 2, left + SIDE // 2
    tiles = np.stack([left, top, _corners(under)[middle] >= _CORNER], axis=1)
    return np.asarray(tiles[_spread(under)[middle] >= _TEXTURE], np.int64)


def _tiles(over: Grey, under: Grey, mask: Grey, textured: Places) -> Reals:
    """For each textured tile where ``over`` lies: x, y, corner or not, and its ``_peaks``."""
    whole = cv2.erode(mask, np.ones((3, 3), np.uint8), borderValue=0)
    room = cv2.integral(whole // 255)
    reach = SIDE + 2 * _REACH
    x, y = textured[:, 0] - _REACH, textured[:, 1] - _REACH
    seen = room[y + reach, x + reach] - room[y, x + reach] - room[y + reach, x] + room[y, x]
    inside = textured[seen >= reach * reach]
    found = np.empty((len(inside), 2 * _REACH + 1, 2 * _REACH + 1), np.float32)
    for number, (left, top, _) in enumerate(inside.tolist()):
        around = over[top - _REACH : top + SIDE + _REACH, left - _REACH : left + SIDE + _REACH]
        tile = under[top : top + SIDE, left : left + SIDE]
        found[number] = cv2.matchTemplate(around, tile, cv2.TM_CCOEFF_NORMED)
    return np.concatenate([inside.astype(np.float64), _peaks(found)], axis=1)


def _spread(picture: Grey) -> NDArray[np.float32]:
    """Standard deviation of the tile round each pixel."""
    grey = picture.astype(np.float32)
    mean, square = (cv2.boxFilter(part, cv2.CV_32F, (SIDE, SIDE)) for part in (grey, grey * grey))
    return np.asarray(np.sqrt(np.maximum(square - mean * mean, 0)), np.float32)


def _corners(picture: Grey) -> NDArray[np.float32]:
    """Of the tile round each pixel, how strong its weaker direction is against the stronger."""
    x, y = (cv2.Sobel(picture, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    side = (SIDE, SIDE)
    xx, yy, xy = (cv2.boxFilter(part, cv2.CV_32F, side) for part in (x * x, y * y, x * y))
    root = np.sqrt((xx - yy) ** 2 / 4 + xy**2)
    half = (xx + yy) / 2
    return np.asarray((half - root) / (half + root + 1e-6), np.float32)


def _peaks(found: NDArray[np.float32]) -> Reals:
    """Shift of each best place to parts of a pixel; correlation there, within a pixel of 0, at 0.

    ``found``: tiles × shifts down × shifts right.
    """
    count, high, wide = found.shape
    every = np.arange(count)
    y, x = divmod(found.reshape(count, high * wide).argmax(axis=1), wide)
    shift = np.stack([x, y], axis=1) - float(_REACH)
    inner = (np.minimum(x, y) > 0) & (np.maximum(x, y) < 2 * _REACH)
    n, down, right = every[inner], y[inner], x[inner]
    here = found[n, down, right]
    shift[inner, 0] += _summits(found[n, down, right - 1], here, found[n, down, right + 1])
    shift[inner, 1] += _summits(found[n, down - 1, right], here, found[n, down + 1, right])
    near = slice(_REACH - 1, _REACH + 2)
    own = found[:, near, near].max(axis=(1, 2))
    sure = np.stack([found[every, y, x], own, found[:, _REACH, _REACH]], axis=1)
    return np.concatenate([shift, sure], axis=1)


def _summits(*heights: NDArray[np.float32]) -> Reals:
    """How far off the middle one of three heights the top of their curve lies."""
    before, here, after = (part.astype(np.float64) for part in heights)
    curve = before - 2 * here + after
    return np.divide(0.5 * (before - after), curve, out=np.zeros_like(curve), where=curve < 0)


@lru_cache(maxsize=2)  # every bend of a laying is over one frame
def _field(shape: tuple[int, int]) -> Reals:
    """The terms of a bend at every pixel, row by row."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    return _basis(np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float64), shape)


def _basis(places: Reals, shape: tuple[int, ...]) -> Reals:
    """Terms of a bend: a second-degree surface and the barrel of a lens."""
    x = places[:, 0] / shape[1] * 2 - 1
    y = places[:, 1] / shape[0] * 2 - 1
    far = x * x + y * y
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y, x * far, y * far], axis=1)


def _bend(tiles: Reals, shape: tuple[int, ...]) -> Reals | None:
    """The smooth bend that most tiles follow; ``None`` where too few were found."""
    found = tiles[:, 5] > _FITTED
    fixed = found & (tiles[:, 2] > 0)  # the others slide along their edge
    trusted = (fixed if fixed.sum() >= LEAST else found).astype(np.float64)
    if trusted.sum() < LEAST:
        return None
    terms = _basis(tiles[:, :2] + SIDE / 2, shape)
    shift = tiles[:, 3:5]
    say = trusted
    for _ in range(6):
        bend = np.linalg.lstsq(terms * say[:, None], shift * say[:, None], rcond=None)[0]
        off = np.abs(shift - terms @ bend).max(axis=1)
        say = trusted / (1 + (off / _STRAY) ** 2)
    return np.asarray(bend, np.float64)
