"""The separator under a heading: a drawn rule where the file tells, else seen in pixels."""

from __future__ import annotations

from itertools import combinations
from statistics import median
from typing import Any

import cv2
import numpy as np

from checker.elements.colours import Ink, Inks, named
from checker.model.document import Box, Page, Pixels

_WIDE = 0.4  # fraction of the page width
_STRIPS = 10
_NEEDED = 6  # strips that must show the line; skew and breaks cost some
_RED, _DARK = 0.15, 0.6  # of the paper's brightness
_OFF = 0.01  # of the page's height, from a straight line


def below(page: Page, top: float, inks: Inks, reach: float = 0.25, ink: Ink = "red") -> Box | None:
    """The first rule of an ink within ``reach`` of the page under ``top``, ``None`` without one."""
    for shape in page.shapes:
        x0, y0, x1, _ = shape.box
        inked = shape.colour is not None and named(shape.colour) == ink
        wide = x1 - x0 > _WIDE or page.source == "flow"
        near = page.source == "flow" or top - 0.02 <= y0 <= top + reach
        if shape.kind != "ellipse" and inked and wide and near and _flat(shape.box, page):
            return shape.box
    pixels = inks.pixels(page) if page.source != "text" else None
    return None if pixels is None else _drawn(pixels, top, reach, ink)


def _flat(box: Box, page: Page) -> bool:
    return (box[3] - box[1]) * page.height < 8


def _drawn(pixels: Pixels, top: float, reach: float, ink: Ink) -> Box | None:
    """A line seen in most of the upright strips, allowing for skew between them."""
    height = pixels.shape[0]
    first, last = max(int((top - 0.005) * height), 0), min(int((top + reach) * height), height)
    band = pixels[first:last]
    if band.shape[0] < 8:
        return None
    mask = _mask(band, ink)
    heights = [_line_in(strip) for strip in np.array_split(mask, _STRIPS, axis=1)]
    seen = [(index, y) for index, y in enumerate(heights) if y is not None]
    seen = _straight(seen, _OFF * height)
    if len(seen) < _NEEDED:
        return None
    y0 = (first + min(y for _, y in seen)) / height
    y1 = (first + max(y for _, y in seen) + 1) / height
    return (seen[0][0] / _STRIPS, y0, (seen[-1][0] + 1) / _STRIPS, y1)


def _mask(band: Any, ink: Ink) -> Any:
    sample = band[::2, ::2].reshape(-1, 3)
    paper = np.percentile(sample, 85, axis=0).clip(40, 255).astype(np.float32)
    red, green, blue = (
        plane.astype(np.float32) / level
        for plane, level in zip(cv2.split(band), paper, strict=True)
    )
    side = np.maximum(green, blue)
    mask: Any = red - side > _RED if ink == "red" else np.maximum(red, side) < _DARK
    return mask


def _line_in(strip: Any) -> float | None:
    """The first row almost full of ink with clear paper soon above or below it."""
    full = strip.mean(axis=1) > 0.6
    for y in np.flatnonzero(full):
        around = [full[max(y - 7, 0)], full[min(y + 7, len(full) - 1)]]
        if not any(around):
            return float(y)
    return None


def _straight(seen: list[tuple[int, float]], off: float) -> list[tuple[int, float]]:
    """The strips whose heights lie on one line (Theil 1950, Sen 1968), ``off`` pixels at most.

    A letter's foot taken for the line in one strip does not bend it.
    """
    if len(seen) < _NEEDED:
        return []
    slope = median((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(seen, 2))
    base = median(y - slope * x for x, y in seen)
    return [(x, y) for x, y in seen if abs(y - slope * x - base) <= off]
