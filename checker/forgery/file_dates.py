"""A scan or photograph that is older than what it shows.

Signal: the file's own time (EXIF, PDF information, XMP) lies more than ``SLACK`` days before the
date on the paper. Only scans and photographs: a digital file is drafted before its date; of
scans only the paper's own date counts, as a meeting is called before it is held. Strength: medium;
weak where the date was not read surely, is an event's (a notice may be photographed before the
meeting that it calls), or a clock may be wrong: the times lie more than ``SET`` days apart (1970 or
2000 are left out altogether), or scans of several days are early in the order of their dates.
Papers that were made together for later dates were scanned together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from checker import numerals
from checker.forgery import stated
from checker.forgery.flags import flag
from checker.model.material import Record
from checker.model.score import Flag

NAME = "file_dates"
SLACK = 3  # days: papers are dated ahead of their sealing now and then
SINCE = 2010
SET = 365
SURE = 0.97  # of a row read from a picture
_TAKEN = ("DateTimeOriginal", "DateTimeDigitized")
Early = tuple[Record, date, date]  # made, claimed


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each scan or photograph made before the date it bears."""
    for submission, own in records.items():
        early = [
            (record, made, claimed)
            for record in own
            if (made := _made(record)) and (claimed := _claimed(record))
            if (claimed - made).days > SLACK
        ]
        for record, made, claimed in early:
            yield _flag(submission, record, made, claimed, _clock(made, claimed, early))


def _clock(made: date, claimed: date, early: Sequence[Early]) -> bool:
    """Whether another of them was made on another day, before or after as its date says."""
    return any(
        abs((other - made).days) > SLACK and (other < made) == (said < claimed) and said != claimed
        for _, other, said in early
    )


def _made(record: Record) -> date | None:
    keys = (*_TAKEN, "CreationDate") if record.medium in {"scan", "photo", "image"} else _TAKEN
    told = next(filter(None, map(record.metadata.get, keys)), "")
    return _date(told)


def _claimed(record: Record) -> date | None:
    froms = ("document",) if record.medium == "scan" else ("document", "event")
    if record.date is None or record.date_from not in froms:
        return None
    return _date(record.date)


def _date(value: str) -> date | None:
    day = numerals.begun(value)
    return day if day and day.year >= SINCE else None


def _flag(submission: str, record: Record, made: date, claimed: date, clock: bool) -> Flag:
    what = "照片拍摄" if record.metadata.get("DateTimeOriginal") else "扫描"
    text = f"《{record.material.path}》上的日期是 {claimed}，{what}时间却更早（{made}）。" + (
        "另有不同日期的扫描件也早于落款，可能是设备时钟不准，请核对"
        if clock
        else "请核对设备时间，说明原因"
    )
    telling = (
        not clock
        and record.date_from == "document"
        and (claimed - made).days <= SET
        and _surely_read(record, claimed)
    )
    strength = "medium" if telling else "weak"
    days = {"文件上的日期": claimed.isoformat(), f"{what}时间": made.isoformat()}
    evidence = {
        "strength": strength,
        "made": made.isoformat(),
        "claimed": claimed.isoformat(),
        "facts": [{"what": name, "value": day} for name, day in days.items()],
    }
    remedy = "重新扫描原件，说明原来那份是什么时候、用什么设备形成的"
    return flag("file-older-than-paper", submission, (record,), text, remedy, evidence=evidence)


def _surely_read(record: Record, claimed: date) -> bool:
    """Whether a row of the file's text, or one read surely, holds the date."""
    words = f"{claimed.year}年{claimed.month}月{claimed.day}日"
    return any(
        words in stated.plain(line.text) and (line.via == "text" or line.confidence >= SURE)
        for line in record.lines
    )
