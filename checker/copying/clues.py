"""Who may have come first: clues, never proof."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from checker import clock
from checker.copying.names import county
from checker.copying.paper import Paper

_CREATED = ("created", "CreationDate", "creation_date", "creationdate")
_MOMENT = re.compile(
    r"(?:D:)?(\d{4})\D?(\d\d)\D?(\d\d)\D?(\d\d)\D?(\d\d)(?:\D?\d\d)?(?:\.\d+)?(Z|[+-]\d\d)?"
)
_TEMPLATE = "2013-12-24 07:15"  # of python-docx's blank, which its papers keep
_AUTHOR = ("author", "Author", "creator_name", "last_modified_by", "lastModifiedBy")
_NOBODY = re.compile(
    r"(?i)(?:anonymous|admin.*|user.*|unknown|root|windows.*|microsoft.*|微软.*|未知.*|用户.*|lenovo.*|"
    r"dell.*|hp.*|thinkpad.*|asus.*|pc.*|python-docx|openpyxl|reportlab.*|wps.*|office.*|.)"
)


def of(a: Paper, b: Paper, left: tuple[bool, bool]) -> tuple[str, ...]:
    """Clues from dates, file properties and names left standing."""
    found = []
    name_a, name_b = (county(paper.submission) or paper.submission for paper in (a, b))
    if left[0]:
        found.append(f"线索：{a.submission}的文中留有“{name_b}”字样，可能由对方文本改写而来")
    if left[1]:
        found.append(f"线索：{b.submission}的文中留有“{name_a}”字样，可能由对方文本改写而来")
    found += _earlier("成文（或活动）日期", a, b, _dated(a), _dated(b))
    found += _earlier("文件属性中的创建时间", a, b, _moment(a), _moment(b))
    author = _value(a, _AUTHOR)
    if author and not _NOBODY.fullmatch(author) and author == _value(b, _AUTHOR):
        found.append(f"线索：两份文件属性中的作者同为“{author}”")
    return tuple(found)


def _dated(paper: Paper) -> str:
    return (paper.record.date if paper.record else "") or ""


def _moment(paper: Paper) -> str:
    """When the file was made, in Beijing time, whether PDF or Office wrote it; "" if unknown."""
    found = _MOMENT.match(_value(paper, _CREATED))
    if not found:
        return ""
    *parts, zone = found.groups()
    year, month, day, hour, minute = map(int, parts)
    ahead = timedelta(hours=8 if zone is None else 0 if zone == "Z" else int(zone))
    try:
        made = datetime(year, month, day, hour, minute, tzinfo=timezone(ahead))
        moment = f"{clock.beijing(made):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return ""
    return "" if moment == _TEMPLATE else moment


def _value(paper: Paper, keys: tuple[str, ...]) -> str:
    metadata = paper.record.metadata if paper.record else {}
    return next((metadata[key] for key in keys if metadata.get(key)), "")


def _earlier(what: str, a: Paper, b: Paper, one: str, other: str) -> list[str]:
    if not one or not other or one == other:
        return []
    first, second = (a, b) if one < other else (b, a)
    low, high = sorted((one, other))
    return [f"线索：{what}，{first.submission}（{low}）早于{second.submission}（{high}）"]
