"""A submission whose scoring broke off: nothing is counted or refused, all points stay open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.model.material import Record
from checker.model.rules import Indicator, IndicatorSystem
from checker.model.score import IndicatorScore, ItemScore, Score, ThreeElements

NONE = Decimal(0)


def duties(records: Sequence[Record], why: str) -> Mapping[str, ThreeElements]:
    """Whether the rule asks the three elements of a paper was not judged, of none of them."""
    return {record.material.id: ThreeElements(False, "review", reason=why) for record in records}


def score(system: IndicatorSystem, why: str) -> Score:
    """From nothing to the most there is, with the reason beside each indicator."""
    base = tuple(_open(entry, why) for entry in system.indicators)
    return Score(
        claimed=None,
        floor=NONE,
        verified=NONE,
        ceiling=sum((each.ceiling for each in base), NONE),
        if_fraud_confirmed=None,
        max=system.max,
        indicators=base,
        bonus=tuple(_open(entry, why) for entry in system.bonus),
    )


def _open(entry: Indicator, why: str) -> IndicatorScore:
    items = tuple(
        ItemScore(item.ref, item.max, None, NONE, NONE, item.max or NONE, reasons=(why,))
        for item in entry.items
    )
    return IndicatorScore(
        id=entry.ref,
        title=entry.title,
        clause=entry.clause,
        max=entry.max,
        claimed=None,
        floor=NONE,
        verified=NONE,
        ceiling=entry.max or NONE,
        items=items,
        reasons=(why,),
    )
