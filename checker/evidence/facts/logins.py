"""On which days a list of weeks says that someone logged in.

The dates between which a week lies are no logins: a row counts by its login's time, its count or
its plain yes, and then stands for the week that its dates enclose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from checker.evidence.exhibit import plain
from checker.evidence.facts.days import all_days

_BOUND = re.compile(r"开始|结束|起|止|区间|周期|范围|周[一二三四五六日天]")
_ASIDE = re.compile(
    r"人$|人员|账[号户]|网站|平台|地址|部门|单位|备注|说明|序号|周次|年周|内容|事项|应登"
)
_LOGIN = re.compile(r"登[录陆]|次数|末次|首次|最近|打卡|访问|状态|情况")
_TELLS = re.compile(
    r"(?:每|其余|其他|其它)各?\S{0,2}周\S{0,8}登[录陆]|每周至少|全年5[23]个?周\S{0,8}登[录陆]"
)
_MISSED = re.compile(r"(?:未|没有?|漏|缺|忘)(?:能|按时)?登[录陆]?|漏登|未能|^除\S+周以?外$")
_NUMBERED = re.compile(r"第(\d{1,2})周")
_COUNTED = re.compile(r"(?<![第\d])(\d{1,2})个?周(?!年|岁|[至到]|[日一二三四五六])")
_DATED = re.compile(
    r"\d{1,2}月\d{1,2}日?(?:至|到|[-—–~]+)(?:\d{1,2}月)?\d{1,2}日|所在周|当周|那[一1]?周"
)
_PLAIN = re.compile(r"是否|次数|情况|状态|与否")
_NO = re.compile(
    r"[无否×✗✘xX]?|[-—–/\\]+|0+(?:\.0+)?次?|(?:[尚均]?未|没|漏|缺)\S*|无\S{0,2}登[录陆]\S{0,2}"
)
_DUE = re.compile(r"应.{0,4}(?:登[录陆]|周)")
_ACTUAL = re.compile(r"(?:实际|已|实).{0,4}(?:登[录陆]|周)")
_SUM = re.compile(r"[合总小]计|全年")
WEEK = timedelta(days=6)  # from the first day of a week to its last
LONGEST = timedelta(days=7)  # between the first and the last date of a row on one week

Named = Sequence[tuple[str, str]]  # the column's name and the cell


def weekly(rows: Sequence[Named], lines: str) -> bool:
    """Whether a list gives the first and last day of each week."""
    if rows:
        return any(_bounds(row) for row in rows)
    return any(_apart(all_days(line)) for line in lines.splitlines())


def days(row: Named) -> list[date]:
    """The days of the logins that a row of weeks shows, none where it shows no login."""
    asked = [(head, cell) for head, cell in row if _is_login(head)]
    stated = [cell for _, cell in asked if not _NO.fullmatch(plain(cell))]
    if not stated or any(
        _PLAIN.search(head) and _NO.fullmatch(plain(cell)) for head, cell in asked
    ):
        return []
    return [day for cell in stated for day in all_days(cell)] or _middle(_bounds(row))


def missed(sentences: Iterable[str]) -> int:
    """How many weeks a text without a log says were missed; 0 where it names none.

    By number (第17周), by dates (10月2日至8日 所在周) or by how many (3周未登录); only where it
    tells of all others that someone logged in.
    """
    told = list(sentences)
    if not any(_TELLS.search(one) and not _MISSED.search(one) for one in told):
        return 0
    return max((_named(part) for part in told if _MISSED.search(part)), default=0)


def counted(rows: Sequence[Named]) -> tuple[int, int] | None:
    """How many weeks were due and in how many someone logged in, as rows by quarter or month say.

    ``None`` where a row does not give both numbers of weeks.
    """
    parts = [row for row in rows if not any(_SUM.search(plain(cell)) for _, cell in row)]
    due = [_weeks(row, _DUE) for row in parts]
    done = [_weeks(row, _ACTUAL) for row in parts]
    if not parts or None in (*due, *done):
        return None
    return sum(filter(None, due)), sum(filter(None, done))


def _weeks(row: Named, wanted: re.Pattern[str]) -> int | None:
    """The number under the column of weeks that is called so."""
    cells = (plain(cell) for head, cell in row if "周" in head and wanted.search(head))
    found = re.fullmatch(r"(\d{1,2})周?", next(cells, ""))
    return int(found[1]) if found else None


def each_week(text: str) -> bool:
    """Whether a text says of every week that someone logged in."""
    return bool(_TELLS.search(text))


def _named(part: str) -> int:
    if numbered := set(_NUMBERED.findall(part)):
        return len(numbered)
    if dated := _DATED.findall(part):
        return len([one for one in dated if not one.endswith("周")]) or 1
    counted = _COUNTED.search(part)
    return int(counted[1]) if counted else 0


def _bounds(row: Named) -> list[date]:
    """The dates under columns for the bounds of a week, or those that lie a week apart."""
    named = [day for head, cell in row if _BOUND.search(head) for day in all_days(cell)]
    others = [day for head, cell in row if not _is_login(head) for day in all_days(cell)]
    return named or (others if _apart(others) else [])


def _apart(found: Iterable[date]) -> bool:
    known = set(found)
    return any(day + WEEK in known for day in known)


def _is_login(head: str) -> bool:
    return bool(_LOGIN.search(head)) and not _BOUND.search(head) and not _ASIDE.search(head)


def _middle(bounds: Sequence[date]) -> list[date]:
    """A day of the week that lies between these."""
    if not bounds or max(bounds) - min(bounds) > LONGEST:
        return []
    return [min(bounds) + (max(bounds) - min(bounds)) // 2]
