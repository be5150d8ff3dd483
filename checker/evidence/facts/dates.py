"""The date that decides a unit: manifest, then the paper's own or told, then names.

A name of a file or folder decides only where the document itself tells no date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import (
    against,
    before_signature,
    days,
    done_dates,
    last_dates,
    own_dates,
    rows,
    sent_dates,
)
from checker.evidence.facts.days import NUMERALS, When, all_days, all_months, of_month, parse
from checker.evidence.language import held
from checker.evidence.language.calendar import Period, month, quarter
from checker.evidence.language.written import ANY_DAY, DUE

_GROUNDS = r"(?:根据|按照?|依据|为)[^。\n\d]{2,40}[,，]"
_TELLS = re.compile(rf"(?:^|[。\n])\s*(?:{_GROUNDS})?(?:时间[:：]|[^。\n,，]{{2,20}}于)?{ANY_DAY}")
_UNTIL = re.compile(r"截(?:至|止)(?:到|目前)?\s*(?=20\d\d[年./-])")
_SPAN = re.compile(
    r"(20\d\d)年(\d{1,2})月?(?:\d{1,2}日)?\s*(?:起?至|到|[—–\-~～、]+)\s*(?:(20\d\d)年)?(\d{1,2})月"
)
_ISSUE = re.compile(r"(20\d\d)年?第?(\d{1,3})期")
_PART = re.compile(r"(20\d\d)年(上半年|下半年|全年|前三季度|第?[一二三四]季度)")
_YEAR = re.compile(r"(?<![\d〔\[(])(20\d\d)年|\((20\d\d)年\)")
_STARTS = re.compile(
    r"(?:^|[。;；\n])\s*(?:时间[:：])?(20\d\d)年(?:(\d{1,2})月(?!\d)|第?([一二三四])季度)"
)
_ENDS = {"上半年": 6, "下半年": 12, "全年": 12, "前三季度": 9}
_BY_TIME = {"quarter", "month", "week", "cycle", "gap", "posting"}
AHEAD = timedelta(days=92)  # before a year: when its plans and budgets are made


@dataclass(frozen=True, slots=True)
class Dating:
    """The date used and what speaks against it."""

    when: When | None
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def dating(exhibit: Exhibit, period: Period) -> Dating:
    """The date of an exhibit with its contradictions; one that a person put right has none."""
    put_right = _put_right(exhibit, period)
    return Dating(put_right) if put_right else _dating(exhibit, period)


def _dating(exhibit: Exhibit, period: Period) -> Dating:
    declared = _declared(exhibit, period)
    received = sent_dates.of(exhibit)
    own = own_dates.of(exhibit)
    named = _named(exhibit, period)
    if received:
        return Dating(received, *against.manifest(received, declared or own, period))
    if declared:
        gainsaid = against.quarter(declared, own, exhibit)
        spoken = ((gainsaid,), ()) if gainsaid else against.manifest(declared, own, period)
        return Dating(declared, *spoken)
    if own and (
        event := _held(exhibit, own, named, period) or _earlier(exhibit, own, named, period)
    ):
        return event
    if own and not (named and named.day and own.source == own_dates.FILE):
        return Dating(own, *against.name(own, named, exhibit))
    told = None if named and named.source == "题名" else _told(exhibit)
    told = told or last_dates.of(exhibit)
    if told:
        return Dating(told, *against.name(told, named, exhibit))
    found = named or _inside(exhibit, period) or _issue(exhibit) or _spanned(exhibit, period)
    found = found or _annual(exhibit, period) or _done(exhibit, period)
    return Dating(found or _numbered(exhibit, period))


def _put_right(exhibit: Exhibit, period: Period) -> When | None:
    record, row = exhibit.record, exhibit.row
    if record is None or not record.date_by or (row and row.date not in ("", record.date)):
        return None
    return parse(record.date or "", period, "人工更正")


def _declared(exhibit: Exhibit, period: Period) -> When | None:
    return parse(exhibit.row.date, period, "申报表") if exhibit.row and exhibit.row.date else None


def _named(exhibit: Exhibit, period: Period) -> When | None:
    title = exhibit.record.title if exhibit.record else ""
    parts = PurePosixPath(exhibit.material.path).parts
    names = [(title, "题名"), (exhibit.stem, "文件名")]
    names += [(part, "文件夹名") for part in reversed(parts[:-1])]
    for text, source in names:
        found = parse(text, period, source)
        if found:
            return found
    return None


def _inside(exhibit: Exhibit, period: Period) -> When | None:
    """The last date among the entries of a list, whatever kind of paper it was taken for."""
    if exhibit.kind in ("", "policy"):
        return None
    told = [row for row in rows.of(exhibit) if row.told] if exhibit.kind != "ledger" else []
    if exhibit.kind != "ledger" and not told:
        return None
    days = [day for row in told for day in row.days] if told else all_days(exhibit.lines)
    if days:
        last = max([day for day in days if period[0] <= day <= period[1]] or days)
        return When.on(last, "台账内容")
    text = "\n".join(row.text for row in told) or exhibit.lines
    months = all_months(text, period)
    return parse(months[-1], period, "台账内容") if months else None


def _told(exhibit: Exhibit) -> When | None:
    """The day, month or quarter on which all dates of a report's own text agree.

    One of them must begin a sentence, as in "2023年6月14日，县局组织……"; a cited date does not,
    and a day by which something is due is none of them.
    """
    lines = DUE.sub("", exhibit.lines)
    days = all_days(lines)
    if not days and exhibit.kind not in ("", "policy"):
        return _begun(lines)
    if exhibit.kind in ("", "policy") or not _TELLS.search(lines):
        return None
    first = days[0]
    if len(days) == 1:
        return When.on(first, "正文")
    if len({month(day) for day in days}) == 1:
        return When(None, month(first), quarter(first), "正文")
    if len({quarter(day) for day in days}) == 1:
        return When(quarter=quarter(first), source="正文")
    return None


def _begun(text: str) -> When | None:
    """The one month or quarter with which a text without any full date begins its sentences."""
    told = {found.groups() for found in _STARTS.finditer(text)}
    if len(told) != 1:
        return None
    year, at, part = told.pop()
    if at:
        return of_month(int(year), int(at), "正文")
    return When(quarter=f"{year}-Q{NUMERALS[part]}", source="正文")


def _before_period(
    exhibit: Exhibit, own: When, told: Sequence[date], period: Period
) -> Dating | None:
    """A paper of the period on something that was all done before it is for a person."""
    if _timed(exhibit) or not own.inside(period) or told[-1] >= period[0]:
        return None
    return Dating(own, (f"正文写的活动日期是{told[-1]}，不在创建期内",))


def _held(exhibit: Exhibit, own: When, named: When | None, period: Period) -> Dating | None:
    """The day on which an event by quarter or a session was held, where its paper is signed later.

    Of anything else the doubt that the day told lies before the period.
    """
    if exhibit.kind in ("", "policy") or own.day is None or not own_dates.issued(own):
        return None
    told = held.days(exhibit.lines, own.day)
    if not told or own.day in told:
        return None
    if exhibit.item.unit != "quarter":
        before = _before_period(exhibit, own, told, period)
        if before or not exhibit.item.unit_settings.get("sessions"):
            return before
    elif len({quarter(day) for day in told}) > 1 and own.day - told[-1] > held.SOON:
        return Dating(own, ("正文写有几个季度的活动，属于哪个季度待核",))
    last = told[-1]
    event = When.on(last, "正文活动日期")
    doubts, notes = against.name(event, named, exhibit)
    return Dating(event, doubts, (*notes, _signed(own)))


def _signed(own: When) -> str:
    return f"{own.source}为{own.text}"


def _earlier(exhibit: Exhibit, own: When, named: When | None, period: Period) -> Dating | None:
    """When it was done that a paper signed after its quarter or the period tells."""
    if own.day is None or not own_dates.issued(own):
        return None
    if exhibit.item.unit != "quarter":
        timed = _timed(exhibit)
        event = None if timed else before_signature.of_period(exhibit, own.day, period)
        noted = Dating(event, (), (_signed(own),)) if event else None
        return noted or _for_the_year(exhibit, own, period)
    if event := before_signature.of_quarter(exhibit, own.day):
        return Dating(event, (), (_signed(own),))
    if own.inside(period) or not named or named.quarter not in before_signature.ended(own.day):
        return None
    return Dating(named, *against.name(own, named, exhibit))


def _for_the_year(exhibit: Exhibit, own: When, period: Period) -> Dating | None:
    """A plan or a budget for the period's year, signed in the months before, is for a person."""
    year = days.only_year(exhibit.title)
    early = own.day is not None and timedelta(0) < period[0] - own.day <= AHEAD
    if exhibit.item.unit != "once" or not early or year != period[0].year:
        return None
    said = f"{_signed(own)}，在创建期之前，题名写的是{year}年，是否计入待核"
    return Dating(When(source="题名", year=year), (said,))


