"""Units that only all dates of an item together decide: delivery cycles and update gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from checker.evidence.facts.terms import Terms
from checker.evidence.language import calendar
from checker.model.ledger import Proof, Step
from checker.model.rules import Item


@dataclass(frozen=True, slots=True)
class Settled:
    """The units' proofs, what to say of the item, and units that what was handed in loses."""

    proofs: list[Proof]
    says: list[str] = field(default_factory=list)
    lost: tuple[Step, ...] = ()


def settle(item: Item, proofs: Sequence[Proof], terms: Terms, generous: bool) -> Settled:
    """The proofs as units of the item, and what to say of it."""
    if item.unit == "cycle" and proofs:
        return _cycles(item, proofs, terms, generous)
    if item.unit == "gap" and proofs:
        return _gap(item, proofs, terms, generous)
    return Settled(list(proofs))


def _days(proofs: Sequence[Proof]) -> list[date]:
    return sorted(date.fromisoformat(proof.key) for proof in proofs if proof.key)


def _cycles(item: Item, proofs: Sequence[Proof], terms: Terms, generous: bool) -> Settled:
    quarters = calendar.quarters(terms.period)
    undated = any(not proof.key for proof in proofs)
    if not calendar.known(terms.system.settings, terms.period):
        says = ["规则中没有该年度的法定节假日安排，请补充后重算"]
        return Settled(_as_quarters(proofs, quarters) if generous else [], says)
    if undated and generous:
        return Settled(_as_quarters(proofs, quarters), ["按有利解释全部按时报送"])
    working = calendar.working_days(terms.system.settings, terms.period)
    length, limit = item.unit_settings["working_days"], item.unit_settings["misses"]
    missed: dict[str, list[date]] = {quarter: [] for quarter in quarters}
    for day in calendar.missed_cycles(working, _days(proofs), length, terms.period):
        missed[calendar.quarter(day)].append(day)
    told = {quarter: _missed(quarter, days, limit) for quarter, days in missed.items() if days}
    sent = {calendar.quarter(day) for day in _days(proofs)}
    good = [each for each in quarters if len(missed[each]) < limit and each in sent]
    bad = [each for each in quarters if len(missed[each]) >= limit and each in sent]
    lost = tuple(
        Step(proof.key, Decimal(0), (proof.material,), told[proof.key], proof.date, False)
        for proof in _as_quarters(proofs, bad)
    )
    return Settled(_as_quarters(proofs, good), list(told.values()), lost)


def _missed(quarter: str, days: Sequence[date], limit: int) -> str:
    """How often a quarter's deliveries were late, on which days they were due, and what follows."""
    due = "、".join(day.isoformat() for day in days)
    follows = "该季度不得分" if len(days) >= limit else "再有一次该季度不得分"
    return f"{quarter}有{len(days)}次未按时报送（期满日{due}），{follows}"


def _as_quarters(proofs: Sequence[Proof], quarters: Sequence[str]) -> list[Proof]:
    result = []
    for quarter in quarters:
        own = [proof for proof in proofs if proof.quarter in (quarter, "")] or proofs[:1]
        day = min((proof.date for proof in own if proof.date), default="")
        materials = dict.fromkeys(proof.material for proof in own)
        result += [Proof(each, proofs[0].item, quarter, day, quarter) for each in materials]
    return result


def _gap(item: Item, proofs: Sequence[Proof], terms: Terms, generous: bool) -> Settled:
    days = _days(proofs)
    first = min(proof.date for proof in proofs)
    materials = sorted({proof.material for proof in proofs})
    whole = [Proof(each, item.ref, item.title, first) for each in materials]
    if not days:
        return Settled(whole if generous else [], ["没有可用的更新日期"])
    months = item.unit_settings["months"]
    start, end = calendar.longest_gap(days, terms.period, months)
    text = f"最长间隔{(end - start).days}天（{start}至{end}）"
    good = end <= calendar.months_later(start, months)
    if generous and any(not proof.key for proof in proofs):
        good = True
    return Settled(whole if good else [], [text])
