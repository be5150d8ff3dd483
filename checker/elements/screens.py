"""Whether a picture shows a screen: a program drew it, with letters to be read from near.

A photograph has no areas of one exact tone. A poster or a slide may have them, but its letters are
large; a sheet of paper has its own proportions.
"""

from __future__ import annotations

import cv2
import numpy as np

from checker import drawn
from checker.model.document import WHOLE, Document, Page, Placed

_SIDE = 640  # pixels of the longer side at which the tones are looked at
_SHEET, _SLACK = 2**0.5, 0.04  # a sheet's ratio of sides
_LETTERS = 0.1  # of the shorter side: the tallest line of a screen


def shown(document: Document) -> bool:
    """Whether each page is one picture of a screen."""
    return bool(document.pages) and all(_of_page(page) for page in document.pages)


def _of_page(page: Page) -> bool:
    if len(page.pictures) != 1 or not page.text.strip():
        return False
    left, top, right, foot = page.pictures[0].box or WHOLE
    short, long = sorted(((right - left) * page.width, (foot - top) * page.height))
    if short <= 0 or abs(long / short / _SHEET - 1) <= _SLACK:
        return False
    tallest = max((line.box[3] - line.box[1]) * page.height for line in page.lines)
    return tallest <= _LETTERS * short and _drawn(page.pictures[0])


def _drawn(picture: Placed) -> bool:
    pixels = picture.decoded()
    if pixels is None or min(pixels.shape[:2]) < 16:
        return False
    grey = cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_RGB2GRAY)
    scale = _SIDE / max(grey.shape)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return drawn.drawn(
        np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=way), np.uint8)
    )
