"""Small tiles of one picture, and how well each stands in another: there, and a little beside.

All tiles are compared at once, shift by shift: the product of the two pictures, summed over each
tile. Tiles overlap by halves, so that a sum is made once for the four tiles that share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

SIDE = 24  # of a tile: pixels of the grey copies
RIM = 8  # pixels round the tiles in which they are sought
_MIDDLE = 128.0
TEXTURE = 6.0  # standard deviation of a tile's grey that has something to compare
_BLOWN = 250  # grey level at which a brightened copy has lost
_MOSTLY = 0.5  # share of a tile so lost,
_TINTED = 236  # grey level that is plainly no white,
_PARTLY = 0.1  # share of a tile that was such
_LIGHT = 140  # where all was so light
_TONELESS = 1.0  # variance of greys in which nothing is told

Grey = NDArray[np.uint8]
Floats = NDArray[np.float32]
Reals = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grid:
    """Tiles of ``side`` pixels, each half over the next, all ``rim`` away from the edge."""

    rim: int
    side: int
    rows: int
    columns: int

    def means(self, values: Floats) -> Floats:
        """The mean in each tile: rows × columns."""
        step = self.side // 2
        rows, columns = self.rows + 1, self.columns + 1
        part = values[self.rim :, self.rim :][: rows * step, : columns * step]
        return self._tiled(part)

    def around(self, whole: NDArray[Any], reach: int) -> NDArray[Any]:
        """Of the values that stand at the left top of each tile, those of the tiles moved so far.

        Rows × columns × shifts down × shifts right.
        """
        step = self.side // 2
        windows = np.lib.stride_tricks.sliding_window_view(whole, (2 * reach + 1, 2 * reach + 1))
        near = windows[self.rim - reach :: step, self.rim - reach :: step]
        return near[: self.rows, : self.columns]

    def products(self, over: Floats, under: Floats, reach: int) -> Floats:
        """The mean product of each tile of ``under`` with that of ``over`` moved so far.

        Shifts down × shifts right × rows × columns.
        """
        rows, columns, step, shifts = self.rows + 1, self.columns + 1, self.side // 2, 2 * reach + 1
        high, wide = rows * step, columns * step
        here = self._by_phase(under[self.rim : self.rim + high, self.rim : self.rim + wide])
        here = here.reshape(rows, step * step, columns)
        cells = np.empty((shifts, shifts, rows, columns), np.float32)
        top = self.rim - reach
        for right in range(shifts):
            left = top + right
            there = self._by_phase(over[top : top + high + 2 * reach, left : left + wide])
            for down in range(shifts):
                moved = there[down : down + high].reshape(here.shape)
                np.einsum("rkc,rkc->rc", moved, here, out=cells[down, right])
        pairs = cells[:, :, 1:] + cells[:, :, :-1]
        return np.asarray((pairs[..., 1:] + pairs[..., :-1]) / self.side**2, np.float32)

    def _by_phase(self, part: Floats) -> Floats:
        """Each row's pixels by their place in a cell, so that sums run over whole rows of cells."""
        step = self.side // 2
        return np.ascontiguousarray(part.reshape(len(part), -1, step).transpose(0, 2, 1))

    def _tiled(self, part: Floats) -> Floats:
        size = self.columns + 1, self.rows + 1
        cells = np.asarray(cv2.resize(part, size, interpolation=cv2.INTER_AREA))
        pairs = cells[1:] + cells[:-1]
        return np.asarray((pairs[:, 1:] + pairs[:, :-1]) / 4, np.float32)

    def places(self, chosen: NDArray[np.bool_]) -> Places:
        """Left and top of the chosen tiles (rows × columns), row by row."""
        row, column = np.nonzero(chosen)
        return np.stack([column, row], axis=1).astype(np.int64) * (self.side // 2) + self.rim


def grid(shape: tuple[int, ...], part: int = 1) -> Grid:
    """The tiles of a picture, or of one shrunk to a ``part``; none where it is too small."""
    step = SIDE // 2
    rows, columns = (max(side - 2 * RIM - step, 0) // step for side in shape)
    return Grid(RIM // part, SIDE // part, rows, columns)


def spread(of: Grid, picture: Floats) -> Floats:
    """Standard deviation of each tile."""
    mean = of.means(picture)
    return np.asarray(np.sqrt(np.maximum(of.means(picture * picture) - mean * mean, 0)))


def corners(of: Grid, picture: Floats) -> Floats:
    """Of each tile, how strong its weaker direction is against the stronger."""
    x, y = (cv2.Sobel(picture, cv2.CV_32F, *way) for way in ((1, 0), (0, 1)))
    xx, yy, xy = (of.means(part) for part in (x * x, y * y, x * y))
    root = np.sqrt((xx - yy) ** 2 / 4 + xy**2)
    half = (xx + yy) / 2
    return np.asarray((half - root) / (half + root + 1e-6), np.float32)


def lost(of: Grid, one: Grey, other: Grey) -> NDArray[np.bool_]:
    """Tiles (rows × columns) blown out in one picture but for a trace, and light in the other."""
    return np.asarray(_blown(of, one, other) | _blown(of, other, one))


def _blown(of: Grid, lit: Grey, other: Grey) -> NDArray[np.bool_]:
    gone = of.means((lit >= _BLOWN).astype(np.float32)) >= _MOSTLY
    trace = spread(of, lit.astype(np.float32)) < TEXTURE
    least = np.ones((of.side, of.side), np.uint8)
    dark = cv2.erode(other, least, anchor=(0, 0), borderValue=255)
    return np.asarray(gone & trace & (of.around(dark, 0)[:, :, 0, 0] >= _LIGHT))


def faded(of: Grid, one: Grey, other: Grey) -> NDArray[np.bool_]:
    """Tiles (rows × columns) in which one picture has lost light tones that the other has."""
    gone = [
        of.means(((lit >= _BLOWN) & (tinted < _TINTED)).astype(np.float32))
        for lit, tinted in ((one, other), (other, one))
    ]
    return np.asarray(np.maximum(*gone) >= _PARTLY)


def correlations(
    of: Grid, over: Grey, under: Grey, chosen: NDArray[np.bool_], reach: int
) -> Floats:
    """Of the chosen tiles of ``under``, in ``over``: tiles × shifts down × shifts right."""
    one, other = (picture.astype(np.float32) - _MIDDLE for picture in (over, under))
    size = (of.side, of.side)
    first = (0, 0)  # a sum stands at the left top of its tile
    means, squares = (
        of.around(cv2.boxFilter(part, cv2.CV_32F, size, anchor=first), reach)[chosen]
        for part in (one, one * one)
    )
    there = _weight(squares - means * means)
    own, mean = (each[chosen][:, None, None] for each in (spread(of, other), of.means(other)))
    shared = of.products(one, other, reach)[:, :, chosen].transpose(2, 0, 1)
    return np.asarray((shared - mean * means) * _weight(own * own) * there, np.float32)


def _weight(power: Floats) -> Floats:
    """What a tile of this variance weighs: nothing where nothing is told."""
    flat = power <= _TONELESS
    return np.asarray(np.where(flat, 0, 1 / np.sqrt(np.maximum(power, _TONELESS))), np.float32)


def peaks(found: Floats) -> tuple[Reals, Reals]:
    """Where each tile stands best: the shift right and down to parts of a pixel, and how well."""
    count, high, wide = found.shape
    reach = high // 2
    every = np.arange(count)
    y, x = divmod(found.reshape(count, high * wide).argmax(axis=1), wide)
    shift = np.stack([x, y], axis=1) - float(reach)
    inner = (np.minimum(x, y) > 0) & (np.maximum(x, y) < 2 * reach)
    n, down, right = every[inner], y[inner], x[inner]
    here = found[n, down, right]
    shift[inner, 0] += _summits(found[n, down, right - 1], here, found[n, down, right + 1])
    shift[inner, 1] += _summits(found[n, down - 1, right], here, found[n, down + 1, right])
    return shift, found[every, y, x].astype(np.float64)


def _summits(*heights: Floats) -> Reals:
    """How far off the middle one of three heights the top of their curve lies."""
    before, here, after = (part.astype(np.float64) for part in heights)
    curve = before - 2 * here + after
    return np.divide(0.5 * (before - after), curve, out=np.zeros_like(curve), where=curve < 0)


def seen(of: Grid, mask: Grey) -> NDArray[np.bool_]:
    """The tiles (rows × columns) round which the mask is set as far as they are sought."""
    whole = cv2.erode(mask, np.ones((3, 3), np.uint8), borderValue=0)
    room = cv2.integral(whole // 255)
    reach, step = of.side + 2 * of.rim, of.side // 2
    y, x = (np.arange(count) * step for count in (of.rows, of.columns))
    low, far = np.ix_(y, x), np.ix_(y + reach, x + reach)
    total = room[far] - room[np.ix_(y, x + reach)] - room[np.ix_(y + reach, x)] + room[low]
    return np.asarray(total >= reach * reach)


def sought(over: Grey, under: Grey, places: Places, reach: int) -> Floats:
    """As ``correlations``, for few tiles: left and top of each."""
    found = np.empty((len(places), 2 * reach + 1, 2 * reach + 1), np.float32)
    for number, (left, top) in enumerate(places.tolist()):
        around = over[top - reach : top + SIDE + reach, left - reach : left + SIDE + reach]
        tile = under[top : top + SIDE, left : left + SIDE]
        found[number] = cv2.matchTemplate(around, tile, cv2.TM_CCOEFF_NORMED)
    return found
