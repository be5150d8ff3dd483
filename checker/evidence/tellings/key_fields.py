"""A key field and its own sub-field out of one proof count once, however the rows are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model.ledger import Proof
from checker.model.rules import IndicatorSystem


def once(proofs: Sequence[Proof], system: IndicatorSystem) -> list[Proof]:
    """The proofs, one of each such pair refused: the one that costs the county nothing."""
    items = {
        item.ref
        for entry in system.entries
        for item in entry.items
        if item.unit == "field" and item.unit_settings.get("level", "any") == "any"
    }
    above = {field.name: field.key for field in system.fields if field.key}
    result = list(proofs)
    for place, sub in enumerate(proofs):
        if sub.item not in items or sub.refused or sub.key not in above:
            continue
        pair = (number for number, key in enumerate(result) if _is_key(key, sub, above[sub.key]))
        if (other := next(pair, None)) is not None:
            _refuse(result, place, other)
    return result


def _is_key(proof: Proof, sub: Proof, key: str) -> bool:
    same = (proof.material, proof.item) == (sub.material, sub.item)
    return same and proof.key == key and not proof.refused


def _refuse(result: list[Proof], sub: int, key: int) -> None:
    """The sub-field stays unless only the key is sure or another paper shows the sub-field."""
    mine, theirs = result[sub], result[key]
    elsewhere = any(
        proof.sure and (proof.item, proof.key) == (mine.item, mine.key)
        for proof in result
        if proof.material != mine.material
    )
    drop = sub if elsewhere or (theirs.sure and not mine.sure) else key
    kept = theirs if drop == sub else mine
    reason = f"与“{kept.key}”出自同一份材料，重点领域与其细分领域只计一次"
    result[drop] = replace(result[drop], refused=reason)
