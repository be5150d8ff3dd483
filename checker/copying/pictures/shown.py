"""The pictures that a document shows: those placed on a page, and pages that are pictures.

On a page that is itself one picture the photographs and drawings are sought. One full of words is
shown whole as well if it is no page of running text: a screen, a certificate, a poster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from checker.copying.pictures import graphics, photo_areas
from checker.model.document import WHOLE, Box, Document, Page, Pixels, Placed

_TEXT = 80  # characters on a page: a page of text, in which only photographs count
_PAGE_WRITTEN = 0.05  # a page has more under lines of text, a hall with a written screen less
_RUNNING = 0.3  # of a page's height under lines that cross half of it: a page of running text
_WIDE = 0.5
_CLEAR = 0.7  # confidence of a line: bars of a chart are read as letters, too
_BAND = 0.12  # of its height without such lines,
_BAND_LINES = 5  # and with so many others: a picture full of words set into it
_MOSTLY = 0.8  # of all that is written
_DPI = 100.0
_PICTURES = ("scan", "photo")
_PAGED = ("pdf", "ofd", "image")
_PASTED = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and its place, or ``part`` of one; a drawing ``of_sheet`` is told from its words.

    One full of words that is no page of text is ``worded``: a screen, a poster, a certificate.
    Only their words tell two of one design apart, so it is compared as what is drawn.
    """

    pixels: Pixels
    box: Box | None
    name: str = ""
    part: bool = False
    of_sheet: bool = False
    worded: bool = False


def alone(document: Document) -> bool:
    """Whether pages that are pictures stand for themselves.

    One is its file's only page, or they are a few that were pasted into a Word or Excel file.
    """
    sheets = sum(page.source in _PICTURES for page in document.pages)
    return len(document.pages) == 1 or (document.format not in _PAGED and sheets <= _PASTED)


def of_page(page: Page, alone: bool) -> Iterator[Shown]:
    """The page's pictures, and what stands on a page that is itself one picture.

    ``alone``: it is no page among others of a paper.
    """
    text = sum(len(line.text) for line in page.lines)
    for placed in page.pictures:
        if placed.anchor != "page":
            pixels = _decoded(placed)
            if pixels is not None:
                yield Shown(pixels, placed.box, placed.name)
    whole = next((placed for placed in page.pictures if placed.anchor == "page"), None)
    if whole is None and page.source not in _PICTURES:
        return
    pixels = _rendered(page) if page.render else _decoded(whole)
    if pixels is None:
        return
    lines = tuple(line.box for line in page.lines)
    photo = page.source == "photo" and (text < _TEXT or _written(lines) < _PAGE_WRITTEN)
    if photo or (text < _TEXT and not photo_areas.on_paper(pixels)):
        yield Shown(pixels, WHOLE)  # on a white sheet its photographs are sought
        return
    clear = [line.box for line in page.lines if line.confidence >= _CLEAR]
    for band in _bands(clear) if alone or text < _TEXT else ():
        yield Shown(photo_areas.cut(pixels, band), band, worded=True)
    for part, box, drawn in on_sheet(pixels, pixels, lines):
        yield Shown(part, box, part=True, of_sheet=drawn)


def on_sheet(
    pixels: Pixels, shown: Pixels, lines: Sequence[Box], sheet: bool = True
) -> Iterator[tuple[Pixels, Box, bool]]:
    """Photographs on a sheet, and drawings, which are white as it is.

    ``shown`` is the sheet at about 100 dpi. If it may be no ``sheet``, paper is all round them.
    """
    filled = photo_areas.found(shown, lines) if sheet else photo_areas.framed(shown)
    for box in filled:
        yield photo_areas.cut(pixels, box), box, False
    for box in graphics.found(shown, lines) if sheet or photo_areas.on_paper(shown) else ():
        if not any(photo_areas.inside(box, other) for other in filled):
            yield graphics.lit(photo_areas.cut(pixels, box)), box, True


def inside(area: Box, box: Box | None) -> Box | None:
    """A box within a box, as fractions of the page."""
    if box is None:
        return None
    wide, high = box[2] - box[0], box[3] - box[1]
    left, top, right, foot = area
    return (
        box[0] + left * wide,
        box[1] + top * high,
        box[0] + right * wide,
        box[1] + foot * high,
    )


def _bands(lines: Sequence[Box]) -> list[Box]:
    """The whole page if it is no running text; else what stands between two parts of that.

    Running text crosses half of the page.
    """
    wide = sorted((box for box in lines if box[2] - box[0] > _WIDE), key=itemgetter(1))
    deep = sum(foot - top for _, top, _, foot in wide)
    if deep < _RUNNING and not 0 < _MOSTLY * _written(lines) <= _written(wide):
        return [WHOLE]
    feet = np.maximum.accumulate([0.0, *(box[3] for box in wide)]).tolist()
    gaps = zip(feet, [*(box[1] for box in wide), 1.0], strict=True)
    every = [(0.0, top, 1.0, foot) for top, foot in gaps if foot - top >= _BAND]
    return [band for band in every if _held(lines, band) >= _BAND_LINES]


def _held(lines: Sequence[Box], band: Box) -> int:
    """How many lines have their middle in a band."""
    return sum(band[1] < (box[1] + box[3]) / 2 < band[3] for box in lines)


def _written(lines: Sequence[Box]) -> float:
    """Share of the picture's area under lines of text."""
    return sum((right - left) * (foot - top) for left, top, right, foot in lines)


def _decoded(placed: Placed | None) -> Pixels | None:
    try:
        return placed.pixels() if placed else None
    except Exception:  # a picture that cannot be decoded is the reader's to report
        return None


def _rendered(page: Page) -> Pixels | None:
    try:
        return page.render(_DPI) if page.render else None
    except Exception:
        return None
