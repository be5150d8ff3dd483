"""The tables on a paper's pages, each a list of rows, each row its cells from left to right.

Of a spreadsheet and of a file that tells its cells (Word, web page, ruled PDF) a row has every
column, empty cells too, and what is merged downwards stands in each row; of a drawn table what
stands side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.evidence.exhibit import one_width
from checker.evidence.language.written import arabic
from checker.model.document import Line

_SAME_ROW = 0.6  # of a line's height: cells whose middles are this near stand in one row
WIDEST = 200  # columns
LEAST_COLUMNS, LEAST_ROWS = 3, 3  # of a table that only blanks part into columns
_WIDE = re.compile(r"\u3000+| {2,}")

Cells = list[tuple[float, str]]  # where the middle of each cell stands, and its text


def of(lines: Sequence[Line]) -> Iterator[list[Cells]]:
    """Each table by itself: of a spreadsheet, of a file that tells its cells; else what stands
    on the pages outside of such tables, taken as one."""
    if any("\t" in line.text for line in lines):
        yield list(_tabbed(lines))
        return
    yield from _spaced(lines)
    flows = any(line.where == "table" for line in lines)
    told: dict[int, list[Line]] = {}
    for line in lines:
        if line.cell:
            told.setdefault(line.cell.table, []).append(line)
    for own in told.values():
        yield list(_told(own))
    for tabled, rest in groupby(_outside(lines), lambda line: line.where == "table"):
        if tabled or not flows:
            yield list(_drawn(list(rest)))


def by_sight(lines: Sequence[Line]) -> list[Cells]:
    """The rows of pages as they look, for column names that stand outside of a table's rules;
    none where the file itself tells its cells."""
    ruled = any(line.cell and line.where != "table" for line in lines)
    return list(_drawn(lines)) if ruled else []


def side_by_side(lines: Sequence[Line]) -> list[Cells]:
    """What stands in one row on the pages, whether or not it is a table."""
    return list(_drawn(lines))


def _outside(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if not line.cell]


def _spaced(lines: Sequence[Line]) -> Iterator[list[Cells]]:
    """Tables of text alone: lines one after another with as many cells, parted by wide blanks."""
    parted = [_WIDE.split(line.text.strip()) for line in lines if not line.cell]
    for count, rows in groupby(parted, len):
        table = list(rows)
        if count >= LEAST_COLUMNS and len(table) >= LEAST_ROWS:
            yield [[(float(at), folded(cell)) for at, cell in enumerate(row)] for row in table]


def _tabbed(lines: Sequence[Line]) -> Iterator[Cells]:
    """Rows of a spreadsheet: cells parted by tabs, empty ones kept."""
    for line in lines:
        yield [(float(at), folded(cell)) for at, cell in enumerate(line.text.split("\t"))]


def _told(lines: Sequence[Line]) -> Iterator[Cells]:
    """Rows of a table whose cells the file tells."""
    grid: dict[int, dict[int, list[str]]] = {}
    last = max((line.cell.row for line in lines if line.cell), default=0)
    for line in lines:
        if (cell := line.cell) and not line.hidden:
            for row in range(cell.row, min(cell.row + cell.rows, last + 1)):
                grid.setdefault(row, {}).setdefault(cell.column, []).append(line.text)
    for _, row_cells in sorted(grid.items()):
        wide = min(max(row_cells) + 1, WIDEST)
        texts = ("\n".join(row_cells.get(at, ())) for at in range(wide))
        yield [(float(at), folded(text)) for at, text in enumerate(texts)]


def _drawn(lines: Sequence[Line]) -> Iterator[Cells]:
    """Rows of a table on a page: lines that stand side by side."""
    row: list[Line] = []
    for line in [one for one in lines if not one.hidden and one.text.strip()]:
        if row and not beside(row[-1], line):
            yield _cells(row)
            row = []
        row.append(line)
    if row:
        yield _cells(row)


def beside(one: Line, other: Line) -> bool:
    """Whether two lines stand in one row of a page."""
    middles = [(line.box[1] + line.box[3]) / 2 for line in (one, other)]
    height = min(line.box[3] - line.box[1] for line in (one, other))
    return one.page == other.page and abs(middles[0] - middles[1]) < _SAME_ROW * height


def _cells(row: Sequence[Line]) -> Cells:
    return [((line.box[0] + line.box[2]) / 2, folded(line.text)) for line in row]


def folded(cell: str) -> str:
    """A cell's text with its widths and dates folded."""
    return arabic(one_width(cell).strip())


def blank_after(row: Cells, heads: Cells) -> Cells:
    """The empty cells at a row's end under the names of columns; none of a drawn table."""
    gridded = all(place == float(at) for at, (place, _) in enumerate(heads))
    return [(place, "") for place, _ in heads[len(row) :]] if gridded else []