def _spanned(exhibit: Exhibit, period: Period) -> When | None:
    """The end of a stretch that a text tells (截至…, …月至…月), if all of it lies in the period.

    Only for items that ask no more than that the thing was done inside the period.
    """
    if exhibit.item.unit in _BY_TIME or exhibit.kind == "policy":
        return None
    ends: list[When] = []
    for mark in _UNTIL.finditer(exhibit.lines):
        days = all_days(exhibit.lines[mark.end() : mark.end() + 12])
        ends += [When.on(day, "正文") for day in days[:1]]
    for span in _SPAN.finditer(exhibit.lines):
        first = of_month(int(span[1]), int(span[2]), "正文")
        last = of_month(int(span[3] or span[1]), int(span[4]), "正文")
        ends += [when for when in (first, last) if when]
    for part in _PART.finditer(exhibit.lines):
        last_month = _ENDS.get(part[2]) or 3 * NUMERALS[part[2][-3]]
        if when := of_month(int(part[1]), last_month, "正文"):
            ends.append(when)
    for issue in _ISSUE.finditer(f"{exhibit.title}\n{exhibit.lines}"):
        ends += [when for at in (1, 12) if (when := of_month(int(issue[1]), at, "期号"))]
    if not ends or not all(when.inside(period) for when in ends):
        return None
    return max(ends, key=lambda when: when.text)


