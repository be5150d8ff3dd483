"""Whether a picture was drawn by a program (a screen, a chart, a slide) rather than taken.

A drawn picture is mostly areas of a few exact tones; a camera leaves noise and a slope of light.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_BLOCK = 8  # pixels: those of JPEG
_EXACT = 1.0  # standard deviation of a block that is one tone
_MOSTLY = 0.35  # share of such blocks
_TONES = 4  # tones that hold
_HELD = 0.70  # so much of them
_NEAR = 2  # grey levels taken for one tone


def drawn(grey: NDArray[np.uint8]) -> bool:
    """Whether many blocks are of one tone, and their tones few."""
    high, wide = (side // _BLOCK for side in grey.shape)
    blocks = grey[: high * _BLOCK, : wide * _BLOCK].reshape(high, _BLOCK, wide, _BLOCK)
    blocks = blocks.astype(np.float32)
    exact = blocks.std(axis=(1, 3)) < _EXACT
    if exact.mean() < _MOSTLY:
        return False
    tones = blocks.mean(axis=(1, 3))[exact].round().astype(np.int64)
    return _held(tones) >= _HELD


def _held(tones: NDArray[np.int64]) -> float:
    """Share of the blocks within the few commonest tones."""
    count = np.bincount(tones, minlength=256).astype(np.float64)
    total, held = count.sum(), 0.0
    for _ in range(_TONES):
        here = int(count.argmax())
        near = slice(max(here - _NEAR, 0), here + _NEAR + 1)
        held += float(count[near].sum())
        count[near] = 0
    return held / float(total)
