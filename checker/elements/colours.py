"""What colour a row's ink has: told by the file on text media, by pixels on pictures.

Pixels are judged relative to the paper round them, so that yellow paper, shadows and fading do
not count as ink: per channel ink ÷ paper, red where the red channel stays light and the others
do not.
"""

from __future__ import annotations

from functools import reduce
from typing import Literal

import cv2
import numpy as np
import numpy.typing as npt

from checker.elements.layout import Row
from checker.elements.quantile import median, quantile
from checker.model.document import Box, Colour, Document, Page, Pixels

Reals = npt.NDArray[np.float64]
Ink = Literal["red", "doubtful", "dark", "grey", "other", "light", "unknown"]

_RED, _DOUBTFUL = 0.22, 0.12  # share of paper brightness by which red exceeds green and blue
_SHOWN = 0.12  # less ink than this share of the paper's brightness is no ink
_INK, _CORE = 0.08, 0.03  # of a row's box is ink; wide-set letters fill no more than the latter
_FILL = 0.6  # letters cover less of their box; a fuller box is a coloured area with light letters
_ENOUGH = 12_000  # pixels that show a row's ink
_DPI = 100.0
_ENDS = 2  # pages looked at from either end
_LEVELS = np.arange(256, dtype=np.float32)


class Inks:
    """Ink colours of rows, each page drawn at most once."""

    def __init__(self) -> None:
        self._pages: dict[int, Pixels | None] = {}
        self._seen: dict[tuple[int, Box], Ink] = {}

    def of(self, row: Row, page: Page) -> Ink:
        """The colour of a row's ink; pixels decide on scans and photographs."""
        if page.source in ("scan", "photo", "mixed") or row.lines[0].via == "ocr":
            pixels = self.pixels(page)
            if pixels is not None:
                return self._shown(pixels, page.number, row.box)
        colours = {line.colour for line in row.lines}
        if colours == {None}:
            pixels = self.pixels(page)
            return "unknown" if pixels is None else self._shown(pixels, page.number, row.box)
        kinds = [named(colour) for colour in colours if colour is not None]
        return "red" if kinds and all(kind == "red" for kind in kinds) else _first_not_red(kinds)

    def _shown(self, pixels: Pixels, page: int, box: Box) -> Ink:
        if (page, box) not in self._seen:
            self._seen[page, box] = ink_in(pixels, box)
        return self._seen[page, box]

    def pixels(self, page: Page) -> Pixels | None:
        """The page drawn at 100 dpi, ``None`` where it has no fixed layout."""
        if page.number not in self._pages:
            self._pages[page.number] = page.render(_DPI) if page.render else None
        return self._pages[page.number]


def named(colour: Colour) -> Ink:
    """A file's own colour in words. Grey between black and white may be a red printed grey."""
    red, green, blue = colour
    side = max(green, blue)
    if red - side >= 70 and red >= 120 and abs(green - blue) <= 0.45 * red:
        return "red"
    if max(colour) - min(colour) <= 24:
        return "dark" if max(colour) <= 60 else "grey" if max(colour) < 225 else "light"
    return "other"


def ink_in(pixels: Pixels, box: Box) -> Ink:
    """The colour of the ink inside a box (fractions of the picture) against the paper round it."""
    crop = _cut(pixels, box)
    if crop.size == 0:
        return "unknown"
    step = max(1, crop.shape[0] * crop.shape[1] // _ENOUGH)
    crop = crop[:, ::step]
    planes = np.ascontiguousarray(crop.reshape(-1, 3).T, np.float64)
    paper = np.clip([quantile(plane, 0.9) for plane in planes], 40, 255)
    found = _of_strokes((planes / paper[:, None]).clip(0, 1.2), _INK)
    if found in ("dark", "light") and _of_strokes(_lit(crop, len(crop) // step), _CORE) == "red":
        return "doubtful"  # red letters, and a shadow over a part of the row
    return found


def _lit(crop: Pixels, reach: int) -> Reals:
    """Each channel as a share of the paper's within ``reach`` columns to either side.

    A shadow's edge is no ink; a coloured area stays one, its letters being its lightest part.
    """
    place = int(0.9 * (len(crop) - 1))
    bright = np.partition(crop, place, axis=0)[place][None]
    paper = cv2.dilate(bright, np.ones((1, 2 * reach + 1), np.uint8)).clip(40, 255)
    share = (crop / paper.astype(np.float64)).clip(0, 1.2)
    return np.ascontiguousarray(share.reshape(-1, 3).T)


def _of_strokes(share: Reals, part: float) -> Ink:
    """The colour of the darkest part of three rows: each channel as a share of the paper's."""
    least = share.min(axis=0)
    level = quantile(least, part)
    if level > 1 - _SHOWN:
        return "unknown"
    if float((least < (level + 1) / 2).mean()) > _FILL:
        return "light"
    red, green, blue = (quantile(strokes, 0.5) for strokes in share[:, least <= level + 0.08])
    return _ink(red, green, blue)


def coloured(document: Document) -> bool:
    """Whether anything in the document has colour: if not, a missing red proves nothing."""
    for page in document.pages:
        marks = [line.colour for line in page.lines] + [shape.colour for shape in page.shapes]
        if any(named(mark) in ("red", "other") for mark in marks if mark is not None):
            return True
    return any(map(_has_colour, ends(document)))


def ends(document: Document) -> list[Page]:
    """The pages of pictures that are looked at for colour: two from either end."""
    pages = [page for page in document.pages if page.render and page.source != "text"]
    return pages if len(pages) <= 2 * _ENDS else [*pages[:_ENDS], *pages[-_ENDS:]]


def _has_colour(page: Page) -> bool:
    """Whether pixels differ in hue from the paper: at least 1 in 2,000 at 50 dpi."""
    if page.render is None:
        return False
    planes = cv2.split(page.render(50.0))
    shares = [cv2.LUT(plane, _LEVELS / min(max(median(plane), 40), 255)) for plane in planes]
    spread = reduce(cv2.max, shares) - reduce(cv2.min, shares)
    return bool((spread > 0.25).mean() > 1 / 2000)


def _ink(red: float, green: float, blue: float) -> Ink:
    excess = red - max(green, blue)
    if excess >= _RED and abs(green - blue) < 0.3:
        return "red"
    if excess >= _DOUBTFUL:
        return "doubtful"
    if max(red, green, blue) - min(red, green, blue) > 0.2:
        return "other"
    return "dark"


def _first_not_red(kinds: list[Ink]) -> Ink:
    return next((kind for kind in kinds if kind != "red"), "unknown")


def _cut(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    margin = max((box[3] - box[1]) * 0.25, 2 / height)
    top, bottom = int((box[1] - margin) * height), int((box[3] + margin) * height) + 1
    left, right = int(box[0] * width), int(box[2] * width) + 1
    return pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
