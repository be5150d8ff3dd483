"""The tables that rules draw on a page: where columns and rows part, what is merged.

Two places are one cell where no rule parts them. Page frames, separators and boxes side by side
are no tables: at least two rows and two columns of cells have to be parted by crossing rules.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from checker.formats.ruling import Rule, Rules
from checker.model.document import Cell

_NEAR = 3.0  # points: rules that end so near each other touch
_MOST = 400  # rules each way; a drawing has more
_PLACES = 20_000  # rows times columns
_LARGEST = 0.4  # of the page: what frames so much of it is no cell
_OPEN = 0.5  # of the rules that reach to one place beyond the last rule across: an open side

_Walls = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns and rows part, in points on the page as displayed, and the cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[tuple[int, int], Cell]  # by (row, column), of merged ones each place

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell at a place; ``None`` outside of the table."""
        return self.cells.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    @property
    def area(self) -> float:
        """In square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


class Grids(list[Grid]):
    """The tables of one page, from top to bottom; their cells name them by number."""

    def cell(self, x: float, y: float) -> Cell | None:
        """The cell at a place, the innermost where a table stands in another one's cell."""
        if len(self) == 1:
            return self[0].cell(x, y)
        held = [(grid.area, cell) for grid in self if (cell := grid.cell(x, y))]
        return min(held, key=lambda one: one[0])[1] if held else None


def ruled(rules: Rules, page: float) -> Grids:
    """The tables that rules draw on a page of so many square points."""
    grids = Grids()
    if len(rules.level) < 2 or not rules.upright or max(map(len, rules)) > _MOST:
        return grids
    for part in sorted(_touching(rules), key=lambda part: part.level[0].at):
        grid = _grid(part, len(grids), page)
        if grid is not None:
            grids.append(grid)
    return grids


def _touching(rules: Rules) -> Iterator[Rules]:
    """The rules by what hangs together."""
    level, upright = np.array(rules.level), np.array(rules.upright)
    meet = _within(upright[None, :, 0], level[:, None, 1:]) & _within(
        level[:, None, 0], upright[None, :, 1:]
    )
    free = np.ones(len(level), bool)
    for first in range(len(level)):
        if not free[first]:
            continue
        rows, columns = np.arange(len(level)) == first, np.zeros(len(upright), bool)
        grown = 0
        while grown != (grown := int(rows.sum() + columns.sum())):
            columns |= meet[rows].any(axis=0)
            rows |= meet[:, columns].any(axis=1)
        free &= ~rows
        yield Rules(
            [rules.level[at] for at in np.flatnonzero(rows)],
            [rules.upright[at] for at in np.flatnonzero(columns)],
        )


def _within(at: NDArray[np.float64], ends: NDArray[np.float64]) -> _Walls:
    return np.asarray((at >= ends[..., 0] - _NEAR) & (at <= ends[..., 1] + _NEAR))


def _grid(rules: Rules, number: int, page: float) -> Grid | None:
    if not rules.upright:
        return None
    xs, ys = _edges(rules.upright, rules.level), _edges(rules.level, rules.upright)
    if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) > _PLACES:
        return None
    regions = _regions(_walls(rules.upright, xs, ys), _walls(rules.level, ys, xs).T)
    cells: dict[tuple[int, int], Cell] = {}
    for places in regions:
        rows, columns = zip(*places, strict=True)
        top, left = min(rows), min(columns)
        high, wide = max(rows) + 1 - top, max(columns) + 1 - left
        if (ys[top + high] - ys[top]) * (xs[left + wide] - xs[left]) > _LARGEST * page:
            return None
        if high * wide == len(places):
            cells |= dict.fromkeys(places, Cell(number, top, left, wide, high))
    return Grid(xs, ys, cells) if _parted_both_ways(set(cells.values())) else None


def _parted_both_ways(cells: set[Cell]) -> bool:
    rows = Counter(cell.row for cell in cells)
    columns = Counter(cell.column for cell in cells)
    return all(sum(count > 1 for count in said.values()) > 1 for said in (rows, columns))


def _edges(rules: Sequence[Rule], across: Sequence[Rule]) -> tuple[float, ...]:
    """Where rules stand, and where those across them end on an open side."""
    edges: list[float] = []
    for rule in sorted(rules):
        if not edges or rule.at > edges[-1] + _NEAR:
            edges.append(rule.at)
    first, last = min(rule.start for rule in across), max(rule.end for rule in across)
    share = _OPEN * len(across)
    if first < edges[0] - 2 * _NEAR and sum(x.start < first + _NEAR for x in across) >= share:
        edges.insert(0, first)
    if last > edges[-1] + 2 * _NEAR and sum(x.end > last - _NEAR for x in across) >= share:
        edges.append(last)
    return tuple(edges)


def _walls(rules: Sequence[Rule], at: Sequence[float], along: Sequence[float]) -> _Walls:
    """Which pieces of the edges are drawn: a row a place along them, a column an edge."""
    walls = np.zeros((len(along) - 1, len(at)), bool)
    starts, ends = np.array(along[:-1]), np.array(along[1:])
    reach = np.minimum(_NEAR, 0.3 * (ends - starts))
    for rule in rules:
        edge = min(bisect_right(at, rule.at + 0.01), len(at)) - 1
        walls[:, max(edge, 0)] |= (rule.start <= starts + reach) & (rule.end >= ends - reach)
    return walls


def _regions(upright: _Walls, level: _Walls) -> list[list[tuple[int, int]]]:
    """Places (row, column) between which no rule stands, taken together.

    ``upright[r, k]``: a rule on the left of column k; ``level[k, c]``: one above row k.
    """
    rows, columns = upright.shape[0], level.shape[1]
    region: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row, column in product(range(rows), range(columns)):
        region[row, column] = [(row, column)]
        beside, above = (row, column - 1), (row - 1, column)
        for other, wall in ((beside, upright[row, column]), (above, level[row, column])):
            if min(other) >= 0 and not wall:
                _join(region, (row, column), other)
    return list({id(places): places for places in region.values()}.values())


def _join(
    region: dict[tuple[int, int], list[tuple[int, int]]],
    one: tuple[int, int],
    other: tuple[int, int],
) -> None:
    """The smaller region of two places into the larger one."""
    smaller, larger = sorted((region[one], region[other]), key=len)
    if smaller is not larger:
        larger += smaller
        region |= dict.fromkeys(smaller, larger)
