"""Pictures of pages that were pasted into a paper with little text of its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from checker.model.document import Box, Document, Engine, Line, Page, Pixels, Placed
from checker.ocr.pages import with_text

_OWN = 150  # characters of the paper's own for each picture: with more, pictures only illustrate
_LEAST = 400  # pixels on the shorter side: less is no page that can be read
_MOST = 40  # pictures read in one paper
_INK = 30  # grey levels below the paper's white
_PAPER = 0.5  # share of a page that is paper
_WIDTH = 595.0  # points
_BELOW: Box = (0.1, 0.5, 0.9, 1.0)  # where a picture stands whose place is unknown


def read(document: Document, engine: Engine) -> Document:
    """The document with the words of pasted pages, ``where`` picture, after each page's own lines.

    Only formats without a fixed layout: other readers give such pages to OCR themselves.
    """
    sheets = {page.number: _sheets(page) for page in document.pages if page.source == "flow"}
    count = sum(map(len, sheets.values()))
    if not 0 < count <= _MOST or sum(len(page.text) for page in document.pages) >= _OWN * count:
        return document
    pages = (
        _filled(document, page, sheets.get(page.number, []), engine) for page in document.pages
    )
    return replace(document, pages=tuple(pages))


def _sheets(page: Page) -> list[tuple[Placed, Pixels]]:
    found = []
    for picture in page.pictures:
        pixels = _decoded(picture) if picture.anchor not in ("page", "ole") else None
        if pixels is not None and min(pixels.shape[:2]) >= _LEAST and _on_paper(pixels):
            found.append((picture, pixels))
    return found


def _decoded(picture: Placed) -> Pixels | None:
    try:
        return picture.pixels()
    except Exception:  # a picture that cannot be decoded is the reader's to report
        return None


def _on_paper(pixels: Pixels) -> bool:
    grey = pixels[::4, ::4, :3].mean(axis=2)
    return bool((grey > np.percentile(grey, 95) - _INK).mean() > _PAPER)


def _filled(
    document: Document, page: Page, sheets: list[tuple[Placed, Pixels]], engine: Engine
) -> Page:
    more = [
        _placed(line, picture.box or _BELOW, page.number)
        for picture, pixels in sheets
        for line in _words(document, pixels, engine)
    ]
    return replace(page, lines=(*page.lines, *more))


def _words(document: Document, pixels: Pixels, engine: Engine) -> tuple[Line, ...]:
    high, wide = pixels.shape[:2]
    sheet = Page(
        1, _WIDTH, _WIDTH * high / wide, source="scan", render=lambda _: pixels, needs_ocr=True
    )
    return with_text(replace(document, pages=(sheet,)), engine).pages[0].lines


def _placed(line: Line, box: Box, page: int) -> Line:
    x0, y0, x1, y1 = line.box
    wide, high = box[2] - box[0], box[3] - box[1]
    place = (box[0] + x0 * wide, box[1] + y0 * high, box[0] + x1 * wide, box[1] + y1 * high)
    return replace(line, box=place, page=page, where="picture")
