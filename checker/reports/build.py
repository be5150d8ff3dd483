"""A ``Result`` as the contract's types. Nothing is decided here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from decimal import Decimal
from typing import Any

from checker import __version__
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import Record
from checker.model.pair import NameLeft, Pair, Sharing
from checker.model.result import Result, SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Flag, ThreeElements
from checker.reports import archive, spots
from checker.reports.build_score import score_out
from checker.reports.contract import ArchiveOut, Period, Report, SubmissionOut, Tool
from checker.reports.contract_material import (
    BoxOut,
    Elements,
    MaterialOut,
    NumberOut,
    ProblemOut,
    RedHeaderOut,
    SealMarkOut,
    SealOut,
    ThreeElementsOut,
    TraceOut,
    UnprocessedOut,
    Verdict,
)
from checker.reports.contract_pairs import CommonOut, FlagOut, NameLeftOut, PairOut

TOOL = "evidence-checker"
VERDICTS: Mapping[Outcome, Verdict] = {Outcome.PRESENT: "present", Outcome.ABSENT: "absent"}
NOT_RUN = Finding("", Outcome.UNSURE, "这一项没有检查", confidence=0.0)
Papers = Mapping[tuple[str, str], Record]  # by submission and id of the material
ELEMENTS = {"kind", "red_header", "document_number", "seal"}


def report(result: Result) -> Report:
    """The whole report."""
    flags = [flag for each in result.submissions for flag in each.flags]
    return Report(
        tool=Tool(name=TOOL, version=__version__),
        system=result.system.id,
        period=Period(start=result.period[0], end=result.period[1]),
        submissions=[submission(each, result.system) for each in result.submissions],
        **sharing(result.sharing, papers(result)),
        flags=[flag(each) for each in flags],
        outside=[UnprocessedOut(**asdict(entry)) for entry in result.outside],
    )


def papers(result: Result) -> Papers:
    """Every paper of a run and of earlier years, by submission and id."""
    return {
        (name, record.material.id): record
        for name, held in (
            *((each.submission.name, each.records) for each in result.submissions),
            *result.reference.items(),
        )
        for record in held
    }


def sharing(found: Sharing, known: Papers) -> dict[str, Any]:
    """What copying found, as a report holds it and ``checker pairs`` prints it."""
    return {
        "pairs": [pair(each, known) for each in found.pairs],
        "pairs_not_shown": found.not_shown,
        "common": [CommonOut(text=text, submissions=list(held)) for text, held in found.common],
        "clusters": [list(cluster) for cluster in found.clusters],
        "names_left": [_name_left(each, known) for each in found.names_left],
    }


def _name_left(left: NameLeft, known: Papers) -> NameLeftOut:
    record = known.get((left.side.submission, left.side.material))
    data = asdict(left)
    data["place"]["boxes"] = [*map(_box, spots.boxes(record, left.place))]
    return NameLeftOut.model_validate(data)


def material(
    record: Record, duty: ThreeElements, system: IndicatorSystem | None = None
) -> MaterialOut:
    """One material with its elements."""
    own = record.material
    place = own.places[0] if own.places else None
    when, source = _dated(record)
    return MaterialOut(
        id=own.id,
        path=own.path,
        parts=list(own.parts),
        sha256=own.sha256,
        bytes=own.bytes,
        pages=len(record.pages),
        medium=record.medium,
        indicator=place.indicator if place else None,
        item=_item(place.indicator, place.item, system) if place else None,
        kind=record.kind,
        kind_reason=record.kind_reason,
        kind_confidence=round(record.kind_confidence, 4),
        title=record.title,
        issuer=record.issuer,
        date=when,
        date_from=source,  # type: ignore[arg-type]
        date_by=record.date_by,
        readable=record.readable,
        elements=_elements(record),
        three_elements=ThreeElementsOut(
            required=duty.required,
            verdict=duty.verdict,
            missing=list(duty.missing),
            reason=duty.reason,
            clause=duty.clause,
            advice=duty.advice,
        ),
        problems=[ProblemOut(**asdict(problem)) for problem in record.problems],
        places=[where.item or where.indicator or "" for where in own.places],
        traces=[_trace(found) for found in record.findings if _is_trace(found)],
    )


def _item(ref: str | None, item: str | None, system: IndicatorSystem | None) -> str | None:
    """The scoring item, ``None`` where the indicator has but one or the folder does not say."""
    entry = system.indicator(ref) if system and ref else None
    return item if entry is None or len(entry.items) > 1 else None


def _dated(record: Record) -> tuple[str | None, str | None]:
    """The date and what it was taken from, ``None`` where a person gave it."""
    if record.date_by:
        return record.date, None
    rows = {row.date for row in record.material.rows if row.date}
    return (rows.pop(), "manifest") if len(rows) == 1 else (record.date, record.date_from)


def _elements(record: Record) -> Elements:
    header, number, seal = (
        record.finding(name) or NOT_RUN for name in ("red_header", "document_number", "seal")
    )
    at, place = _first(header), _first(number)
    return Elements(
        red_header=RedHeaderOut(text=at.words if at else "", **_where(header, at), via=header.via),
        document_number=NumberOut(
            value=number.values.get("value") or None,
            printed=number.values.get("printed") or None,
            **_where(number, place),
            via=number.via,
        ),
        seal=_seal(seal),
    )


def _where(found: Finding, at: Evidence | None) -> dict[str, Any]:
    return {
        "verdict": VERDICTS.get(found.outcome, "uncertain"),
        "page": at.page if at else None,
        "box": _box(at.box) if at else None,
        "confidence": round(found.confidence, 4),
        "reason": found.reason,
        "remedy": found.remedy,
    }


def _seal(found: Finding) -> SealOut:
    marks = [
        SealMarkOut(
            page=mark.page,
            box=_box(mark.box),
            text=mark.text,
            colour=mark.colour,
            type=mark.type,
            confidence=round(mark.confidence, 4),
            centre=mark.centre,
            emblem=mark.emblem,
            note=mark.note,
        )
        for mark in found.values.get("seals", ())
    ]
    return SealOut(
        verdict=VERDICTS.get(found.outcome, "uncertain"),
        count=len(marks),
        seals=marks,
        confidence=round(found.confidence, 4),
        reason=found.reason,
        remedy=found.remedy,
    )


def _first(found: Finding) -> Evidence | None:
    return found.evidence[0] if found.evidence else None


def _box(box: tuple[float, ...] | None) -> BoxOut | None:
    if box is None:
        return None
    x0, y0, x1, y1 = (round(min(1.0, max(0.0, float(edge))), 4) for edge in box)
    return x0, y0, x1, y1


def _is_trace(found: Finding) -> bool:
    return found.check not in ELEMENTS and bool(found.strength) and found.outcome == "present"


def _trace(found: Finding) -> TraceOut:
    places = [{"page": e.page, "box": _box(e.box), "words": e.words} for e in found.evidence]
    return TraceOut(
        check=found.check,
        strength=found.strength,
        text=found.reason,
        remedy=found.remedy,
        evidence=places,
        values=plain(found.values),
    )


def key(*parts: str) -> str:
    """A short stable key of some names."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12]


