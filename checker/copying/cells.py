"""Cells of tables: labels, names and figures are alike by nature, entries are a county's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from checker.copying.paper import Flags, Paper

_LABEL = 12  # characters: so short a cell is a label, a name or a figure
_RUNNING = 24  # longer cells are running text whatever they end with
_OFTEN = 3  # a cell that returns so often in one paper is a label
_NAMED = re.compile(
    r"(?:公司|中心|集团|学校|驾校|银行|协会|商会|[厂店部局厅委办队科处室股站所场院行社会县市区镇乡村]|街道|政府|"
    r"法|条例|办法|规定|细则|意见|通知|标准|规范|方案|名称|[（(].{0,20}[）)]|[：:])$"
)
_SHEETS = ("xlsx", "csv", "sheet")

Span = tuple[int, int, str, str]


def tabular(paper: Paper) -> Flags:
    """Which of the paper's positions stand in cells of a table."""
    return paper.inside([(at, at + len(text)) for at, text in _cells(paper)])


def labels(paper: Paper) -> list[Span]:
    """Raw spans of the cells that are labels, names and figures, with what they are and why."""
    cells = list(_cells(paper))
    count = Counter(text for _, text in cells)
    return [
        (at, at + len(text), "表格", "表格的栏目和短单元格")
        for at, text in cells
        if _label(text) or (len(text) <= _RUNNING and count[text] >= _OFTEN)
    ]


def _label(cell: str) -> bool:
    bare = cell.strip()
    return len(bare) <= _LABEL or (len(bare) <= _RUNNING and bool(_NAMED.search(bare)))


def _cells(paper: Paper) -> Iterator[tuple[int, str]]:
    """Each cell with its raw offset."""
    if paper.record is None:
        return
    at = 0
    for page in paper.record.pages:
        lines = [line for line in page.lines if not line.hidden]
        for line in lines:
            if line.where == "table" or paper.record.format in _SHEETS:
                yield from _split(line.text, at)
            at += len(line.text) + 1
        at += not lines


def _split(row: str, at: int) -> Iterator[tuple[int, str]]:
    for cell in row.replace("|", "\t").split("\t"):
        if cell:
            yield at, cell
        at += len(cell) + 1
