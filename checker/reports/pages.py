"""Pages as reports show them: a picture or a sketch of the lines, with boxes drawn over it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.model.document import Box
from checker.model.material import PageRecord, Record

ELEMENTS = ("red_header", "document_number", "seal")


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to draw: ``name`` is the element or ``problem``, ``label`` what it says."""

    name: str
    box: Box
    label: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One line of a sketch, in points: left, baseline, size, width, colour."""

    text: str
    x: float
    y: float
    size: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page ready to draw. ``picture`` is a data URI, empty where ``glyphs`` sketch the page."""

    number: int
    width: float
    height: float
    picture: str  # for a sketch, only the pictures that stand on it
    glyphs: tuple[Glyphs, ...]
    marks: tuple[Mark, ...]


def views(record: Record) -> list[PageView]:
    """The pages worth showing: those with a picture, or a sketch where the format has no layout."""
    shown = [page for page in record.pages if page.thumbnail or page.source == "flow"]
    return [view(page, record) for page in shown[:10]]


def view(page: PageRecord, record: Record) -> PageView:
    """One page with the boxes of its evidence."""
    picture = ""
    if jpeg := page.jpeg:
        picture = "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii")
    glyphs = tuple(_sketch(page)) if page.source == "flow" or not picture else ()
    return PageView(
        page.number, page.width, page.height, picture, glyphs, tuple(marks(record, page.number))
    )


def marks(record: Record, number: int) -> Iterable[Mark]:
    """All boxes of one page: elements, then traces and problems."""
    for found in record.findings:
        for place in found.evidence:
            if place.page == number and place.box and found.check != "kind":
                name = found.check if found.check in ELEMENTS else "problem"
                yield Mark(name, place.box, place.words or found.reason, str(found.outcome))
    for problem in record.problems:
        if problem.page == number and problem.box:
            yield Mark("problem", problem.box, problem.text, "")


def _sketch(page: PageRecord) -> Iterable[Glyphs]:
    for line in page.lines:
        if line.hidden or not line.text.strip():
            continue
        x0, y0, x1, y1 = line.box
        height, width = (y1 - y0) * page.height, (x1 - x0) * page.width
        size = min(line.size or height, height) or 10.0
        colour = "#{:02x}{:02x}{:02x}".format(*line.colour) if line.colour else "#222222"
        rows = _wrapped(line.text, width, size) if height > 1.8 * size else [line.text]
        for number, row in enumerate(rows):
            y = y0 * page.height + number * height / len(rows) + size * 0.9
            fit = width if len(rows) == 1 else min(width, advance(row, size))
            yield Glyphs(row, x0 * page.width, y, size, fit, colour)


def _wrapped(text: str, width: float, size: float) -> list[str]:
    """A paragraph cut where its box would break it; ideographs are as wide as they are high."""
    rows, used = [""], 0.0
    for letter in text:
        step = advance(letter, size)
        if used + step > width and rows[-1]:
            rows.append("")
            used = 0.0
        rows[-1] += letter
        used += step
    return rows


def advance(text: str, size: float) -> float:
    """How wide a line of print is: ideographs are as wide as they are high."""
    return sum(size if ord(letter) > 0x2E7F else size / 2 for letter in text)


def first_picture(record: Record | None, number: int = 1) -> str:
    """The picture of one page as a data URI, empty if there is none."""
    pages: Sequence[PageRecord] = record.pages if record else ()
    page = next((each for each in pages if each.number == number and each.thumbnail), None)
    jpeg = page.jpeg if page else None
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode("ascii") if jpeg else ""
