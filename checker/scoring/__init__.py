"""The scorer: ledger of units, gates, exclusions, caps, and the interval that is left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from checker.evidence import units
from checker.evidence.facts.issuers import doubted, evaluated
from checker.evidence.facts.terms import Terms
from checker.model.ledger import Proof
from checker.model.material import Record, Submission
from checker.model.rules import IndicatorSystem, Item, Scope
from checker.model.score import Decision, Deduction, Flag, Score, ThreeElements, Todo
from checker.scoring import exclusions, gates, ledger, rivals, unscored
from checker.scoring.claims import claims
from checker.scoring.duties import duties
from checker.scoring.evaluate import evaluate
from checker.scoring.remedies import OPEN
from checker.scoring.repairs import todo

__all__ = [
    "Case",
    "Todo",
    "after_fraud",
    "case",
    "doubted",
    "duties",
    "evaluated",
    "score",
    "todo",
    "unscored",
]

SCOPES: tuple[Scope, ...] = ("item", "part", "heading")
FAILED = "三要素不全"


@dataclass(frozen=True, slots=True)
class Case:
    """A submission made ready once, to be scored under any decisions.

    ``flags`` are all of its flags, undecided; ``proofs`` stand as if no paper had failed;
    ``names`` are what papers are called, by material id; ``readings`` what each shows by itself.
    """

    terms: Terms
    submission: Submission
    names: Mapping[str, str]
    flags: tuple[Flag, ...]
    proofs: Mapping[str, list[Proof]]
    readings: units.Readings = field(default_factory=dict, repr=False)

    def decided(self, decisions: Sequence[Decision] = ()) -> tuple[Score, tuple[Flag, ...]]:
        """The score and all flags with the decisions laid over them."""
        judged = self.judged(decisions)
        papers = gates.papers(judged)
        proofs = self._ruled(papers)
        taken = gates.deductions(self.terms.system, judged, decisions)
        found = self._score(proofs, papers, taken)
        scopes: dict[str, Decimal] = {
            scope: _after(
                self.terms.system, _scope(self.terms, self.submission, proofs, papers, scope), taken
            )
            for scope in SCOPES
        }
        found = replace(found, other_scopes=scopes)
        return _fraud(self.terms.system, found, judged), judged

    def interval(self, decisions: Sequence[Decision] = ()) -> tuple[Decimal, Decimal, Decimal]:
        """Floor, verified and ceiling alone."""
        judged = self.judged(decisions)
        papers = gates.papers(judged)
        taken = gates.deductions(self.terms.system, judged, decisions)
        if self.left is not None and gates.fraud_confirmed(judged):
            return self.left, self.left, self.left
        proofs = self._ruled(papers)
        sheet = _sheet(self, proofs, papers)
        return _edges(self.terms.system, sheet, taken, _shared(self.terms, proofs, sheet))

    @property
    def left(self) -> Decimal | None:
        """What a confirmed fraud leaves, ``None`` where the system has no such clause."""
        return after_fraud(self.terms.system)

    def judged(self, decisions: Sequence[Decision]) -> tuple[Flag, ...]:
        """The flags under these decisions."""
        return gates.decide(self.flags, decisions, self.terms.system.settings.fraud_people)

    def _ruled(self, papers: gates.Papers) -> dict[str, list[Proof]]:
        """The proofs with failed papers refused and open ones in doubt."""
        return {ref: [_ruled(p, papers) for p in group] for ref, group in self.proofs.items()}

    def _score(
        self,
        proofs: Mapping[str, list[Proof]],
        papers: gates.Papers,
        taken: Sequence[Deduction],
    ) -> Score:
        sheet = _sheet(self, proofs, papers)
        return _score(self.terms.system, sheet, taken, _shared(self.terms, proofs, sheet))


def case(
    system: IndicatorSystem,
    submission: Submission,
    records: Sequence[Record],
    duties: Mapping[str, ThreeElements],
    flags: Sequence[Flag] = (),
    *,
    known: units.Readings = MappingProxyType({}),
) -> Case:
    """Everything that no decision changes. ``flags`` are those copying and forgery raised.

    ``known`` are readings of papers that have not changed since, under the same rules.
    """
    own = gates.three_element_flags(system, submission.name, records, duties)
    own += gates.penalty_flags(system, submission.name, submission.materials)
    terms = Terms(system, evaluated(system, submission, records))
    found, read = units.proofs(terms, submission, records, known)
    proofs = _counted(terms, submission, records, found)
    return Case(terms, submission, _names(submission, records), (*flags, *own), proofs, read)


def _names(submission: Submission, records: Sequence[Record]) -> dict[str, str]:
    paths = {material.id: material.path for material in submission.materials}
    return paths | {r.material.id: r.title or r.material.path for r in records}


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
    return case(system, submission, records, duties, flags).decided(decisions)


def _items(system: IndicatorSystem) -> list[Item]:
    return [item for entry in system.entries for item in entry.items]


def _counted(
    terms: Terms, submission: Submission, records: Sequence[Record], found: Sequence[Proof]
) -> dict[str, list[Proof]]:
    """The proofs after exclusions."""
    contents = exclusions.Contents(terms.system, submission, records)
    return exclusions.apply(_items(terms.system), units.by_item(found), contents)


def _ruled(proof: Proof, papers: gates.Papers) -> Proof:
    if proof.material in papers.failed:
        return replace(proof, refused=FAILED)
    if proof.material in papers.open:
        return replace(proof, doubts=(*proof.doubts, OPEN))
    return proof


def _sheet(case: Case, proofs: Mapping[str, list[Proof]], papers: gates.Papers) -> ledger.Sheet:
    terms, submission, system = case.terms, case.submission, case.terms.system
    scope = system.settings.three_element_scope
    void = gates.voided(system, submission.materials, proofs, papers.failed, scope)
    worst = gates.voided(system, submission.materials, proofs, papers.failed | papers.open, scope)
    items = _items(system)

    def repaired() -> dict[str, list[Proof]]:
        return {r: [_mended(p) for p in group] for r, group in proofs.items()}

    return ledger.Sheet(
        floor=evaluate(items, proofs, worst, terms, False),
        verified=evaluate(items, proofs, void, terms, False),
        ceiling=evaluate(items, proofs, void, terms, True),
        unvoided=cache(lambda: evaluate(items, repaired(), {}, terms, False)),
        unvoided_most=cache(lambda: evaluate(items, repaired(), {}, terms, True)),
        proofs=proofs,
        void=void,
        papers=case.names,
        claims=claims(system, submission.rows),
        clause=next((p.ref for p in system.deductions if "void" in p.how), ""),
    )


def _shared(terms: Terms, proofs: Mapping[str, list[Proof]], sheet: ledger.Sheet) -> Decimal:
    """What the items' ceilings count twice: a session of which only one item may count it."""
    return rivals.lost(
        proofs,
        _items(terms.system),
        lambda items, left: evaluate(items, left, sheet.void, terms, True),
    )


