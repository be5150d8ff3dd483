"""A date that never was, such as 2023年2月30日, or one of issue far behind the file's own time.

Signal: year, month and day written with 年月日, in either kind of digits, or as 2023-02-30, of
which the calendar has none (blanks as 0月0日 aside); a day with another weekday behind it than it
was, as in last year's paper with this year's figures; or a date of issue more than ``AHEAD`` days
after the file was last written (scans are ``file_dates``' matter), as told by the file, never by
the clock of this run.
Strength: medium where the row holds nothing but the date, stands under an organ's name and comes
from the file's own text (the date of issue); weak elsewhere (6月31日 in a table) and where it was
read from a picture: slips of pen and reader. A date to come is weak as well: exported files keep
their template's time, and more than ``SET`` days tell of that or of a clock never set: no lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "date_never"
AHEAD, SET = timedelta(days=31), timedelta(days=365)
SINCE = date(2010, 1, 1)  # earlier times are those of clocks that were never set
_HAN = "".join(numerals.DIGITS)
_DATE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}}|[一二][{_HAN}]{{3}})\s*年"
    rf"\s*(?P<month>\d{{1,2}}|[{_HAN}十]{{1,3}})\s*月\s*(?P<day>\d{{1,2}}|[{_HAN}十]{{1,3}})\s*日"
)
_SIGNS = re.compile(  # codes run on, or count months beyond twelve
    r"(?<![A-Za-z0-9./-])(?P<year>(?:19|20)\d{2})(?P<sign>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sign)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?![A-Za-z0-9./-])"
)
_WEEKDAY = re.compile(
    r"\s*[（(]?\s*(?:星期|周)\s*([一二三四五六日天])(?!\s*[至到、—一二三四五六日天-])[)）]?"
)
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True)
class Odd:
    """One date where it stands: the day it names, if there is one, and the weekday if written."""

    line: Line
    words: str
    day: date | None
    weekday: str = ""


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, value."""
    found = [odd for line in document.lines for odd in _never(document, line)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有写出不存在的日期")
    found.sort(key=lambda odd: _strength(document, odd))
    first = found[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.line.page}页写着“{first.words}”，{_why(document, first)}。"
        "请核对原件，说明正确日期",
        evidence=tuple(Evidence(odd.line.page, odd.line.box, odd.words) for odd in found[:10]),
        values={"facts": [{"page": odd.line.page, "value": odd.words} for odd in found[:10]]},
        via=first.line.via, strength=_strength(document, first),
        remedy="核对原件，提供日期正确的文件",
    )  # fmt: skip


def _never(document: Document, line: Line) -> Iterator[Odd]:
    if not stated.certain(line):
        return
    for odd in _dates(line):
        ahead = odd.day is not None and AHEAD < _ahead(document, odd.day) <= SET
        if odd.day is None or odd.weekday or (ahead and _issued(document, odd)):
            yield odd


def _dates(line: Line) -> Iterator[Odd]:
    """The dates of a row, each with the weekday behind it where that is another's."""
    for found in chain(_DATE.finditer(line.text), _SIGNS.finditer(line.text)):
        parts = found.group("year", "month", "day")
        day, week = numerals.day(parts), _WEEKDAY.match(line.text, found.end())
        if week and day is not None and day.weekday() != _WEEK.index(week[1].replace("天", "日")):
            words = line.text[found.start() : week.end()]
            yield Odd(line, "".join(words.split()), day, week[1])
        elif day is not None or any(map(numerals.value, parts[1:])):  # else still to be filled in
            yield Odd(line, "".join(found[0].split()), day)


def _ahead(document: Document, day: date) -> timedelta:
    """How long after the last writing of a digital file the day comes."""
    written = _written(document)
    return day - written if written and document.medium != "scan" else timedelta()


def _written(document: Document) -> date | None:
    times = (document.metadata.get(key, "") for key in ("ModDate", "modified", "CreationDate"))
    days = [day for time in times if (day := numerals.begun(time)) and day >= SINCE]
    return max(days, default=None)


def _why(document: Document, odd: Odd) -> str:
    if odd.day is None:
        return "历法上没有这一天"
    if odd.weekday:
        return f"这一天却是星期{_WEEK[odd.day.weekday()]}，可能是笔误，也可能由别的年份的文件改成"
    return f"这个文件却在{_written(document)}就已存好，那时还没到这一天，也可能是电脑时钟不准"


def _strength(document: Document, odd: Odd) -> Strength:
    return "medium" if odd.day is None and _issued(document, odd) else "weak"


def _issued(document: Document, odd: Odd) -> bool:
    """Whether it is the date of issue in the file's own text."""
    line, words = odd.line, odd.words
    if line.via != "text" or "".join(line.text.split()) != words:
        return False
    day = stated.Day(date.min, line.page, line.box, words, certain=True)
    return bool(stated.signed(document.lines, day))
