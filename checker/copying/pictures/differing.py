"""Whether one picture shows other things than another amid much that is the same.

Pages of one system, maps of one ground and forms of one kind agree in most of their tiles. Where a
tile is found nowhere near its place while those round it stand sharply, no finer fit will bring it
there: the words in it are others. Found early, at half the size, it spares the finer look.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.copying.pictures import tones
from checker.copying.pictures.tiles import Grey, Grid, Reals

_FOUND = 0.6  # correlation that a tile of other content does not reach,
_SHARP = 0.9  # and that its neighbours reach,
_NEIGHBOURS = 3  # so many of eight
_STRIP = 0.35  # share of the height or width at an edge that may be a caption
_LEAST = 3  # such tiles, whichever edge may have the caption

Flags = NDArray[np.bool_]


def differs(of: Grid, over: Grey, under: Grey, chosen: Flags, best: Reals) -> bool:
    """``best``: the correlation of each chosen tile (rows × columns) near its place.

    Light things that a brightened copy has lost are no other words.
    """
    found = np.ones(chosen.shape)
    found[chosen] = best
    lone = _lone(found, chosen)
    if not _everywhere(lone):
        return False
    toned = tones.toned(of, over, under, chosen & (found > _SHARP), lone)
    lone[lone] = (toned.best < _FOUND) & toned.shown
    return _everywhere(lone)


def _lone(found: Reals, chosen: Flags) -> Flags:
    """Tiles that are not found while those round them stand sharply."""
    sharp = (chosen & (found > _SHARP)).astype(np.float32)
    border = cv2.BORDER_CONSTANT
    around = cv2.boxFilter(sharp, cv2.CV_32F, (3, 3), normalize=False, borderType=border)
    return np.asarray((found < _FOUND) & (around > _NEIGHBOURS - 0.5))


def _everywhere(lone: Flags) -> bool:
    """Whether enough are left whichever edge may have a caption."""
    high, wide = lone.shape
    top, left = int(_STRIP * high), int(_STRIP * wide)
    rests = lone[top:], lone[: high - top], lone[:, left:], lone[:, : wide - left]
    return all(rest.sum() >= _LEAST for rest in rests)
