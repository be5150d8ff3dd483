"""Ruled tables that go on over pages: one number, rows counted on, columns the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checker.formats.grids import Grid, Grids
from checker.model.document import Cell, Page

_NEAR = 3.0  # points between the columns of one table on two pages


@dataclass(slots=True)
class _Table:
    """A table over pages: where its columns part, its rows so far, its pieces' first rows."""

    xs: tuple[float, ...]
    rows: int = 0
    pieces: dict[tuple[int, int], tuple[Grid, int]] = field(default_factory=dict)


def joined(pages: Sequence[Page], grids: Sequence[Grids]) -> tuple[Page, ...]:
    """The pages with the cells of the whole document. ``grids``: of each page its tables."""
    if not any(grids):
        return tuple(pages)
    places: dict[tuple[int, int], tuple[int, _Table]] = {}
    for number, table in enumerate(_tables(grids)):
        places |= dict.fromkeys(table.pieces, (number, table))
    return tuple(_numbered(page, at, places) for at, page in enumerate(pages))


def _tables(grids: Sequence[Grids]) -> list[_Table]:
    tables: list[_Table] = []
    for page, found in enumerate(grids):
        for at, grid in enumerate(found):
            before = page > 0 and at == 0 and grids[page - 1]
            if not before or not _same(tables[-1].xs, grid.xs):
                tables.append(_Table(grid.xs))
            table = tables[-1]
            table.xs = max(table.xs, grid.xs, key=len)
            table.pieces[page, at] = grid, table.rows
            table.rows += len(grid.ys) - 1
    return tables


def _same(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the outer edges agree and the columns of one are among those of the other."""
    fewer, more = sorted((one, other), key=len)
    outer = abs(one[0] - other[0]) <= _NEAR and abs(one[-1] - other[-1]) <= _NEAR
    return outer and all(min(abs(at - x) for x in more) <= _NEAR for at in fewer)


def _numbered(page: Page, at: int, places: dict[tuple[int, int], tuple[int, _Table]]) -> Page:
    """The page with its cells counted through the document."""
    lines = list(page.lines)
    counted: dict[Cell, Cell] = {}
    for place, line in enumerate(lines):
        if (cell := line.cell) is None:
            continue
        if cell not in counted:
            number, table = places[at, cell.table]
            counted[cell] = _placed(cell, number, *table.pieces[at, cell.table], table.xs)
        if counted[cell] != cell:
            lines[place] = replace(line, cell=counted[cell])
    return replace(page, lines=tuple(lines))


def _placed(cell: Cell, number: int, grid: Grid, first: int, xs: Sequence[float]) -> Cell:
    """A cell of one page among the rows and columns of the whole table."""
    left, right = cell.column, cell.column + cell.columns
    if len(xs) != len(grid.xs):
        left, right = (
            min(range(len(xs)), key=lambda at: abs(xs[at] - grid.xs[edge]))
            for edge in (left, right)
        )
    return Cell(number, first + cell.row, left, right - left, cell.rows)
