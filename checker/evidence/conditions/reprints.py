"""A report that other media carried again under another headline is still one report.

So is an article in a periodical that a page of it shows and a statement names in 《》.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from checker.evidence.exhibit import Exhibit, key_of
from checker.evidence.facts import points
from checker.evidence.tellings import entries
from checker.model.ledger import Proof

Pair = tuple[Exhibit, Proof]
NAMED = 6  # characters of an article's title that tell it from another
GRAM = 5  # characters
LEAST = 60  # different grams of a text long enough to be known again
SHARED = 0.8  # of the shorter text's grams


def named_once(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs; a statement that names one article is of the one page whose key holds it."""
    return [
        (exhibit, replace(proof, key=_shown(title, proof, pairs)) if title else proof)
        for exhibit, proof in pairs
        for title in [_only_title(exhibit)]
    ]


def _only_title(exhibit: Exhibit) -> str:
    """The one title of which a sentence tells that it was published; empty where several are."""
    if not exhibit.item.unit_settings.get("own_article"):
        return ""
    found = {key_of(title) for title, _ in points.titles(exhibit)}
    title = found.pop() if len(found) == 1 else ""
    return title if len(title) >= NAMED else ""


def _shown(title: str, proof: Proof, pairs: Sequence[Pair]) -> str:
    others = (other for _, other in pairs if other.item == proof.item and not other.refused)
    keys = {one.key for one in others if one.material != proof.material and title in one.key}
    return keys.pop() if len(keys) == 1 else proof.key


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
