"""From the three evaluations to the ledger of units that reports show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checker.model.ledger import Proof, Step
from checker.model.rules import Indicator, Item
from checker.model.score import IndicatorScore, ItemScore, UnitScore
from checker.scoring.evaluate import Outcome

ZERO = Decimal(0)
State = Literal["counted", "not_counted", "review"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the ledger of one submission is written from."""

    floor: Outcome
    verified: Outcome
    ceiling: Outcome
    unvoided: Callable[[], Outcome]  # asked for only where something is void
    unvoided_most: Callable[[], Outcome]  # what is in review decided for the county
    proofs: Mapping[str, Sequence[Proof]]
    void: Mapping[str, Sequence[str]]  # item → the papers that void it
    papers: Mapping[str, str]  # material id → name to show
    claims: Mapping[str, Decimal]
    clause: str  # of the void


def indicator(entry: Indicator, sheet: Sheet) -> IndicatorScore:
    """One indicator with its items."""
    items = tuple(_item(item, sheet) for item in entry.items)
    struck = [item.ref for item in entry.items if item.ref in sheet.void]
    refs = [item.ref for item in entry.items]
    unvoided = sheet.unvoided().total(refs) if struck else None
    most = max(unvoided, sheet.unvoided_most().total(refs)) if unvoided is not None else None
    return IndicatorScore(
        id=entry.ref,
        title=entry.title,
        clause=entry.clause,
        max=entry.max,
        claimed=_claim(entry, sheet.claims),
        floor=sum((item.floor for item in items), ZERO),
        verified=sum((item.verified for item in items), ZERO),
        ceiling=sum((item.ceiling for item in items), ZERO),
        items=items,
        void=bool(struck),
        reasons=tuple(dict.fromkeys(_why_void(ref, sheet) for ref in struck)),
        unvoided=unvoided,
        unvoided_most=most,
        voided_by=tuple(dict.fromkeys(paper for ref in struck for paper in sheet.void[ref])),
    )


def _claim(entry: Indicator, claims: Mapping[str, Decimal]) -> Decimal | None:
    if entry.ref in claims:
        return claims[entry.ref]
    own = [claims[item.ref] for item in entry.items if item.ref in claims]
    return sum(own, ZERO) if own else None


def _why_void(ref: str, sheet: Sheet) -> str:
    papers = "、".join(f"《{sheet.papers[paper]}》" for paper in sheet.void[ref])
    return f"{papers}三要素不全，按{sheet.clause}，所在指标不得分"


def edges(ref: str, sheet: Sheet) -> tuple[Decimal, Decimal, Decimal]:
    """Floor, verified and ceiling of one item."""
    verified = sheet.verified.tallies[ref].points
    floor = min(sheet.floor.tallies[ref].points, verified)
    return floor, verified, max(sheet.ceiling.tallies[ref].points, verified)


def _item(item: Item, sheet: Sheet) -> ItemScore:
    floor, verified, ceiling = edges(item.ref, sheet)
    reasons = (
        (_why_void(item.ref, sheet),)
        if item.ref in sheet.void
        else sheet.verified.tallies[item.ref].reasons
    )
    return ItemScore(
        id=item.ref,
        max=item.max,
        claimed=sheet.claims.get(item.ref),
        floor=floor,
        verified=verified,
        ceiling=ceiling,
        units=tuple(_units(item, sheet)),
        reasons=reasons,
    )


def _units(item: Item, sheet: Sheet) -> list[UnitScore]:
    proofs = sheet.proofs.get(item.ref, ())
    if item.ref in sheet.void:
        return [_refused(item, proof, _why_void(item.ref, sheet)) for proof in proofs]
    now = {step.unit: step for step in sheet.verified.tallies[item.ref].steps}
    best = {step.unit: step for step in sheet.ceiling.tallies[item.ref].steps}
    order = list(dict.fromkeys([*now, *best]))
    units = [
        _unit(name, now.get(name), best.get(name), _apart(name, order, proofs), waits)
        for name, waits in ((one, sheet.verified.dropped.get((item.ref, one), "")) for one in order)
    ]
    units = [replace(unit, instead=_instead(unit, proofs, sheet)) for unit in units]
    shown = {material for unit in units for material in unit.materials}
    counted = any(unit.state == "counted" for unit in units)
    spare = _spare(item, counted, sheet.verified.tallies[item.ref].reasons)
    for proof in proofs:
        reason = proof.refused or sheet.ceiling.dropped.get((item.ref, proof.key), "")
        if reason:
            units.append(_refused(item, proof, reason))
        elif proof.material not in shown:
            why = [*proof.doubts, spare] if counted or not proof.doubts else proof.doubts
            units.append(_refused(item, proof, "；".join(why)))
    return sorted(units, key=lambda unit: (unit.date or "9999", unit.unit, unit.materials))


