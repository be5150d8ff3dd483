"""Lines of a ruled table: cell by cell, and rows that go on in a cell as one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from checker.formats.flow import text_width
from checker.formats.grids import Grids
from checker.formats.paint import tone
from checker.model.document import Cell, Line

_MARGINS = 1.2  # character heights that the margins of a cell leave free at most
_SIZES = 1.1  # ratio beyond which two rows are no one paragraph
_FIRST = re.compile(r"[A-Za-z0-9]+[^\w\s]?|.")
_YEAR = re.compile(r"(?:19|20)\d\d[-./年]")
_NUMBERED = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、．)）]")
_LETTER = re.compile("[A-Za-z]")


def by_cell(lines: Sequence[Line], grids: Grids, width: float) -> tuple[Line, ...]:
    """The lines of a page ``width`` points wide, those of a table from cell to cell."""
    ordered = _ordered(lines)
    return tuple(
        line
        for cell, own in groupby(ordered, _cell)
        for line in _cell_lines(cell, own, grids, width)
    )


def _cell(line: Line) -> Cell | None:
    return line.cell


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """Each table's lines where its first one stands, by rows and columns."""
    first: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.cell:
            first.setdefault(line.cell.table, at)

    def key(numbered: tuple[int, Line]) -> tuple[int, int, int, int]:
        at, line = numbered
        cell = line.cell
        return (first[cell.table], cell.row, cell.column, at) if cell else (at, 0, 0, 0)

    return [line for _, line in sorted(enumerate(lines), key=key)]


def _cell_lines(
    cell: Cell | None, lines: Iterable[Line], grids: Grids, width: float
) -> Iterator[Line]:
    if cell is None:
        yield from lines
        return
    xs = grids[cell.table].xs
    room = (xs[cell.column + cell.columns] - xs[cell.column]) / width
    gathered: list[Line] = []
    for line in lines:
        if gathered and not _goes_on(gathered[-1], line, room, width):
            yield _one(gathered)
            gathered = []
        gathered.append(line)
    yield _one(gathered)


def _goes_on(upper: Line, lower: Line, room: float, width: float) -> bool:
    """Whether a row ends where its cell does, so that the next one goes on from it."""
    small, large = sorted((upper.size or 0.0, lower.size or 0.0))
    if not 0 < large <= _SIZES * small or upper.hidden != lower.hidden:
        return False
    high = upper.box[3] - upper.box[1]
    apart = lower.box[1] - upper.box[3]
    if tone(upper.colour) != tone(lower.colour) or not -0.5 * high < apart < high:
        return False
    if _begins_anew(upper.text, lower.text):
        return False
    word = _FIRST.match(lower.text)
    needed = text_width(word[0] if word else "", large) + _MARGINS * large
    return (room - upper.box[2] + upper.box[0]) * width < needed


def _begins_anew(upper: str, lower: str) -> bool:
    """Whether a row is the next entry of a list in a cell: a date, or what bears a number."""
    if upper[-1] in "-./:年月":
        return False
    return bool(_YEAR.match(lower) or _NUMBERED.match(lower))


def _one(rows: Sequence[Line]) -> Line:
    """Rows of one paragraph as a line whose box covers them."""
    if len(rows) == 1:
        return rows[0]
    text = rows[0].text
    for row in rows[1:]:
        words = _LETTER.match(text[-1]) and _LETTER.match(row.text)
        text += (" " if words else "") + row.text
    lefts, tops, rights, lows = zip(*[row.box for row in rows], strict=True)
    return replace(rows[0], text=text, box=(min(lefts), min(tops), max(rights), max(lows)))
