"""The day a paper counts for: its date of issue, or the day of the event it records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.elements import dates, layout, web
from checker.elements.closing import Closing
from checker.elements.layout import Row
from checker.model.document import Document, Line
from checker.model.finding import Evidence
from checker.model.material import Kind

Source = Literal["document", "event"]
Place = Literal["signature", "published", "beside_title", "text"]
_DUE = re.compile(r"\s*(?:之?前|以前|止|起)")  # a day that something is due by, or holds from


@dataclass(frozen=True, slots=True)
class Issued:
    """An ISO 8601 day, what it is the day of, and where it stands.

    ``place``: under the signature, where a page says when it was published, beside the title, or
    at a label of the text (时间：).
    """

    iso: str
    source: Source
    place: Place
    evidence: tuple[Evidence, ...]


def find(document: Document, kind: Kind, end: Closing) -> Issued | None:
    """The event's day for minutes, news and records; else the date of issue; else what is beside
    the title."""
    if kind in ("minutes", "news", "photo", "screenshot", "ledger"):
        event = _event(document)
        if event:
            return event
    if end.day:
        row = end.rows[-1]
        return _issued(end.day, "document", "signature", row)
    return _event(document) or _beside_title(document)


def _event(document: Document) -> Issued | None:
    """The day of a meeting or of publication as the text labels it."""
    label = re.compile(r"(?<!打印)(?<!下载)(?<!访问)(?:时\s*间|日\s*期)\s*[:：]")
    for line in document.lines:
        match = label.search(line.text)
        found = _days(line.text[match.end() :]) if match else []
        if found:
            if web.article([line.text]):  # 时间：2023-04-03 来源：… is when the page was published
                return _issued(found[0].day, "document", "published", line)
            return _issued(found[0].day, "event", "text", line)
    return None


def _beside_title(document: Document) -> Issued | None:
    """A date under the title or 版头, as orders, minutes and web copies print it."""
    printed = {line.box for line in web.print_times(document.lines)}
    for row in [row for page in layout.leading(document) for row in layout.rows(page)[:8]]:
        found = [] if printed & {line.box for line in row.lines} else _days(row.text)
        published = web.article([row.text])
        if found and len(row.plain) < 40 and (published or not layout.listed(row)):
            place: Place = "published" if published else "beside_title"
            return _issued(found[0].day, "document", place, row)
    return None


def _days(text: str) -> list[dates.Dated]:
    """The dates of a row but limits: 按照2023年11月30日前报送的要求 tells no day of its own."""
    return [day for day in dates.find(text) if not _DUE.match(text, day.end)]


def _issued(day: date, source: Source, place: Place, where: Row | Line) -> Issued:
    return Issued(day.isoformat(), source, place, (Evidence(where.page, where.box, where.text),))
