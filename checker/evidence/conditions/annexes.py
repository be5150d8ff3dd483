"""An annex handed in beside the notice that prints it: the notice says when it was issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.evidence.exhibit import Exhibit, key_of
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
UNDATED = "看不出日期"
LEAST = 6  # characters of a title that tells one paper from another


def dated(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs; a paper without a date has that of the notice under its item that names it."""
    return [(exhibit, _judged(exhibit, proof, pairs)) for exhibit, proof in pairs]


def _judged(exhibit: Exhibit, proof: Proof, pairs: Sequence[Pair]) -> Proof:
    if exhibit.kind != "policy" or proof.date or UNDATED not in proof.doubts:
        return proof
    own = _title(exhibit)
    if len(own) < LEAST:
        return proof
    for notice, other in pairs:
        named = _title(notice)
        names = own in named and len(own) < len(named) and notice.kind == "policy"
        if names and other.item == proof.item and other.date and not other.refused:
            rest = tuple(doubt for doubt in proof.doubts if doubt != UNDATED)
            note = f"日期{other.date}，取自印发它的《{notice.name}》"
            return replace(
                proof,
                date=other.date,
                quarter=other.quarter,
                doubts=rest,
                notes=(*proof.notes, note),
            )
    return proof


def _title(exhibit: Exhibit) -> str:
    return key_of(exhibit.record.title) if exhibit.record else ""
