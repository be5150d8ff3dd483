"""The pictures that a document shows: those placed on a page, and pages that are pictures.

On a page that is itself one picture the photographs and drawings are sought. One full of words is
shown whole as well if it is no page of running text: a screen, a certificate, a poster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.copying.pictures import graphics, photo_areas, set_in
from checker.model.boxes import area
from checker.model.document import WHOLE, Box, Document, Page, Pixels

_TEXT = 80  # characters on a page: a page of text, in which only photographs count
_PAGE_WRITTEN = 0.05  # a page has more under lines of text, a hall with a written screen less
_FEW = 3  # lines that cross half of a page, if they take so much of its height
_RUNNING = 0.3
_MOSTLY = 0.8  # or of all that is written: running text
_DPI = 100.0
_FINE = 640  # pixels of the longer side that are looked at
_PICTURES = ("scan", "photo")
_PAGED = ("pdf", "ofd", "image")
_PASTED = 20
_BAR = 4.0  # times as wide as high: no photograph


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
        if placed.anchor not in ("page", "page_header"):  # an emblem of the letter paper
            pixels = placed.decoded()
            if pixels is not None:
                yield Shown(pixels, placed.box, placed.name)
    whole = next((placed for placed in page.pictures if placed.anchor == "page"), None)
    if whole is None and page.source not in _PICTURES:
        return
    pixels = _rendered(page) if page.render else None
    if whole and not page.render:
        pixels = whole.decoded()
    if pixels is None:
        return
    lines = tuple(line.box for line in page.lines)
    photo = page.source == "photo" and (text < _TEXT or _written(lines) < _PAGE_WRITTEN)
    if photo or (text < _TEXT and not photo_areas.on_paper(pixels)):
        yield Shown(pixels, WHOLE)  # on a white sheet its photographs are sought
        return
    running = set_in.running(set_in.clear(page.lines))
    on_it = list(on_sheet(pixels, pixels, lines, running))
    for box in _full_of_words(page, pixels, alone or text < _TEXT):
        if box != WHOLE and _shown_by(box, on_it):
            continue
        yield Shown(_sharp(page, pixels, box), box, worded=True)
    for part, box, drawn in on_it:
        yield Shown(part, box, part=True, of_sheet=drawn)


def _shown_by(box: Box, parts: Sequence[tuple[Pixels, Box, bool]]) -> bool:
    """Whether a box is mostly one part of the sheet, or holds a photograph; a slide has bars."""
    inside = photo_areas.inside
    photographs = (place for part, place, drawn in parts if not drawn and not _bar(part))
    whole = any(inside(box, place) for _, place, _ in parts)
    return whole or any(inside(place, box) for place in photographs)


def _bar(part: Pixels) -> bool:
    high, wide = part.shape[:2]
    return bool(wide > _BAR * high)


def on_sheet(
    pixels: Pixels,
    shown: Pixels,
    lines: Sequence[Box] = (),
    running: Sequence[Box] = (),
    *,
    sheet: bool = True,
) -> Iterator[tuple[Pixels, Box, bool]]:
    """Photographs on a sheet, and drawings, which are white as it is.

    ``shown`` is the sheet at about 100 dpi, ``running`` its running text. If it may be no
    ``sheet``, paper is all round them.
    """
    filled = photo_areas.found(shown, lines, running) if sheet else photo_areas.framed(shown)
    for box in filled:
        yield photo_areas.cut(pixels, box), box, False
    for box in graphics.found(shown, lines) if sheet or photo_areas.on_paper(shown) else ():
        if not any(photo_areas.inside(box, other) for other in filled):
            yield graphics.lit(photo_areas.cut(pixels, box)), box, True


def _full_of_words(page: Page, pixels: Pixels, alone: bool) -> list[Box]:
    """The whole page if it is no running text and stands ``alone``, else what is set into that.

    Running text stands on upright pages; a site's may cross a screen.
    """
    if alone and pixels.shape[1] > pixels.shape[0]:
        return [WHOLE]
    clear = set_in.clear(page.lines)
    wide = set_in.running(clear)
    deep = sum(foot - top for _, top, _, foot in wide)
    mostly = deep >= _RUNNING or _MOSTLY * _written([line.box for line in clear]) <= _written(wide)
    if len(wide) < _FEW or not mostly:
        return [WHOLE] if alone else []
    return set_in.found(pixels, page.lines, alone)


def _written(lines: Sequence[Box]) -> float:
    """Share of the picture's area under lines of text."""
    return sum(map(area, lines))


def _sharp(page: Page, pixels: Pixels, box: Box) -> Pixels:
    """A part of the page, drawn finer where it is small: its words are."""
    side = max((box[2] - box[0]) * pixels.shape[1], (box[3] - box[1]) * pixels.shape[0])
    finer = _rendered(page, _DPI * _FINE / side) if page.render and side < _FINE else None
    return photo_areas.cut(pixels if finer is None else finer, box)


def _rendered(page: Page, dpi: float = _DPI) -> Pixels | None:
    try:
        return page.render(dpi) if page.render else None
    except Exception:
        return None
