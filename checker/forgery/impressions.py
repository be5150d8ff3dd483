"""Seal impressions of scans as small upright patches of ink, made in the worker.

No lead by itself: ``impression_reused`` compares the patches of a batch. Only true-to-scale scans
without electronic signatures, at 150 dpi and above: below, genuine and copied overlap.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.forgery import ink_grain
from checker.forgery.ink_grain import Grain
from checker.model.document import Box, Document, Engine, Page, Pixels
from checker.model.finding import Finding, Outcome

NAME = "impressions"
LOOK_DPI, PATCH_DPI, LEAST_DPI = 75.0, 200.0, 150.0
SIDE = 256  # pixels of a patch: the circle's diameter is SIDE / 1.1
TEXT = 255  # patch value where black text hides the ink
SIZES = (3.0, 6.2)  # cm
MAX_PAGES = 60
MAX_SEALS = 6
FAINT = 28  # redness that paper and JPEG do not reach

Patch = NDArray[np.uint8]
Circle = tuple[float, float, float]


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
                "patch": packed(item.patch),
                "grain": ink_grain.packed(item.grain),
            }
            for item in found
        ]
    }
    reason = f"取得{len(found)}枚扫描印文供各文件之间比对" if found else "没有可供比对的扫描印文"
    return Finding(NAME, Outcome.NOT_APPLICABLE, reason, values=values, via="pixels")


def packed(patch: Patch) -> str:
    """A patch as plain text."""
    return base64.b85encode(zlib.compress(patch.tobytes(), 6)).decode("ascii")


def unpacked(text: str) -> Patch:
    """The patch again."""
    raw = zlib.decompress(base64.b85decode(text))
    return np.frombuffer(raw, dtype=np.uint8).reshape(SIDE, SIDE)


def _all(document: Document) -> Iterator[Impression]:
    for page in document.pages[:MAX_PAGES]:
        if page.render is None or page.source != "scan" or not page.true_scale:
            continue
        circles = find(page.render(LOOK_DPI), LOOK_DPI)
        if circles and _dpi(page) >= LEAST_DPI:
            picture = page.render(PATCH_DPI)
            for circle in circles:
                yield from _impression(page, picture, circle)


def _dpi(page: Page) -> float:
    """What the page's own picture holds; the rendering of a coarse one would only look fine."""
    scans = [item for item in page.pictures if item.anchor == "page"]
    if not scans:
        return 0.0
    wide = scans[0].box[2] - scans[0].box[0] if scans[0].box else 1.0
    return float(scans[0].pixels().shape[1] / (max(wide, 0.05) * page.width / 72))


def _impression(page: Page, picture: Pixels, rough: Circle) -> Iterator[Impression]:
    scale = PATCH_DPI / LOOK_DPI
    circle = refined(picture, (rough[0] * scale, rough[1] * scale, rough[2] * scale))
    if circle is None:
        return
    x, y, radius = circle
    high, wide = picture.shape[:2]
    box = ((x - radius) / wide, (y - radius) / high, (x + radius) / wide, (y + radius) / high)
    patch = cut(picture, circle)
    upright = _upright(picture, circle)
    ink = np.asarray(np.where(patch == TEXT, 0, patch) / (TEXT - 1), np.float32)
    yield Impression(page.number, box, patch, ink_grain.grain(upright, ink))


def redness(picture: Pixels) -> NDArray[np.float32]:
    """How much redder than grey each pixel is, 0 to 255."""
    part = picture.astype(np.float32)
    return np.asarray(np.clip(part[:, :, 0] - part[:, :, 1:].max(axis=2), 0, 255), np.float32)


def find(picture: Pixels, dpi: float) -> list[Circle]:
    """Rough circles (x, y, radius in pixels) of round red impressions."""
    mask = (redness(picture) > FAINT).astype(np.uint8)
    size = max(3, round(dpi * 0.08)) | 1
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    low, high = (value / 2.54 * dpi for value in SIZES)
    return [
        (x + wide / 2, y + tall / 2, (wide + tall) / 4)
        for x, y, wide, tall, _ in stats[1:].tolist()
        if low <= min(wide, tall) and max(wide, tall) <= high and 0.87 < wide / tall < 1.15
    ]


def refined(picture: Pixels, rough: Circle) -> Circle | None:
    """The circle through the outer rim, fitted without what strays; ``None`` if it is no rim."""
    x, y, radius = rough
    points = _rim(picture, x, y, radius * 1.08)
    if len(points) < 180:
        return None
    for _ in range(4):
        matrix = np.column_stack([2 * points, np.ones(len(points))])
        solved = np.linalg.lstsq(matrix, (points**2).sum(axis=1), rcond=None)[0]
        x, y = float(solved[0]), float(solved[1])
        radius = float(np.sqrt(max(0.0, solved[2] + x * x + y * y)))
        off = np.abs(np.hypot(points[:, 0] - x, points[:, 1] - y) - radius)
        kept = points[off <= max(1.0, 1.5 * float(np.median(off)))]
        if len(kept) < 150:
            return None
        points = kept
    close = abs(radius - rough[2]) < 0.12 * rough[2]
    return (x, y, radius) if close else None


def _rim(picture: Pixels, x: float, y: float, reach: float) -> NDArray[np.float64]:
    """The outermost inked point in each of 360 directions."""
    ink = redness(picture)
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    steps = np.arange(reach, reach * 0.75, -0.5)
    xs = x + np.outer(np.cos(angles), steps)
    ys = y + np.outer(np.sin(angles), steps)
    inside = (xs >= 0) & (ys >= 0) & (xs < ink.shape[1] - 1) & (ys < ink.shape[0] - 1)
    values = np.where(inside, ink[ys.astype(int) % ink.shape[0], xs.astype(int) % ink.shape[1]], 0)
    hit = values > FAINT
    first = hit.argmax(axis=1)
    rows = np.flatnonzero(hit.any(axis=1))
    return np.column_stack([xs[rows, first[rows]], ys[rows, first[rows]]])


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