def _apart(name: str, order: Sequence[str], proofs: Sequence[Proof]) -> list[Proof]:
    """The proofs without those of another unit, which its paper may tell beside this one."""
    return [proof for proof in proofs if proof.key == name or proof.key not in order]


def _spare(item: Item, counted: bool, told: Sequence[str]) -> str:
    """Why a good proof adds nothing: others count already, or all together do not reach a unit."""
    if not counted:
        why = "；".join(told)
        return f"与本项其他材料合在一起，还达不到得分的条件{f'：{why}' if why else ''}"
    return (
        "本项只取分高的一档，已由另一份材料计分" if item.kind == "tier" else "本项已由其他材料计分"
    )


def _unit(
    name: str, now: Step | None, best: Step | None, proofs: Sequence[Proof], waits: str
) -> UnitScore:
    step = now or best
    assert step is not None
    points = now.points if now else ZERO
    possible = max(points, best.points if best else ZERO)
    materials = best.materials if best and possible > points else step.materials
    fit = [p for p in proofs if p.material in materials and not p.refused]
    own = [p for p in fit if p.key in (name, "", p.date)]
    notes = "；".join(dict.fromkeys(n for p in own for n in p.notes))
    state = _state(now, points, possible)
    if state == "review" and not own:  # one step of a whole: its proofs are keyed by what they fill
        own = fit
    doubts = tuple(dict.fromkeys(d for p in own for d in p.doubts))
    opens = _open_because(now, own, doubts, waits) if state == "review" else ""
    reason = opens or step.reason
    if now is None and state == "not_counted" and doubts:
        reason = f"{'；'.join(doubts)}；即使计入也{step.reason}"
    text = f"{reason}（{notes}）" if notes else reason
    label = name or "待定"
    unit = UnitScore(
        label, points, materials, state, text, possible, step.date, doubts, cause=reason
    )
    return _read(unit, name, fit)


def _read(unit: UnitScore, name: str, fit: Sequence[Proof]) -> UnitScore:
    """With how surely it was read: by its surest paper; the least sure day where all are asked."""
    read = [p for p in fit if p.certainty is not None]
    own = [p for p in read if p.key == name]
    days = [p for p in read if p.quarter in (name, "")] or read
    if not read:
        return unit
    pick = max(own, key=_sure) if own else min(days, key=_sure)
    return replace(unit, certainty=pick.certainty, places=pick.places)


def _sure(proof: Proof) -> tuple[float, str, str]:
    return proof.certainty or 0.0, proof.material, proof.key


def _open_because(now: Step | None, own: Sequence[Proof], doubts: Sequence[str], waits: str) -> str:
    """What a unit still lacks, what of it was handed in, and what is in doubt of those papers."""
    lacks = now.reason if now and doubts else ""
    shown = {part for proof in own if proof.doubts for part in proof.shows or {proof.key}}
    here = "、".join(part for part in sorted(shown) if part and part in lacks)
    lacks += f"（{here}已交，待核对）" if here else ""
    return "；".join(dict.fromkeys([*filter(None, [lacks]), *doubts])) or waits


def _instead(unit: UnitScore, proofs: Sequence[Proof], sheet: Sheet) -> Decimal:
    """What the items that count the same session would lose if it counted here."""
    rivals = {r for proof in proofs if proof.material in unit.materials for r in proof.rivals}
    steps = {
        (ref, step.unit): step.points
        for ref, material in rivals
        for step in sheet.verified.tallies[ref].steps
        if material in step.materials
    }
    return sum(steps.values(), ZERO) if unit.state == "review" else ZERO


def _state(now: Step | None, points: Decimal, possible: Decimal) -> State:
    if points > 0:
        return "counted"
    if now is not None and now.recognised and possible == 0:
        return "not_counted"
    return "review" if possible > 0 else "not_counted"


def _refused(item: Item, proof: Proof, reason: str) -> UnitScore:
    return UnitScore(
        unit=proof.key or item.title,
        points=ZERO,
        materials=(proof.material,),
        state="not_counted",
        reason=reason,
        possible=ZERO,
        date=proof.date,
        cause=reason,
        certainty=proof.certainty,
        places=proof.places,
    )