def _annual(exhibit: Exhibit, period: Period) -> When | None:
    """The year that a paper without any date is called after (2023年部门预算), if in the period.

    Of another year nothing is said: a list of last year's may have been published in this one.
    """
    if _timed(exhibit) or exhibit.kind == "policy":
        return None
    years = {int(one or other) for one, other in _YEAR.findall(exhibit.title)}
    inside = len(years) == 1 and period[0].year <= min(years) <= period[1].year
    return When(source="题名", year=min(years)) if inside else None


def _done(exhibit: Exhibit, period: Period) -> When | None:
    """When the text says that it was done, where that it lies in the period is enough."""
    return None if _timed(exhibit) else done_dates.of(exhibit, period)


def _numbered(exhibit: Exhibit, period: Period) -> When | None:
    """The year of the document number of a paper whose date cannot be read.

    Only where all of that year lies in the period, and the item asks for no time of its own.
    """
    number = exhibit.record.finding("document_number") if exhibit.record else None
    value = plain(str(number.values.get("value", ""))) if number else ""
    told = re.search(r"[〔\[(](20\d\d)[〕\])]", value)
    if told is None or _timed(exhibit) or exhibit.kind != "policy":
        return None
    year = int(told[1])
    whole = period[0] <= date(year, 1, 1) and date(year, 12, 31) <= period[1]
    return When(source="文号年份", year=year) if whole else None


def _timed(exhibit: Exhibit) -> bool:
    """Whether the item asks for more than that the thing was done inside the period."""
    return exhibit.item.unit in _BY_TIME or bool({"by", "day"} & exhibit.item.unit_settings.keys())


def _issue(exhibit: Exhibit) -> When | None:
    """The month of an issue of a monthly (《信用交通月报》2023年第4期)."""
    issue = _ISSUE.search(f"{exhibit.title}\n{exhibit.lines}")
    if issue is None or exhibit.item.unit in _BY_TIME or "月报" not in exhibit.title + exhibit.text:
        return None
    return of_month(int(issue[1]), int(issue[2]), "期号")
