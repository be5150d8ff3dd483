"""How one picture lies over another: matched points, the plane map, and the greys compared."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import voting
from checker.copying.pictures.voting import Described

_CLOSE = 64  # differing bits of two descriptors of one point
_RATIO = 0.95  # against the second best: words repeat, and voting sorts out the rest
_REACH = 0.02  # of the side: how exactly a matched point must fall
_EXACT = 0.006  # of the longer side: the same for a map that only turns, scales and shifts
_TRIES = 500  # of RANSAC
_ONE = 0.01  # of the side: maps no further apart are one
_SQUARE = np.array([[[0, 0], [1, 0], [1, 1], [0, 1]]], np.float64)
_COMMON = 0.05  # of a picture's area that must be common for the greys to count
_TILE = 16  # pixels of the grey copies
_TEXTURE = 6.0  # standard deviation of a tile's grey that has something to compare

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Overlay:
    """``alike`` is the correlation of greys, the covered shares are of either picture's area."""

    alike: float
    covered_a: float
    covered_b: float


def maps(
    a: Described, b: Described, least: int, drawn: bool
) -> Iterator[tuple[NDArray[Any], Points]]:
    """Plane maps from a to b that ``least`` matched points obey, with those points: x, y, x, y.

    Of a ``drawn`` picture the few points may lie in a corner: a map of few freedoms is tried first.
    """
    one, other = _matched(a, b)
    if len(one) < least:
        return
    cv2.setRNGSeed(1)
    fitted = [*_plainly(one, other, a, b)] if drawn else []
    found: list[NDArray[Any]] = []
    for matrix, chosen in itertools.chain(fitted, _freely(one, other)):
        for checked, pairs in _checked(matrix, chosen, one, other, least):
            if not any(near(checked, before) for before in found):
                found.append(checked)
                yield checked, pairs


Fit = tuple[NDArray[Any] | None, NDArray[Any] | None]  # a map, and the points that obey it


def _plainly(one: Points, other: Points, a: Described, b: Described) -> Iterator[Fit]:
    """A map that only turns, scales and shifts."""
    side, there = (np.array(described.shape) / max(described.shape) for described in (a, b))
    pixels = (one * side).astype(np.float32), (other * there).astype(np.float32)
    turned, chosen = cv2.estimateAffinePartial2D(*pixels, None, cv2.RANSAC, _EXACT, _TRIES)
    if turned is not None:
        to, back = np.diag([*side, 1]), np.diag([*(1 / there), 1])
        yield back @ _plane(turned) @ to, chosen


def _freely(one: Points, other: Points) -> Iterator[Fit]:
    yield cv2.findHomography(one, other, cv2.RANSAC, _REACH, maxIters=_TRIES)
    flat, chosen = cv2.estimateAffine2D(one, other, None, cv2.RANSAC, _REACH, _TRIES)
    if flat is not None:
        yield _plane(flat), chosen


def _plane(flat: NDArray[Any]) -> NDArray[Any]:
    return np.vstack([flat, [0, 0, 1]])


def near(one: NDArray[Any], other: NDArray[Any]) -> bool:
    """Whether two maps lead to the same places but for what a bend makes up for."""
    there = [cv2.perspectiveTransform(_SQUARE, matrix) for matrix in (one, other)]
    back = cv2.perspectiveTransform(there[1], np.linalg.inv(one))
    off = max(np.abs(there[0] - there[1]).max(), np.abs(back - _SQUARE).max())
    return bool(off < _ONE)


def _matched(a: Described, b: Described) -> tuple[Points, Points]:
    """Points whose descriptors find each other, and whose maps agree."""
    none = np.zeros((0, 2), np.float32)
    if min(len(a.marks), len(b.marks)) < 2:
        return none, none
    near = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(a.marks, b.marks, k=2)
    good = [
        (one.distance, one.queryIdx, one.trainIdx)
        for one, other in near
        if one.distance <= _CLOSE and one.distance < _RATIO * other.distance
    ]
    if not good:
        return none, none
    numbers = np.array(sorted(good))[:, 1:].astype(np.int64)
    one, other = a.chosen(numbers[:, 0]), b.chosen(numbers[:, 1])
    kept = voting.agreeing(one, other)
    return one.points[kept], other.points[kept]


