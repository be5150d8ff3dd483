"""White boxes on an OFD page, annotations' ones too, and the words under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as File

from checker.errors import Unreadable
from checker.forgery.covers import LEAST, LEAST_DARK, LIGHT, MOST, Covered, dark
from checker.forgery.places import area, common
from checker.formats.affine import around
from checker.formats.ofd import layout, render
from checker.formats.ofd.layout import Sheet
from checker.formats.ofd.objects import Mark, Path, Text
from checker.formats.ofd.package import Package
from checker.model.document import Box, Pixels

DPI = 100.0
MOSTLY = 0.5  # of the words, under the box or on it
MAX_BOXES = 30
_ABOVE, _BELOW = 0.85, 0.15  # of a letter's height, from its baseline


def on_pages(file: File, most: int) -> Iterator[Covered]:
    """The covers of the first document's pages, as far as they can be read."""
    try:
        package = Package(file)
        body = layout.bodies(package)[0]
        for number, sheet in enumerate(layout.sheets(package, body), start=1):
            if number <= most:
                yield from _on_page(package, sheet, number)
    except Unreadable:
        return


def _on_page(package: Package, sheet: Sheet, number: int) -> Iterator[Covered]:
    marks = (*sheet.marks, *sheet.annotations)
    texts = [(n, _box(mark, sheet), _words(mark)) for n, mark in enumerate(marks) if _seen(mark)]
    boxes = [(n, _box(mark, sheet)) for n, mark in enumerate(marks) if _light(mark)]
    for at, box in [each for each in boxes if LEAST <= area(each[1]) <= MOST][-MAX_BOXES:]:
        mine = [each for each in texts if common(each[1], box) > MOSTLY * area(each[1])]
        under = "".join(words for n, _, words in mine if n < at)
        over = [n for n, _, _ in mine if n > at]
        instead = "".join(words for n, _, words in mine if n > at)
        if not under or under == instead:
            continue
        gone = {at, *over}
        bare = _drawn(package, sheet, [mark for n, mark in enumerate(marks) if n not in gone])
        if dark(bare, box) >= LEAST_DARK:
            shown = _drawn(package, sheet, marks)
            noted = at >= len(sheet.marks) and bool(instead)
            yield Covered(number, box, under[:80], instead[:80], bare, shown, note=noted)


def _seen(mark: Mark) -> bool:
    return isinstance(mark, Text) and mark.visible and bool(_words(mark))


def _words(mark: Mark) -> str:
    letters = (letter for letter, _, _ in mark.glyphs) if isinstance(mark, Text) else ()
    return "".join(letters).strip()


def _light(mark: Mark) -> bool:
    return isinstance(mark, Path) and mark.fill is not None and min(mark.fill) >= LIGHT


def _box(mark: Mark, sheet: Sheet) -> Box:
    """Where text or a path stands, as fractions of the page."""
    if isinstance(mark, Text):
        (_, x0, first), (_, last, foot) = mark.glyphs[0], mark.glyphs[-1]
        y0, y1 = first - _ABOVE * mark.size, foot + _BELOW * mark.size
        x1 = last + mark.advance
    else:
        lines = mark.lines if isinstance(mark, Path) else ()
        x0, y0, x1, y1 = around([point for line in lines for point in line])
    return x0 / sheet.width, y0 / sheet.height, x1 / sheet.width, y1 / sheet.height


def _drawn(package: Package, sheet: Sheet, marks: Sequence[Mark]) -> Pixels:
    canvas = render.Canvas(sheet.width, sheet.height, DPI)
    canvas.draw(marks, package, sheet.resources.media)
    return canvas.pixels()
