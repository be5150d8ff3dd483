"""A number of another year than the date of issue.

Signal: the number's year lies after the date of issue by more than ``EARLY`` days, which cannot be:
the series of a year begins with the year. Strength: medium where both come from the file's text,
else weak; weak as well where the date is January's or February's of the year before, the slip of
every new year. A number of an earlier year on a paper more than ``LATE`` days into the next is
weak; within them it is usual (3 to 21 % of papers, numbers being given before papers are sealed).
A date that was not read clearly under its seal tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.forgery import stated
from checker.forgery.stated import Day, Number
from checker.model.document import Document
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "number_year"
EARLY, LATE = 31, 120  # days
SLIP = 2  # months in which the old year is still written


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    number, day = stated.number(found), stated.issued(document.lines, found)
    if number is None or day is None or not (day.certain or day.confidence >= stated.CERTAIN):
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有确定的文号和成文日期可供对照")
    early = (date(number.year, 1, 1) - day.day).days > EARLY
    late = (day.day - date(number.year, 12, 31)).days > LATE
    if not early and not late:
        return Finding(NAME, Outcome.ABSENT, "文号年份与成文日期相符")
    slip = day.day.month <= SLIP and number.year == day.day.year + 1
    certain = early and number.certain and day.certain and not slip
    strength: Strength = "medium" if certain else "weak"
    why = "还没到的年份不可能编号" if early else "隔年的文件应当用当年的文号"
    why += "（也可能是年初落款误写了上一年）" if slip else ""
    return Finding(
        NAME, Outcome.PRESENT,
        f"发文字号是“{number.value}”，成文日期却是 {day.day}：{why}。请核对原件，提供发文登记簿",
        evidence=_places(number, day),
        values={
            "facts": [
                {"what": "发文字号", "value": number.value, "page": number.page},
                {"what": "成文日期", "value": day.day.isoformat(), "page": day.page},
            ]
        },
        via="text" if number.certain and day.certain else "ocr", strength=strength,
        remedy="核对原件，提供文号与日期相符的文件或发文登记簿",
    )  # fmt: skip


def _places(number: Number, day: Day) -> tuple[Evidence, ...]:
    return Evidence(number.page, number.box, number.value), Evidence(day.page, day.box, day.words)
