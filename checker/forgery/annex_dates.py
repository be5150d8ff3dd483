"""An annex whose date does not agree with that of the notice that carries it.

Signal: behind the date of issue, a page that begins with 附件 ends with an organ and a date of its
own; or an annex handed in by itself bears the notice's number and a date. What a notice sends out
is finished when the notice is signed: an annex later by more than ``SLACK`` days contradicts it.
Strength: medium for an annex by itself, signed by the notice's own organ, with number and dates
from the file's text; else weak (forms in annexes are filled in later, mostly by others). An older
annex was approved first and sent out afterwards, as most are: a note from ``OLD`` days on, and one
that is older than a paper it cites is told by ``later_cited``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker import numerals
from checker.forgery import stated
from checker.forgery.flags import flag
from checker.forgery.stated import Day, Number
from checker.model.document import Document, Line
from checker.model.finding import Evidence, Finding, Outcome, Strength
from checker.model.material import Record
from checker.model.score import Flag

NAME = "annex_dates"
SLACK, OLD = 3, 31  # days
FORMS = re.compile(r"表|书|登记|台账|汇总|名单|清单|统计")
TOP_ROWS = 3
_ANNEX = re.compile(r"附件\d{0,2}[:：]?$|附件[一二三四五六七八九十]{1,3}[:：]?$")
_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日$")


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    day = stated.issued(document.lines, found)
    if day is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有确定的成文日期可供对照")
    dated = [(line, when) for line, when in _annexes(document, day)]
    odd = [(line, when) for line, when in dated if _odd(day.day, when)]
    if not odd:
        return Finding(NAME, Outcome.ABSENT, "附件的日期与正文相符")
    odd.sort(key=lambda item: item[1], reverse=True)
    line, when = odd[0]
    later = when > day.day
    strength: Strength = "weak" if later else "note"
    return Finding(
        NAME, Outcome.PRESENT,
        f"正文成文日期是 {day.day}，第{line.page}页附件落款却是 {when}"
        f"（附件{_told(later)}）。请说明附件是什么时候形成的",
        evidence=(
            Evidence(line.page, line.box, line.text), Evidence(day.page, day.box, day.words)
        ),
        values={
            "facts": [
                {"what": "正文成文日期", "value": day.day.isoformat(), "page": day.page},
                *(
                    {"what": "附件落款", "value": at.isoformat(), "page": row.page}
                    for row, at in odd[:8]
                ),
            ]
        },
        strength=strength, remedy="提供通知和附件的原件",
    )  # fmt: skip


def _told(later: bool) -> str:
    return "晚于正文" if later else "早于正文，先批准后印发的属于正常"


def _annexes(document: Document, day: Day) -> Iterator[tuple[Line, date]]:
    """Dates under an organ's name on pages from the first that begins with 附件 on."""
    inside = False
    for page in document.pages:
        rows = [line for line in page.lines if not line.hidden and line.text.strip()]
        begins = any(_ANNEX.match(stated.plain(line.text)) for line in rows[:TOP_ROWS])
        inside = inside or (begins and page.number > day.page)
        for above, line in pairwise(rows) if inside else ():
            when = _day(line)
            if when is not None and stated.is_organ(above.text):
                yield line, when


def _day(line: Line) -> date | None:
    match = _DATE.match(stated.plain(line.text))
    return numerals.day(match.groups()) if match else None


def _odd(notice: date, annex: date) -> bool:
    return not -OLD <= (annex - notice).days <= SLACK


@dataclass(frozen=True, slots=True)
class _Dated:
    """A record with the number that it bears or names, and its day."""

    record: Record
    number: Number
    day: Day

    @property
    def certain(self) -> bool:
        return self.number.certain and self.day.certain


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag for each annex by itself whose number names a notice of another time."""
    for submission, own in records.items():
        notices = [item for record in own for item in _notice(record)]
        for annex in (item for record in own for item in _annex(record)):
            notice = _nearest(notices, annex)
            if notice and notice.record is not annex.record and _odd(notice.day.day, annex.day.day):
                yield _flag(submission, notice, annex)


def _nearest(notices: Sequence[_Dated], annex: _Dated) -> _Dated | None:
    """Of the notices under its number the nearest in time: a notice may have been issued again."""
    alike = [item for item in notices if item.number.key == annex.number.key]
    return min(alike, key=lambda item: abs(item.day.day - annex.day.day), default=None)


def _own(notice: _Dated, annex: _Dated) -> bool:
    """Whether the organ of the notice signed the annex, and it is no form to be filled in."""
    issuer = stated.plain(notice.record.issuer)
    signed = stated.signed(annex.record.lines, annex.day)
    signs = bool(issuer) and any(issuer in stated.plain(line.text) for line in signed)
    return signs and not FORMS.search(annex.record.title)


def _notice(record: Record) -> Iterator[_Dated]:
    number = stated.number(record.findings)
    day = stated.issued(record.lines, record.findings)
    if number and day:
        yield _Dated(record, number, day)


def _annex(record: Record) -> Iterator[_Dated]:
    """An annex by itself, with the number above its title (GB/T 9704-2012 7.3.4)."""
    kind = record.finding("kind")
    day = stated.issued(record.lines, record.findings)
    if kind is not None and kind.values.get("annex_of") and day is not None:
        for number in list(stated.cited(record.lines[:TOP_ROWS]))[:1]:
            yield _Dated(record, number, day)


def _flag(submission: str, notice: _Dated, annex: _Dated) -> Flag:
    later = annex.day.day > notice.day.day
    certain = notice.certain and annex.certain and _own(notice, annex)
    strength: Strength = "medium" if later and certain else "weak" if later else "note"
    text = (
        f"附件《{annex.record.material.path}》的日期是 {annex.day.day}，"
        f"所属通知《{notice.record.material.path}》落款 {notice.day.day}（附件{_told(later)}）。"
        "请说明附件是什么时候形成的"
    )
    papers = [
        {"path": x.record.material.path, "title": x.record.title, "date": x.day.day.isoformat()}
        for x in (notice, annex)
    ]
    places = [
        {"path": x.record.material.path, "page": x.day.page, "box": x.day.box}
        for x in (notice, annex)
    ]
    evidence = {"strength": strength, "papers": papers, "places": places}
    records = (notice.record, annex.record)
    remedy = "提供通知和附件的原件"
    return flag("annex-dates", submission, records, text, remedy, evidence=evidence)
