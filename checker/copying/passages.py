"""Passages that many submissions share: shown as a list of their own, accusing nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.copying import marks
from checker.copying.ground import Ground
from checker.copying.paper import Paper
from checker.copying.settings import Settings

_LEAST = 40  # characters
_STEP = 2 * marks.WINDOW  # neighbouring frequent marks are one passage when no further apart

Run = tuple[int, int, int]  # first and last position, and the least hash: the passage's name


def common(
    papers: Sequence[Paper], ground: Ground, frequent: np.ndarray, settings: Settings
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each passage with the submissions that share it, the most widely shared first."""
    texts: dict[int, str] = {}
    sharers: dict[int, set[str]] = {}
    for paper in papers:
        for first, last, name in _runs(paper, ground, frequent):
            text = paper.words(first, last)
            if len(text) > len(texts.get(name, "")):
                texts[name] = text
            sharers.setdefault(name, set()).add(paper.submission)
    found = [
        (texts[name], tuple(sorted(names)))
        for name, names in sharers.items()
        if len(names) >= settings.shared_by
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[1]), -len(one[0]), one[0])))


def _runs(paper: Paper, ground: Ground, frequent: np.ndarray) -> Iterator[Run]:
    chosen = np.flatnonzero(marks.among(paper.hashes, frequent) & ~ground.sourced(paper))
    if len(chosen) == 0:
        return
    at, hashes = paper.at[chosen], paper.hashes[chosen]
    cut = np.flatnonzero((np.diff(at) > _STEP) | (np.diff(chosen) > 1)) + 1
    for begin, end in zip([0, *cut.tolist()], [*cut.tolist(), len(at)], strict=True):
        first, last = int(at[begin]), int(at[end - 1]) + marks.GRAM
        if last - first >= _LEAST:
            yield first, last, int(hashes[begin:end].min())
