"""The pictures that a document shows: those placed on a page, and pages that are pictures.

On a page that is itself one picture the photographs and drawings are sought. One full of words is
shown whole as well if it is no page of running text: a screen, a certificate, a poster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.copying import graphics, photo_areas
from checker.model.document import Box, Page, Pixels, Placed

_TEXT = 80  # characters on a page: a page of text, in which only photographs count
_PAGE_WRITTEN = 0.05  # a page has more under lines of text, a hall with a written screen less
_RUNNING = 0.3  # of a page's height under lines that cross half of it: a page of running text
_WIDE = 0.5
_MOSTLY = 0.8  # of all that is written
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
_DPI = 100.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture and its place. It may be a drawing cut ``of_sheet``, told from words on paper.

    One full of words that is no page of text is ``worded``: a screen, a poster, a certificate.
    Only their words tell two of one design apart, so it is compared as what is drawn.
    """

    pixels: Pixels
    box: Box | None
    name: str = ""
    of_sheet: bool = False
    worded: bool = False


def of_page(page: Page, alone: bool) -> Iterator[Shown]:
    """The page's pictures, and what stands on a page that is itself one picture.

    ``alone``: it is all there is of its file.
    """
    text = sum(len(line.text) for line in page.lines)
    for placed in page.pictures:
        if placed.anchor != "page":
            pixels = _decoded(placed)
            if pixels is not None:
                yield Shown(pixels, placed.box, placed.name)
    whole = next((placed for placed in page.pictures if placed.anchor == "page"), None)
    if whole is None and page.source not in ("scan", "photo"):
        return
    pixels = _rendered(page) if page.render else _decoded(whole)
    if pixels is None:
        return
    lines = tuple(line.box for line in page.lines)
    photo = page.source == "photo" and (text < _TEXT or _written(lines) < _PAGE_WRITTEN)
    if photo or (text < _TEXT and not photo_areas.on_paper(pixels)):
        yield Shown(pixels, WHOLE)  # on a white sheet its photographs are sought
        return
    if (alone or text < _TEXT) and not _running(lines):
        yield Shown(pixels, WHOLE, worded=True)
    for part, box, drawn in on_sheet(pixels, pixels, lines):
        yield Shown(part, box, of_sheet=drawn)


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


def _running(lines: Sequence[Box]) -> bool:
    """Whether lines that cross half of the page fill it, or hold nearly all that is written."""
    wide = [box for box in lines if box[2] - box[0] > _WIDE]
    deep = sum(foot - top for _, top, _, foot in wide)
    return deep >= _RUNNING or 0 < _MOSTLY * _written(lines) <= _written(wide)


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
