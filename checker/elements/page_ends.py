"""What the upper and lower end of a page tell of its neighbours: page number, sentence, numbering.

GB/T 9704-2012 7.5: the page number stands below the type area, a dash on either side. 5.2.3 and
7.3.3: 22 rows of 28 characters, a paragraph begins two characters in, its further rows at the left
edge; its parts are numbered 一、 (一) 1. (1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Literal

from checker import numerals
from checker.elements import closing, layout
from checker.elements.layout import Row
from checker.model.document import Document, Page

_DASH = r"[-—–－―─_~一·•.\s]*"
_FOLIO = re.compile(
    rf"{_DASH}(?P<number>\d{{1,3}}){_DASH}|第(?P<nth>\d{{1,3}})页(?:[，,/]?共(?P<all>\d{{1,3}})页)?"
    r"|(?P<part>\d{1,3})[/／](?P<whole>\d{1,3})"
)
_FOOT, _TOP = 0.86, 0.1  # of the page: a number alone stands below the one or above the other
_LONG = 10  # characters of a row that tells how wide one is
_INDENT = 1.2  # characters; a paragraph's first row begins two of them in
_FURTHEST = 3.0  # characters; what begins further in is centred or stands at the right
_ALIKE = 0.15  # of the usual width of a character, by which one of running text differs
_SHORT = 2.2  # characters by which a full row may fall short: marks and digits are not broken up
_ENDED = re.compile(r"[。！!？?；;：:][”’」』）)》]*$")
_MARKS = (
    ("一、", re.compile(r"([一二三四五六七八九十]{1,3})、")),
    ("（一）", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]")),
    ("1.", re.compile(r"(\d{1,2})[.．、](?!\d)")),
    ("（1）", re.compile(r"[（(](\d{1,2})[)）]")),
    ("第一条", re.compile(r"第([一二三四五六七八九十百]{1,5})条")),
    ("第一章", re.compile(r"第([一二三四五六七八九十百]{1,5})章")),
)

Start = Literal["flush", "indented", "apart", "unknown"]
Numbering = tuple[tuple[str, int], ...]  # forms in use, the outermost first, and their last numbers


@dataclass(frozen=True, slots=True)
class Folio:
    """A page number as printed and, where that is printed, of how many."""

    number: int
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Ends:
    """One page's ends. ``body`` are its rows without page number, signature and what follows it."""

    folio: Folio | None
    body: tuple[Row, ...]
    start: Start  # where the first row begins
    breaks: bool  # the last row is full and its sentence goes on
    stops: bool  # the last row ends its sentence before the right edge


@dataclass(frozen=True, slots=True)
class _Column:
    """The type area's right edge and the width of a character, as fractions of the page's width."""

    right: float
    cell: float

    def fills(self, row: Row) -> bool:
        """Whether a row ends at the right edge."""
        return row.box[2] >= self.right - _SHORT * self.cell


def of(page: Page) -> Ends:
    """The ends of one page that has been read."""
    rows = layout.rows(page)
    folios = [row for row in rows if _in_margin(row) and _folio(row.plain)]
    folio = _folio(folios[-1].plain) if folios else None
    signed = closing.find(Document(Path(), "image", "photo", (page,))).rows
    end = min((row.box[1] for row in signed), default=1.0)
    body = tuple(row for row in rows if row not in folios and row.box[1] < end)
    column = _column(body)
    if column is None:
        return Ends(folio, body, "unknown", breaks=False, stops=False)
    last = body[-1]
    ended, filled = _ENDED.search(last.plain) is not None, column.fills(last)
    return Ends(folio, body, _start(body, column), not ended and filled, ended and not filled)


def _in_margin(row: Row) -> bool:
    return row.middle > _FOOT or row.middle < _TOP


def _folio(text: str) -> Folio | None:
    found = _FOLIO.fullmatch(text)
    if found is None:
        return None
    number = int(found["number"] or found["nth"] or found["part"])
    total = found["all"] or found["whole"]
    return Folio(number, int(total) if total else None)


def _column(body: Sequence[Row]) -> _Column | None:
    """By the rows of running text: a heading's letters are wider."""
    cells = [(_cell(row), row) for row in body if len(row.plain) >= _LONG]
    if not cells:
        return None
    usual = median(cell for cell, _ in cells)
    alike = [row.box[2] for cell, row in cells if abs(cell / usual - 1) < _ALIKE]
    return _Column(max(alike), usual) if alike else None


def _cell(row: Row) -> float:
    return (row.box[2] - row.box[0]) / len(row.plain)


def _start(body: Sequence[Row], column: _Column) -> Start:
    """Where the first row begins, by the rows that surely begin at the left edge: those on which
    the sentence of a full row goes on.
    """
    further = [
        row.box[0]
        for above, row in pairwise(body)
        if column.fills(above) and not _ENDED.search(above.plain)
    ]
    if not further:
        return "unknown"
    inset = (body[0].box[0] - min(further)) / column.cell
    if inset > _FURTHEST:
        return "apart"
    return "indented" if inset > _INDENT else "flush"


def numbering(bodies: Iterable[Sequence[Row]]) -> Numbering:
    """The numbering in force where these pages end."""
    found: Numbering = ()
    for form, number in (mark for body in bodies for mark in _marks(body)):
        forms = [each for each, _ in found]
        outer = found[: forms.index(form)] if form in forms else found
        found = (*outer, (form, number))
    return found


def goes_on(before: Numbering, body: Sequence[Row]) -> bool | None:
    """Whether a page's first number is the next of its form; ``None`` where that tells nothing.

    A part's first number tells nothing: 1. may stand below any （一）.
    """
    first = next(_marks(body), None)
    if first is None:
        return None
    form, number = first
    last = dict(before).get(form)
    if last is None:
        return None if number == 1 else False
    return number == last + 1


def _marks(body: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """Form and number of each row that begins with one."""
    for row in body:
        for form, pattern in _MARKS:
            found = pattern.match(row.plain)
            number = numerals.value(found[1]) if found else None
            if number:
                yield form, number


def numbered(row: Row) -> bool:
    """Whether a row begins a numbered part."""
    return next(_marks([row]), None) is not None
