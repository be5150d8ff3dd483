"""Number order against date order within one body's series of a year (文号台账).

Signal: a higher number dated well before a lower one. Numbers are often reserved, and dates of
drafting and of sealing differ: ``SLACK`` days are allowed. Strength: medium from that on where
numbers and dates come from the files' text; weak where they were read from a picture, or where a
title says that the paper was issued again under its old number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.forgery import stated
from checker.forgery.flags import flag
from checker.forgery.numbered import Numbered, numbered, replaces
from checker.model.material import Record
from checker.model.score import Flag

NAME = "number_order"
SLACK = 31  # days


@dataclass(frozen=True, slots=True)
class Series:
    """The ledger of one series: rows by number, and pairs that stand the wrong way round."""

    submission: str
    code: str
    year: int
    rows: tuple[tuple[Numbered, date], ...]
    inverted: tuple[tuple[Numbered, Numbered], ...]

    def remarks(self) -> list[str]:
        """For each row what stands the wrong way round with it; empty where nothing does."""
        lower: dict[int, list[int]] = defaultdict(list)
        higher: dict[int, list[int]] = defaultdict(list)
        for low, high in self.inverted:
            lower[id(high)].append(low.serial)
            higher[id(low)].append(high.serial)
        return [_both(lower[id(item)], higher[id(item)]) for item, _ in self.rows]


def _both(lower: list[int], higher: list[int]) -> str:
    return "，".join(filter(None, (_told(lower, max, "还早"), _told(higher, min, "还晚"))))


def _told(serials: list[int], nearest: Callable[[list[int]], int], how: str) -> str:
    if not serials:
        return ""
    further = f"（另有{len(serials) - 1}处）" if len(serials) > 1 else ""
    return f"比{nearest(serials)}号{how}{further}"


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """One flag a series with at least one inversion; the ledger stands in the evidence."""
    for series in ledgers(records):
        if series.inverted:
            yield _flag(series)


def ledgers(records: Mapping[str, Sequence[Record]]) -> list[Series]:
    """The ledgers of all series with two or more dated papers, for the report."""
    found = []
    for submission, own in records.items():
        rows: dict[tuple[str, int], list[tuple[Numbered, date]]] = defaultdict(list)
        for item in numbered(own):
            day = _day(item.record)
            if day is not None:
                rows[item.series].append((item, day))
        for (code, year), items in sorted(rows.items()):
            if len(items) > 1:
                items.sort(key=lambda row: (row[0].serial, row[1]))
                inverted = tuple(_inverted(items))
                found.append(Series(submission, code, year, tuple(items), inverted))
    return found


def _inverted(rows: list[tuple[Numbered, date]]) -> Iterator[tuple[Numbered, Numbered]]:
    """Pairs (lower number, higher number) where the higher is older by more than the slack."""
    for index, (low, low_day) in enumerate(rows):
        for high, high_day in rows[index + 1 :]:
            if high.serial > low.serial and (low_day - high_day).days > SLACK:
                yield low, high


def _flag(series: Series) -> Flag:
    # Only the numbers at odds are named: the others of the series are in order.
    involved = {item.record.material.id: item.record for pair in series.inverted for item in pair}
    certain = {number for number, record in involved.items() if _telling(record)}
    telling = [
        (low, high)
        for low, high in series.inverted
        if {low.record.material.id, high.record.material.id} <= certain
    ]
    low, high = (telling or series.inverted)[0]
    text = (
        f"{series.code}〔{series.year}〕的文号顺序与日期顺序相反："
        f"{low.serial}号落款 {low.record.date}，"
        f"{high.serial}号却早到 {high.record.date}。请提供发文登记簿说明"
    )
    return flag(
        "number-order", series.submission, tuple(involved.values()), text,
        "提供这一系列的发文登记簿，预留文号、补发的写明经过",
        evidence={
            "strength": "medium" if telling else "weak",
            "ledger": [
                _row(item, day, remark)
                for (item, day), remark in zip(series.rows, series.remarks(), strict=True)
            ],
            "inverted": [[a.serial, b.serial] for a, b in series.inverted],
        },
    )  # fmt: skip


def _telling(record: Record) -> bool:
    """Whether number and date are the file's own words, and the paper was not issued again."""
    number = stated.number(record.findings)
    day = stated.issued(record.lines, record.findings)
    sure = number is not None and number.certain and day is not None and day.certain
    return sure and not replaces(record)


def _row(item: Numbered, day: date, remark: str) -> dict[str, Any]:
    return {
        "number": item.value, "serial": item.serial, "date": day.isoformat(),
        "title": item.record.title, "path": item.record.material.path, "order": remark,
    }  # fmt: skip


def _day(record: Record) -> date | None:
    """The date the paper itself bears; dates from names and files order nothing."""
    if record.date is None or record.date_from != "document":
        return None
    try:
        return date.fromisoformat(record.date)
    except ValueError:
        return None
