"""A paper printed before it was issued.

Signal: the row of 印发机关 and 印发日期 that closes the paper (GB/T 9704-2012 7.4.3) bears a day
that lies before the date of issue by more than ``SLACK`` days: last year's paper whose foot was not
changed with its date. Strength: medium where the body that signs printed it itself and both days
come from the file's text; weak where they were read from a picture, or another body of the county
printed it. What a higher body's office printed is the row of a paper that is passed on: no lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker import counties, numerals
from checker.forgery import stated
from checker.forgery.stated import Day
from checker.model.document import Document, Line
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "printing_dates"
SLACK = 7  # days: a paper may be printed while it is being signed
_PRINTED = re.compile(rf"^(?P<organ>\D*?){stated.DATED.pattern}印发$")


@dataclass(frozen=True, slots=True)
class Printed:
    """The row, who printed the paper and when; ``own``: the body that signs it."""

    line: Line
    organ: str
    day: date
    own: bool


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    issued = stated.issued(document.lines, found)
    printed = _printed(document, issued) if issued else None
    if issued is None or printed is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有成文日期和印发日期可供对照")
    if (issued.day - printed.day).days <= SLACK:
        return Finding(NAME, Outcome.ABSENT, "印发日期与成文日期相符")
    certain = issued.certain and printed.line.via == "text"
    strength: Strength = "medium" if certain and printed.own else "weak"
    line = printed.line
    return Finding(
        NAME, Outcome.PRESENT,
        f"成文日期是 {issued.day}，第{line.page}页版记的印发日期却是 {printed.day}："
        "还没有成文，不可能已经印发。请核对原件，说明哪一个日期是真的",
        evidence=(
            Evidence(issued.page, issued.box, issued.words),
            Evidence(line.page, line.box, line.text),
        ),
        values={
            "facts": [
                {"what": "成文日期", "value": issued.day.isoformat(), "page": issued.page},
                {"what": "印发日期", "value": printed.day.isoformat(), "page": line.page},
            ]
        },
        via="text" if certain else "ocr", strength=strength,
        remedy="提供盖章原件和发文登记簿",
    )  # fmt: skip


def _printed(document: Document, issued: Day) -> Printed | None:
    """The first such row from the page of the date on that a body of the county printed."""
    signed = [stated.plain(line.text) for line in stated.signed(document.lines, issued)]
    names = [stated.DATED.sub("", name) for name in signed]
    home = {counties.of_organ(name) for name in names} - {None}
    for line, organ, day in _rows(document, issued):
        own = any(name and organ.startswith(name) for name in names)
        if own or counties.of_organ(organ) in home:
            return Printed(line, organ, day, own)
    return None


def _rows(document: Document, issued: Day) -> Iterator[tuple[Line, str, date]]:
    for line in document.lines:
        match = _PRINTED.match(stated.plain(line.text)) if _readable(line, issued) else None
        if match is None:
            continue
        day = numerals.day(match.group("year", "month", "day"))
        if day is not None:
            yield line, match["organ"] or _beside(document, line), day


def _readable(line: Line, issued: Day) -> bool:
    return stated.certain(line) and line.page >= issued.page


def _beside(document: Document, row: Line) -> str:
    """The words left of it at its height: readers may tell the two ends of the row apart."""
    level = [
        line
        for line in document.lines
        if line.page == row.page
        and line.box[2] <= row.box[0]
        and line.box[1] < row.box[3]
        and line.box[3] > row.box[1]
    ]
    return "".join(stated.plain(line.text) for line in sorted(level, key=lambda line: line.box[0]))
