"""When a paper with a deadline was sent, as a record beside it tells (annex 3, 一.4 and 一.5).

A signature says when a paper was written; a mail or a receipt says when it went out or came in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress
from pathlib import PurePosixPath

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import sent_dates
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]


def laid_over(pairs: Sequence[Pair]) -> list[Proof]:
    """The proofs; one that its own record shows to be late does not count."""
    told = [sent_dates.of(exhibit) is not None for exhibit, _ in pairs]
    records = list(compress(pairs, told))
    return [
        proof if tells else _judged(exhibit, proof, records)
        for (exhibit, proof), tells in zip(pairs, told, strict=True)
    ]


def _judged(exhibit: Exhibit, proof: Proof, records: Sequence[Pair]) -> Proof:
    own = [pair for pair in records if (pair[1].item, pair[1].key) == (proof.item, proof.key)]
    late = [pair for pair in own if pair[1].refused]
    if proof.refused or not late or len(late) < len(own):
        return proof
    record, refusal = late[0][0], late[0][1].refused
    said = f"《{record.name}》写明报送时间，{refusal}"
    if all(_folder(each) == _folder(exhibit) for each, _ in late):
        return replace(proof, refused=said)
    return replace(proof, doubts=(*proof.doubts, f"{said}，是否就是这一份待核"))


def _folder(exhibit: Exhibit) -> PurePosixPath:
    return PurePosixPath(exhibit.material.path).parent
