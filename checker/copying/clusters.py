"""Groups of papers that copy one another, and passages that many counties share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from checker.copying.frequency import united
from checker.copying.paper import Paper
from checker.model.pair import Pair

_LEAST = 3  # members: two papers are a pair


def of(pairs: Sequence[Pair], papers: Sequence[Paper]) -> tuple[tuple[str, ...], ...]:
    """Material ids of papers joined by suspected copying, the earliest dated first."""
    dates = {
        paper.record.material.id: paper.record.date or "9999" for paper in papers if paper.record
    }
    number = {material: index for index, material in enumerate(dates)}
    links = [
        (number[pair.a.material], number[pair.b.material])
        for pair in pairs
        if pair.severity == "fraud"
    ]
    root = united(len(dates), np.array(links, np.int64).reshape(-1, 2))
    groups: dict[int, list[str]] = {}
    for material, index in number.items():
        groups.setdefault(int(root[index]), []).append(material)
    large = [group for group in groups.values() if len(group) >= _LEAST]
    ordered = [tuple(sorted(group, key=lambda one: (dates[one], one))) for group in large]
    return tuple(sorted(ordered, key=lambda group: (-len(group), group)))
