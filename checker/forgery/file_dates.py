"""A scan or photograph that is older than what it shows.

Signal: the file's own creation time (PDF information, EXIF) lies more than ``SLACK`` days before
the date on the paper. Only scans and photographs: a digital file is drafted before its date; of
scans only the paper's own date counts, as a meeting is called before it is held. Strength: medium;
weak where the date was not read surely, or the times lie more than ``SET`` days apart: scanners
whose clock was never set tell a year long past (1970 or 2000 are left out altogether).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker.forgery import stated
from checker.forgery.flags import flag
from checker.model.material import Record
from checker.model.score import Flag

NAME = "file_dates"
SLACK = 3  # days: papers are dated ahead of their sealing now and then
SINCE = 2010
SET = 365
SURE = 0.97  # of a row read from a picture
_PDF = re.compile(r"D?:?(\d{4})(\d{2})(\d{2})")
_EXIF = re.compile(r"(\d{4})[:\-](\d{2})[:\-](\d{2})")


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each scan or photograph made before the date it bears."""
    for submission, own in records.items():
        for record in own:
            made, claimed = _made(record), _claimed(record)
            if made and claimed and (claimed - made).days > SLACK:
                yield _flag(submission, record, made, claimed)


def _made(record: Record) -> date | None:
    if record.medium in {"photo", "image"} or record.metadata.get("DateTimeOriginal"):
        return _date(_EXIF, record.metadata.get("DateTimeOriginal", ""))
    if record.medium == "scan":
        return _date(_PDF, record.metadata.get("CreationDate", ""))
    return None


def _claimed(record: Record) -> date | None:
    froms = ("document",) if record.medium == "scan" else ("document", "event")
    if record.date is None or record.date_from not in froms:
        return None
    return _date(_EXIF, record.date)


def _date(pattern: re.Pattern[str], value: str) -> date | None:
    found = pattern.match(value.strip())
    if found is None:
        return None
    try:
        day = date(*(int(part) for part in found.groups()))
    except ValueError:
        return None
    return day if day.year >= SINCE else None


def _flag(submission: str, record: Record, made: date, claimed: date) -> Flag:
    what = "照片拍摄" if record.metadata.get("DateTimeOriginal") else "扫描"
    text = (
        f"《{record.material.path}》上的日期是 {claimed}，{what}时间却更早（{made}）。"
        "请核对设备时间，说明原因"
    )
    telling = (claimed - made).days <= SET and _surely_read(record, claimed)
    strength = "medium" if telling else "weak"
    evidence = {"strength": strength, "made": made.isoformat(), "claimed": claimed.isoformat()}
    return flag("file-older-than-paper", submission, (record,), text, evidence=evidence)


def _surely_read(record: Record, claimed: date) -> bool:
    """Whether a row of the file's text, or one read surely, holds the date."""
    words = f"{claimed.year}年{claimed.month}月{claimed.day}日"
    return any(
        words in stated.plain(line.text) and (line.via == "text" or line.confidence >= SURE)
        for line in record.lines
    )
