"""Whether a PDF looks different from what was signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from checker.model.document import Box, Pixels

DPI = 72.0
MAX_PAGES = 60
TOLD = 48  # grey levels: more than what smoothing of letters moves
LEAST = 12  # pixels: fewer are no letter


def visible(before: bytes, after: bytes, stamps: Sequence[tuple[int, Box | None]]) -> bool | None:
    """Whether pages differ outside the signature fields; ``None`` where one cannot be drawn."""
    try:
        with pdfium.PdfDocument(before) as old, pdfium.PdfDocument(after) as new:
            if len(old) != len(new):
                return True
            for index in range(min(len(new), MAX_PAGES)):
                boxes = [box for number, box in stamps if number == index + 1 and box is not None]
                if _differ(_drawn(old, index), _drawn(new, index), boxes):
                    return True
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return None
    return False


def _drawn(document: Any, index: int) -> Pixels:
    page = document[index]
    picture: Pixels = page.render(scale=DPI / 72, may_draw_forms=True).to_numpy()
    return picture


def _differ(old: Pixels, new: Pixels, boxes: Sequence[Box]) -> bool:
    if old.shape != new.shape:
        return True
    told = np.abs(old.astype(np.int16) - new.astype(np.int16)).max(axis=2) > TOLD
    high, wide = told.shape
    for box in boxes:
        rows = slice(max(0, int(box[1] * high) - 2), int(box[3] * high) + 3)
        told[rows, max(0, int(box[0] * wide) - 2) : int(box[2] * wide) + 3] = False
    return int(told.sum()) >= LEAST
