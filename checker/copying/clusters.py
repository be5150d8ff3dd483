"""Groups of papers that copy one another, and passages that many counties share."""

from __future__ import annotations

from collections.abc import Sequence, Set

import numpy as np

from checker.copying.frequency import united
from checker.copying.paper import Paper
from checker.model.pair import Pair

_LEAST = 3  # members: two papers are a pair


def of(
    pairs: Sequence[Pair], papers: Sequence[Paper], earlier: Set[str] = frozenset()
) -> tuple[tuple[str, ...], ...]:
    """Material ids of papers joined by suspected copying, the earliest first.

    What submissions of ``earlier`` years hold is earlier than any paper of this one; then dates
    tell. An id stands once for each submission that holds its file at one place.
    """
    dates = {paper.side: _age(paper, earlier) for paper in papers if paper.record}
    number = {side: index for index, side in enumerate(dates)}
    links = [(number[pair.a], number[pair.b]) for pair in pairs if pair.severity == "fraud"]
    root = united(len(dates), np.array(links, np.int64).reshape(-1, 2))
    groups: dict[int, list[tuple[tuple[str, ...], str]]] = {}
    for side, index in number.items():
        groups.setdefault(int(root[index]), []).append((dates[side], side.material))
    large = [group for group in groups.values() if len(group) >= _LEAST]
    ordered = [tuple(material for _, material in sorted(group)) for group in large]
    return tuple(sorted(ordered, key=lambda group: (-len(group), group)))


def _age(paper: Paper, earlier: Set[str]) -> tuple[str, ...]:
    """What puts papers in order: earlier years by the name they were kept under."""
    date = (paper.record.date if paper.record else None) or "9999"
    return ("", paper.submission, date) if paper.submission in earlier else ("~", date)
