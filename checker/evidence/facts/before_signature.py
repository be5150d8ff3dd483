"""When it was done that a paper tells, where it was signed after the quarter or the period.

A summary of the fourth quarter, or of the year, is signed in January; what it tells counts for the
time in which it was done. What others publish or confer is of the day on which they did so.
"""

from __future__ import annotations

from datetime import date, timedelta

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import done_dates, events
from checker.evidence.facts.days import When, only_year
from checker.evidence.language.calendar import Period, quarter

SOON = timedelta(days=31)  # by then a paper on a quarter is signed


def of_quarter(exhibit: Exhibit, signed: date) -> When | None:
    """The one quarter that the text tells without a day, if it ended shortly before."""
    if exhibit.kind in ("", "policy") or exhibit.record is None:
        return None
    title = plain(exhibit.record.title)
    own = [event for event in events.told(exhibit) if not (title and title in event.text)]
    found = [event.when for event in own if event.when]
    told = {when.quarter for when in found if not when.month}
    return (
        When(quarter=told.pop(), source="正文")
        if len(told) == 1 and told <= ended(signed)
        else None
    )


def ended(signed: date) -> set[str]:
    """The quarter that ended shortly before a signature, if any did."""
    return {quarter(signed - timedelta(days=back)) for back in (1, SOON.days)} - {quarter(signed)}


def of_period(exhibit: Exhibit, signed: date, period: Period) -> When | None:
    """The last date of what a paper signed after the period tells, if all of it lies in that.

    Of a year alone (2023年检查19家次) only a report is believed: a list may be that of a call.
    """
    of_others = exhibit.item.issuer != "any" or exhibit.item.unit_settings.get("published")
    if signed <= period[1] or of_others:
        return None
    told = done_dates.of(exhibit, period, signed) or _year(exhibit, period)
    return told if told and (not told.year or exhibit.kind == "report") else None


def _year(exhibit: Exhibit, period: Period) -> When | None:
    """The period's year, where a title is called after it alone."""
    year = only_year(exhibit.title)
    return When(source="题名", year=year) if period[0].year <= year <= period[1].year else None
