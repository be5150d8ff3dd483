"""Reads headings and numbers that stand in a paper as pictures: in DOCX headers, in PDF."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from checker.elements import numbers
from checker.elements.colours import ink_in
from checker.model.document import Box, Colour, Document, Engine, Line, Page, Pixels, Placed, cut

_TOP = 0.35  # fraction of the page within which a heading's picture begins
_WIDE = 0.3
_ROW, _LONG = 0.05, 4  # of the page's height: a row's; its width over its height
_DPI = 200.0
_MOST = 3  # pictures read per page
_PAGES = 2
_RED: Colour = (200, 20, 20)
_DARK: Colour = (0, 0, 0)


def with_headings(document: Document, engine: Engine) -> Document:
    """The document with the words of wide pictures at the top of text pages as lines of their own.

    Such lines are ``via`` ocr, ``where`` picture, with the colour the pixels show. A document
    number set as a picture of its own is one of them.
    """
    pages = list(document.pages)
    for index, page in enumerate(pages[:_PAGES]):
        if page.source not in ("text", "flow", "mixed") or page.needs_ocr:
            continue
        read = [line for picture in _candidates(page) for line in _lines(picture, page, engine)]
        read += _numbers(page, engine)
        if read:
            pages[index] = replace(page, lines=(*read, *page.lines))
    return replace(document, pages=tuple(pages))


def _candidates(page: Page) -> list[Placed]:
    """Pictures that may hold a heading: wide and near the top, or unplaced in a page header."""
    chosen = []
    for index, picture in enumerate(page.pictures):
        if picture.anchor in ("page", "ole"):
            continue
        box = picture.box
        if box is None:
            near = index < _MOST and picture.anchor != "behind"
            chosen += [picture] if near or picture.anchor == "page_header" else []
        elif box[1] < _TOP and box[2] - box[0] > _WIDE and box[3] - box[1] < 0.5:
            chosen.append(picture)
    return chosen[:_MOST]


def _numbers(page: Page, engine: Engine) -> list[Line]:
    """Document numbers that flat pictures in the upper part show, read as the page shows them."""
    boxes = [picture.box for picture in page.pictures if picture.box and _flat(picture.box, page)]
    if page.render is None or not boxes:
        return []
    drawn = page.render(_DPI)
    parts = [(box, part) for box in boxes[:_MOST] if (part := cut(drawn, box)).size]
    read = engine.recognise([part for _, part in parts]) if parts else []
    return [
        Line(text, box, page.number, _DARK, (box[3] - box[1]) * page.height, "ocr", sure, "picture")
        for (box, _), (text, sure) in zip(parts, read, strict=True)
        if numbers.parse(text)
    ]


def _flat(box: Box, page: Page) -> bool:
    """Whether a picture has the place and shape of one row of print."""
    wide, high = (box[2] - box[0]) * page.width, (box[3] - box[1]) * page.height
    return box[1] < _TOP and box[3] - box[1] < _ROW and wide > _LONG * max(high, 1e-6)


def _lines(picture: Placed, page: Page, engine: Engine) -> list[Line]:
    pixels = picture.pixels()
    if pixels.ndim != 3 or min(pixels.shape[:2]) < 16 or not _reddish(pixels):
        return []
    box = picture.box
    if box is None:
        if pixels.shape[0] > 0.4 * pixels.shape[1]:
            return []
        box = (0.1, 0.0, 0.9, 0.8 * pixels.shape[0] / pixels.shape[1] * page.width / page.height)
    return [_placed(line, box, page, pixels) for line in engine.read(pixels)]


def _reddish(pixels: Pixels) -> bool:
    """Whether enough red is there for a heading; photographs and black logos cost no OCR."""
    small = pixels[:: max(pixels.shape[0] // 200, 1), :: max(pixels.shape[1] // 200, 1)]
    flat = small.reshape(-1, 3).astype(np.int16)
    red = flat[:, 0] - flat[:, 1:].max(axis=1) > 60
    light = flat.min(axis=1) > 200
    return bool(red.mean() > 0.01 and light.mean() > 0.3)


def _placed(line: Line, box: Box, page: Page, pixels: Pixels) -> Line:
    """A picture's line on its page, in the page's fractions, with its pixels' colour."""
    width, height = box[2] - box[0], box[3] - box[1]
    x0, y0, x1, y1 = line.box
    ink = ink_in(pixels, line.box)
    placed = (
        box[0] + x0 * width,
        box[1] + y0 * height,
        box[0] + x1 * width,
        box[1] + y1 * height,
    )
    colour = _RED if ink == "red" else _DARK if ink in ("dark", "grey") else line.colour
    return replace(
        line,
        box=placed,
        page=page.number,
        colour=colour,
        size=(y1 - y0) * height * page.height,
        via="ocr",
        where="page_header" if page.source == "flow" else "picture",
    )
