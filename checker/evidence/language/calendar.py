"""Quarters, months, ISO weeks and working days of a period."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from checker.model.rules import Settings

Period = tuple[date, date]


def quarter(day: date) -> str:
    """2023-Q1."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def month(day: date) -> str:
    """2023-03."""
    return f"{day.year}-{day.month:02d}"


def week(day: date) -> str:
    """ISO 8601 week, 2023-W09."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02d}"


def words(key: str) -> str:
    """A quarter, month or week as people say it: 2023年三季度."""
    year, part = key[:4], key[5:]
    if part.startswith("Q"):
        return f"{year}年{'一二三四'[int(part[1]) - 1]}季度"
    if part.startswith("W"):
        return f"{year}年第{int(part[1:])}周"
    return f"{year}年{int(part)}月"


def days(period: Period) -> Iterable[date]:
    """Every day of a period."""
    for offset in range((period[1] - period[0]).days + 1):
        yield period[0] + timedelta(offset)


@cache
def months(period: Period) -> tuple[str, ...]:
    """Every month the period touches."""
    return tuple(dict.fromkeys(month(day) for day in days(period)))


@cache
def quarters(period: Period) -> tuple[str, ...]:
    """Every quarter the period touches."""
    return tuple(dict.fromkeys(quarter(day) for day in days(period)))


@cache
def weeks(period: Period) -> tuple[str, ...]:
    """The ISO weeks that lie wholly inside the period."""
    mondays = (day for day in days(period) if day.weekday() == 0)
    return tuple(week(day) for day in mondays if day + timedelta(6) <= period[1])


def known(settings: Settings, period: Period) -> bool:
    """Whether the public holidays of every year of the period are on record."""
    return set(range(period[0].year, period[1].year + 1)) <= set(settings.calendar_years)


def working_days(settings: Settings, period: Period) -> list[date]:
    """The working days of a period: weekdays less holidays, with worked weekends."""
    holidays, worked = set(settings.holidays), set(settings.workdays)
    return [
        day for day in days(period) if day in worked or (day.weekday() < 5 and day not in holidays)
    ]


def missed_cycles(
    working: Sequence[date], sent: Iterable[date], length: int, period: Period
) -> list[date]:
    """Due dates that passed without a delivery.

    The clock starts at the period's beginning and again after each delivery: the delivery is due
    on the ``length``-th working day, and once missed again after as many more.
    """
    missed: list[date] = []
    start = 0  # index of the first working day that counts
    for day in [*sorted({d for d in sent if period[0] <= d <= period[1]}), None]:
        due = start + length - 1
        while due < len(working) and (day is None or working[due] < day):
            missed.append(working[due])
            due += length
        if day is not None:
            start = bisect.bisect_right(working, day)
    return missed


def longest_gap(updates: Iterable[date], period: Period, months: int) -> tuple[date, date]:
    """The widest interval between neighbouring updates, the period's ends included.

    Months differ in length: of intervals as wide the one that goes furthest beyond ``months``.
    """
    inside = sorted({day for day in updates if period[0] <= day <= period[1]})
    points = [period[0], *inside, period[1]]

    def width(pair: tuple[date, date]) -> tuple[timedelta, timedelta]:
        start, end = pair
        return max(end - months_later(start, months), timedelta()), end - start

    return max(itertools.pairwise(points), key=width)


def month_end(day: date) -> date:
    """The last day of its month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(1)


def months_later(day: date, months: int) -> date:
    """The same day some months on, or that month's last day."""
    first, following = (_first(day, months + more) for more in (0, 1))
    return min(first + timedelta(day.day - 1), following - timedelta(1))


def _first(day: date, months: int) -> date:
    """The first day of the month that many months on."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
