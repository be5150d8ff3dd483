"""Seal impressions of scans as small upright patches of ink, made in the worker.

No lead by itself: ``impression_reused`` compares the patches of a batch. Only true-to-scale scans
without electronic signatures, at 150 dpi and above: below, genuine and copied overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.forgery import ink_grain
from checker.forgery.ink_grain import Grain
from checker.forgery.red_circles import Circle, find, redness, refined
from checker.model.document import Box, Document, Engine, Page, Pixels
from checker.model.finding import Finding, Outcome

NAME = "impressions"
LOOK_DPI, PATCH_DPI, LEAST_DPI = 75.0, 200.0, 150.0
SIDE = 256  # pixels of a patch: the circle's diameter is SIDE / 1.1
TEXT = 255  # patch value where black text hides the ink
MAX_PAGES = 60
MAX_SEALS = 6

Patch = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Impression:
    """One impression: ink 0 to 254 in ``patch``, 255 under text; ``box`` as fractions."""

    page: int
    box: Box
    patch: Patch
    grain: Grain


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``not_applicable`` with ``values["impressions"]``: page, box, patch and grain as text."""
    signed = any(item.given for item in document.signatures)
    found = [] if signed else list(_all(document))[:MAX_SEALS]
    values = {
        "impressions": [
            {
                "page": item.page,
                "box": list(item.box),
                "patch": ink_grain.packed(item.patch),
                "grain": ink_grain.packed(item.grain),
            }
            for item in found
        ]
    }
    reason = f"取得{len(found)}枚扫描印文供各文件之间比对" if found else "没有可供比对的扫描印文"
    return Finding(NAME, Outcome.NOT_APPLICABLE, reason, values=values, via="pixels")


def unpacked(text: str) -> Patch:
    """The patch again."""
    return ink_grain.unpacked(text, SIDE).view(np.uint8)


def _all(document: Document) -> Iterator[Impression]:
    for page in document.pages[:MAX_PAGES]:
        if page.render is None or page.source != "scan" or not page.true_scale:
            continue
        rough = page.render(LOOK_DPI)
        circles = find(rough, LOOK_DPI)
        if circles and _dpi(page) >= LEAST_DPI:
            picture = page.render(PATCH_DPI)  # picture files give no more than they hold
            scale = picture.shape[1] / rough.shape[1]
            for x, y, radius in circles:
                yield from _impression(page, picture, (x * scale, y * scale, radius * scale))


def _dpi(page: Page) -> float:
    """What the page's own picture holds; the rendering of a coarse one would only look fine."""
    scans = [item for item in page.pictures if item.anchor == "page"]
    if not scans:
        return 0.0
    wide = scans[0].box[2] - scans[0].box[0] if scans[0].box else 1.0
    return float(scans[0].pixels().shape[1] / (max(wide, 0.05) * page.width / 72))


def _impression(page: Page, picture: Pixels, rough: Circle) -> Iterator[Impression]:
    circle = refined(picture, rough)
    if circle is None:
        return
    x, y, radius = circle
    high, wide = picture.shape[:2]
    box = ((x - radius) / wide, (y - radius) / high, (x + radius) / wide, (y + radius) / high)
    patch = cut(picture, circle)
    upright = _upright(picture, circle)
    ink = np.asarray(np.where(patch == TEXT, 0, patch) / (TEXT - 1), np.float32)
    yield Impression(page.number, box, patch, ink_grain.grain(upright, ink))


def cut(picture: Pixels, circle: Circle) -> Patch:
    """The ink inside the circle, scaled to one size."""
    upright = _upright(picture, circle)
    patch = np.clip(redness(upright), 0, TEXT - 1).astype(np.uint8)
    dark = (upright[:, :, 0] < 110).astype(np.uint8)
    patch[cv2.dilate(dark, np.ones((3, 3), np.uint8)) > 0] = TEXT
    return patch


def _upright(picture: Pixels, circle: Circle) -> Pixels:
    """The circle and a little around it at the patch's size; white beyond the page."""
    x, y, radius = circle
    scale = SIDE / (2 * 1.1 * radius)
    move = np.array([[scale, 0, SIDE / 2 - scale * x], [0, scale, SIDE / 2 - scale * y]])
    white = (255, 255, 255)
    size = (SIDE, SIDE)
    part = cv2.warpAffine(picture, move, size, flags=cv2.INTER_AREA, borderValue=white)
    return np.asarray(part, np.uint8)
