"""What would change a score: open questions and repairs, dearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checker.model.rules import IndicatorSystem, Item
from checker.model.score import IndicatorScore, ItemScore, Score, ThreeElements, Todo
from checker.scoring import remedies, shortfalls
from checker.scoring.remedies import OPEN

Duties = Mapping[str, ThreeElements]


@dataclass(frozen=True, slots=True)
class Question:
    """One open unit: papers that ask the same of the same papers are put as one."""

    ref: str
    unit: str
    asks: tuple[str, ...]
    materials: tuple[str, ...]
    points: Decimal
    action: str


def todo(
    score: Score,
    system: IndicatorSystem,
    today: date | None = None,
    duties: Duties | None = None,
) -> tuple[Todo, ...]:
    """Everything still open, by points at stake. ``today`` decides what can still be done.

    Without it the period is taken as not yet begun. ``duties`` tell what a paper lacks.
    """
    now, rules = today or system.period[0], _rules(system)
    entries = [*score.indicators, *score.bonus]
    found = list(_voids([e for e in entries if e.void], system, now, duties or {}))
    standing = [entry for entry in entries if not entry.void]
    found += _merged(
        question for entry in standing for question in _asked(entry, rules, system, duties or {})
    )
    for item in (item for entry in standing for item in entry.items):
        found += shortfalls.of(item, rules[item.id], system, now)
    return tuple(sorted(found, key=lambda todo: (-todo.points, todo.ref, todo.text)))


def _rules(system: IndicatorSystem) -> dict[str, Item]:
    return {item.ref: item for entry in system.entries for item in entry.items}


def _voids(
    entries: Iterable[IndicatorScore], system: IndicatorSystem, now: date, duties: Duties
) -> Iterator[Todo]:
    """One repair for all indicators that the same papers void."""
    groups: dict[tuple[str, ...], list[IndicatorScore]] = {}
    for entry in entries:
        groups.setdefault(entry.voided_by, []).append(entry)
    clause = next((p.ref for p in system.deductions if "void" in p.how), "")
    for papers, struck in groups.items():
        lacks = [duties[paper].reason for paper in papers if paper in duties]
        reasons = [reason for entry in struck for reason in entry.reasons]
        points = sum(((e.unvoided_most or Decimal(0)) - e.verified for e in struck), Decimal(0))
        yield Todo(
            "、".join(entry.id for entry in struck),
            "；".join(dict.fromkeys([*reasons, *lacks])),
            points,
            papers,
            remedies.of_void(system, now),
            True,
            system.period[1].isoformat() if now <= system.period[1] else "",
            clause,
        )


def _asked(
    entry: IndicatorScore, rules: Mapping[str, Item], system: IndicatorSystem, duties: Duties
) -> Iterator[Question]:
    """The open units; a paper whose elements are in doubt may cost what others earned, too."""
    risk, told = entry.verified - entry.floor, set[str]()
    loses = f"如认定不齐，{entry.id}已计的{risk.normalize():f}分也不得分"
    units = [unit for item in entry.items for unit in item.units]
    doubted = [id for unit in units for id in unit.materials if any(_open((id,), duties))]
    for item in entry.items:
        for one in _questions(item, rules[item.id], system, duties):
            own = {id for id in one.materials if id in doubted} - told
            told |= own
            at_risk = risk > 0 and own
            yield (
                replace(one, asks=(*one.asks, loses), points=one.points + risk) if at_risk else one
            )
    for id in dict.fromkeys(doubted):
        if risk > 0 and id not in told:
            asks = (OPEN, *_open((id,), duties), loses)
            action = remedies.of_elements(duties[id].reason)
            yield Question(entry.id, entry.title, asks, (id,), risk, action)


def _questions(
    item: ItemScore, rule: Item, system: IndicatorSystem, duties: Duties
) -> Iterator[Question]:
    most = item.ceiling - item.verified  # a dearer option comes in the place of a cheaper one
    for unit in item.units:
        points = min(unit.possible - unit.points - unit.instead, most)
        if unit.state == "review" and unit.possible > unit.points:
            swap = f"计在这里，另一处已计的{unit.instead.normalize():f}分就不再计"
            yield Question(
                item.id,
                unit.unit,
                (*unit.asks, *_open(unit.materials, duties), *[swap] * bool(unit.instead)),
                unit.materials,
                max(points, Decimal(0)),
                remedies.of_unit(unit, rule, system, list(_open(unit.materials, duties))),
            )


def _open(materials: Iterable[str], duties: Duties) -> Iterator[str]:
    """What is not sure of the papers' elements."""
    for material in materials:
        if material in duties and duties[material].verdict == "review":
            yield duties[material].reason


def _merged(questions: Iterable[Question]) -> Iterator[Todo]:
    groups: dict[tuple[object, ...], list[Question]] = {}
    for one in questions:
        groups.setdefault((one.materials, one.asks, one.action), []).append(one)
    for same in groups.values():
        refs = "、".join(dict.fromkeys(one.ref for one in same))
        units = "、".join(dict.fromkeys(one.unit for one in same))
        points = sum((one.points for one in same), Decimal(0))
        text = f"{refs} {units}：{'；'.join(same[0].asks)}"
        yield Todo(refs, text, points, same[0].materials, same[0].action, True)
