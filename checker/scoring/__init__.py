"""The scorer: ledger of units, gates, exclusions, caps, and the interval that is left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.model.ledger import Proof
from checker.model.material import Record, Submission
from checker.model.rules import IndicatorSystem, Item, Scope
from checker.model.score import Decision, Deduction, Flag, Score, ThreeElements, Todo
from checker.scoring import exclusions, gates, ledger, units
from checker.scoring.claims import claims
from checker.scoring.conditions import Terms
from checker.scoring.duties import duties
from checker.scoring.evaluate import evaluate
from checker.scoring.issuers import evaluated
from checker.scoring.repairs import todo

__all__ = ["Todo", "duties", "score", "todo"]

SCOPES: tuple[Scope, ...] = ("item", "part", "heading")
FAILED, OPEN = "三要素不全", "三要素待核"


def score(  # noqa: PLR0917
    system: IndicatorSystem,
    submission: Submission,
    records: Sequence[Record],
    duties: Mapping[str, ThreeElements],
    flags: Sequence[Flag] = (),
    decisions: Sequence[Decision] = (),
) -> tuple[Score, tuple[Flag, ...]]:
    """The score of one submission and all its flags with the decisions laid over them.

    ``flags`` are those that copying and forgery raised for this submission.
    """
    own = gates.three_element_flags(system, submission.name, records, duties)
    judged = gates.decide([*flags, *own], decisions, system.settings.fraud_people)
    terms = Terms(system, evaluated(system, submission, records))
    papers = gates.papers(judged)
    proofs = _proofs(terms, submission, records, papers)
    sheet = _sheet(terms, submission, records, proofs, papers)
    taken = gates.deductions(system, judged, decisions)
    result = _score(system, sheet, taken)
    scopes: dict[str, Decimal] = {
        scope: _after(system, _scope(terms, submission, proofs, papers, scope), taken)
        for scope in SCOPES
    }
    result = replace(result, other_scopes=scopes)
    return _fraud(system, result, judged), judged


def _items(system: IndicatorSystem) -> list[Item]:
    return [item for entry in system.entries for item in entry.items]


def _proofs(
    terms: Terms, submission: Submission, records: Sequence[Record], papers: gates.Papers
) -> dict[str, list[Proof]]:
    """All proofs after exclusions, with failed papers refused and open ones in doubt."""
    found = units.by_item(units.proofs(terms, submission, records))
    contents = exclusions.Contents(terms.system, submission, records)
    found = exclusions.apply(_items(terms.system), found, contents)
    return {ref: [_ruled(proof, papers) for proof in group] for ref, group in found.items()}


def _ruled(proof: Proof, papers: gates.Papers) -> Proof:
    if proof.material in papers.failed:
        return replace(proof, refused=FAILED)
    if proof.material in papers.open:
        return replace(proof, doubts=(*proof.doubts, OPEN))
    return proof


def _sheet(
    terms: Terms,
    submission: Submission,
    records: Sequence[Record],
    proofs: Mapping[str, list[Proof]],
    papers: gates.Papers,
) -> ledger.Sheet:
    system, scope = terms.system, terms.system.settings.three_element_scope
    void = gates.voided(system, submission.materials, proofs, papers.failed, scope)
    worst = gates.voided(system, submission.materials, proofs, papers.failed | papers.open, scope)
    items = _items(system)
    repaired = {r: [_mended(p) for p in group] for r, group in proofs.items()}
    return ledger.Sheet(
        floor=evaluate(items, proofs, worst, terms, False),
        verified=evaluate(items, proofs, void, terms, False),
        ceiling=evaluate(items, proofs, void, terms, True),
        unvoided=evaluate(items, repaired, {}, terms, False),
        proofs=proofs,
        void=void,
        papers={m.id: m.path for m in submission.materials}
        | {r.material.id: r.title or r.material.path for r in records},
        claims=claims(system, submission.rows),
        clause=next((p.ref for p in system.deductions if "void" in p.how), ""),
    )


def _mended(proof: Proof) -> Proof:
    return replace(proof, refused="") if proof.refused == FAILED else proof


def _score(system: IndicatorSystem, sheet: ledger.Sheet, taken: Sequence[Deduction]) -> Score:
    base = tuple(ledger.indicator(entry, sheet) for entry in system.indicators)
    bonus = tuple(ledger.indicator(entry, sheet) for entry in system.bonus)
    lost = sum((d.points for d in taken if d.status == "confirmed"), Decimal(0))
    feared = sum((d.points for d in taken), Decimal(0))
    whole = (*base, *bonus)
    least = system.settings.minimum
    claimed = [entry.claimed for entry in whole if entry.claimed is not None]
    return Score(
        claimed=sum(claimed, Decimal(0)) if claimed else None,
        floor=max(least, sum((entry.floor for entry in whole), Decimal(0)) - feared),
        verified=max(least, sum((entry.verified for entry in whole), Decimal(0)) - lost),
        ceiling=max(least, sum((entry.ceiling for entry in whole), Decimal(0)) - lost),
        if_fraud_confirmed=None,
        max=system.max,
        indicators=base,
        bonus=bonus,
        deductions=tuple(taken),
    )


def _scope(
    terms: Terms,
    submission: Submission,
    proofs: Mapping[str, list[Proof]],
    papers: gates.Papers,
    scope: Scope,
) -> Decimal:
    """The points, deductions aside, if the clause were read at this level."""
    void = gates.voided(terms.system, submission.materials, proofs, papers.failed, scope)
    found = evaluate(_items(terms.system), proofs, void, terms, False)
    return found.total(found.tallies)


def _after(system: IndicatorSystem, points: Decimal, taken: Sequence[Deduction]) -> Decimal:
    lost = sum((d.points for d in taken if d.status == "confirmed"), Decimal(0))
    return max(system.settings.minimum, points - lost)


def _fraud(system: IndicatorSystem, found: Score, flags: Sequence[Flag]) -> Score:
    """Only a confirmed decision zeroes, and only where the system has the clause."""
    if not system.settings.fraud_zero:
        return found
    left = next((p.total for p in system.deductions if p.total is not None), Decimal(0))
    found = replace(found, if_fraud_confirmed=left)
    if not gates.fraud_confirmed(flags):
        return found
    return replace(found, floor=left, verified=left, ceiling=left)
