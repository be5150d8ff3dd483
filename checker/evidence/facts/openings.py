"""The date at the head of a sentence, a heading or a numbered point: when something took place.

A date that something refers to (根据3月9日的通知), starts from or ends by (3月底前) is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from checker.evidence.facts.days import NUMERALS, When, of_month
from checker.evidence.language import mood
from checker.evidence.language.calendar import Period

_N = "[一二三四五六七八九十]+"
MARK = (
    rf"(?:第{_N}[章节][、.:]?|{_N}[、.](?!\d)|[(](?:{_N}|\d{{1,2}})[)]、?"
    rf"|\d{{1,2}}(?:[.)](?!\d+(?!\d*[年月./-]))|、)|{_N}是|[-•·●▪◆◇★☆■□*—]+)\s*"
)
ORDINAL = rf"[【\[(]?(?:20\d\d年)?第(?:{_N}|\d{{1,2}})[次期场轮回][】\])]?"
_DATE = (
    r"(?:(?:(20\d\d)年)?(1[0-2]|0?[1-9])月(?:(3[01]|[12]\d|0?[1-9])日)?"
    r"|(20\d\d)([-./])(1[0-2]|0?[1-9])\5(3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?:(20\d\d)年)?第?([一二三四1-4])季度)"
)
DATE = re.compile(rf"(?<![\d第前]){_DATE}")
_LEAD = re.compile(
    rf"(?:{MARK})*(?:{ORDINAL}[^\s,。;:\d]{{0,16}}?[\s:,、(—-]*)?(?:{MARK})*"
    r"(?:[^\s,。;:\d]{0,8}(?:时间|日期)[ \t]*[:]?\s*|[^,。;:\d《》]{0,24}?(?:[于在])?\s*"
    r"|[^,。;:\d《》]{0,24}?[:]\s*)[(“\"]?$"
)
_REFERS = re.compile(
    r"(?:就|对|围绕|关于|听取|通报|总结|回顾|汇报|商定|议定|研究|部署|安排|明确|谋划)(?:了|全[市县区])?$|根据|按照|依据|依照|结合|自$|从$|截[至止]"
    r"|原定|原计划|计划|拟|预计|定于|为期|落实|贯彻|对照|报送|上报|完成"
)
_BEYOND = re.compile(
    r"\s*(?:[上中下]旬|[底末])?(?:之?前|以前|起(?!草)|以[来后]|止|(?:印发|下发|出台|发布|公布|制定|施行|实施|召开|举[行办])的)"
    r"|\s*[-—~至到]+\s*(?:\d{1,2}月)?\d{1,2}日?(?:之?前|止)"
)
_MORE = re.compile(
    r"(?:[—~至到-]+(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午)?"
    r"(?:[(]?\d{1,3}[件条起次个户家份批][)]?)?[、,;和及与]{1,2}$"  # 1月30日2件、2月27日1件
)
_CLOSER = re.compile(r"[:\s(、,]{1,2}")  # 第一季度:2023年3月28日
_MOVED = re.compile(r"(?:推迟|延期|改期|顺延|延后|调整)(?:至|到|于|在)?[^,。;\d]{0,4}$")
_MADE_UP = re.compile(rf"(?:[上下]午)?[^,。;\d]{{0,8}}{mood.MADE_UP}")
_EACH = re.compile(  # 召开会议4次(2月16日、5月8日); 局里主动对接,分别于2月28日、5月30日座谈
    r"\d次.{0,8}?(?:(?:分别|依次|先后)[为是于在]{0,2}|[(])[:]?(?:时间[为是:])?"
    r"|[,、](?:分别|依次|先后)[于在]"
)
LEAD = 44  # characters before the date at the head of a sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A date as it stands: without a year where none is written, 0 for what is not told."""

    year: int
    month: int
    day: int
    quarter: int = 0

    def when(self, year: int) -> When | None:
        """With the year that holds where the date itself has none."""
        year = self.year or year
        if self.quarter:
            return When(quarter=f"{year}-Q{self.quarter}", source="正文活动日期")
        if not self.day:
            return of_month(year, self.month, "正文活动日期")
        try:
            return When.on(date(year, self.month, self.day), "正文活动日期")
        except ValueError:
            return None


def opening(sentence: str) -> list[Found]:
    """The date with which a sentence opens, or those that it lists there one by one."""
    if moved := _put_off(sentence):
        return [moved]
    told: list[Found] = []
    end = -1
    for mark in DATE.finditer(sentence):
        between = sentence[end : mark.start()]
        closer = bool(told) and not told[-1].day and bool(_CLOSER.fullmatch(between))
        if told and not closer and not _MORE.fullmatch(between):
            break
        if not told and not _leads(sentence[: mark.start()]):
            return []
        if _BEYOND.match(sentence, mark.end()):
            return []
        nearer = replace(found(mark), year=found(mark).year or told[-1].year) if closer else None
        told = [*told[:-1], nearer] if nearer and nearer.day else [*told, found(mark)]
        end = mark.end()
    return told


def closing(line: str) -> list[Found]:
    """The one date with which a short heading or a point ends, in brackets or behind a blank."""
    marks = list(DATE.finditer(line))
    if len(marks) != 1 or _REFERS.search(line[: marks[0].start()]):
        return []
    before, after = line[: marks[0].start()], line[marks[0].end() :]
    bracketed = re.search(r"[(][^()]{0,6}$", before) and re.match(r"[^()]{0,20}[)]", after)
    last = re.search(r"[\s:—-]$", before) and re.fullmatch(r"[日\s]*", after)
    return [found(marks[0])] if bracketed or last else []


def bare(line: str) -> Found | None:
    """The date of a line that holds nothing else."""
    mark = DATE.search(line)
    if mark is None or not (mark[3] or mark[7]):
        return None
    rest = line[: mark.start()] + line[mark.end() :]
    left = re.sub(r"[\s()。.,]|星期[一二三四五六日天]|[上下]午|\d{1,2}:\d\d", "", rest)
    return None if left else found(mark)


def _leads(before: str) -> bool:
    before = before.lstrip()
    if len(before) > LEAD or _REFERS.search(before):
        return False
    each = _EACH.search(before)
    return bool(_LEAD.fullmatch(before)) or (each is not None and each.end() == len(before))


def _put_off(sentence: str) -> Found | None:
    """The day to which an event was put off, or on which it was made up for."""
    marks = list(DATE.finditer(sentence))
    for mark in marks[1:]:
        if _MOVED.search(sentence[: mark.start()]) or _MADE_UP.match(sentence, mark.end()):
            return found(mark)
    return None


def first_date(text: str, period: Period) -> When | None:
    """The first date of a text; one without a year lies in the year of the period."""
    year = period[0].year if period[0].year == period[1].year else 0
    marks = (found(mark) for mark in DATE.finditer(text))
    return next((one.when(one.year or year) for one in marks if one.year or year), None)


def found(mark: re.Match[str]) -> Found:
    """What a match of ``DATE`` tells."""
    year, month, day, full, _, month_of, day_of, quarters_year, part = mark.groups()
    if full:
        return Found(int(full), int(month_of), int(day_of))
    if part:
        return Found(int(quarters_year or 0), 0, 0, NUMERALS[part])
    return Found(int(year or 0), int(month), int(day or 0))
