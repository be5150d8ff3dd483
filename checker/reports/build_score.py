"""A score as the contract's types."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.model.rules import IndicatorSystem
from checker.model.score import IndicatorScore, ItemScore, Score
from checker.reports.contract_score import (
    BonusOut,
    DeductionOut,
    HeadingOut,
    IndicatorOut,
    ItemOut,
    ScoreOut,
    UnitOut,
)
from checker.reports.headings import Heading, headings


def score_out(score: Score, system: IndicatorSystem) -> ScoreOut:
    """The interval with every heading, indicator, item and unit."""
    return ScoreOut(
        claimed=_number(score.claimed),
        verified=float(score.verified),
        floor=float(score.floor),
        ceiling=float(score.ceiling),
        if_fraud_confirmed=_number(score.if_fraud_confirmed),
        max=float(score.max),
        indicators=[IndicatorOut(**_indicator(entry)) for entry in score.indicators],
        bonus=[
            BonusOut(points=float(entry.verified), **_indicator(entry)) for entry in score.bonus
        ],
        deductions=[
            DeductionOut(id=d.id, points=float(d.points), status=d.status, text=d.text)
            for d in score.deductions
        ],
        headings=[_heading(head) for head in headings(score, system)],
        other_scopes={scope: float(total) for scope, total in score.other_scopes.items()},
    )


def _heading(head: Heading) -> HeadingOut:
    return HeadingOut(
        id=head.id,
        title=head.title,
        max=_number(head.max),
        claimed=_number(head.claimed),
        verified=float(head.verified),
        floor=float(head.floor),
        ceiling=float(head.ceiling),
    )


def _indicator(entry: IndicatorScore) -> dict[str, Any]:
    return {
        **_figures(entry),
        "items": [_item_out(item) for item in entry.items],
        "void": entry.void,
        "clause": entry.clause,
        "title": entry.title,
    }


def _item_out(item: ItemScore) -> ItemOut:
    units = [
        UnitOut(
            unit=unit.unit,
            points=float(unit.points),
            materials=list(unit.materials),
            counted=unit.counted,
            reason=unit.reason,
            state=unit.state,
            possible=float(unit.possible),
            date=unit.date,
            confidence=unit.certainty,
            read_from=list(unit.places),
        )
        for unit in item.units
    ]
    return ItemOut(**_figures(item), units=units)


def _figures(entry: IndicatorScore | ItemScore) -> dict[str, Any]:
    return {
        "id": entry.id,
        "max": _number(entry.max),
        "claimed": _number(entry.claimed),
        "verified": float(entry.verified),
        "floor": float(entry.floor),
        "ceiling": float(entry.ceiling),
        "reasons": list(entry.reasons),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
