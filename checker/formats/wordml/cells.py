"""The cells of a table in a Word document: rows, columns and what spans several of them."""

from __future__ import annotations

from checker.formats.wordml.names import Element, W, number, value
from checker.model.document import Cell

MOST = 63  # columns that Word allows


def rows(table: Element) -> list[list[Element]]:
    """The table's own cells row by row, those of tables inside its cells left out."""
    own = (row for row in table.iter(f"{W}tr") if _owner(row) is table)
    return [[cell for cell in row.iter(f"{W}tc") if _owner(cell) is table] for row in own]


def columns(cell: Element) -> int:
    """How many columns a cell spans."""
    said = number(value(cell.find(f"{W}tcPr/{W}gridSpan")), 1.0)
    return int(min(max(said, 1.0), MOST))


def places(found: list[list[Element]], table: int) -> list[list[Cell]]:
    """Where each cell stands; one that is merged into the cell above it is none of its own."""
    below: dict[int, int] = {}  # rows that go on under each column, counted from the last one
    placed: list[list[Cell]] = []
    for at in range(len(found) - 1, -1, -1):
        row, going = [], {}
        first = _before(found[at])
        for cell in found[at]:
            wide = columns(cell)
            deep = below.get(first, 0) + 1
            goes_on = _merged_above(cell)
            if goes_on:
                going[first] = deep
            row.append(Cell(table, at, first, wide, 1 if goes_on else deep))
            first += wide
        below = going
        placed.append(row)
    return placed[::-1]


def _merged_above(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and value(merge) != "restart"


def _before(row: list[Element]) -> int:
    """Columns left free at the row's beginning."""
    parent = next(row[0].iterancestors(f"{W}tr"), None) if row else None
    left = None if parent is None else parent.find(f"{W}trPr/{W}gridBefore")
    return int(min(max(number(value(left), 0.0), 0.0), MOST))


def _owner(element: Element) -> Element | None:
    return next(element.iterancestors(f"{W}tbl"), None)
