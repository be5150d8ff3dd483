"""数量 of the manifest beside what the papers show: a claim that they do not bear out is open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import subjects
from checker.evidence.facts.readings import Reading
from checker.evidence.language.written import ANY_DAY
from checker.model.ledger import Proof
from checker.model.material import ManifestRow

Pair = tuple[Exhibit, Proof]
_FULL = re.compile(ANY_DAY)


def borne_out(reading: Reading, exhibit: Exhibit) -> list[Reading]:
    """The reading; what of its quantity a paper that tells its cases does not show, in doubt."""
    shown = _shown(exhibit) if reading.quantity > 1 else 0
    if not 0 < shown < reading.quantity or reading.doubt:
        return [reading]
    rest = reading.quantity - shown
    doubt = beyond(reading.quantity, shown)
    return [
        replace(reading, quantity=Decimal(shown)),
        replace(reading, key=f"{reading.key}（其余）", quantity=rest, doubt=doubt),
    ]


def beyond(stated: Decimal, shown: int) -> str:
    """That a manifest states more than is seen, ready to print."""
    return f"申报表“数量”写{stated.normalize():f}，材料中只看到{shown}"


def _shown(exhibit: Exhibit) -> int:
    """How many cases or items a paper shows; 0 where that cannot be told."""
    if exhibit.item.unit == "posting":
        days = len(_FULL.findall(exhibit.lines))
        single = exhibit.kind == "news" or exhibit.shared > 1  # one page of several
        return days if single or days > 1 else 0
    cases = subjects.told(exhibit)
    return len(cases) or len(subjects.bodies(exhibit))


def within(pairs: Sequence[Pair]) -> list[Pair]:
    """Of a row on several papers no more units count than it says, sure ones and earliest first.

    One is what a row says that is left as it was: it holds for each of its papers.
    """
    kept: dict[tuple[ManifestRow, str], list[str]] = {}
    for exhibit, proof in sorted(pairs, key=_order):
        if exhibit.row and not proof.refused and not proof.support:
            keys = kept.setdefault((exhibit.row.undated, proof.item), [])
            keys += [proof.key] if proof.key not in keys else []
    return [(exhibit, _judged(exhibit, proof, kept)) for exhibit, proof in pairs]


def _order(pair: Pair) -> tuple[bool, str, str, str]:
    proof = pair[1]
    return bool(proof.doubts), proof.date or "9999", proof.key, proof.material


def _judged(
    exhibit: Exhibit, proof: Proof, kept: dict[tuple[ManifestRow, str], list[str]]
) -> Proof:
    row = exhibit.row
    if exhibit.shared < 2 or row is None or row.quantity is None or proof.refused:
        return proof
    if exhibit.item.unit not in ("posting", "matter") or not row.quantity.is_finite():
        return proof
    most = int(row.quantity)
    if most < 2:
        return proof
    if proof.key in kept.get((row.undated, proof.item), [])[:most]:
        return proof
    said = f"申报表这一行的“数量”是{most}，另有{most}份材料已计"
    return replace(proof, refused=said)