def _mended(proof: Proof) -> Proof:
    return replace(proof, refused="") if proof.refused == FAILED else proof


def _score(
    system: IndicatorSystem, sheet: ledger.Sheet, taken: Sequence[Deduction], shared: Decimal
) -> Score:
    """``shared`` is what the items' ceilings count twice."""
    base = tuple(ledger.indicator(entry, sheet) for entry in system.indicators)
    bonus = tuple(ledger.indicator(entry, sheet) for entry in system.bonus)
    claimed = [entry.claimed for entry in (*base, *bonus) if entry.claimed is not None]
    floor, verified, ceiling = _edges(system, sheet, taken, shared)
    return Score(
        claimed=sum(claimed, Decimal(0)) if claimed else None,
        floor=floor,
        verified=verified,
        ceiling=ceiling,
        if_fraud_confirmed=None,
        max=system.max,
        indicators=base,
        bonus=bonus,
        deductions=tuple(taken),
    )


def _edges(
    system: IndicatorSystem, sheet: ledger.Sheet, taken: Sequence[Deduction], shared: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """Floor, verified and ceiling of the whole, deductions taken off."""
    lost = sum((d.points for d in taken if d.status == "confirmed"), Decimal(0))
    feared = sum((d.points for d in taken), Decimal(0))
    least = system.settings.minimum
    items = [ledger.edges(ref, sheet) for ref in sheet.verified.tallies]
    floor, verified, ceiling = (sum(edge, Decimal(0)) for edge in zip(*items, strict=True))
    best = max(verified, ceiling - shared) - lost
    return max(least, floor - feared), max(least, verified - lost), max(least, best)


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
    left = after_fraud(system)
    if left is None:
        return found
    found = replace(found, if_fraud_confirmed=left)
    if not gates.fraud_confirmed(flags):
        return found
    return replace(found, floor=left, verified=left, ceiling=left)


def after_fraud(system: IndicatorSystem) -> Decimal | None:
    """The total that established fraud leaves, ``None`` where the system has no such clause."""
    if not system.settings.fraud_zero:
        return None
    return next((p.total for p in system.deductions if p.total is not None), Decimal(0))
