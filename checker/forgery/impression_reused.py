"""The same impression on three or more different scanned papers of one county.

Signal: patches alike beyond what two impressions of one stamp are (``impression_match``: shape,
ink pressure or grain), three of them mutually, on papers that are not versions of each other; flat
ones may be printed electronic seals, which are equal by design. Strength: strong from three papers;
a pair says nothing yet. Rescaled copies and copies printed and scanned again are mostly missed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from checker.forgery import impression_match, ink_grain
from checker.forgery.flags import flag
from checker.forgery.impression_match import Print
from checker.forgery.impressions import SIDE, unpacked
from checker.forgery.numbered import same_paper
from checker.model.material import Record
from checker.model.score import Flag

NAME = "impression_reused"
PAPERS = 3
MAX_PAIRS = 3000  # of one submission that are laid over each other
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stamped:
    """One impression of a record."""

    record: Record
    page: int
    box: list[float]
    print: Print


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag for each set of papers that bear one impression, or several of one set together."""
    for submission, own in records.items():
        stamps = [stamp for record in own for stamp in _stamps(record)]
        sets: dict[frozenset[str], list[Stamped]] = defaultdict(list)
        for group in groups(stamps):
            papers = _different(group)
            if len(papers) >= PAPERS:
                sets[frozenset(item.record.material.id for item in papers)] += papers
        for papers in sets.values():
            yield _flag(submission, papers)


def _stamps(record: Record) -> Iterator[Stamped]:
    found = record.finding("impressions")
    for item in found.values.get("impressions", ()) if found is not None else ():
        patch = unpacked(item["patch"])
        if impression_match.textured(patch) and item.get("grain"):
            own = Print(patch, ink_grain.unpacked(item["grain"], SIDE))
            yield Stamped(record, item["page"], item["box"], own)


def groups(stamps: Sequence[Stamped]) -> list[list[Stamped]]:
    """Impressions of which each is alike to two that are alike among themselves.

    Copies are all alike; chance likeness joins one to another that is unlike a third.
    """
    tried = _candidates(stamps)
    alike = {(a, b) for a, b in tried if _same(stamps, a, b)}
    alike |= {(a, b) for a, b in _ends(alike, tried)[:MAX_PAIRS] if _same(stamps, a, b)}
    near = _neighbours(alike)
    mutual = _neighbours({(a, b) for a, b in alike if near[a] & near[b]})
    found: list[list[Stamped]] = []
    while mutual:
        group = _reached(mutual, min(mutual))
        found.append([stamps[index] for index in sorted(group)])
        mutual = {index: others for index, others in mutual.items() if index not in group}
    return found


def _same(stamps: Sequence[Stamped], a: int, b: int) -> bool:
    alike = impression_match.likeness(stamps[a].print, stamps[b].print)
    return alike is not None and alike.same


def _neighbours(pairs: set[Pair]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    return near


def _ends(alike: set[Pair], tried: Sequence[Pair]) -> list[Pair]:
    """Pairs that are alike to a third and lay too far askew to be tried."""
    ends = {
        pair for others in _neighbours(alike).values() for pair in combinations(sorted(others), 2)
    }
    return sorted(ends.difference(tried))


def _reached(near: Mapping[int, set[int]], start: int) -> set[int]:
    group, edge = {start}, {start}
    while edge:
        edge = set().union(*(near[index] for index in edge)) - group
        group |= edge
    return group


def _candidates(stamps: Sequence[Stamped]) -> list[tuple[int, int]]:
    """Pairs that look alike as they lie, the most alike first."""
    if len(stamps) < PAPERS:
        return []
    rows = np.stack([impression_match.sketch(stamp.print.patch) for stamp in stamps])
    alike = np.triu(rows @ rows.T, 1)
    first, second = np.nonzero(alike >= impression_match.COARSE)
    order = np.argsort(-alike[first, second])[:MAX_PAIRS]
    return [(int(first[i]), int(second[i])) for i in order]


def _different(group: Sequence[Stamped]) -> list[Stamped]:
    """One impression a paper; a paper handed in twice is one paper."""
    kept: list[Stamped] = []
    for stamp in group:
        if not any(same_paper(stamp.record, other.record) for other in kept):
            kept.append(stamp)
    return kept


def _flag(submission: str, papers: Sequence[Stamped]) -> Flag:
    records = list({item.record.material.id: item.record for item in papers}.values())
    names = "、".join(f"《{record.title or record.material.path}》" for record in records[:4])
    text = (
        f"{len(records)}份不同的扫描件上是同一个印文（位置、墨色、纹理都一样）：{names}。"
        "手工盖的章每次都有差别，请提供这些文件的盖章原件"
    )
    places: list[dict[str, Any]] = [
        {"path": item.record.material.path, "page": item.page, "box": item.box} for item in papers
    ]
    evidence = {"strength": "strong", "places": places}
    return flag(
        "impression-reused",
        submission,
        records,
        text,
        "带这些文件的盖章原件备查，重新扫描后提交",
        evidence=evidence,
    )
