"""A report that other media carried again under another headline is still one report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.evidence.exhibit import Exhibit, key_of
from checker.evidence.tellings import entries
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
GRAM = 5  # characters
LEAST = 60  # different grams of a text long enough to be known again
SHARED = 0.8  # of the shorter text's grams


def together(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, each report named after the earliest of those with the same body."""
    told = Counter((proof.material, proof.item) for _, proof in pairs)
    grams = {
        exhibit.material.id: _grams(exhibit)
        for exhibit, proof in pairs
        if _is_report(exhibit) and told[proof.material, proof.item] == 1
    }
    order = sorted(
        (pair for pair in pairs if pair[0].material.id in grams and not pair[1].refused),
        key=lambda pair: (pair[1].date or "9999", pair[1].key, pair[1].material),
    )
    first: dict[tuple[str, str], Proof] = {}
    seen: list[Proof] = []
    for _, proof in order:
        mine = grams[proof.material]
        same = next(
            (old for old in seen if old.item == proof.item and _same(grams[old.material], mine)),
            None,
        )
        first[proof.item, proof.material] = first[same.item, same.material] if same else proof
        seen.append(proof)
    return [
        (exhibit, _named(proof, first.get((proof.item, proof.material))))
        for exhibit, proof in pairs
    ]


def _is_report(exhibit: Exhibit) -> bool:
    return exhibit.item.issuer == "media" and not entries.several(exhibit)


def _grams(exhibit: Exhibit) -> frozenset[str]:
    text = key_of(exhibit.text)
    return frozenset(text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    shorter = min(len(one), len(other))
    return shorter >= LEAST and len(one & other) >= SHARED * shorter


def _named(proof: Proof, first: Proof | None) -> Proof:
    if first is None or first.key == proof.key:
        return proof
    note = f"正文与“{first.key}”相同，是同一篇报道的转载"
    return replace(proof, key=first.key, notes=(*proof.notes, note))
