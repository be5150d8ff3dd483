"""A photograph whose own times cannot be together.

Signal: a camera writes one moment three times, as the time taken, the time digitised and the day
the satellites told (UTC), and no program can have changed the file before it was taken; here one
of them lies more than ``SLACK`` days from the time taken, and less than ``LOST``: receivers that
lost count of the weeks are years behind. Strength: weak: receivers keep an old day until they find
satellites, and clocks are set wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from checker import numerals
from checker.model.document import WHOLE, Document, Engine
from checker.model.finding import Evidence, Finding, Outcome

NAME = "photo_times"
SLACK, LOST = 2, 3650  # days
SINCE = 2010
TAKEN = "DateTimeOriginal"
SAID = {"DateTimeDigitized": "存成时间", "GPSDate": "卫星给出的日期", "DateTime": "修改时间"}


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what, value."""
    taken = _day(document.metadata, TAKEN)
    if document.format != "image" or taken is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "照片没有拍摄时间可供对照")
    odd = dict(_apart(document.metadata, taken))
    if not odd:
        return Finding(NAME, Outcome.ABSENT, "照片里的几个时间相符", via="pixels")
    key, day = next(iter(odd.items()))
    return Finding(
        NAME, Outcome.PRESENT,
        f"照片写着拍摄于 {taken}，{SAID[key]}却是 {day}，对不上。"
        "若是相机时间没有校准请说明，否则请提供相机或手机里的原图",
        evidence=(Evidence(1, WHOLE),),
        values={
            "facts": [
                {"what": "拍摄时间", "value": taken.isoformat()},
                *({"what": SAID[name], "value": at.isoformat()} for name, at in odd.items()),
            ]
        },
        via="pixels", strength="weak", remedy="提供相机或手机里的原图",
    )  # fmt: skip


def _apart(told: Mapping[str, str], taken: date) -> Iterator[tuple[str, date]]:
    for key in SAID:
        day = _day(told, key)
        after = (day - taken).days if day is not None else 0
        lawful = key == "DateTime" and after > 0  # turned or cropped later
        if day is not None and SLACK < abs(after) < LOST and not lawful:
            yield key, day


def _day(told: Mapping[str, str], key: str) -> date | None:
    day = numerals.begun(told.get(key, ""))
    return day if day is not None and day.year >= SINCE else None
