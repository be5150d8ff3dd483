"""One evaluation of all items under one way of deciding what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.evidence.facts.terms import Terms
from checker.kinds import registry
from checker.model.ledger import Proof, Step, Tally
from checker.model.rules import Item
from checker.scoring.settle import settle

NOTHING = Tally(Decimal(0))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The tallies of all items; ``dropped`` says why proofs fell to a missing dependency."""

    tallies: Mapping[str, Tally]
    dropped: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (item, key) → why

    def total(self, refs: Iterable[str]) -> Decimal:
        """Points of some items together."""
        return sum((self.tallies[ref].points for ref in refs), Decimal(0))


def evaluate(
    items: Sequence[Item],
    proofs: Mapping[str, Sequence[Proof]],
    void: Mapping[str, object],
    terms: Terms,
    generous: bool,
) -> Outcome:
    """Items in the notice's order. ``generous`` counts what is in review."""
    tallies: dict[str, Tally] = {}
    dropped: dict[tuple[str, str], str] = {}
    for item in items:
        if item.ref in void:
            tallies[item.ref] = NOTHING
            continue
        standing = [p for p in proofs.get(item.ref, ()) if p.sure or (generous and not p.refused)]
        if item.requires:
            allowed = _dependency(item, proofs, void, tallies, generous)
            for proof in [p for p in standing if not allowed(p)]:
                standing.remove(proof)
                dropped[item.ref, proof.key] = f"{item.requires}没有计分，不能单独计入"
        key = (item.ref, generous, tuple(standing))
        if key not in terms.tallies:
            terms.tallies[key] = _tally(item, standing, terms, generous)
        tallies[item.ref] = terms.tallies[key]
    return Outcome(tallies, dropped)


def _tally(item: Item, standing: Sequence[Proof], terms: Terms, generous: bool) -> Tally:
    settled = settle(item, standing, terms, generous)
    score = registry()[item.kind].tally
    tally = score(item, settled.proofs, terms.expected(item.unit), generous)
    steps, reasons = (*tally.steps, *settled.lost), (*tally.reasons, *settled.says)
    return Tally(tally.points, steps, reasons)


def _dependency(
    item: Item,
    proofs: Mapping[str, Sequence[Proof]],
    void: Mapping[str, object],
    tallies: Mapping[str, Tally],
    generous: bool,
) -> Callable[[Proof], bool]:
    """Which proofs may count, given what the required item counted."""
    if item.requires in void:
        keys = {proof.key for proof in proofs.get(item.requires, ())}
        return lambda proof: generous and (not item.requires_same_unit or proof.key in keys)
    counted = recognised(tallies.get(item.requires, NOTHING).steps)
    if generous and counted and item.requires_same_unit:
        counted.add("")  # a unit not yet named may turn out to be one of them
    if not item.requires_same_unit:
        lenient = generous and item.if_required_missing == "review"
        return lambda proof: bool(counted) or lenient
    return lambda proof: proof.key in counted


def recognised(steps: Iterable[Step]) -> set[str]:
    """Units that are valid, over the cap or not."""
    return {step.unit for step in steps if step.recognised}
