"""Cells of tables: labels, names and figures are alike by nature, entries are a county's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from checker.copying.paper import Flags, Paper
from checker.numerals import YEARED

_LABEL = 12  # characters: so short a cell is a label, a name or a figure
_DATED = 6  # in a row that tells of a day: longer cells tell what was done on it
_RUNNING = 24  # longer cells are running text whatever they end with
_PARAGRAPH = 100  # a longer cell is no entry
_OFTEN = 3  # a cell that returns so often in one paper is a label
_NAMED = re.compile(
    r"(?:公司|中心|集团|学校|驾校|银行|协会|商会|[厂店部局厅委办队科室股站场院行社会县市区镇乡村]|(?<![\d一二三四五六七八九十两])[处所]|街道|政府|"
    r"法|条例|办法|规定|细则|意见|通知|标准|规范|方案|名称|[（(].{0,20}[）)]|[：:])$"
)
_DATE = (
    r"(?:(?:20)?\d\d\s*[年./-]\s*)?\d{1,2}\s*"
    r"(?:月(?:\s*\d{1,2}\s*[日号]?)?|[./-]\s*\d{1,2})(?:\s+[\d:]+)?"
)
_DAY = re.compile(rf"{_DATE}(?:\s*[至到~～—–-]+\s*(?:{_DATE}|\d{{1,2}}日))?")
_WORDS = re.compile("[一-鿿]{4}")
_LAW = re.compile(
    r"《[^《》]{2,60}(?:法|条例|办法|规定|细则|决定|意见|通知)(?:[（(][^）)]{1,12}[）)])?》\s*第"
)
CASE = rf"{YEARED}\s*第?\s*\d+"  # the number of a decision
_OWN_CASE = re.compile(CASE)
_ASKED = re.compile(r".{2,}(?:是否|有无)|(?:是否|有无).{2,}")  # what a check-list looks at
_LISTED = 3  # rows that make a check-list
_SHEETS = ("xlsx", "csv", "sheet")

Span = tuple[int, int, str, str]


def tabular(paper: Paper) -> Flags:
    """Which of the paper's positions stand in entries of a table.

    Whole paragraphs set in cells are running text.
    """
    entries = [(at, at + len(text)) for at, text in _cells(paper) if len(text) <= _PARAGRAPH]
    return paper.inside(entries)


def labels(paper: Paper) -> list[Span]:
    """Raw spans of the cells that are labels, names and figures, with what they are and why."""
    table = list(rows(paper))
    count = Counter(text for row in table for _, text in row)
    found = [span for row in table for span in _set_aside(row, count)]
    asked = [cell for row in table if (cell := _looked_at(row))]
    if len(asked) >= _LISTED:
        found += [(at, at + len(text), "表格", "检查、自查表所列的事项") for at, text in asked]
    return found


def _looked_at(row: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The one cell of a numbered row that asks whether something is so."""
    asked = [cell for cell in row if _ASKED.search(cell[1]) and len(cell[1]) <= _PARAGRAPH]
    numbered = len(row) > len(asked) and row[0][1].strip().isdigit()
    return asked[0] if numbered and len(asked) == 1 else None


def _set_aside(row: Sequence[tuple[int, str]], count: Mapping[str, int]) -> Iterator[Span]:
    days = [text for _, text in row if _DAY.fullmatch(text.strip())]
    of_law = not days and _states_law(row)
    for at, text in row:
        longest = _DATED if days and _WORDS.search(text) else _LABEL
        again = len(text) <= _RUNNING and count[text] >= _OFTEN
        if again or text in days or _label(text, longest):
            yield at, at + len(text), "表格", "表格的栏目和短单元格"
        elif _LAW.match(text.strip()):
            yield at, at + len(text), "法条", "表格中写明出处的法律、法规和规章条文"
        elif of_law and len(text) <= _PARAGRAPH:
            yield at, at + len(text), "法条", "表格中与法条同列一行、不记日期和案件的条目"


def _states_law(row: Sequence[tuple[int, str]]) -> bool:
    """Whether a row says what an article says, as lists of duties and scales of penalties do."""
    cited = any(_LAW.match(text.strip()) for _, text in row)
    return cited and not any(_OWN_CASE.search(text) for _, text in row)


def _label(cell: str, longest: int) -> bool:
    bare = cell.strip()
    return len(bare) <= longest or (len(bare) <= _RUNNING and bool(_NAMED.search(bare)))


def _cells(paper: Paper) -> Iterator[tuple[int, str]]:
    """Each cell with its raw offset."""
    for row in rows(paper):
        yield from row


def rows(paper: Paper) -> Iterator[list[tuple[int, str]]]:
    """The cells of each row of a table with their raw offsets."""
    for _, lines in groupby(_lines(paper), key=lambda found: found[0]):
        yield [cell for _, at, text in lines for cell in _split(text, at)]


def _lines(paper: Paper) -> Iterator[tuple[tuple[int, ...], int, str]]:
    """Lines of tables: the row they stand in, their raw offset and their text.

    A line is a row of its own but where the file tells of each cell by itself.
    """
    at = 0
    for page in paper.record.pages if paper.record else ():
        lines = [line for line in page.lines if not line.hidden]
        for line in lines:
            if line.where == "table" or (paper.record and paper.record.format in _SHEETS):
                cell = line.cell
                yield ((cell.table, cell.row) if cell else (at,)), at, line.text
            at += len(line.text) + 1
        at += not lines


def _split(row: str, at: int) -> Iterator[tuple[int, str]]:
    for cell in row.replace("|", "\t").split("\t"):
        if cell:
            yield at, cell
        at += len(cell) + 1
