"""What speaks against a date that was chosen: what is for a person to settle, what is noted."""

from __future__ import annotations

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import own_dates
from checker.evidence.facts.days import When, all_days
from checker.evidence.language import calendar, held
from checker.evidence.language.calendar import Period

Against = tuple[tuple[str, ...], tuple[str, ...]]  # doubts, notes


def manifest(declared: When, own: When | None, period: Period) -> Against:
    """The paper's own date against the manifest's."""
    if own is None or own.text == declared.text or own.source in ("申报表", own_dates.FILE):
        return (), ()
    text = f"申报表写{declared.text}，{own.source}为{own.text}"
    if declared.inside(period) and not own.inside(period):
        return (f"{text}，后者不在创建期内",), ()
    return (), (text,)


def quarter(declared: When, own: When | None, exhibit: Exhibit) -> str:
    """That a paper on an event by quarter tells days, and none in the quarter the manifest says."""
    if exhibit.item.unit != "quarter" or own is None or own.source in ("申报表", own_dates.FILE):
        return ""
    days = {*all_days(exhibit.lines), *(held.days(exhibit.lines, own.day) if own.day else ())}
    told = {calendar.quarter(day) for day in days}
    if not declared.quarter or not told or declared.quarter in told | {own.quarter}:
        return ""
    return f"申报表写{declared.text}，{own.source}为{own.text}，属于哪个季度待核"


def name(own: When, named: When | None, exhibit: Exhibit) -> Against:
    """The quarter that a title or a name gives against the paper's own date."""
    if named is None or not named.quarter or named.quarter == own.quarter:
        return (), ()
    text = f"{own.source}为{own.text}，{named.source}写的是{named.text}"
    if exhibit.item.unit == "quarter" and own_dates.issued(own) and not named.month:
        return (f"{text}，属于哪个季度待核",), ()
    return (), (text,)
