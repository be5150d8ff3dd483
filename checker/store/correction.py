"""What a person read otherwise than the program. Laid over a record, never written into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from checker.errors import UsageError
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import Kind, Material, Place, Record, Submission
from checker.model.rules import IndicatorSystem, entry_of
from checker.pipeline import Read
from checker.store import drawn
from checker.store.days import is_day

VERDICTS = {"present": Outcome.PRESENT, "absent": Outcome.ABSENT, "uncertain": Outcome.UNSURE}
ELEMENTS = ("red_header", "document_number", "seal", "agreement")


@dataclass(frozen=True, slots=True)
class Correction:
    """One value put right. An empty ``value`` goes back to what the program found."""

    material: str
    field: str
    value: str
    by: str
    reason: str = ""
    at: str = ""


def standing(corrections: Iterable[Correction]) -> dict[tuple[str, str], Correction]:
    """The last word on each field of each material."""
    last: dict[tuple[str, str], Correction] = {}
    for each in corrections:
        last.pop((each.material, each.field), None)  # the order is that of the last words
        last[each.material, each.field] = each
    return {key: each for key, each in last.items() if each.value}


def apply(read: Read, corrections: Sequence[Correction]) -> Read:
    """The submission as people corrected it."""
    last = standing(corrections)
    if not last:
        return read
    records = tuple(
        _corrected(r, [c for (m, _), c in last.items() if m == r.material.id]) for r in read.records
    )
    moved = {record.material.id: record.material for record in records}
    materials = tuple(moved.get(m.id, m) for m in read.submission.materials)
    return Read(_with(read.submission, materials), records, read.unprocessed)


def _with(submission: Submission, materials: tuple[Material, ...]) -> Submission:
    return replace(submission, materials=materials)


def corrected(record: Record, corrections: Sequence[Correction]) -> Record:
    """One record as people corrected it."""
    own = [c for (m, _), c in standing(corrections).items() if m == record.material.id]
    return _corrected(record, own)


def pages_drawn(corrections: Iterable[Correction]) -> set[int]:
    """The pages whose lines are looked at when these are laid over a record."""
    boxes = (each.value for each in corrections if each.field in drawn.FIELDS and each.value)
    return {int(box.split()[0]) for box in boxes}


def _corrected(record: Record, own: Sequence[Correction]) -> Record:
    for each in own:
        record = FIELDS[each.field](record, each)
    return record


def checked(system: IndicatorSystem, field: str, value: str, record: Record) -> str:
    """The value as it is kept. Raises :class:`UsageError` where it cannot be right."""
    value = value.strip()
    if field not in FIELDS:
        raise UsageError(f"不能更正“{field}”")
    allowed = _allowed(system, field)
    if value and allowed is not None and value not in allowed:
        raise UsageError(f"“{value}”不是可选的值", f"可选：{'、'.join(allowed)}")
    if value and field == "date" and not is_day(value):
        raise UsageError(f"日期“{value}”写法不对", "请写成 2023-05-09")
    if value and field in drawn.FIELDS:
        value = str(drawn.parse(value, record))
    if len(value) > 200:
        raise UsageError("更正的内容太长", "请不超过200字")
    return value


def _allowed(system: IndicatorSystem, field: str) -> Sequence[str] | None:
    if field in ELEMENTS:
        return tuple(VERDICTS)
    if field == "kind":
        return get_args(Kind)
    if field == "place":
        return places(system)
    return None


def places(system: IndicatorSystem) -> tuple[str, ...]:
    """Every place a material can stand: indicators and, where there are several, their items."""
    return tuple(
        ref
        for entry in system.entries
        for ref in dict.fromkeys([entry.ref, *(item.ref for item in entry.items)])
    )


def _element(record: Record, each: Correction) -> Record:
    found = record.finding(each.field) or Finding(each.field, Outcome.UNSURE, "")
    return _changed(record, found, each, outcome=VERDICTS[each.value])


def _number(record: Record, each: Correction) -> Record:
    found = record.finding("document_number") or Finding("document_number", Outcome.UNSURE, "")
    values = {**found.values, "value": each.value, "printed": each.value}
    return _changed(record, found, each, outcome=Outcome.PRESENT, values=values)


def _changed(record: Record, found: Finding, each: Correction, **changes: Any) -> Record:
    why = f"，理由：{each.reason}" if each.reason else ""
    reason = f"由{each.by}人工更正{why}（程序原结论：{found.reason or '没有检查'}）"
    new = replace(found, reason=reason, confidence=1.0, **changes)
    rest = tuple(f for f in record.findings if f.check != found.check)
    return replace(record, findings=(*rest, new))


def _issuer(record: Record, each: Correction) -> Record:
    header = record.finding("red_header")
    if header and header.values.get("organs"):
        new = replace(header, values={**header.values, "organs": [each.value]})
        rest = tuple(f for f in record.findings if f.check != "red_header")
        record = replace(record, findings=(*rest, new))
    return replace(record, issuer=each.value)


def _date(record: Record, each: Correction) -> Record:
    """The paper's date, and that of the row that states it; rows event by event keep their own."""
    rows = record.material.rows
    stated = Counter(row.ref for row in rows if row.date)
    alone = {ref for ref, count in Counter(row.ref for row in rows).items() if count == 1}
    dated = tuple(
        replace(row, date=each.value)
        if row.ref in alone or (row.date and stated[row.ref] == 1)
        else row
        for row in rows
    )
    material = replace(record.material, rows=dated)
    return replace(
        record, date=each.value, date_from="document", date_by=each.by, material=material
    )


def _kind(record: Record, each: Correction) -> Record:
    reason = f"由{each.by}人工更正（程序原结论：{record.kind_reason}）"
    kind = cast(Kind, each.value)
    return replace(record, kind=kind, kind_reason=reason, kind_confidence=1.0)


def _place(record: Record, each: Correction) -> Record:
    indicator = entry_of(each.value)
    item = each.value if each.value != indicator else None
    place = Place(indicator, item, "mapping", 1.0)
    return replace(record, material=replace(record.material, places=(place,), rows=()))


def _drawn(record: Record, each: Correction) -> Record:
    place = drawn.parse(each.value, record)
    check = each.field.removesuffix("_box")
    found = record.finding(check) or Finding(check, Outcome.UNSURE, "")
    evidence = Evidence(place.page, place.box, drawn.words(record, place))
    values = drawn.values(found, place)
    return _changed(
        record, found, each, outcome=Outcome.PRESENT, evidence=(evidence,), values=values
    )


FIELDS: Mapping[str, Callable[[Record, Correction], Record]] = {
    **dict.fromkeys(ELEMENTS, _element),
    "number": _number,
    "issuer": _issuer,
    "date": _date,
    "kind": _kind,
    "place": _place,
    **dict.fromkeys(drawn.FIELDS, _drawn),
}
