"""Whether one picture shows other things than another amid much that is the same.

Pages of one system, maps of one ground and forms of one kind agree in most of their tiles. Where a
tile is found nowhere near its place while those round it stand sharply, no finer fit will bring it
there: the words in it are others. Found early, at half the size, it spares the finer look.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

_FOUND = 0.6  # correlation that a tile of other content does not reach,
_SHARP = 0.9  # and that its neighbours reach,
_NEIGHBOURS = 3  # so many of eight
_STRIP = 0.35  # share of the height or width at an edge that may be a caption
_LEAST = 3  # such tiles, whichever edge may have the caption


def differs(chosen: NDArray[np.bool_], best: NDArray[np.float64]) -> bool:
    """``best``: the correlation of each chosen tile (rows × columns) near its place."""
    found = np.ones(chosen.shape)
    found[chosen] = best
    sharp = (chosen & (found > _SHARP)).astype(np.float32)
    around = cv2.boxFilter(
        sharp, cv2.CV_32F, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT
    )
    lone = (found < _FOUND) & (around > _NEIGHBOURS - 0.5)
    rows, columns = np.nonzero(lone)
    if len(rows) < _LEAST:
        return False
    high, wide = chosen.shape
    return all(
        int(inward.sum()) >= _LEAST
        for inward in (
            rows >= _STRIP * high,
            rows < (1 - _STRIP) * high,
            columns >= _STRIP * wide,
            columns < (1 - _STRIP) * wide,
        )
    )
