"""Where photographs stand on a page that is itself one picture."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Box, Pixels

_BLOCK = 12  # pixels at 100 dpi
_INK = 30  # grey levels below paper white
_FILLED = 0.6  # share of a block that is not paper
_SOLID = 0.65  # share of a region's box that is filled
_LEAST = 0.03  # share of the page
_TEXT = 0.35  # share of a region's height crossed by lines of text


def found(pixels: Pixels, lines: Sequence[Box]) -> list[Box]:
    """Boxes of filled areas large and solid enough to be photographs, without text areas."""
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)
    paper = float(np.percentile(grey, 95))
    ink = (grey < paper - _INK).astype(np.float32)
    high, wide = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    if high < 4 or wide < 4:
        return []
    share = ink[: high * _BLOCK, : wide * _BLOCK].reshape(high, _BLOCK, wide, _BLOCK).mean((1, 3))
    filled = (share > _FILLED).astype(np.uint8)
    filled = cv2.morphologyEx(filled, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return [box for box in _regions(np.asarray(filled, np.uint8)) if not _written(box, lines)]


def _regions(filled: NDArray[np.uint8]) -> list[Box]:
    high, wide = filled.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(filled, connectivity=4)
    boxes = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[label])
        large = width * height >= _LEAST * high * wide
        if large and area >= _SOLID * width * height:
            boxes.append((left / wide, top / high, (left + width) / wide, (top + height) / high))
    return boxes


def _written(box: Box, lines: Sequence[Box]) -> bool:
    """Whether lines of text fill the area: a shaded table or a photographed sheet."""
    inside = [
        min(line[3], box[3]) - max(line[1], box[1])
        for line in lines
        if line[0] < box[2] and line[2] > box[0] and line[1] < box[3] and line[3] > box[1]
    ]
    return sum(inside) > _TEXT * (box[3] - box[1])


def cut(pixels: Pixels, box: Box) -> Pixels:
    """The part of a picture inside a box."""
    height, width = pixels.shape[:2]
    left, right = int(box[0] * width), int(box[2] * width)
    top, bottom = int(box[1] * height), int(box[3] * height)
    return np.ascontiguousarray(pixels[top:bottom, left:right])
