"""The gates: papers without the three elements void items; people's decisions deduct or zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checker.evidence.facts.places import entries
from checker.model.finding import Outcome
from checker.model.ledger import Proof
from checker.model.material import Material, Record
from checker.model.rules import Indicator, IndicatorSystem, Penalty, Scope
from checker.model.score import Decision, Deduction, Flag, ThreeElements, flag_id
from checker.scoring.duties import ELEMENTS

VOID, UNSURE = "three-elements-missing", "three-elements-unsure"
UNDER_PENALTY = "under-penalty"


@dataclass(frozen=True, slots=True)
class Papers:
    """Which papers fail the three elements, and which are still in review, by material id."""

    failed: frozenset[str]
    open: frozenset[str]


def three_element_flags(
    system: IndicatorSystem,
    submission: str,
    records: Iterable[Record],
    duties: Mapping[str, ThreeElements],
) -> list[Flag]:
    """A flag for each paper that fails or cannot be decided, so that a person can decide it."""
    found = []
    for record in records:
        duty = duties.get(record.material.id)
        if duty is None or not duty.required or duty.verdict not in ("fail", "review"):
            continue
        places = entries(system, record.material)
        code = VOID if duty.verdict == "fail" else UNSURE
        found.append(
            Flag(
                id=flag_id(submission, code, record.material.id),
                code=code,
                severity="void" if duty.verdict == "fail" else "warn",
                submission=submission,
                materials=(record.material.id,),
                indicator=places[0].ref if places else None,
                clause=duty.clause or None,
                status="suspected",
                text=f"《{record.title or record.material.path}》{duty.reason}",
                evidence={
                    "missing": list(duty.missing),
                    "places": [e.ref for e in places],
                    "remedy": _remedy(record),
                },
            )
        )
    return found


def penalty_flags(
    system: IndicatorSystem, submission: str, materials: Iterable[Material]
) -> list[Flag]:
    """A lead for each paper handed in under a deduction that only a person can decide.

    It may as well say that there was no such case: no points hang on it until somebody decides.
    """
    asked = {penalty.ref: penalty for penalty in system.charged}
    return [
        Flag(
            id=flag_id(submission, UNDER_PENALTY, ref, material.id),
            code=UNDER_PENALTY,
            severity="warn",
            submission=submission,
            materials=(material.id,),
            indicator=None,
            clause=ref,
            status="suspected",
            text=f"《{material.path}》放在{ref}“{asked[ref].title}”之下，是否属于应当扣分的情形，"
            "须由人工认定",
            evidence={"remedy": f"看材料写的是有还是没有；属实的，在“扣分”里按{ref}填认定次数"},
        )
        for material in materials
        for ref in sorted({p.indicator for p in material.places if p.indicator} & set(asked))
    ]


def _remedy(record: Record) -> str:
    """What to do about the elements that are missing or not sure, in the words of their checks."""
    own = (f for f in record.findings if f.check in ELEMENTS and f.outcome is not Outcome.PRESENT)
    return "；".join(dict.fromkeys(f.remedy.rstrip("。") for f in own if f.remedy))


def papers(flags: Iterable[Flag]) -> Papers:
    """The papers' standing after the decisions on their flags."""
    failed, still = set(), set()
    for flag in flags:
        if (flag.code == VOID and flag.status != "dismissed") or (
            flag.code == UNSURE and flag.status == "confirmed"
        ):
            failed |= set(flag.materials)
        elif flag.code == UNSURE and flag.status == "suspected":
            still |= set(flag.materials)
    return Papers(frozenset(failed), frozenset(still))


def voided(
    system: IndicatorSystem,
    materials: Iterable[Material],
    proofs: Mapping[str, Sequence[Proof]],
    bad: frozenset[str],
    scope: Scope,
) -> dict[str, list[str]]:
    """Items that score nothing, each with the papers that void it, in the order of their ids."""
    result: dict[str, list[str]] = {}
    for material in sorted(materials, key=lambda material: material.id):
        if material.id not in bad:
            continue
        for entry in entries(system, material):
            for ref in _struck(system, entry, material.id, proofs, scope):
                result.setdefault(ref, []).append(material.id)
    return result


def _struck(
    system: IndicatorSystem,
    entry: Indicator,
    material: str,
    proofs: Mapping[str, Sequence[Proof]],
    scope: Scope,
) -> list[str]:
    if scope == "heading" and entry in system.indicators:
        same = (e for e in system.indicators if e.heading == entry.heading)
        return [item.ref for e in same for item in e.items]
    if scope == "part":
        return [
            item.ref
            for item in entry.items
            if any(proof.material == material for proof in proofs.get(item.ref, ()))
        ]
    return [item.ref for item in entry.items]


def decide(flags: Iterable[Flag], decisions: Sequence[Decision], people: int) -> tuple[Flag, ...]:
    """Lay the decisions over the flags. Fraud takes ``people`` different people, the rest one.

    Each person's last word counts. A dismissal stands only where nobody confirms.
    """
    return tuple(_decided(flag, decisions, people) for flag in flags)


def _decided(flag: Flag, decisions: Sequence[Decision], people: int) -> Flag:
    last = {d.by.strip(): d.verdict for d in decisions if d.flag == flag.id and d.by.strip()}
    verdicts = list(last.values())
    needed = people if flag.severity == "fraud" else 1
    if verdicts.count("confirmed") >= needed and "dismissed" not in verdicts:
        return replace(flag, status="confirmed")
    if "dismissed" in verdicts and "confirmed" not in verdicts:
        return replace(flag, status="dismissed")
    return flag


def deductions(
    system: IndicatorSystem, flags: Iterable[Flag], decisions: Sequence[Decision]
) -> tuple[Deduction, ...]:
    """Deductions from ``deduct`` flags and from decisions on a clause itself (扣分.5, 扣分.5#2)."""
    found: list[Deduction] = []
    flags = list(flags)
    for penalty in system.charged:
        own = [flag for flag in flags if _deducts(flag, penalty)]
        confirmed = [flag.text for flag in own if flag.status == "confirmed"]
        confirmed += _decided_cases(penalty, decisions)
        suspected = [flag.text for flag in own if flag.status == "suspected"]
        if penalty.once:
            confirmed = confirmed[:1]
            suspected = [] if confirmed else suspected[:1]
        found += _taken(penalty, confirmed, "confirmed") + _taken(penalty, suspected, "suspected")
    return tuple(found)


def _taken(
    penalty: Penalty, texts: Sequence[str], status: Literal["suspected", "confirmed"]
) -> list[Deduction]:
    each = penalty.each or Decimal(0)
    return [
        Deduction(penalty.ref, each, status, text)
        for number, text in enumerate(texts, 1)
        if number % penalty.per == 0
    ]


def _deducts(flag: Flag, penalty: Penalty) -> bool:
    return flag.severity == "deduct" and flag.clause in (penalty.ref, f"{penalty.ref}a")


def _decided_cases(penalty: Penalty, decisions: Sequence[Decision]) -> list[str]:
    """Cases that people put on record without a flag: the last word on each case counts."""
    last = {
        d.flag: d
        for d in decisions
        if d.by.strip() and d.flag.partition("#")[0] in (penalty.ref, f"{penalty.ref}a")
    }
    return [decision.reason for decision in last.values() if decision.verdict == "confirmed"]


def fraud_confirmed(flags: Iterable[Flag]) -> bool:
    """Whether a fraud flag of this submission stands confirmed."""
    return any(flag.severity == "fraud" and flag.status == "confirmed" for flag in flags)
