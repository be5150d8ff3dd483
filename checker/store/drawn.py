"""Boxes that people draw on pages: where an element stands that the program did not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.errors import UsageError
from checker.model.document import Box
from checker.model.finding import Finding, SealMark
from checker.model.material import Record

FIELDS = ("red_header_box", "document_number_box", "seal_box")
SMALLEST = 0.002  # of the page; less is a slip of the hand


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box on a page, as fractions of it."""

    page: int
    box: Box

    def __str__(self) -> str:
        return " ".join([str(self.page), *(f"{edge:.4f}" for edge in self.box)])


def parse(text: str, record: Record) -> Drawn:
    """``page x0 y0 x1 y1``. Raises :class:`UsageError` on anything that is no box of the paper.

    A paper out of a larger file keeps the file's page numbers.
    """
    try:
        page, *edges = text.split()
        x0, y0, x1, y1 = (round(float(edge), 4) for edge in edges)  # as it is kept
        made = Drawn(int(page), (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    except ValueError:
        raise UsageError(f"“{text}”不是页面上的一个框", "请在页面上重新画框") from None
    left, top, right, low = made.box
    inside = left >= 0 and top >= 0 and right <= 1 and low <= 1
    there = any(page.number == made.page for page in record.pages)
    if not (inside and there) or right - left < SMALLEST or low - top < SMALLEST:
        raise UsageError("框太小或超出页面", "请在页面上重新画框")
    return made


def words(record: Record, place: Drawn) -> str:
    """The text whose middle lies inside the box, in reading order."""
    left, top, right, low = place.box
    lines = [line for page in record.pages if page.number == place.page for line in page.lines]
    inside = [
        line.text
        for line in lines
        if not line.hidden
        and top <= (line.box[1] + line.box[3]) / 2 <= low
        and left <= (line.box[0] + line.box[2]) / 2 <= right
    ]
    return "\n".join(inside)


def values(found: Finding, place: Drawn) -> Mapping[str, Any]:
    """The element's values with what was drawn; a seal stands beside those already seen."""
    if found.check != "seal":
        return found.values
    mark = SealMark(place.page, place.box, confidence=1.0, note="人工框出")
    return {**found.values, "seals": [*found.values.get("seals", ()), mark]}
