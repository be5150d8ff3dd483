"""Same bytes, and same text after normalisation."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.copying.paper import Paper
from checker.copying.settings import Settings
from checker.model.pair import PairKind

Found = dict[tuple[int, int], PairKind]


def identical(papers: Sequence[Paper], settings: Settings) -> Found:
    """Pairs of papers of different submissions with the same bytes or the same text."""
    found: Found = {}
    for one, other in _grouped(papers, [_text(paper, settings) for paper in papers]):
        found[one, other] = "same_text"
    for one, other in _grouped(papers, [_bytes(paper) for paper in papers]):
        found[one, other] = "same_file"
    return found


def _grouped(papers: Sequence[Paper], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    groups: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        if key:
            groups.setdefault(key, []).append(number)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if papers[one].submission != papers[other].submission:
                yield one, other


def _bytes(paper: Paper) -> str:
    material = paper.record.material if paper.record else None
    if material is None or material.bytes == 0:
        return ""
    return f"{material.sha256} {material.pages}" if material.sha256 else ""


def _text(paper: Paper, settings: Settings) -> str:
    if len(paper.plain) < settings.same_text_least:
        return ""
    return hashlib.sha256(paper.plain.tobytes()).hexdigest()
