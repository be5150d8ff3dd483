"""Photographs that were taken at another time or place than claimed.

Signal: the camera's date lies more than ``SLACK`` days outside the day, month or quarter that the
manifest or the path names (2023-05-11 too, but not behind letters, as cameras and messengers name
what they save); or its place lies more than ``FAR`` kilometres from the county's seat
(no county of the province reaches so far). Strength: weak: visits and training take place
elsewhere, clocks are set wrong, older pictures illustrate. Most pictures name neither date nor
place any more: absence says nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from checker import counties, numerals
from checker.counties import County
from checker.forgery.flags import flag
from checker.model.material import Record
from checker.model.score import Flag

NAME = "photo_claims"
SLACK = timedelta(days=31)
FAR = 120.0  # km
SINCE = 2010
MAX_SHOWN = 20
_NAMED = re.compile(
    r"(?<![\dA-Za-z_])(20\d{2})([-._]?)(\d{2}|(?<=[-._])\d)\2(\d{2}|(?<=[-._])\d)(?!\d)"
)
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d{2,})")
_QUARTER = re.compile(r"第?([一二三四1-4])季度|(?<![A-Za-z])[Qq]([1-4])(?!\d)")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月")
Span = tuple[date, date]


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """At most one flag a submission on times, and one on places."""
    for submission, own in records.items():
        times = [
            (record, taken, span)
            for record in own
            if (taken := _taken(record)) and (span := claimed(record)) and _off(taken, span)
        ]
        if times:
            yield _times(submission, times)
        county = counties.of_submission(submission)
        places = [(record, far) for record in own if county and (far := _far(record, county))]
        if county and places:
            yield _places(submission, county, places)


def _taken(record: Record) -> date | None:
    return _since(numerals.begun(record.metadata.get("DateTimeOriginal", "")))


def _since(day: date | None) -> date | None:
    return day if day and day.year >= SINCE else None


def claimed(record: Record) -> Span | None:
    """First and last day that the manifest or the path claims; ``None`` where they say neither."""
    for row in record.material.rows:
        if len(row.date) == len("2023-05-09") and (day := _since(numerals.begun(row.date))):
            return day, day
    return _named(record.material.path)


def _named(path: str) -> Span | None:
    """The one day in the path, else a quarter or month, with the year named there as well."""
    days = {
        _since(numerals.day((year, month, day))) for year, _, month, day in _NAMED.findall(path)
    }
    if len(days) == 1 and (day := days.pop()):
        return day, day
    year = _YEAR.search(path)
    if year is None:
        return None
    months = _MONTH.findall(path)
    quarters = {
        ("一二三四".find(a) + 1 or int(a)) if a else int(b) for a, b in _QUARTER.findall(path)
    }
    if len(set(months)) == 1:
        first = last = int(months[0])
    elif len(quarters) == 1:
        last = 3 * quarters.pop()
        first = last - 2
    else:
        return None
    number = int(year[1])
    return date(number, first, 1), date(number, last, monthrange(number, last)[1])


def _off(taken: date, span: Span) -> bool:
    return not span[0] - SLACK <= taken <= span[1] + SLACK


def _far(record: Record, county: County) -> float:
    """Kilometres beyond ``FAR``, else 0."""
    try:
        latitude, longitude = (float(x) for x in record.metadata.get("GPS", "").split(","))
    except ValueError:
        return 0.0
    if abs(latitude) < 1 and abs(longitude) < 1:
        return 0.0  # what cameras write before they know their place
    away = counties.distance(county, latitude, longitude)
    return away if away > FAR else 0.0


def _times(submission: str, times: Sequence[tuple[Record, date, Span]]) -> Flag:
    record, taken, span = times[0]
    text = (
        f"{len(times)}张照片的拍摄时间不在所报的时段内，如《{record.material.path}》"
        f"拍摄于 {taken}，所报时段是 {_said(span)}。请核对相机时间，说明照片是哪次活动的"
    )
    facts = [
        {"path": item.material.path, "made": day.isoformat(), "claimed": _said(when)}
        for item, day, when in times[:MAX_SHOWN]
    ]
    records = [item for item, _, _ in times]
    evidence = {"strength": "weak", "facts": facts}
    remedy = "提供原始照片，换成这次活动的照片，或改正所报的时段"
    return flag("photo-time", submission, records, text, remedy, evidence=evidence)


def _places(submission: str, county: County, places: Sequence[tuple[Record, float]]) -> Flag:
    record, far = places[0]
    text = (
        f"{len(places)}张照片的拍摄地点不在{county.name}，如《{record.material.path}》"
        f"拍摄地点距县驻地约{far:.0f}公里。外出学习、参会属于正常，请说明拍摄地点"
    )
    facts = [
        {"path": item.material.path, "what": "距县驻地", "value": f"约{away:.0f}公里"}
        for item, away in places[:MAX_SHOWN]
    ]
    records = [item for item, _ in places]
    evidence = {"strength": "weak", "facts": facts}
    remedy = "外出活动的附通知或签到表，否则换成本单位的照片"
    return flag("photo-place", submission, records, text, remedy, evidence=evidence)


def _said(span: Span) -> str:
    return f"{span[0]}" if span[0] == span[1] else f"{span[0]} 至 {span[1]}"
