"""Which pixels a filled path covers: outlines inside outlines leave holes (GB/T 33190 9.1)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from PIL import Image as Picture

from checker.formats.affine import Point

Area = tuple[int, int, int, int]  # left, top, right, bottom in pixels


def cover(
    outlines: Sequence[Sequence[Point]], size: tuple[int, int], even_odd: bool
) -> tuple[Picture.Image, tuple[int, int]] | None:
    """The covered pixels as a mask and where its corner lies on a canvas of ``size``.

    ``None`` where nothing of the path lies on the canvas. Without ``even_odd`` outlines count by
    their direction (non-zero winding), so that overlapping ones of one direction stay filled.
    """
    outlines = [line for line in outlines if len(line) > 2]
    whole = _within(_bounds([point for line in outlines for point in line]), size)
    if whole is None:
        return None
    left, top, right, bottom = whole
    turns = np.zeros((bottom - top, right - left), np.int16)
    for line in outlines:
        part = _within(_bounds(line), size)
        if part is not None:
            here = turns[part[1] - top : part[3] - top, part[0] - left : part[2] - left]
            here += _filled(line, part) * (1 if even_odd or _area(line) > 0 else -1)
    inside = turns % 2 == 1 if even_odd else turns != 0
    return Picture.fromarray(inside.astype(np.uint8) * 255), (left, top)


def _bounds(points: Sequence[Point]) -> Area:
    if not points:
        return 0, 0, 0, 0
    across, down = zip(*points, strict=True)
    return (
        math.floor(min(across)),
        math.floor(min(down)),
        math.ceil(max(across)) + 1,
        math.ceil(max(down)) + 1,
    )


def _within(area: Area, size: tuple[int, int]) -> Area | None:
    left, top = max(area[0], 0), max(area[1], 0)
    right, bottom = min(area[2], size[0]), min(area[3], size[1])
    return (left, top, right, bottom) if right > left and bottom > top else None


def _filled(line: Sequence[Point], area: Area) -> np.ndarray[tuple[int, int], np.dtype[np.int16]]:
    """Ones inside one outline, in the pixels of ``area``."""
    mask = np.zeros((area[3] - area[1], area[2] - area[0]), np.uint8)
    points = np.clip(np.array(line, np.float64) - area[:2], -1e6, 1e6)
    cv2.fillPoly(mask, [np.round(points).astype(np.int32)], 1)
    return mask.astype(np.int16)


def _area(line: Sequence[Point]) -> float:
    """Twice the signed area: its sign is the direction in which the outline runs."""
    x, y = np.array(line, np.float64).T
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))
