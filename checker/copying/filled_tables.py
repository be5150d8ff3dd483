"""A table of requirements that two counties fill in: the same rows, other answers beside them.

Whoever sets the requirements draws up the table, and the head of the column says that it is to be
filled in. A ledger has no such column, and its rows tell of days.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.copying import cells
from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.rule_tables import happened

_ANSWERED = re.compile(
    r"自[评查检纠]|(?:完成|落实|整改|执行|符合|达标)(?:情况|措施|进展)?$|[检核]查(?:结果|情况)$"
)
_QUESTION = 12  # characters: so long a cell asks for something
_LEAST = 3  # rows make a form,
_MOSTLY = 0.7  # of which so many are answered in other words
_REASON = "两份按同一张表填报，相同的是表中的要求，各自填写的内容不同"


@dataclass(frozen=True, slots=True)
class _Row:
    """``asked`` are the raw spans of what the row asks; ``answer`` is what stands in the column."""

    asked: tuple[tuple[int, int], ...]
    answer: str


def excuse(case: Case, found: list[Passage]) -> str:
    """The reason where nothing accuses but what a table asks for, else ""."""
    a, b = _rows(case.a.paper), _rows(case.b.paper)
    both = a.keys() & b.keys()
    if len(both) < _LEAST or sum(a[one].answer != b[one].answer for one in both) < _MOSTLY * len(
        both
    ):
        return ""
    one, other = (
        side.without([span for key in both for span in rows[key].asked], "表格", _REASON)
        for side, rows in ((case.a, a), (case.b, b))
    )
    return "" if case.anew(one, other, found).grave else _REASON


def _rows(paper: Paper) -> dict[str, _Row]:
    """Rows that tell of no day, of tables with a column to be filled in, by what they ask."""
    found: dict[str, _Row] = {}
    column, width = -1, 0
    for row in cells.rows(paper):
        heads = [n for n, (_, text) in enumerate(row) if _ANSWERED.search(bare(text))]
        if heads and max(len(text) for _, text in row) < _QUESTION:
            column, width = heads[0], len(row)
        elif len(row) == width:
            asked = [
                (at, text)
                for n, (at, text) in enumerate(row)
                if n != column and len(bare(text)) >= _QUESTION
            ]
            if asked and not any(happened(text) for _, text in row):
                key = " ".join(bare(text) for _, text in asked)
                spans = tuple((at, at + len(text)) for at, text in asked)
                found[key] = _Row(spans, bare(row[column][1]))
    return found
