"""White boxes on an OFD page, annotations' ones too, and the words under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as File

from checker.errors import Unreadable
from checker.forgery.covers import LEAST, LEAST_DARK, LIGHT, MOST, Covered, dark
from checker.formats.affine import around
from checker.formats.ofd import layout, render
from checker.formats.ofd.layout import Sheet
from checker.formats.ofd.objects import Mark, Path, Text
from checker.formats.ofd.package import Package
from checker.model.boxes import area
from checker.model.document import Box, Pixels

DPI = 100.0
MAX_BOXES = 30
MIDDLE = 0.38  # of a letter's height: so far its middle stands above the baseline


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
    boxes = [(n, _box(mark, sheet)) for n, mark in enumerate(marks) if _light(mark)]
    for at, box in [each for each in boxes if LEAST <= area(each[1]) <= MOST][-MAX_BOXES:]:
        inside = {n: words for n, mark in enumerate(marks) if (words := _inside(mark, box, sheet))}
        under = "".join(words for n, words in inside.items() if n < at)
        instead = "".join(words for n, words in inside.items() if n > at)
        if not under or under == instead:
            continue
        gone = {at, *(n for n in inside if n > at)}
        bare = _drawn(package, sheet, [mark for n, mark in enumerate(marks) if n not in gone])
        if dark(bare, box) >= LEAST_DARK:
            shown = _drawn(package, sheet, marks)
            noted = at >= len(sheet.marks) and bool(instead)
            yield Covered(number, box, under[:80], instead[:80], bare, shown, note=noted)


def _inside(mark: Mark, box: Box, sheet: Sheet) -> str:
    """The letters of a visible text whose middles lie in the box."""
    if not isinstance(mark, Text) or not mark.visible:
        return ""
    ends = [x for _, x, _ in mark.glyphs[1:]] + [mark.glyphs[-1][1] + mark.advance]
    middles = (
        (letter, (x + end) / 2 / sheet.width, (y - MIDDLE * mark.size) / sheet.height)
        for (letter, x, y), end in zip(mark.glyphs, ends, strict=True)
    )
    held = (k for k, x, y in middles if box[0] <= x <= box[2] and box[1] <= y <= box[3])
    return "".join(held).strip()


def _light(mark: Mark) -> bool:
    return isinstance(mark, Path) and mark.fill is not None and min(mark.fill) >= LIGHT


def _box(mark: Mark, sheet: Sheet) -> Box:
    """Where a path stands, as fractions of the page."""
    lines = mark.lines if isinstance(mark, Path) else ()
    x0, y0, x1, y1 = around([point for line in lines for point in line])
    return x0 / sheet.width, y0 / sheet.height, x1 / sheet.width, y1 / sheet.height


def _drawn(package: Package, sheet: Sheet, marks: Sequence[Mark]) -> Pixels:
    canvas = render.Canvas(sheet.width, sheet.height, DPI)
    canvas.draw(marks, package, sheet.resources.media)
    return canvas.pixels()
