"""A web page that was published on another day than it shows.

Signal: a page's own time (发布时间) lies more than ``SLACK`` days from the day in its address,
where sites of government keep it (/art/2023/5/9/, t20230509_, /2023-05/09/), or from ``PubDate``,
which their pages carry (政府网站发展指引, 国办发〔2017〕47号). Only a page that shows one time and
one address, or several that agree. Strength: weak: a site that moved has the day of the move in
its addresses, and a screen is read as a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker import numerals
from checker.forgery import stated
from checker.model.document import Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome

NAME = "web_dates"
SLACK = 31  # days
CLEAR = 0.95  # of a line read from a picture
_Y, _M, _D = r"(20[12]\d)", r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.|\.gov\.cn)[\w./?=&%:#-]*?"
    rf"(?:/{_Y}[/-]?{_M}[/-]{_D}/|/(?:t|art|c)_?{_Y}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])_)"
)
_SHOWN = re.compile(rf"(?:发布|发文|公开|公示|更新)(?:时间|日期)[:：]?{_Y}[-/.年]{_M}[-/.月]{_D}")
_META = re.compile(rf"{_Y}-{_M}-{_D}")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    shown, kept = _one(document, _SHOWN), _kept(document)
    if shown is None or kept is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有网页的发布时间和网址可供对照")
    line, day = shown
    what, other = kept
    if abs((other - day).days) <= SLACK:
        return Finding(NAME, Outcome.ABSENT, f"网页的发布时间与{what}相符")
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{line.page}页所示发布时间是 {day}，{what}却是 {other}。"
        "若是网站迁移、重新发布请说明，并提供可以打开的网址",
        evidence=(Evidence(line.page, line.box, line.text[:80]),),
        values={
            "facts": [
                {"what": "页面所示发布时间", "value": day.isoformat(), "page": line.page},
                {"what": what, "value": other.isoformat()},
            ]
        },
        via=line.via, strength="weak", remedy="提供可以打开的网址，或网站后台的发布记录",
    )  # fmt: skip


def _kept(document: Document) -> tuple[str, date] | None:
    """What the page keeps of its day: its source, else its address."""
    meta = _META.match(document.metadata.get("PubDate", "").strip())
    day = numerals.day(meta.groups()) if meta else None
    if day is not None:
        return "网页源文件写明的发布时间", day
    told = _one(document, _ADDRESS)
    return ("网址里的日期", told[1]) if told else None


def _one(document: Document, pattern: re.Pattern[str]) -> tuple[Line, date] | None:
    """The first such day where all that are told are one."""
    lines = [line for line in document.lines if _readable(line)]
    told = [(line, day) for line in lines for day in _days(pattern, line)]
    return told[0] if len({day for _, day in told}) == 1 else None


def _readable(line: Line) -> bool:
    return not line.hidden and (line.via == "text" or line.confidence >= CLEAR)


def _days(pattern: re.Pattern[str], line: Line) -> Iterator[date]:
    told = (numerals.day(one.groups()) for one in pattern.finditer(stated.plain(line.text)))
    yield from filter(None, told)
