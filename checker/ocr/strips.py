"""Strips of single lines cut from a picture, and the lines made of them."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Box, Colour, Line, Pixels

Quads = NDArray[np.float32]  # n × 4 × 2, corners in pixels, top left first, clockwise
_CORE = 0.4  # of a line's ink, its darkest: edges are mixed with the paper
_ENOUGH = 40, 320  # pixels of height and of width that show a line's colour
NONE: Quads = np.zeros((0, 4, 2), np.float32)


def shrunk(picture: Pixels, side: int) -> tuple[Pixels, float]:
    """The picture with its long side at most ``side`` pixels, and the scale used.

    Halves are taken first: whole pixels are averaged ten times as fast as parts of them.
    """
    scale = min(1.0, side / max(picture.shape[:2]))
    rest, way = scale, cv2.INTER_AREA
    while rest <= 0.5:
        picture, rest, way = halved(picture), 2 * rest, cv2.INTER_LINEAR
    if rest < 1:
        picture = np.asarray(cv2.resize(picture, None, fx=rest, fy=rest, interpolation=way))
    return picture, scale


def halved(picture: Pixels) -> Pixels:
    """Half as wide and high, four pixels averaged to one."""
    return np.asarray(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def sides(quads: Quads) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Lengths of the upper and of the left side of each quadrilateral, in pixels."""
    return (
        np.linalg.norm(quads[:, 1] - quads[:, 0], axis=1),
        np.linalg.norm(quads[:, 3] - quads[:, 0], axis=1),
    )


def heights(quads: Quads) -> NDArray[np.float32]:
    """Each strip's short side in pixels, which is its glyphs' height."""
    return np.minimum(*sides(quads))


def cut(picture: Pixels, quad: NDArray[np.float32]) -> Pixels:
    """The quadrilateral straightened; tall ones are turned so that they read left to right."""
    wide, high = (float(side[0]) for side in sides(quad[None]))
    width, height = max(1, round(wide)), max(1, round(high))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    strip = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.ascontiguousarray(np.rot90(strip) if height >= 1.5 * width else strip, np.uint8)


def box(quad: NDArray[np.float32], picture: Pixels) -> Box:
    """The upright box round a quadrilateral, as fractions of the picture."""
    height, width = picture.shape[:2]
    x, y = np.clip(quad[:, 0] / width, 0, 1), np.clip(quad[:, 1] / height, 0, 1)
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def lines(picture: Pixels, quads: Quads, words: Sequence[tuple[str, float]]) -> list[Line]:
    """Lines of the strips that hold any text. Doubtful ones stay, with their confidence."""
    return [
        Line(text=text, box=box(quad, picture), via="ocr", confidence=min(1.0, confidence))
        for quad, (text, confidence) in zip(quads, words, strict=True)
        if text.strip()
    ]


def colour(strip: Pixels) -> Colour | None:
    """The ink's colour as on white paper: the strokes' core, the background's cast taken out."""
    down, across = (
        max(1, side // enough) for side, enough in zip(strip.shape, _ENOUGH, strict=False)
    )
    strip = np.ascontiguousarray(strip[::down, :: max(down, across)])
    darkness = np.minimum(np.minimum(strip[..., 0], strip[..., 1]), strip[..., 2])
    dark = _levelled(darkness)
    share = cv2.countNonZero(dark) / dark.size
    if not 0 < share < 1:
        return None
    light = _middle(strip, ~dark)
    if share > 0.6:  # light letters on a dark ground
        r, g, b = light
        return int(r), int(g), int(b)
    darkest = darkness <= _level(_below(darkness, 0, dark), _CORE)
    core = _middle(strip, darkest.astype(np.uint8))
    r, g, b = np.clip(core / np.maximum(light, 1) * 255, 0, 255)
    return int(r), int(g), int(b)


def _levelled(darkness: Pixels) -> Pixels:
    """255 where the ink is, by Otsu's level between the light and the dark."""
    _, dark = cv2.threshold(darkness, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(dark, np.uint8)


def _middle(strip: Pixels, chosen: Pixels) -> NDArray[np.float64]:
    """The median of each colour over the chosen pixels (not 0)."""
    return np.array([_level(_below(strip, at, chosen), 0.5) for at in range(3)])


def _below(picture: Pixels, channel: int, chosen: Pixels) -> NDArray[np.float32]:
    """How many of the chosen pixels have at most each grey level."""
    counts = cv2.calcHist([picture], [channel], chosen, [256], [0, 256])
    return np.asarray(np.cumsum(counts), np.float32)


def _level(below: NDArray[np.float32], share: float) -> float:
    """The grey level under which a share of counted pixels lies, as numpy's quantile has it."""
    rank = share * (float(below[-1]) - 1)
    lower, upper = (int(np.searchsorted(below, at, "right")) for at in (rank // 1, -(-rank // 1)))
    return lower + (upper - lower) * (rank % 1)
