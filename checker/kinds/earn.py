"""``earn``: so much for each distinct unit, with caps a quarter and on the whole item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.model.ledger import Proof, Step, Tally
from checker.model.rules import Item

NAME = "earn"
SETTINGS: Mapping[str, bool] = {"each": False, "per": False, "caps": False}


def tally(item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool) -> Tally:
    """Each unit earns ``each`` (the item's ``max`` where none is given) until a cap is reached.

    Earliest first. A unit with a quantity counts so often; ``per`` units together earn ``each``.
    Of what has no date nobody knows the quarter: if generous, each may fall into another.
    """
    each, per = Decimal(item.score.get("each", item.max or 0)), int(item.score.get("per", 1))
    quarter_cap = next((Decimal(cap["points"]) for cap in item.score.get("caps", ())), None)
    total, seen = Decimal(0), Decimal(0)
    in_quarter: dict[str, Decimal] = defaultdict(Decimal)
    quarters = expected if generous else ()
    steps: list[Step] = []
    for key, group in _units(proofs):
        first = group[0]
        quantity = max(proof.quantity for proof in group)
        if _different(group) < item.at_least:
            steps.append(_step(key, group, Decimal(0), f"证明材料不足{item.at_least}份", False))
            continue
        points, reason = each * ((seen + quantity) // per - seen // per), ""
        seen += quantity
        room = _room(quarter_cap, in_quarter, first.quarter, quarters)
        if room is not None and points > room:
            points, reason = room, _over(room, "单季度上限")
        if item.max is not None and points > item.max - total:
            points, reason = item.max - total, _over(item.max - total, "本项上限")
        total += points
        in_quarter[first.quarter] += points
        steps.append(_step(key, group, points, reason or _counted(item, group)))
    return Tally(total, tuple(steps), _reminders(item, proofs, expected))


def _over(room: Decimal, cap: str) -> str:
    """What a cap leaves of a unit: a part, or nothing."""
    return f"超过{cap}，只计{room.normalize():f}分" if room else f"超过{cap}"


def _room(
    cap: Decimal | None, counted: dict[str, Decimal], quarter: str, quarters: Sequence[str]
) -> Decimal | None:
    """What a quarter can still earn; of an unknown one, what all the quarters can together."""
    if cap is None:
        return None
    if quarter or not quarters:
        return cap - counted[quarter]
    return cap * len(quarters) - sum(counted.values(), Decimal(0))


def _units(proofs: Sequence[Proof]) -> list[tuple[str, list[Proof]]]:
    groups: dict[str, list[Proof]] = defaultdict(list)
    for proof in sorted(proofs, key=lambda p: (p.date or "9999", p.key, p.material)):
        groups[proof.key].append(proof)
    return sorted(groups.items(), key=lambda unit: (unit[1][0].date or "9999", unit[0]))


def _different(group: Sequence[Proof]) -> int:
    return len({proof.material for proof in group})


def _counted(item: Item, group: Sequence[Proof]) -> str:
    """That it counts, and that several papers on one unit count once."""
    different = _different(group)
    if item.unit == "once" or different <= max(1, item.at_least):
        return "计分"
    return f"计分，{different}份材料属于同一{item.unit_name}，只计一次"


def _step(
    key: str, group: Sequence[Proof], points: Decimal, reason: str, recognised: bool = True
) -> Step:
    materials = tuple(dict.fromkeys(proof.material for proof in group))
    return Step(key, points, materials, reason, group[0].date, recognised)


def _reminders(item: Item, proofs: Sequence[Proof], expected: Sequence[str]) -> tuple[str, ...]:
    least = item.expect.get("at_least")
    if not least:
        return ()
    counts: dict[str, Decimal] = defaultdict(Decimal)
    for _key, group in _units(proofs):
        counts[group[0].quarter] += max(proof.quantity for proof in group)
    return tuple(
        f"{quarter}计入{counts[quarter]}条，少于要求的{least}条"
        for quarter in sorted(expected)
        if counts[quarter] < least
    )
