"""A paper's own date under the name of what it is, and why a date of any source is the one used."""

from __future__ import annotations

from datetime import date

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts.days import When, parse
from checker.model.material import Record

FILE = "文件名"
_FROM = {"event": "活动日期", "filename": FILE, "manifest": "申报表", "exif": "照片拍摄信息"}
_SIGNED = "文件落款"
_PLACED = {"published": "网页发布日期", "beside_title": "题名下所写日期"}
_PAGES = {"news": "网页或报道所写日期", "screenshot": "截图所示日期"}
_ISSUED = {_SIGNED, *_PLACED.values(), *_PAGES.values()}
_STATED = {*_ISSUED, _FROM["event"], "收文或报送日期", "登记的收文日期"}
_UNSIGNED = "材料没有落款日期"
_WHY = {
    "申报表": "申报表写明日期的，先按申报表",
    "正文活动日期": "按活动的日期计，不按落款或发布日期",
    "收文或报送日期": "本项看送达的日期",
    "正文": "材料没有落款日期，正文写的日期一致",
    "题名": _UNSIGNED,
    FILE: _UNSIGNED,
    "文件夹名": _UNSIGNED,
    "照片拍摄信息": "材料和文件名都没有日期",
}


def of(exhibit: Exhibit) -> When | None:
    """The date that was read on the paper, else that of its file's name or its camera."""
    record = exhibit.record
    if record is None or not record.date:
        return None
    return parse(record.date, (date.min, date.max), _source(record))


def issued(when: When) -> bool:
    """Whether it is the day of issue or publication, and not of what is told."""
    return when.source in _ISSUED


def stated(source: str) -> bool:
    """Whether a date from there is one that the paper bears as its own, not one of its text."""
    return source in _STATED


def told(when: When) -> str:
    """The date with where it was read and, where that is no matter of course, why it is used."""
    why = _WHY.get(when.source, "")
    return f"日期{when.text}，取自{when.source}" + (f"（{why}）" if why else "")


def _source(record: Record) -> str:
    """A page has no signature; a date beside a page's title may be anything it shows."""
    if record.date_from != "document":
        return _FROM.get(record.date_from or "", "文件")
    kind = record.finding("kind")
    at = str(kind.values.get("date_at", "")) if kind else ""
    if at != "published" and record.kind in _PAGES:
        return _PAGES[record.kind]
    return _PLACED.get(at, _SIGNED)
