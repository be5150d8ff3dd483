"""The examples beside a rule, run through the whole scorer: they are the rule's tests."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, cast

from checker import scoring
from checker.errors import RulesInvalid
from checker.kinds import registry
from checker.model.document import Line
from checker.model.finding import Finding, Outcome
from checker.model.material import (
    Kind,
    ManifestRow,
    Material,
    PageRecord,
    Place,
    Record,
    Submission,
)
from checker.model.rules import Indicator, IndicatorSystem, Penalty
from checker.model.score import Decision, Flag, Score
from checker.rulebook.refs import ref_of

ELEMENTS = {"pass": Outcome.PRESENT, "fail": Outcome.ABSENT, "review": Outcome.UNSURE}
DAY = date(2023, 3, 15)


def faults(system: IndicatorSystem, but: Container[str] = ()) -> list[str]:
    """Every example that does not come out as written, but of ``but``. All words are known."""
    entries = [entry for entry in system.entries if entry.id not in but]
    found = [fault for entry in entries for fault in entry_faults(system, entry)]
    penalties = [each for each in system.deductions if each.id not in but]
    return found + [fault for each in penalties for fault in penalty_faults(system, each)]


def word_faults(system: IndicatorSystem) -> list[str]:
    """Every misused scoring word: with one, nothing of the system can be reckoned."""
    return [fault for entry in system.entries for fault in _words_of(entry)]


def sound(system: IndicatorSystem) -> IndicatorSystem:
    """The system. Raises :class:`RulesInvalid` where a scoring word is misused."""
    if found := word_faults(system):
        raise RulesInvalid(found)
    return system


def _words_of(entry: Indicator) -> Iterator[str]:
    for item in entry.items:
        word = registry().get(item.kind)
        if word is None:
            yield f"{entry.id}.yaml: 没有“{item.kind}”这个计分词，可用：{'、'.join(registry())}"
            continue
        for name in set(item.score) - set(word.SETTINGS):
            yield f"{entry.id}.yaml: 计分词“{item.kind}”不用“{name}”"
        for name, required in word.SETTINGS.items():
            if required and name not in item.score:
                yield f"{entry.id}.yaml: 计分词“{item.kind}”缺少“{name}”"


def entry_faults(system: IndicatorSystem, entry: Indicator) -> Iterator[str]:
    """Faults of one entry: its scoring words, then its examples."""
    wrong = list(_words_of(entry))
    yield from wrong
    for example in () if wrong else entry.examples:
        yield from _compare(system, entry, example)


def _compare(
    system: IndicatorSystem, entry: Indicator, example: Mapping[str, Any]
) -> Iterator[str]:
    score = score_of(system, entry, example)
    found = next(e for e in (*score.indicators, *score.bonus) if e.id == entry.ref)
    points = example["points"]
    floor, ceiling = points if isinstance(points, list) else (points, points)
    verified = example.get("verified", floor)
    got = (found.floor, found.verified, found.ceiling)
    want = tuple(Decimal(p) for p in (floor, verified, ceiling))
    if got != want:
        yield f"{entry.id}.yaml: 例“{example['name']}”应为{_words(want)}，算得{_words(got)}"
    said = [reason for item in found.items for reason in item.reasons]
    if "says" in example and not any(example["says"] in reason for reason in said):
        yield f"{entry.id}.yaml: 例“{example['name']}”没有说明“{example['says']}”：{said}"


def _words(points: Sequence[Decimal]) -> str:
    floor, verified, ceiling = points
    if floor == verified == ceiling:
        return f"{verified}分"
    return f"{verified}分（下限{floor}、上限{ceiling}）"


def penalty_faults(system: IndicatorSystem, penalty: Penalty) -> Iterator[str]:
    """Faults of a deduction's examples."""
    for example in penalty.examples:
        score, name = _decided(system, penalty, example["decisions"]), example["name"]
        if "total" in example and score.verified != example["total"]:
            yield f"{penalty.id}.yaml: 例“{name}”应为{example['total']}，算得{score.verified}"
        lost = sum((d.points for d in score.deductions if d.status == "confirmed"), Decimal(0))
        if "points" in example and lost != example["points"]:
            yield f"{penalty.id}.yaml: 例“{name}”应扣{example['points']}分，算得{lost}"


def _decided(system: IndicatorSystem, penalty: Penalty, people: Sequence[str]) -> Score:
    """A package with one paper worth its item's points, and a case under this penalty."""
    entry = system.indicators[2 if "fraud" in penalty.how else 0]
    submission, records = package(system, entry, {"items": [DAY]})
    name = "case" if "fraud" in penalty.how else f"{penalty.ref}#case"
    flags = (
        [
            Flag(
                "case",
                "copied-text",
                "fraud",
                submission.name,
                (),
                None,
                penalty.ref,
                "suspected",
                "",
            )
        ]
        if "fraud" in penalty.how
        else []
    )
    decisions = [Decision(name, "confirmed", person) for person in people]
    duties = scoring.duties(system, submission, records)
    return scoring.score(system, submission, records, duties, flags, decisions)[0]


