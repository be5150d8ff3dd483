"""A date that never was, such as 2023年2月30日, or a date of issue that has not come yet.

Signal: year, month and day written with 年月日, in either kind of digits, of which the calendar has
none (blanks as 0月0日 aside); or a date of issue more than ``AHEAD`` days from today. Strength:
medium where the row holds nothing but the date, stands under an organ's name and comes from the
file's own text (the date of issue); weak elsewhere (6月31日 in a table) and where it was read from
a picture: slips of pen and reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

from checker.forgery import stated
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "date_never"
CERTAIN = 0.97  # of a line read from a picture
AHEAD = timedelta(days=31)
_FIGURES = {figure: value for value, figures in enumerate(
    ("〇○零Ｏ", "一", "二", "三", "四", "五", "六", "七", "八", "九")
) for figure in figures}  # fmt: skip
_HAN = "".join(_FIGURES)
_DATE = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}}|[一二][{_HAN}]{{3}})\s*年\s*(\d{{1,2}}|[{_HAN}十]{{1,3}})\s*月"
    rf"\s*(\d{{1,2}}|[{_HAN}十]{{1,3}})\s*日"
)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, value."""
    found = [(line, words) for line in document.lines for words in _never(document, line)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "没有写出不存在的日期")
    found.sort(key=lambda item: not _issued(document, *item))
    line, words = found[0]
    strength: Literal["medium", "weak"] = "medium" if _issued(document, line, words) else "weak"
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{line.page}页写着“{words}”，{_why(words)}。请核对原件，说明正确日期",
        evidence=tuple(Evidence(at.page, at.box, said) for at, said in found[:10]),
        values={"facts": [{"page": at.page, "value": said} for at, said in found[:10]]},
        via=line.via, strength=strength, remedy="核对原件，提供日期正确的文件",
    )  # fmt: skip


def _never(document: Document, line: Line) -> Iterator[str]:
    if line.hidden or (line.via != "text" and line.confidence < CERTAIN):
        return
    for found in _DATE.finditer(line.text):
        words = "".join(found[0].split())
        day = _day(words)
        ahead = day is not None and day > date.today() + AHEAD and _issued(document, line, words)
        if (day is None and not _blank(found)) or ahead:
            yield words


def _day(words: str) -> date | None:
    found = _DATE.fullmatch(words)
    try:
        return date(*(figures(part) for part in found.groups())) if found else None
    except ValueError:
        return None


def _blank(found: re.Match[str]) -> bool:
    """Whether month and day are still to be filled in."""
    return figures(found[2]) == figures(found[3]) == 0


def figures(words: str) -> int:
    """A number in Arabic digits, in Chinese ones (二〇二三), or counted with 十 (三十一)."""
    if words.isdecimal():
        return int(words)
    if "十" not in words:
        return int("".join(str(_FIGURES[letter]) for letter in words))
    tens, _, ones = words.partition("十")
    return 10 * (figures(tens) if tens else 1) + (figures(ones) if ones else 0)


def _why(words: str) -> str:
    return "历法上没有这一天" if _day(words) is None else "现在还没到这一天"


def _issued(document: Document, line: Line, words: str) -> bool:
    """Whether it is the date of issue in the file's own text."""
    if line.via != "text" or "".join(line.text.split()) != words:
        return False
    day = stated.Day(date.min, line.page, line.box, words, certain=True)
    return bool(stated.signed(document.lines, day))
