"""The day on which an event was held, as the opening of a sentence tells it.

Minutes and reports are signed days after the meeting; 一.2 and 二.1 ask when it was held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

_ACTS = (
    "召开|举行|举办|组织|开展|研究|学习|座谈|会商|调研|调度|培训|会议|联络|对接|沟通|汇报|交流|部署"
)
_HELD = re.compile(
    r"(?:^|[。\n])\s*(?:[一二三四五六七八九十]+、|[(]?\d+[)、.])?(?:会议|活动)?(?:时间[:])?\s*"
    r"(?:(20\d\d)年)?(\d{1,2})月(\d{1,2})日(?:上午|下午|晚上|晚)?"
    rf"(?=[^。\n]{{0,80}}(?:{_ACTS}))"
)
CALLED_OFF = (
    r"(?:未能?(?:如期|按期|按时|及时)?|没有)(?:召开|举行|举办|开(?![通发]))"
    r"|推迟|延期|延后|取消|改期|暂缓"
)
AWAY = r"(?:未|没有?)(?:能)?(?:派[员人]?员?)?(?:参加|参会|到会|到场|出席|参与)"
SOON = timedelta(days=20)  # a record is signed by then; the event it records is the last it tells
LONGEST = timedelta(days=366)


def days(lines: str, signed: date) -> list[date]:
    """The days told by sentences of an NFKC text, none after the signature or long before it."""
    found = {day for told in _HELD.finditer(lines) for day in _day(told, signed)}
    return sorted(day for day in found if signed - LONGEST <= day <= signed)


def _day(told: re.Match[str], signed: date) -> Iterator[date]:
    """A missing year is the one that makes it the last such day before the signature."""
    years = [int(told[1])] if told[1] else [signed.year, signed.year - 1]
    for year in years:
        try:
            day = date(year, int(told[2]), int(told[3]))
        except ValueError:
            return
        if day <= signed:
            yield day
            return
