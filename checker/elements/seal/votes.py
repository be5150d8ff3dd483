"""Where rings may lie: edges of ink vote for the middles they curve round (Hough, by gradient)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

_STEP = 1.16  # each bin of radii ends this much higher than it starts
_CELL = 22  # cells of the vote grid along one radius
_MOST_EDGES = 24_000
_AT_ONCE = 6  # candidates kept a bin
_STEEP = 1.2  # change of ink from pixel to pixel that is an edge


@dataclass(frozen=True, slots=True)
class Guess:
    """A circle the edges speak for. Pixels; ``votes`` as a share of a full circle's."""

    x: float
    y: float
    radius: float
    votes: float


@dataclass(frozen=True, slots=True)
class _Edges:
    x: NDArray[Any]
    y: NDArray[Any]
    dx: NDArray[Any]  # unit vector towards more ink
    dy: NDArray[Any]


def guesses(ink: NDArray[Any], least: float, most: float, votes: float = 0.16) -> list[Guess]:
    """Circles of radius ``least`` to ``most`` pixels in an ink picture (0 = paper), best first.

    Their middles may lie a little outside the picture.
    """
    edges = _edges(ink)
    found: list[Guess] = []
    low = least
    while edges is not None and low < most:
        found += _in_bin(edges, ink.shape[:2], low, low * _STEP, votes)
        low *= _STEP
    return _apart(sorted(found, key=lambda guess: -guess.votes))


def _edges(ink: NDArray[Any]) -> _Edges | None:
    soft = cv2.GaussianBlur(ink.astype(np.float32), (0, 0), 1.0)
    gx = cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=0.125)
    gy = cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=0.125)
    steep = cv2.magnitude(gx, gy)
    x, y = _places(steep > _STEEP)
    if len(x) > _MOST_EDGES:
        floor = np.partition(steep[y, x], -_MOST_EDGES)[-_MOST_EDGES]
        x, y = _places(steep > floor)
    if len(x) < 40:
        return None
    scale = 1 / steep[y, x]
    return _Edges(x.astype(np.float32), y.astype(np.float32), gx[y, x] * scale, gy[y, x] * scale)


def _places(mask: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Columns and rows of what is true; OpenCV finds them several times as fast as numpy."""
    found = cv2.findNonZero(mask.view(np.uint8))
    x, y = (found if found is not None else np.zeros(0, np.int32)).reshape(-1, 2).T
    return x, y


def _in_bin(
    edges: _Edges, shape: tuple[int, ...], low: float, high: float, least: float
) -> list[Guess]:
    cell = low / _CELL
    pad = int(0.7 * high / cell) + 1
    rows, columns = int(shape[0] / cell) + 2 * pad + 1, int(shape[1] / cell) + 2 * pad + 1
    x, y = edges.x / np.float32(cell), edges.y / np.float32(cell)
    places = []
    for radius in np.arange(low, high, max(cell * 0.75, 1.0)):
        for reach in (np.float32(radius / cell), np.float32(-radius / cell)):
            column = np.rint(x + reach * edges.dx).astype(np.int32) + pad
            row = np.rint(y + reach * edges.dy).astype(np.int32) + pad
            inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
            places.append(row[inside] * columns + column[inside])
    grid = np.bincount(np.concatenate(places), minlength=rows * columns).astype(np.float32)
    soft = cv2.GaussianBlur(grid.reshape(rows, columns), (0, 0), 1.2)
    return _peaks(soft / _full(low, high, cell), least, cell, pad, low * _STEP**0.5)


def _full(low: float, high: float, cell: float) -> float:
    """Votes a clean thin ring of this size gives its middle cell after smoothing."""
    return float(2 * np.pi * (low + high) / 2 * 0.5)


def _peaks(grid: NDArray[Any], least: float, cell: float, pad: int, radius: float) -> list[Guess]:
    top = cv2.dilate(grid, np.ones((9, 9), np.uint8))
    rows, columns = np.nonzero((grid >= top) & (grid > least))
    order = np.argsort(-grid[rows, columns])[:_AT_ONCE]
    return [
        Guess(
            float((columns[place] - pad) * cell),
            float((rows[place] - pad) * cell),
            radius,
            float(grid[rows[place], columns[place]]),
        )
        for place in order
    ]


def _apart(ordered: list[Guess]) -> list[Guess]:
    kept: list[Guess] = []
    for guess in ordered:
        near = (
            abs(guess.x - other.x) + abs(guess.y - other.y) < 0.15 * guess.radius
            and abs(guess.radius - other.radius) < 0.1 * guess.radius
            for other in kept
        )
        if not any(near):
            kept.append(guess)
    return kept
