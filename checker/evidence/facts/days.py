"""Days, months and quarters as people write them, out of names and texts."""

from __future__ import annotations

import calendar as months_of
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.evidence.exhibit import plain
from checker.evidence.language.calendar import Period, month, quarter
from checker.evidence.language.written import arabic

NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FULL = re.compile(  # 2023-12-0409:30 is a day and a time whose blank was lost
    r"(?<!\d)(20\d\d)[年./_-](\d{1,2})[月./_-](\d{1,2})(?:(?!\d)|(?=[0-2]\d:\d\d))日?"
    r"|(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)"
)
_MONTH = re.compile(
    r"(?<!\d)(20\d\d)(?:年|[./_-])(\d{1,2})(?:月份?|(?![\d./_-]))|(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)"
)
YEARS = re.compile(r"(?<![\d〔\[])(20\d\d)(?=年|[./-]\d)")
_SHORT = re.compile(  # in A06月度台账 A06 is a mark of order
    r"(?<![\d年])(?<!\d[./_-])(?<!(?<![A-Za-z])[A-Za-z])(\d{1,2})月(?:(\d{1,2})日)?"
)
_BARE = re.compile(r"(?<![\d年度./_-])(?:(1[0-2]|0?[1-9])月|第?([一二三四1-4])季度)")
_QUARTER = re.compile(r"(?:(20\d\d)年?)?[\s_-]*(?:第?([一二三四1-4])季度?|[Qq]([1-4])(?!\d))")


def only_year(text: str) -> int:
    """The one year that a text names; 0 where there are several or none."""
    years = set(YEARS.findall(text))
    return int(years.pop()) if len(years) == 1 else 0


def year_told(years: Sequence[int], text: str, period: Period) -> int:
    """The year of a text's days without one, by the years it names; 0 where several may be meant.

    What tells of the period is often signed after it: the year after it is the signature's alone
    where it stands beside the period's once, or what is told would lie after the signature.
    """
    named, last = set(years), period[1].year
    if named == {last, last + 1} and years.count(last + 1) == 1:
        return last
    if len(named) != 1:
        return 0
    year = named.pop()
    return year - 1 if year == last + 1 and _ahead(text, year) else year


def _ahead(text: str, year: int) -> bool:
    """Whether a month or quarter without a year, taken for this one's, begins after the last day
    that a text names in full.
    """
    signed = max(all_days(text), default=date.max)
    told = (int(mark[1] or 3 * NUMERALS[mark[2]] - 2) for mark in _BARE.finditer(text))
    return any(date(year, month, 1) > signed for month in told)


@dataclass(frozen=True, slots=True)
class When:
    """A day, or only a month, a quarter or a year. ``source``: where it was read, in Chinese."""

    day: date | None = None
    month: str = ""
    quarter: str = ""
    source: str = ""
    year: int = 0  # where nothing finer is known

    @classmethod
    def on(cls, day: date, source: str = "") -> When:
        """A day, with the month and the quarter it lies in."""
        return cls(day, month(day), quarter(day), source)

    @property
    def text(self) -> str:
        """As shown: the finest that is known."""
        finest = self.day.isoformat() if self.day else self.month or self.quarter
        return finest or f"{self.year}年"

    def inside(self, period: Period) -> bool:
        """Whether any of it lies in the period."""
        if self.day:
            return period[0] <= self.day <= period[1]
        if self.year:
            return period[0].year <= self.year <= period[1].year
        if self.month:
            return month(period[0]) <= self.month <= month(period[1])
        return quarter(period[0]) <= self.quarter <= quarter(period[1])

    def outside(self, period: Period) -> str:
        """That none of it lies in the period, ready to print; empty where some does."""
        return "" if self.inside(period) else f"日期{self.text}不在创建期内"


def parse(text: str, period: Period, source: str) -> When | None:
    """A date, month or quarter out of a name. A missing year is the period's, if it has one."""
    text = arabic(plain(text))
    if match := _FULL.search(text):
        day = _day(*(match.groups()[:3] if match[1] else match.groups()[3:]))
        if day:
            return When.on(day, source)
    if match := _MONTH.search(text):
        year, number = (match[1], match[2]) if match[1] else (match[3], match[4])
        return of_month(int(year), int(number), source)
    year = period[0].year if period[0].year == period[1].year else None
    if match := _QUARTER.search(text):
        found = int(match[1]) if match[1] else year
        number = NUMERALS[match[2] or match[3]]
        return When(quarter=f"{found}-Q{number}", source=source) if found else None
    if (match := _SHORT.search(text)) and year:
        day = _day(str(year), match[1], match[2]) if match[2] else None
        if day:
            return When.on(day, source)
        return of_month(year, int(match[1]), source)
    return None


def all_days(text: str, year: int | None = None) -> list[date]:
    """Every full date in a text; of a given year those without one too."""
    found = [
        _day(*(match.groups()[:3] if match[1] else match.groups()[3:]))
        for match in _FULL.finditer(text)
    ]
    if year:
        found += [_day(str(year), m[1], m[2]) for m in _SHORT.finditer(text) if m[2]]
    return sorted({day for day in found if day})


def all_months(text: str, period: Period) -> list[str]:
    """Every month of the period that a text names."""
    text = arabic(text)
    named = [f"{m[1] or m[3]}-{int(m[2] or m[4]):02d}" for m in _MONTH.finditer(text)]
    named += [month(day) for day in all_days(text)]
    if period[0].year == period[1].year:
        named += [f"{period[0].year}-{int(m[1]):02d}" for m in _SHORT.finditer(text)]
    return sorted({name for name in named if month(period[0]) <= name <= month(period[1])})


def of_month(year: int, number: int, source: str) -> When | None:
    """A month of a year, ``None`` where there is no such month."""
    if not 1 <= number <= 12:
        return None
    return When(None, f"{year}-{number:02d}", f"{year}-Q{(number + 2) // 3}", source)


def _day(year: str | None, number: str | None, day: str | None) -> date | None:
    if not (year and number and day) or not 1 <= int(number) <= 12:
        return None
    last = months_of.monthrange(int(year), int(number))[1]
    return date(int(year), int(number), int(day)) if 1 <= int(day) <= last else None
