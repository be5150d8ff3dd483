"""The county's own figures: 自评分 by item and in all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.model.material import ManifestRow
from checker.model.rules import IndicatorSystem


def claims(system: IndicatorSystem, rows: Sequence[ManifestRow]) -> dict[str, Decimal]:
    """Claimed points by ref. Rows of one ref add up, unless each repeats the item's whole claim."""
    found: dict[str, list[Decimal]] = {}
    for row in rows:
        if row.claimed is not None:
            found.setdefault(row.ref, []).append(row.claimed)
    return {ref: _claim(values, _limit(system, ref)) for ref, values in found.items()}


def _claim(values: Sequence[Decimal], limit: Decimal | None) -> Decimal:
    total = sum(values, Decimal(0))
    repeated = len(set(values)) == 1 and limit is not None and total > limit
    return values[0] if repeated else total


def _limit(system: IndicatorSystem, ref: str) -> Decimal | None:
    entry = system.indicator(ref)
    if entry is None:
        return None
    return next((item.max for item in entry.items if item.ref == ref), entry.max)
