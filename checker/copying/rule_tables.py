"""Tables that state rules, with nothing in them that happened to anybody.

A scale of penalties or a list of what counts as dishonest is mostly the province's, though no line
says so. What makes a table a county's own is what happened there: days and months, the numbers of
its cases, plates. Where rows state rules and bear none of these, likeness is a question, no charge.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.citizens import PLATE
from checker.copying import cells
from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.measure import Prepared
from checker.copying.settings import Settings

_HAPPENED = re.compile(
    r"20\d\d\s*[年./-]\s*\d{1,2}|\d{1,2}\s*月|第?[一二三四1-4]季度"  # days, months, quarters
    rf"|{cells.CASE}|{PLATE}"
)
_RULE = re.compile(
    r"应当?|不得|不予|可以|未[经按依取建履]|不[按依]|拒[绝不]|擅自|逾期|情节|[以之][上下内]"
    r"|(?:处|并处).{0,14}罚款|没收|警告|吊销|[扣记]\s*\d+\s*分|弄虚作假|伪造|隐瞒|虚假"
)
_REASON = "相同的是表中的规则（情形、标准、分值），没有本单位的日期、案号、车号，可能是上级统一的表"


def happened(row: str) -> bool:
    """Whether a row tells of a day, a month, a case or a vehicle."""
    return bool(_HAPPENED.search(row))


def excuse(case: Case, found: list[Passage]) -> str:
    """The reason where nothing accuses but rows that state rules, else ""."""
    rules = [_rules(side, case.settings) for side in (case.a, case.b)]
    if not all(rules):
        return ""
    one, other = (
        side.phrased(side.paper.inside(rows))
        for side, rows in zip((case.a, case.b), rules, strict=True)
    )
    return "" if case.anew(one, other, found).grave else _REASON


def _rules(side: Prepared, settings: Settings) -> list[tuple[int, int]]:
    """Raw spans of the rows of a paper whose tables state rules; empty if they do not."""
    rows = [row for row in cells.rows(side.paper) if len(row) > 1]
    told = [" ".join(text for _, text in row) for row in rows]
    least = settings.ruled_rows
    if not told or sum(map(happened, told)) >= least * len(told) or not _state(told[1:], least):
        return []
    return [(row[0][0], row[-1][0] + len(row[-1][1])) for row in rows]


def _state(rows: Sequence[str], least: float) -> bool:
    return sum(bool(_RULE.search(row)) for row in rows) >= max(least * len(rows), 1)