def score_of(system: IndicatorSystem, entry: Indicator, example: Mapping[str, Any]) -> Score:
    """The score of the package that an example describes, in a period of its own if it has one."""
    system = replace(system, period=tuple(example.get("period", system.period)))
    submission, records = package(system, entry, example)
    duties = scoring.duties(system, submission, records)
    return scoring.score(system, submission, records, duties)[0]


def package(
    system: IndicatorSystem, entry: Indicator, example: Mapping[str, Any]
) -> tuple[Submission, tuple[Record, ...]]:
    """The package that an example describes."""
    body = system.bodies[0]
    records: list[Record] = []
    for number, proof in enumerate(example.get("items", ())):
        for one in _spread(proof):
            default = {"item": example["item"]} if "item" in example else {}
            records.append(_record(system, entry, default | one, len(records) + number))
    materials = tuple(record.material for record in records)
    rows = tuple(row for material in materials for row in material.rows)
    return Submission(body.region, Path(), materials, rows=rows), tuple(records)


def _spread(proof: Any) -> Iterator[dict[str, Any]]:
    """Shorthand to full form: a date, a matter, or a mapping; ``weeks: n`` is n weekly proofs."""
    if isinstance(proof, date):
        yield {"date": proof}
    elif isinstance(proof, str):
        yield {"matter": proof}
    elif "weeks" in proof:
        monday = date(DAY.year, 1, 2)
        yield from ({"date": monday + timedelta(7 * i)} for i in range(proof["weeks"]))
    elif "missed" in proof:
        yield {"matter": "未登录周数", "quantity": proof["missed"], "date": None}
    else:
        yield dict(proof)


def _record(
    system: IndicatorSystem, entry: Indicator, proof: Mapping[str, Any], number: int
) -> Record:
    home = system.indicator(ref_of(proof["under"]) or "") if "under" in proof else entry
    home = home or entry
    item = next((i for i in home.items if i.ref.endswith(proof.get("item", ""))), home.items[0])
    ref = item.ref if "item" in proof else home.ref
    name = str(proof.get("name", f"材料{number}"))
    day = proof.get("date", DAY)
    kind = cast(Kind, proof.get("kind", item.kinds[0]))
    text = str(proof.get("text", home.clause + _filler(number)))
    return Record(
        material=_material(home, ref, proof, name, number),
        format="txt",
        medium="office",
        pages=(
            PageRecord(1, 1, 1, "flow", tuple(Line(t, (0, 0, 1, 1)) for t in text.split("\n"))),
        ),
        kind=kind,
        kind_reason="",
        kind_confidence=1.0,
        title=name,
        issuer=str(proof.get("issuer", system.bodies[0].name)),
        date=day.isoformat() if day else None,
        date_from="document" if day else None,
        readable="no" if proof.get("outcome") == "unsure" else "yes",
        findings=_findings(proof.get("elements", "pass")),
    )


def _filler(number: int) -> str:
    """Words of its own for each paper, so that no two are taken for one; rare characters only."""
    return "".join(chr(0x3400 + (number * 997 + i * 131) % 6000) for i in range(300))


def _material(
    home: Indicator, ref: str, proof: Mapping[str, Any], name: str, number: int
) -> Material:
    day, quantity = proof.get("date", DAY), proof.get("quantity")
    row = ManifestRow(
        ref=ref,
        material=name,
        matter=str(proof.get("matter", "")),
        date=day.isoformat() if day else "",
        quantity=None if quantity is None else Decimal(quantity),
        note=str(proof.get("note", "")),
    )
    places = [Place(home.ref, None, "manifest", 1.0)]
    places += [Place(ref_of(other), None, "manifest", 1.0) for other in proof.get("also_under", ())]
    return Material(
        id=f"m{number:03d}",
        path=f"{home.id}/{name}.txt",
        sha256=f"{number:064d}",
        bytes=1,
        files=(),
        places=tuple(places),
        rows=(row,) if proof.get("manifest", True) else (),
    )


def _findings(outcome: Literal["pass", "fail", "review"]) -> tuple[Finding, ...]:
    """``fail`` lacks the seal only: one missing element is enough."""
    return (
        Finding("red_header", Outcome.PRESENT, ""),
        Finding("document_number", Outcome.PRESENT, ""),
        Finding("seal", ELEMENTS[outcome], ""),
    )
