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
    return {ref: _claim(values, system, ref) for ref, values in found.items()}


def _claim(values: Sequence[Decimal], system: IndicatorSystem, ref: str) -> Decimal:
    total = sum(values, Decimal(0))
    entry = system.indicator(ref)
    if entry is None or len(set(values)) > 1:
        return total
    item = next((item for item in entry.items if item.ref == ref), entry.items[0])
    most = item.max if item.ref == ref else entry.max
    whole = most is not None and total > most and values[0] > item.score.get("each", Decimal(0))
    return values[0] if whole else total