def plain(value: Any) -> Any:
    """Plain JSON data of whatever a check put into its values."""
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inner) for inner in value]
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def submission(each: SubmissionResult, system: IndicatorSystem) -> SubmissionOut:
    """One county."""
    own = each.submission
    ids = {one.path: one.id for one in own.materials}
    return SubmissionOut(
        name=own.name,
        materials=[material(r, each.duties[r.material.id], system) for r in each.records],
        unprocessed=[
            UnprocessedOut(**asdict(entry), id=ids.get(entry.path)) for entry in each.unprocessed
        ],
        set_aside=[UnprocessedOut(**asdict(entry)) for entry in own.set_aside],
        problems=[ProblemOut(**asdict(problem)) for problem in own.problems],
        archive=[ArchiveOut.model_validate(asdict(one)) for one in archive.aspects(each)],
        score=score_out(each.score, system),
    )


def pair(found: Pair, known: Papers) -> PairOut:
    """One pair; its places have boxes where the paper is known."""
    data = asdict(found)
    data.pop("points")
    spans = [*found.spans, *(span for entry in found.excluded for span in entry.spans)]
    rows = [*data["spans"], *(row for entry in data["excluded"] for row in entry["spans"])]
    for name, side in (("a", found.a), ("b", found.b)):
        record = known.get((side.submission, side.material))
        for span, row in zip(spans, rows, strict=True):
            row[name]["boxes"] = [*map(_box, spots.boxes(record, getattr(span, name)))]
    data["measures"] = {name: round(float(value), 4) for name, value in found.measures.items()}
    for name in ("similarity", "covered_a", "covered_b"):
        data[name] = round(data[name], 4)
    return PairOut.model_validate(data)


def flag(found: Flag) -> FlagOut:
    """One finding or pair with its consequence."""
    data = {name: getattr(found, name) for name in Flag.__slots__}
    return FlagOut.model_validate({**data, "evidence": plain(found.evidence)})
