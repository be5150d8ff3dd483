"""The names of a table's columns: where they stand, over one row or several, and what they head.

A group's name over several columns (培训情况 over 日期, 内容 and 人数) is told with a column's own
where that is a date or says nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from checker.evidence.exhibit import plain
from checker.evidence.facts.tables import Cells

WHEN = re.compile(r"日期|时间|年月日")
WHO = re.compile(r"主体|企业|单位|当事人|相对人|对象|名称|姓名")
WHAT = re.compile(r"标题|题目|题名|信息|内容|事项|名称|案例(?!类|来源|编)|文章|篇名|稿件")
NUMBER = re.compile(r"文号|文书|决定书|编号|案号")
WHERE = re.compile(r"网站|平台|媒体|渠道|栏目")
_OTHER = re.compile(
    r"序号|备注|状态|结果|情况|等级|领域|类别|月份|季度|进展|措施|责任|是否|次数|登[录陆]"
    r"|主题|议题|人数|条数|数量|地点|参加|主讲|主持|记录人|金额|期[号次数]|刊期|刊物|页码|版[面次]|链接|网址"
    r"|月度|周次|年周|周期|开始|结束|起止|[起止]$"
)
_COLUMNS = (WHEN, WHO, WHAT, NUMBER, WHERE, _OTHER)
_TIMELY = re.compile(r"^(?:起|止|自|到|开始|结束|起止)?(?:日期|时间|年月日|年月|月份)?$")
_TIME = re.compile(r"^(?:年月|月份|月度|季度|时间|日期)$|(?:日期|时间)$")
LONGEST_HEAD = 24  # characters of a column's name
HEADS = 2  # cells of a first row that must be column names
LEAST_NAMED = 3  # columns of a grid whose names are told by the figures under them
FIRST_ROWS = 8  # among which the first names of a table stand
DEEPEST = 3  # rows of column names
_TOTAL = re.compile(r"合计|总计|小计|共计|备注|注[:：]")

Table = tuple[Cells, list[Cells]]


def parted(rows: Sequence[Cells]) -> Iterator[Table]:
    """Column names with the rows under them; names may come anew, after a gap or on a new page."""
    heads: Cells | None = None
    under: list[Cells] = []
    at = 0
    while at < len(rows):
        may = at < FIRST_ROWS if heads is None else _may_begin(rows, at, heads)
        found, deep = _heads(rows, at) if may else (None, 1)
        if found is None:
            under.append(rows[at])
        else:
            if heads is not None:
                yield heads, under
            heads, under = found, []
        at += deep
    if heads is not None:
        yield heads, under


def holds(row: Cells) -> bool:
    """Whether a row says more than a running number or a total."""
    words = [plain(text) for _, text in row if text]
    told = [word for word in words if not word.isdigit()] or words
    return len(words) > 1 and not any(_TOTAL.match(word) for word in (words[0], told[0]))


def _may_begin(rows: Sequence[Cells], at: int, heads: Cells) -> bool:
    """Whether other column names may stand in a row: after a gap, a title or a total, or again."""
    before = rows[at - 1]
    again = _words(rows[at]) == _words(heads)
    return again or not holds(before) or not _digits(before)


def _words(row: Cells) -> list[str]:
    return [plain(text) for _, text in row if text]


def _digits(row: Cells) -> bool:
    return any(re.search(r"\d", text) for _, text in row)


def _heads(rows: Sequence[Cells], at: int) -> tuple[Cells | None, int]:
    """The column names that begin in a row, and over how many rows they stand."""
    for deep in range(min(DEEPEST, len(rows) - at), 1, -1):
        named = _stacked(rows[at : at + deep], rows[at + deep] if at + deep < len(rows) else [])
        if named and _are_heads(named):
            return named, deep
    after = rows[at + 1] if at + 1 < len(rows) else []
    found = _are_heads(rows[at]) or _over_time(rows[at], after) or _over_figures(rows[at], after)
    return (rows[at], 1) if found else (None, 1)


def _are_heads(cells: Cells) -> bool:
    heads = _words(cells)
    return len([head for head in heads if _known(head)]) >= HEADS and _short(heads)


def _over_time(cells: Cells, first: Cells) -> bool:
    """Whether a row of short names has one of a time, and the row under it tells a time there."""
    below = dict(first)
    times = [place for place, text in cells if _TIME.search(plain(text))]
    told = any(re.search(r"\d", below.get(place, "")) for place in times)
    return told and len(_words(cells)) >= HEADS and _short(_words(cells))


def _over_figures(cells: Cells, first: Cells) -> bool:
    """Whether a row of a grid holds a short name in each column, and figures stand under some."""
    heads = [plain(text) for _, text in cells]
    gridded = all(float(at) == place for at, (place, _) in enumerate(cells))
    whole = all(heads) and len(set(heads)) == len(heads) >= LEAST_NAMED and _short(heads)
    figures = sum(bool(re.search(r"\d", text)) for _, text in first)
    return gridded and whole and len(first) == len(cells) and figures >= HEADS


def _short(heads: Sequence[str]) -> bool:
    return all(len(head) <= LONGEST_HEAD and not re.search(r"\d", head) for head in heads)


def _known(head: str) -> bool:
    return any(kind.search(head) for kind in _COLUMNS)


def _stacked(rows: Sequence[Cells], first: Cells) -> Cells | None:
    """The names of columns over which groups are named; ``None`` where rows are no such names."""
    if any(float(at) != place for row in rows for at, (place, _) in enumerate(row)):
        return _set_over(rows, first)
    named: Cells | None = rows[-1]
    for upper in reversed(rows[:-1]):
        named = _over(upper, named) if named and len(_words(upper)) > 1 else None
    return named


def _over(upper: Cells, lower: Cells) -> Cells | None:
    """Groups laid over the columns under them, cell by cell."""
    above = [text for _, text in upper]
    named: list[str] = []
    group, grouped = "", 0
    pairs = zip_longest(above, (text for _, text in lower), fillvalue="")
    for at, (top, low) in enumerate(pairs):
        group = top or group
        wide = not top or (at + 1 >= len(above) or not above[at + 1])
        if top and low and low != top and not wide:
            return None
        grouped += bool(low) and low != top and bool(group)
        named.append(_joined(group, low) if low and low != top else top)
    return [(float(at), text) for at, text in enumerate(named)] if grouped > 1 else None


def _joined(group: str, name: str) -> str:
    """A column's name with that of its group, where it does not speak for itself."""
    over, own = plain(group), plain(name)
    if re.search(r"[\d:]", over) or len(over + own) > LONGEST_HEAD:
        return own
    return over + own if not _known(own) or _TIMELY.search(own) else own


def _set_over(rows: Sequence[Cells], first: Cells) -> Cells | None:
    """Names on a drawn page: each column, as the first row under them shows it, has the name that
    stands lowest over it."""
    lowest = rows[-1]
    if len(lowest) < HEADS or len(first) <= len(lowest) or any(map(_digits, rows)):
        return None
    free = [place for place, _ in first]
    named: Cells = []
    for row in reversed(rows):
        for place, text in row:
            if free and (row is lowest or _near(place, free, first)):
                nearest = min(free, key=lambda one: abs(one - place))
                free.remove(nearest)
                named.append((nearest, text))
    return sorted(named) if len(named) > len(lowest) else None


def _near(place: float, free: Sequence[float], first: Cells) -> bool:
    """Whether the column that a name stands over has none yet."""
    return min((one for one, _ in first), key=lambda one: abs(one - place)) in free
