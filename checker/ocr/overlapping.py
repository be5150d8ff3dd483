"""Boxes that lie over each other on one row: a letter at the seam is read as two halves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from checker.model.document import Engine, Pixels
from checker.ocr import strips
from checker.ocr.strips import Quads

_SHARED = 0.3  # of the lower box's height: finders pad what they find by less
_LEVEL = 0.35  # of it, between the middles of two boxes on one row

Words = list[tuple[str, float]]


def mended(picture: Pixels, quads: Quads, words: Words, engine: Engine) -> tuple[Quads, Words]:
    """The strips with two that overlap made one, where the recogniser is surer of the whole.

    ``quads``: n × 4 × 2 in pixels, level; ``words``: text and confidence of each.
    """
    quads, words = quads.copy(), list(words)
    kept = np.ones(len(quads), np.bool_)
    for left, right in _pairs(quads) if len(quads) > 1 else ():
        if not (kept[left] and kept[right]):
            continue
        whole = _round(quads[[left, right]])
        [read] = engine.recognise([strips.cut(picture, whole)])
        if read[1] > _sure(words[left], words[right]):
            quads[left], words[left], kept[right] = whole, read, False
    return quads[kept], [word for word, stays in zip(words, kept, strict=True) if stays]


def _pairs(quads: Quads) -> NDArray[np.int64]:
    """Boxes of which the second begins within the end of the first, on one row: m × 2."""
    high = strips.heights(quads)
    (left, top), (right, foot) = quads.min(axis=1).T, quads.max(axis=1).T
    middle = (top + foot) / 2
    low = np.minimum(high[:, None], high)
    level = np.abs(middle[:, None] - middle) < _LEVEL * low
    follows = (left[:, None] < left) & (right[:, None] < right)
    return np.argwhere(level & follows & (right[:, None] - left > _SHARED * low))


def _sure(*parts: tuple[str, float]) -> float:
    """How sure the parts' letters are in the mean, 0 of no letters."""
    letters = sum(len(text) for text, _ in parts)
    return sum(len(text) * sure for text, sure in parts) / max(letters, 1)


def _round(quads: Quads) -> Quads:
    """One upright quadrilateral round several."""
    (x0, y0), (x1, y1) = quads.min(axis=(0, 1)), quads.max(axis=(0, 1))
    return np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
