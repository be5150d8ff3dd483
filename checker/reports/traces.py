"""Leads as reports show them: strength, what was said, cut pictures, before and after, tables.

Impressions and other bulky values stay out; weak leads and notes are folded away together.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Any

from PIL import Image, ImageDraw

from checker.forgery import number_order
from checker.model.document import Box
from checker.model.finding import Finding
from checker.model.material import Record
from checker.model.score import Flag
from checker.reports.overlays import overlay

ORDER = ("strong", "medium", "", "weak", "note")
OPEN = ("strong", "medium", "")  # flags of the rules bear no strength
SHOWN = 6  # changes and pictures of one lead
FRAME = (214, 118, 20)  # neither seal nor ink
_JPEG = "data:image/jpeg;base64,"
AROUND = 0.03  # of the page, beside what is cut out
_HEADS = {
    "path": "文件", "title": "题目", "number": "文号", "serial": "顺序号", "date": "日期",
    "page": "页", "what": "出处", "value": "内容", "made": "形成时间", "claimed": "所报时段",
    "other": "涉及单位", "order": "与顺序不符",
}  # fmt: skip
_GONE = ("原来", "盖住的")
_TABLES = ("papers", "ledger", "facts", "places")


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page: data URI and the page it is cut from."""

    page: int
    picture: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One place before and after: words, and data URIs of both pictures where they were kept."""

    page: int
    before: str
    after: str
    pictures: tuple[str, str] | None = None
    sides: tuple[str, str] = ("原来", "现在")

    @property
    def gone(self) -> bool:
        """Whether the words of the first side stand there no more, other than on two layers."""
        return self.sides[0] in _GONE


@dataclass(frozen=True, slots=True)
class Table:
    """Facts that do not fit together, one a row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead; ``ask`` is what the county is asked to do. ``overlay`` is a data URI."""

    strength: str
    text: str
    ask: str = ""
    changes: tuple[Change, ...] = ()
    crops: tuple[Crop, ...] = ()
    table: Table | None = None
    materials: tuple[str, ...] = ()
    overlay: str = ""


@dataclass(frozen=True, slots=True)
class Leads:
    """``shown`` stand open; ``folded`` are the quiet ones, equal ones once with their count."""

    shown: tuple[Lead, ...]
    folded: tuple[tuple[Lead, int], ...]


def of_record(record: Record) -> Leads:
    """The leads of one paper."""
    found = [f for f in record.findings if f.strength and f.outcome == "present"]
    return _sorted(_lead(record, finding) for finding in found)


def of_flags(flags: Iterable[Flag], records: Sequence[Record]) -> Leads:
    """The leads of one submission, those across documents with their table."""
    by_id = {record.material.id: record for record in records}
    return _sorted(_across(flag, by_id) for flag in flags if flag.severity != "void")


def of_flag(flag: Flag, records: Sequence[Record]) -> Lead:
    """One lead of a submission with what it was seen on."""
    return _across(flag, {record.material.id: record for record in records})


def cut_from(flag: Flag, record: Record) -> list[int]:
    """The pages of a paper that pictures of this lead may be cut from."""
    own = record.finding(flag.code.replace("-", "_"))
    alone = own.evidence if own is not None and flag.materials == (record.material.id,) else ()
    places = [x for x in flag.evidence.get("places") or () if isinstance(x, Mapping)]
    told = [x["page"] for x in places if x.get("path") == record.material.path]
    return [*(place.page for place in alone if place.box), *told]


def ledgers(submission: str, records: Sequence[Record]) -> list[number_order.Series]:
    """文号台账: each series of numbers by number, with what stands the wrong way round."""
    return number_order.ledgers({submission: records})


def _sorted(leads: Iterable[Lead]) -> Leads:
    ranked = sorted(leads, key=lambda lead: (ORDER.index(lead.strength), lead.text))
    quiet = [lead for lead in ranked if lead.strength not in OPEN]
    groups = [list(same) for _, same in groupby(quiet, key=lambda x: (x.strength, x.text))]
    shown = tuple(lead for lead in ranked if lead.strength in OPEN)
    return Leads(shown, tuple((group[0], len(group)) for group in groups))


def _lead(record: Record, found: Finding) -> Lead:
    values = found.values
    return Lead(
        found.strength,
        found.reason,
        found.remedy,
        _changes([*values.get("changes", ()), *values.get("covered", ())]),
        tuple(_crops(record, ((e.page, e.box) for e in found.evidence))),
        _table(values),
    )


def _across(flag: Flag, by_id: Mapping[str, Record]) -> Lead:
    """A lead over papers with its table; one on a single paper with all that its check showed."""
    materials = tuple(id for id in flag.materials if id in by_id)
    record = by_id[materials[0]] if len(materials) == 1 else None
    own = record.finding(flag.code.replace("-", "_")) if record is not None else None
    if record is not None and own is not None and own.reason in flag.text:
        return replace(_lead(record, own), text=flag.text, materials=materials)
    strength = str(flag.evidence.get("strength") or "")
    places = flag.evidence.get("places") or ()
    by_path = {record.material.path: record for record in by_id.values()}
    crops = (
        crop
        for place in places
        if isinstance(place, Mapping) and place.get("path") in by_path
        for crop in _crops(by_path[place["path"]], [(place["page"], place.get("box"))])
    )
    return Lead(
        strength if strength in ORDER else "",
        flag.text,
        str(flag.evidence.get("remedy") or ""),
        crops=tuple(islice(crops, SHOWN)),
        table=_table(flag.evidence),
        materials=materials,
        overlay=overlay(by_path, places),
    )


def _changes(items: Iterable[Any]) -> tuple[Change, ...]:
    """Before and after, of those values that have both sides."""
    changes = [
        _change(item)
        for item in items
        if isinstance(item, Mapping) and "before" in item and "after" in item
    ]
    return tuple(x for x in changes if x.before or x.after or x.pictures)[:SHOWN]


def _change(item: Mapping[str, Any]) -> Change:
    words = str(item["before"]), str(item["after"])
    one, two = item.get("sides") or ("原来", "现在")
    return Change(int(item.get("page", 1)), *words, _pictures(item), (str(one), str(two)))


def _pictures(item: Mapping[str, Any]) -> tuple[str, str] | None:
    old, new = (str(item.get(f"picture_{when}") or "") for when in ("before", "after"))
    return (_JPEG + old, _JPEG + new) if old and new else None


def _table(values: Mapping[str, Any]) -> Table | None:
    rows = next((values[name] for name in _TABLES if values.get(name)), None)
    if not rows or not all(isinstance(row, Mapping) for row in rows):
        return None
    keys = [key for key in _HEADS if any(row.get(key) not in (None, "") for row in rows)]
    cells = tuple(tuple(str(row.get(key) or "—") for key in keys) for row in rows)
    return Table(tuple(_HEADS[key] for key in keys), cells)


def _crops(record: Record, places: Iterable[tuple[int, Any]]) -> Iterable[Crop]:
    pages = {page.number: page for page in record.pages if page.thumbnail}
    seen = 0
    for number, box in places:
        jpeg = pages[number].jpeg if number in pages and box and seen < SHOWN else None
        if jpeg:
            seen += 1
            yield Crop(number, _cut(jpeg, tuple(box)), record.material.path)


def _cut(jpeg: bytes, box: Box) -> str:
    """The box of a page with what stands beside it, as a data URI."""
    with Image.open(io.BytesIO(jpeg)) as page:
        wide, high = page.size
        edges = (
            max(0.0, box[0] - 2 * AROUND) * wide, max(0.0, box[1] - AROUND) * high,
            min(1.0, box[2] + 2 * AROUND) * wide, min(1.0, box[3] + AROUND) * high,
        )  # fmt: skip
        left, top, right, low = (round(edge) for edge in edges)
        part = page.convert("RGB").crop((left, top, max(right, left + 1), max(low, top + 1)))
    x0, y0, x1, y1 = box[0] * wide, box[1] * high, box[2] * wide, box[3] * high
    frame = (x0 - left - 2, y0 - top - 2, x1 - left + 2, y1 - top + 2)
    ImageDraw.Draw(part).rectangle(frame, outline=FRAME, width=2)
    out = io.BytesIO()
    part.save(out, "JPEG", quality=70, optimize=True)
    return _JPEG + base64.b64encode(out.getvalue()).decode("ascii")
