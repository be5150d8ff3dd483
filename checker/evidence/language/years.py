"""Which year a clause tells of: what was done in another year is not done in the period.

"2022年已共享", "曾于2021年使用": the year beside the act holds until the sentence ends or a
clause speaks of the present. A year that only dates something else (2022年度评价结果, 2022年版,
自2021年起) says nothing of when the matter was done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.evidence.language.calendar import Period

_YEAR = r"(?<![\d〔\[(])(20\d\d)年"
_DAY = r"(?:\d{1,2}月(?:份)?)?(?:\d{1,2}日)?(?:(?:上|下)半年|第?[一二三四]季度|年?[底末初])?"
_ACTS = (
    "完成|共享|归集|开展|实施|举办|举行|召开|推送|公示|公布|组织|查询|使用|应用|采用|印发|出台|制定|建立|推行|推出"
    "|发布|报送|发放|签订|入选|获得|参加|安排|纳入|评价|评定|承办|刊发|刊登|发表|上线|启动|试行|承诺|修复"
)
_SUBJECT = r"(?:[\u4e00-\u9fff]{0,12}局|我[省市县区]|全[市县区])?"
_TOLD = re.compile(
    rf"{_YEAR}{_DAY}{_SUBJECT}(?:(?:已经?|曾经?|就已?|即已?|便已?|先后)|在\S{{0,24}}?(?:{_ACTS})"
    rf"|(?:{_ACTS})(?!\S{{0,6}}(?:结果|数据|名单|等级|得分)\S))"
    rf"|(?:已|曾|早)(?:经)?[于在]{_YEAR}|(?:列入|纳入)了?{_YEAR}度?\S{{0,8}}(?:计划|安排|要点)"
    rf"|^{_YEAR}{_DAY}$"
)
_BEGINS = re.compile(rf"{_YEAR}{_DAY}(?:起|开始|才|再)")  # 分级监管从2024年开始
_GROUNDS = re.compile(r"(?:根据|按照|依据|依照|结合|基于|针对|自|从|截至|《)[^,]{0,16}$")
_NOW = re.compile(
    r"今年|本年|目前|现已|现在|如今|至今|以来|持续|继续|沿用|年起|月起|日起|起施行|每年|历年"
)
_NAMED = re.compile(_YEAR)
_MONTH = re.compile(r"(?:(?<![\d〔\[(])(20\d\d)年)?(?<!\d)(1[0-2]|[1-9])月")
_ONLY_A_DATE = re.compile(rf"^{_YEAR}{_DAY}$")


def elsewhen(parts: Sequence[str], period: Period) -> Iterator[bool]:
    """Whether each clause of one sentence tells of a year outside the period alone."""
    other, past = False, (0, 0)
    for part in parts:
        turned = _turned(part, past, period)
        past = next(((int(y), int(m)) for y, m in _MONTH.findall(part) if y), past)
        named = [int(year) for year in _NAMED.findall(part)]
        if any(int(year) > period[1].year for year in _BEGINS.findall(part)):
            other = True
        elif turned or _NOW.search(part) or any(_within(year, period) for year in named):
            other = False
        elif any(_tells(told, part) for told in _TOLD.finditer(part)):
            other = True
        yield other


def inherited(parts: Sequence[str], at: int) -> bool:
    """Whether a clause has its year from an earlier one that tells more than a date."""
    named = next((back for back in range(at, -1, -1) if _NAMED.search(parts[back])), at)
    return named < at and not _ONLY_A_DATE.search(parts[named])


def _turned(part: str, past: tuple[int, int], period: Period) -> bool:
    """Whether a month without a year comes after the turn of it (2022年12月…，3月…)."""
    year, month = past
    bare = next((int(m) for y, m in _MONTH.findall(part) if not y), 0)
    return 0 < bare < month and _within(year + 1, period)


def _tells(told: re.Match[str], part: str) -> bool:
    return not _GROUNDS.search(part[: told.start()])


def _within(year: int, period: Period) -> bool:
    return period[0].year <= year <= period[1].year
