"""Pictures of pages that were pasted into a paper with little text of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

import cv2
import numpy as np

from checker.model.boxes import on_page
from checker.model.document import (
    Box,
    Document,
    Engine,
    Line,
    Medium,
    Page,
    Pixels,
    Placed,
    Problem,
)
from checker.ocr import strips
from checker.ocr.pages import LineFinder, with_text

_OWN = 150  # characters of the paper's own for each picture: with more, pictures only illustrate
_LEAST = 400  # pixels on the shorter side: less is no page that can be read
_MOST = 40  # pictures read in one paper
_PAGES = 200  # pages made of one paper: what can be read in the time that a file has
_INK = 30  # grey levels below the paper's white
_PAPER = 0.5  # share of a page that is paper
_WIDTH = 595.0  # points
_UPRIGHT = (1.2, 1.65)  # height over width of a sheet of paper, scanned or photographed
_LINES = 6  # of text that make a picture a page; a photograph of an event has a banner or two
_FINDING = 1000  # pixels on the longer side, enough to count lines
_HALF = 0.5  # of the page's width: smaller ones only show that there is such a paper
_BELOW: Box = (0.1, 0.5, 0.9, 1.0)  # where a picture stands whose place is unknown


def apart(document: Document, engine: Engine) -> Document:
    """The document with every page pasted into it as a picture, scan or photograph, as its own.

    A Word or Excel file often only wraps scans: header, number and seal stand on those. They
    follow what the file says itself; a paper that has a text of its own stays as it is. Beyond the
    first ``_PAGES`` they stay pictures.
    """
    own = sum(len(page.text) for page in document.pages)
    pictures = sum(len(page.pictures) for page in document.pages if page.source == "flow")
    if document.format == "html" or own >= _OWN * pictures:
        return document
    every = (sheet for page in document.pages for sheet in _whole(page, engine))
    found = list(islice(every, _PAGES))
    if not found or own >= _OWN * len(found):
        return document
    kept = [_without(page, found) for page in document.pages]
    if not any(page.text.strip() or page.pictures for page in kept):
        kept = []
    pages = [
        _sheet(number, *sheet)
        for number, sheet in enumerate(found, 1 + max((page.number for page in kept), default=0))
    ]
    medium: Medium = "mixed" if own else "scan"
    return replace(document, pages=(*kept, *pages), medium=medium)


def _without(page: Page, sheets: Sequence[tuple[Placed, float]]) -> Page:
    """A page without the sheets pasted into it."""
    taken = [placed for placed, _ in sheets]
    rest = (one for one in page.pictures if not any(one is other for other in taken))
    return replace(page, pictures=tuple(rest))


def _whole(page: Page, engine: Engine) -> Iterator[tuple[Placed, float]]:
    """Pictures of pages and as large as one, with their height over their width.

    A sheet's form on white tells a scan; a photograph, sideways or of two pages, shows its lines.
    """
    for placed, pixels in _large(page) if page.source == "flow" else ():
        form = pixels.shape[0] / pixels.shape[1]
        shown = placed.box is None or placed.box[2] - placed.box[0] >= _HALF
        scanned = _UPRIGHT[0] <= form <= _UPRIGHT[1] and _on_paper(pixels)
        if shown and (scanned or _written(pixels, engine)):
            yield placed, form


def _written(pixels: Pixels, engine: Engine) -> bool:
    """Whether a picture shows lines of text: a page, whatever light and desk it was taken on."""
    if not isinstance(engine, LineFinder):
        return False
    small, _ = strips.shrunk(np.ascontiguousarray(pixels[..., :3]), _FINDING)
    return len(engine.find(small)) >= _LINES


def _sheet(number: int, placed: Placed, form: float) -> Page:
    whole = replace(placed, box=(0.0, 0.0, 1.0, 1.0), anchor="page")
    wide = _WIDTH * max(1.0, 1 / form)  # the shorter side is A4's
    return Page(
        number,
        wide,
        wide * form,
        pictures=(whole,),
        source="scan",
        render=partial(_drawn, placed, wide),
        true_scale=False,
        needs_ocr=True,
    )


def _drawn(placed: Placed, wide: float, dpi: float) -> Pixels:
    """A pasted sheet, so many points wide, at a resolution, never above its own."""
    pixels = placed.pixels()
    share = wide * dpi / 72 / pixels.shape[1]
    if share >= 1:
        return pixels
    drawn = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return np.asarray(drawn, np.uint8)


def read(document: Document, engine: Engine) -> Document:
    """The document with the words of pasted pages, ``where`` picture, after each page's own lines.

    Only formats without a fixed layout: other readers give such pages to OCR themselves. Of very
    many only the first are read, which a problem tells.
    """
    flows = [page for page in document.pages if page.source == "flow"]
    sheets = [(page.number, placed) for page in flows for placed, _ in _sheets(page)]
    own = sum(len(page.text) for page in document.pages)
    if not sheets or own >= _OWN * len(sheets):
        return document
    read: dict[int, list[Placed]] = {}
    for number, placed in sheets[:_MOST]:
        read.setdefault(number, []).append(placed)
    pages = (_filled(document, page, read.get(page.number, []), engine) for page in document.pages)
    problems = (*document.problems, *_unread(len(sheets)))
    return replace(document, pages=tuple(pages), problems=problems)


def _unread(count: int) -> tuple[Problem, ...]:
    if count <= _MOST:
        return ()
    text = f"文中贴有{count}张像页面的图片，只识别了前{_MOST}张的文字，其余请打开原文件人工查看"
    return (Problem("pictures-unread", text),)


def _sheets(page: Page) -> Iterator[tuple[Placed, Pixels]]:
    return (sheet for sheet in _large(page) if _on_paper(sheet[1]))


def _large(page: Page) -> Iterator[tuple[Placed, Pixels]]:
    for picture in page.pictures:
        pixels = picture.decoded() if picture.anchor not in ("page", "ole") else None
        if pixels is not None and min(pixels.shape[:2]) >= _LEAST:
            yield picture, pixels


def _on_paper(pixels: Pixels) -> bool:
    grey = pixels[::4, ::4, :3].mean(axis=2)
    return bool((grey > np.percentile(grey, 95) - _INK).mean() > _PAPER)


def _filled(document: Document, page: Page, sheets: list[Placed], engine: Engine) -> Page:
    more = [
        _placed(line, picture.box or _BELOW, page.number)
        for picture in sheets
        if (pixels := picture.decoded()) is not None  # again: all at once would fill the memory
        for line in _words(document, page.number, pixels, engine)
    ]
    return replace(page, lines=(*page.lines, *more))


def _words(document: Document, page: int, pixels: Pixels, engine: Engine) -> tuple[Line, ...]:
    high, wide = pixels.shape[:2]
    sheet = Page(
        page, _WIDTH, _WIDTH * high / wide, source="scan", render=lambda _: pixels, needs_ocr=True
    )
    return with_text(replace(document, pages=(sheet,)), engine).pages[0].lines


def _placed(line: Line, box: Box, page: int) -> Line:
    return replace(line, box=on_page(line.box, box), page=page, where="picture")
