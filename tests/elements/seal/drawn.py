"""Seals drawn stroke by stroke."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

EVERY_NINTH = np.radians(np.arange(0, 360, 9))


def strokes(
    page: NDArray[np.uint8],
    middle: Sequence[int],
    axes: float | Sequence[float],
    ends: tuple[float, float],
    colour: Sequence[int],
    thick: int = 2,
    angles: Iterable[float] = EVERY_NINTH,
) -> None:
    """What stands for letters in a ring: lines from one share of its axes to the other."""
    for angle in angles:
        way = np.array([np.cos(angle), np.sin(angle)]) * axes
        foot, head = (np.rint(np.array(middle) + way * end).astype(int) for end in ends)
        cv2.line(page, foot.tolist(), head.tolist(), colour, thick, cv2.LINE_AA)
