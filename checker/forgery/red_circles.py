"""Round red impressions on a page: rough circles, and the circle through an outer rim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels

SIZES = (3.0, 6.2)  # cm
PIECE = 1.5  # cm: the longer side of a piece of a broken ring
MAX_PIECES = 6
FAINT = 28  # redness that paper and JPEG do not reach

Circle = tuple[float, float, float]  # x, y, radius in pixels
Piece = tuple[int, int, int, int]  # left, top, right, foot


def redness(picture: Pixels) -> NDArray[np.float32]:
    """How much redder than grey each pixel is, 0 to 255."""
    part = picture.astype(np.float32)
    return np.asarray(np.clip(part[:, :, 0] - part[:, :, 1:].max(axis=2), 0, 255), np.float32)


def find(picture: Pixels, dpi: float) -> list[Circle]:
    """Rough circles of round red impressions, whole or broken where the ink is faint."""
    pieces = list(_pieces(picture, dpi))
    found = [piece for piece in pieces if _round(piece, dpi)]
    parts = [piece for piece in pieces if piece not in found][:MAX_PIECES]
    for count in (2, 3):
        for few in combinations(parts, count):
            whole = _around(few)
            if _round(whole, dpi) and not any(_meet(whole, other) for other in found):
                found.append(whole)
    return [((a + c) / 2, (b + d) / 2, (c - a + d - b) / 4) for a, b, c, d in found]


def _pieces(picture: Pixels, dpi: float) -> Iterator[Piece]:
    """What hangs together and is long enough, the largest first."""
    mask = (redness(picture) > FAINT).astype(np.uint8)
    size = max(3, round(dpi * 0.08)) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    least, most = PIECE / 2.54 * dpi, SIZES[1] / 2.54 * dpi
    for x, y, wide, tall, _ in sorted(stats[1:].tolist(), key=lambda row: -row[4]):
        if least <= max(wide, tall) <= most:
            yield x, y, x + wide, y + tall


def _round(piece: Piece, dpi: float) -> bool:
    low, high = (value / 2.54 * dpi for value in SIZES)
    wide, tall = piece[2] - piece[0], piece[3] - piece[1]
    return low <= min(wide, tall) and max(wide, tall) <= high and 0.87 < wide / tall < 1.15


def _around(pieces: tuple[Piece, ...]) -> Piece:
    left, top, right, foot = zip(*pieces, strict=True)
    return min(left), min(top), max(right), max(foot)


def _meet(a: Piece, b: Piece) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def refined(picture: Pixels, rough: Circle) -> Circle | None:
    """The circle through the outer rim, fitted without what strays; ``None`` if it is no rim."""
    x, y, radius = rough
    points = _rim(picture, x, y, radius * 1.08)
    if len(points) < 180:
        return None
    for _ in range(4):
        matrix = np.column_stack([2 * points, np.ones(len(points))])
        solved = np.linalg.lstsq(matrix, (points**2).sum(axis=1), rcond=None)[0]
        x, y = float(solved[0]), float(solved[1])
        radius = float(np.sqrt(max(0.0, solved[2] + x * x + y * y)))
        off = np.abs(np.hypot(points[:, 0] - x, points[:, 1] - y) - radius)
        kept = points[off <= max(1.0, 1.5 * float(np.median(off)))]
        if len(kept) < 150:
            return None
        points = kept
    close = abs(radius - rough[2]) < 0.12 * rough[2]
    return (x, y, radius) if close else None


def _rim(picture: Pixels, x: float, y: float, reach: float) -> NDArray[np.float64]:
    """The outermost inked point in each of 360 directions."""
    ink = redness(picture)
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    steps = np.arange(reach, reach * 0.75, -0.5)
    xs = x + np.outer(np.cos(angles), steps)
    ys = y + np.outer(np.sin(angles), steps)
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1] - 1) & (ys < ink.shape[0] - 1)
    values = np.where(inside, ink[ys.astype(int) % ink.shape[0], xs.astype(int) % ink.shape[1]], 0)
    hit = values > FAINT
    first = hit.argmax(axis=1)
    rows = np.flatnonzero(hit.any(axis=1))
    return np.column_stack([xs[rows, first[rows]], ys[rows, first[rows]]])
