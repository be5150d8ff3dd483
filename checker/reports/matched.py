"""One photograph in two papers: both with their matched points, and one laid over the other."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import overlays
from checker.copying.pictures.overlays import Overlay
from checker.copying.pictures.prints import grey
from checker.model.material import Record
from checker.model.pair import Pair

HIGH = 240  # of both pictures beside each other
_REACH = 6.0  # pixels: how far a point may fall from the map that lays one over the other
_QUALITY = 78

Grey = NDArray[np.uint8]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Matched:
    """Two greys as data URIs, places of points on each, and the one laid over the other.

    All in one frame: both stand ``high`` high, the second from ``second`` to ``wide``.
    """

    first: str
    other: str
    wide: int
    second: int
    high: int
    lines: tuple[tuple[float, float, float, float], ...]
    over: str


def matched(pair: Pair, a: Record | None, b: Record | None) -> Matched | None:
    """``None`` where the pair has no points or the pictures are no longer at hand."""
    found = overlays.of(pair, a.prints, b.prints) if a and b else None
    return laid(found) if found else None


def laid(found: Overlay) -> Matched:
    """Both pictures drawn beside each other and one over the other."""
    left, right = _sized(grey(found.first)), _sized(grey(found.other))
    second = left.shape[1] + 8
    here = [(x * left.shape[1], y * HIGH) for x, y in _points(found, 0)]
    there = [(x * right.shape[1], y * HIGH) for x, y in _points(found, 2)]
    lines = tuple(
        (round(x, 1), round(y, 1), round(u + second, 1), round(v, 1))
        for (x, y), (u, v) in zip(here, there, strict=True)
    )
    over = _over(left, right, here, there)
    wide = second + right.shape[1]
    return Matched(_uri(left), _uri(right), wide, second, HIGH, lines, over)


def _points(found: Overlay, at: int) -> list[Point]:
    return [(point[at], point[at + 1]) for point in found.points]


def _sized(grey: Grey) -> Grey:
    wide = max(round(grey.shape[1] * HIGH / grey.shape[0]), 1)
    return np.asarray(cv2.resize(grey, (wide, HIGH), interpolation=cv2.INTER_AREA), np.uint8)


def _over(left: Grey, right: Grey, here: Sequence[Point], there: Sequence[Point]) -> str:
    """One laid over the other: what agrees is grey, the first alone bluish, the other reddish.

    Where the first does not reach, the other is dimmed.
    """
    points = np.array(here, np.float32), np.array(there, np.float32)
    cv2.setRNGSeed(1)
    matrix, _ = cv2.findHomography(*points, cv2.RANSAC, _REACH)
    if matrix is None:
        return ""
    size = right.shape[1], right.shape[0]
    reached = cv2.warpPerspective(np.ones_like(left), matrix, size) > 0
    if not reached.any():
        return ""
    laid = _even(np.asarray(cv2.warpPerspective(left, matrix, size), np.uint8), reached)
    under = _even(right, reached)
    both = np.stack([under, np.minimum(under, laid), laid], axis=2)
    return _uri(np.where(reached[..., None], both, under[..., None] // 2).astype(np.uint8))


def _even(grey: Grey, where: NDArray[np.bool_]) -> Grey:
    """Greys spread from black to white there, so that a darker print does not look different."""
    dark, light = np.percentile(grey[where], (2, 98))
    level = (grey.astype(np.float32) - dark) / max(float(light - dark), 1.0)
    return np.asarray(np.clip(level * 255, 0, 255), np.uint8)


def _uri(picture: Grey) -> str:
    coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1]
    return "data:image/jpeg;base64," + base64.b64encode(coded.tobytes()).decode("ascii")