def _checked(
    matrix: NDArray[Any] | None, chosen: NDArray[Any] | None, a: Points, b: Points, least: int
) -> Iterator[tuple[NDArray[Any], Points]]:
    if matrix is None or chosen is None or int(chosen.sum()) < least or not _sane(matrix):
        return
    kept = chosen.ravel().astype(bool)
    pairs = np.concatenate([a[kept], b[kept]], axis=1)
    pairs = pairs[np.unique(np.round(pairs[:, 2:] * 200), axis=0, return_index=True)[1]]
    if len(pairs) >= least:
        yield matrix, pairs


def _sane(matrix: NDArray[Any]) -> bool:
    """A map of the unit square that neither folds nor shrinks it to a point."""
    there = cv2.perspectiveTransform(_SQUARE, matrix)[0].astype(np.float32)
    area = abs(float(cv2.contourArea(there)))
    return bool(cv2.isContourConvex(there)) and 0.01 < area < 100


def hull(points: Points) -> float:
    """Area of the points' convex hull, of the unit square."""
    return float(cv2.contourArea(cv2.convexHull(np.ascontiguousarray(points, np.float32))))


def overlay(a: NDArray[np.uint8], b: NDArray[np.uint8], matrix: NDArray[Any]) -> Overlay:
    """The grey copy a laid over b."""
    to_unit = np.diag([1 / a.shape[1], 1 / a.shape[0], 1.0])
    whole = np.diag([b.shape[1], b.shape[0], 1.0]) @ matrix @ to_unit
    size = b.shape[1], b.shape[0]
    laid = cv2.warpPerspective(a, whole, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full_like(a, 255), whole, size, flags=cv2.INTER_NEAREST) > 0
    if mask.mean() < _COMMON:
        return Overlay(0.0, 0.0, 0.0)
    back = np.linalg.inv(whole)
    mask_a = cv2.warpPerspective(np.full_like(b, 255), back, (a.shape[1], a.shape[0])) > 0
    soft_a, soft_b = cv2.GaussianBlur(laid, (3, 3), 0), cv2.GaussianBlur(b, (3, 3), 0)
    alike = max(correlation(soft_a[mask], soft_b[mask]), _by_tiles(soft_a, soft_b, mask))
    return Overlay(alike, float(mask_a.mean()), float(mask.mean()))


def _by_tiles(a: NDArray[Any], b: NDArray[Any], mask: NDArray[Any]) -> float:
    """Median correlation of tiles, which a caption or a finger over one part leaves standing."""
    one, other, whole = (_tiled(picture) for picture in (a, b, mask))
    one -= one.mean(axis=1, keepdims=True)
    other -= other.mean(axis=1, keepdims=True)
    power = (one * one).mean(axis=1), (other * other).mean(axis=1)
    chosen = whole.all(axis=1) & (np.maximum(*power) >= _TEXTURE**2)
    if chosen.sum() < 4:
        return 0.0
    norm = np.sqrt(power[0] * power[1])[chosen]
    shared = (one * other).mean(axis=1)[chosen]
    return float(np.median(np.divide(shared, norm, out=np.zeros_like(norm), where=norm > 0)))


def _tiled(picture: NDArray[Any]) -> NDArray[np.float64]:
    """Tiles × pixels; what is left over at the right and foot is not looked at."""
    rows, columns = (side // _TILE for side in picture.shape)
    part = picture[: rows * _TILE, : columns * _TILE].reshape(rows, _TILE, columns, _TILE)
    return part.transpose(0, 2, 1, 3).reshape(-1, _TILE * _TILE).astype(np.float64)


def correlation(a: NDArray[Any], b: NDArray[Any]) -> float:
    """Pearson's correlation of two rows of greys; 0 where one is flat."""
    one, other = a.astype(np.float64), b.astype(np.float64)
    one -= one.mean()
    other -= other.mean()
    norm = float(np.sqrt(_dot(one, one) * _dot(other, other)))
    return _dot(one, other) / norm if norm > 0 else 0.0


def _dot(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(np.einsum("i,i->", a, b))  # BLAS would wake its threads for so little
