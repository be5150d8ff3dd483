"""A date that never was, such as 2023年2月30日, or one of issue far behind the file's own time.

Signal: year, month and day written with 年月日, in either kind of digits, of which the calendar has
none (blanks as 0月0日 aside); or a date of issue more than ``AHEAD`` days after the file was last
written (scans are ``file_dates``' matter), as told by the file, never by the clock of this run.
Strength: medium where the row holds nothing but the date, stands under an organ's name and comes
from the file's own text (the date of issue); weak elsewhere (6月31日 in a table) and where it was
read from a picture: slips of pen and reader. A date to come is weak as well: exported files keep
their template's time, and more than ``SET`` days tell of that or of a clock never set: no lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "date_never"
CERTAIN = 0.97  # of a line read from a picture
AHEAD, SET = timedelta(days=31), timedelta(days=365)
SINCE = date(2010, 1, 1)  # earlier times are those of clocks that were never set
_HAN = "".join(numerals.DIGITS)
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}}|[一二][{_HAN}]{{3}})\s*年\s*(\d{{1,2}}|[{_HAN}十]{{1,3}})\s*月"
    rf"\s*(\d{{1,2}}|[{_HAN}十]{{1,3}})\s*日"
)
_WRITTEN = re.compile(r"(?:D:)?(\d{4})[-:]?(\d{2})[-:]?(\d{2})")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, value."""
    found = [(line, words) for line in document.lines for words in _never(document, line)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有写出不存在的日期")
    found.sort(key=lambda item: _strength(document, *item))
    line, words = found[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{line.page}页写着“{words}”，{_why(document, words)}。请核对原件，说明正确日期",
        evidence=tuple(Evidence(at.page, at.box, said) for at, said in found[:10]),
        values={"facts": [{"page": at.page, "value": said} for at, said in found[:10]]},
        via=line.via, strength=_strength(document, line, words),
        remedy="核对原件，提供日期正确的文件",
    )  # fmt: skip


def _never(document: Document, line: Line) -> Iterator[str]:
    if line.hidden or (line.via != "text" and line.confidence < CERTAIN):
        return
    for found in _DATE.finditer(line.text):
        words = "".join(found[0].split())
        day = _day(words)
        ahead = day is not None and AHEAD < _ahead(document, day) <= SET
        if (day is None and not _blank(found)) or (ahead and _issued(document, line, words)):
            yield words


def _day(words: str) -> date | None:
    found = _DATE.fullmatch(words)
    try:
        return date(*(numerals.value(part) or 0 for part in found.groups())) if found else None
    except ValueError:
        return None


def _blank(found: re.Match[str]) -> bool:
    """Whether month and day are still to be filled in."""
    return numerals.value(found[2]) == numerals.value(found[3]) == 0


def _ahead(document: Document, day: date) -> timedelta:
    """How long after the last writing of a digital file the day comes."""
    written = _written(document)
    return day - written if written and document.medium != "scan" else timedelta()


def _written(document: Document) -> date | None:
    times = (document.metadata.get(key, "") for key in ("ModDate", "modified", "CreationDate"))
    days = [day for time in times if (found := _WRITTEN.match(time)) and (day := _plain(found))]
    return max(days, default=None)


def _plain(found: re.Match[str]) -> date | None:
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    return day if day >= SINCE else None


def _why(document: Document, words: str) -> str:
    if _day(words) is None:
        return "历法上没有这一天"
    return f"这个文件却在{_written(document)}就已存好，那时还没到这一天，也可能是电脑时钟不准"


def _strength(document: Document, line: Line, words: str) -> Literal["medium", "weak"]:
    return "medium" if _day(words) is None and _issued(document, line, words) else "weak"


def _issued(document: Document, line: Line, words: str) -> bool:
    """Whether it is the date of issue in the file's own text."""
    if line.via != "text" or "".join(line.text.split()) != words:
        return False
    day = stated.Day(date.min, line.page, line.box, words, certain=True)
    return bool(stated.signed(document.lines, day))
