"""Runs to lines: joined along a row where colour, size and gap allow, in reading order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise

from checker.formats import grid_cells
from checker.formats.grids import Grids
from checker.formats.paint import tone
from checker.formats.pdf.text import Run
from checker.formats.pdf.view import View
from checker.model.document import Cell, Line

_GAP = 2.5  # in character heights: wider than this is another column or field
_SPREAD_GAP = 9.0  # a heading of single characters spread over the width of its partner's
_SIZES = 1.4  # ratio beyond which two sizes are different things


def lines(runs: Sequence[Run], view: View, page: int, grids: Grids) -> tuple[Line, ...]:
    """Lines of one page. Text that does not run to the right stays as its runs are."""
    if not grids:
        return tuple(_line(chain, view, page) for chain in _reading_order(_chained(runs)))
    held: dict[Cell | None, list[Run]] = defaultdict(list)
    cells: dict[int, Cell | None] = {}
    for run in runs:
        cells[run.order] = cell = grids.cell((run.x0 + run.x1) / 2, (run.y0 + run.y1) / 2)
        held[cell].append(run)
    free = _chained(held.pop(None, []))
    tabled = [chain for own in held.values() for chain in _chained(own)]
    ordered = _reading_order(free, tabled)
    found = [_line(chain, view, page, cells[chain[0].order]) for chain in ordered]
    return grid_cells.by_cell(found, grids, view.width)


def _chained(runs: Sequence[Run]) -> list[list[Run]]:
    level = [run for run in runs if run.level]
    chains = [chain for row in _rows(level) for chain in _chains(row)]
    return chains + [[run] for run in runs if not run.level]


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs of one paint whose middles lie in each other's height, top to bottom."""
    rows: list[list[Run]] = []

    def key(run: Run) -> tuple[str, bool]:
        return tone(run.colour), run.hidden

    for _, group in groupby(sorted(runs, key=key), key=key):
        row: list[Run] = []
        for run in sorted(group, key=lambda run: run.y0 + run.y1):
            if row and not _same_row(row[-1], run):
                rows.append(row)
                row = []
            row.append(run)
        rows.append(row)
    return rows


def _same_row(upper: Run, lower: Run) -> bool:
    height = min(upper.size, lower.size)
    return (lower.y0 + lower.y1 - upper.y0 - upper.y1) / 2 < 0.45 * height


def _chains(row: list[Run]) -> list[list[Run]]:
    chains: list[list[Run]] = []
    for run in sorted(row, key=lambda run: run.x0):
        if chains and _belongs(chains[-1][-1], run):
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains


def _belongs(left: Run, right: Run) -> bool:
    small, large = sorted((left.size, right.size))
    if small <= 0 or large / small > _SIZES:
        return False
    gap = (right.x0 - left.x1) / large
    if len(left.text) == 1 and len(right.text) == 1 and large >= 15:
        return gap < _SPREAD_GAP
    return gap < _GAP


def _reading_order(free: list[list[Run]], tabled: Sequence[list[Run]] = ()) -> list[list[Run]]:
    """Top to bottom; where the content outside of tables goes by columns, as the content goes."""
    by_content = sorted(free, key=_place)
    columns = _in_columns(by_content)
    if tabled:
        by_content = sorted([*free, *tabled], key=_place)
    if columns:
        return by_content
    return sorted(by_content, key=lambda chain: (_middle(chain), chain[0].x0))


def _place(chain: list[Run]) -> int:
    return min(run.order for run in chain)


def _middle(chain: list[Run]) -> float:
    """The row's height on the page, coarse enough that pieces of one row stay together."""
    return round((chain[0].y0 + chain[0].y1) / 2 / 4)


def _in_columns(chains: list[list[Run]]) -> bool:
    """Whether the content jumps up to a new column on the right of several finished lines."""
    for index in range(4, len(chains) - 2):
        before, after = chains[index - 1], chains[index]
        climbed = before[0].y0 - after[0].y0
        if climbed < 4 * before[0].size:
            continue
        right_edge = max(chain[-1].x1 for chain in chains[index - 4 : index])
        if all(chain[0].x0 >= right_edge for chain in chains[index : index + 3]):
            return True
    return False


def _line(chain: list[Run], view: View, page: int, cell: Cell | None = None) -> Line:
    x0, y0, x1, y1 = _edges(chain)
    wide, high = view.width, view.height
    longest = max(chain, key=lambda run: len(run.text)) if len(chain) > 1 else chain[0]
    return Line(
        _joined(chain),
        (x0 / wide, y0 / high, x1 / wide, y1 / high),
        page,
        longest.colour,
        round(longest.size, 2),
        hidden=chain[0].hidden,
        cell=cell,
    )


def _edges(chain: list[Run]) -> tuple[float, float, float, float]:
    if len(chain) == 1:
        return chain[0].x0, chain[0].y0, chain[0].x1, chain[0].y1
    lefts, tops, rights, lows = zip(*[(x.x0, x.y0, x.x1, x.y1) for x in chain], strict=True)
    return min(lefts), min(tops), max(rights), max(lows)


def _joined(chain: list[Run]) -> str:
    text = chain[0].text
    for left, right in pairwise(chain):
        gap = (right.x0 - left.x1) / max(left.size, 1)
        latin = text[-1].isascii() and right.text[0].isascii()
        text += (" " if gap > (0.15 if latin else 0.7) else "") + right.text
    return text
