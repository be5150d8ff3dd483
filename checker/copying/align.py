"""What two texts share: seeds of equal 5-grams, extended to exact runs, merged into passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks
from checker.copying.paper import Paper

_MOST = 6  # of a gram that stands more often in one paper only so many places are tried as seeds
_ANCHOR = 7  # an exact run shorter than this starts no passage and joins none
_GAP = 28  # characters that may differ on either side between two runs of one passage
_RUNS = 20_000  # of one pair; real papers have hundreds
_OPEN = 100  # passages followed at a time
_SLIP = 4  # runs may overlap so far, where a word is doubled or dropped
_DENSE = 0.5  # exact characters in a passage
LEAST = 16  # exact characters a passage needs
APART = _GAP + 1  # a wall so wide keeps two texts from joining

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` equal characters from ``a`` on one side and ``b`` on the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True)
class Passage:
    """Runs in order on both sides. Ends are exclusive."""

    runs: tuple[Run, ...]

    @property
    def a(self) -> tuple[int, int]:
        """First and last position on side a."""
        return self.runs[0].a, max(run.a + run.length for run in self.runs)

    @property
    def b(self) -> tuple[int, int]:
        """First and last position on side b."""
        return self.runs[0].b, max(run.b + run.length for run in self.runs)

    @property
    def exact(self) -> int:
        """Equal characters."""
        return sum(run.length for run in self.runs)

    def to_b(self, places: Numbers) -> Numbers:
        """The positions on side b that answer to positions on side a."""
        begins = np.array([run.a for run in self.runs])
        ends = np.array([run.b for run in self.runs])
        runs = np.maximum(np.searchsorted(begins, places, side="right") - 1, 0)
        beyond = np.append(ends[1:], self.b[1])[runs]
        there = np.minimum(ends[runs] + places - begins[runs], np.maximum(beyond - 1, ends[runs]))
        return np.asarray(there, np.int64)


def passages(a: Paper, b: Paper) -> list[Passage]:
    """All passages that two papers share, longest first, none standing inside another."""
    found = [chain for chain in chains(_runs(a, b)) if _worth(chain)]
    return _apart(sorted(found, key=lambda passage: -passage.exact))


def _runs(a: Paper, b: Paper) -> list[Run]:
    """Maximal exact runs of at least ``_ANCHOR`` characters, in the order of side a."""
    first = np.searchsorted(b.sorted, a.sorted, side="left")  # both sorted: kind to the cache
    count = np.searchsorted(b.sorted, a.sorted, side="right") - first
    count[count > _MOST] = _MOST
    hits = np.flatnonzero(count)
    if len(hits) == 0:
        return []
    count = count[hits]
    at_a = np.repeat(a.order[hits], count)
    inner = np.arange(len(at_a)) - np.repeat(np.cumsum(count) - count, count)
    at_b = b.order[np.repeat(first[hits], count) + inner]
    return _joined(at_a, at_b)


def _joined(at_a: Numbers, at_b: Numbers) -> list[Run]:
    """Seeds on one diagonal and next to each other as runs."""
    key = (at_b - at_a) * (1 << 32) + at_a
    key.sort()
    breaks = np.flatnonzero(np.diff(key) != 1) + 1
    begin = np.concatenate([[0], breaks])
    length = np.diff(np.append(begin, len(key))) + marks.GRAM - 1
    chosen = clipped(length, length >= _ANCHOR)
    start = key[begin[chosen]]
    a = start & 0xFFFFFFFF
    b = (start >> 32) + a
    order = np.argsort(a, kind="stable")
    rows = zip(a[order].tolist(), b[order].tolist(), length[chosen][order].tolist(), strict=True)
    return [Run(*row) for row in rows]


def clipped(length: Numbers, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of the chosen runs the longest, where text that only repeats itself yields too many."""
    if int(chosen.sum()) <= _RUNS:
        return chosen
    least = np.partition(length[chosen], -_RUNS)[-_RUNS]
    return np.asarray(chosen & (length > least))


def chains(runs: list[Run]) -> Iterator[Passage]:
    """Runs joined to the open chain that ends nearest before them on both sides."""
    open_: list[list[Run]] = []
    for run in runs:
        still, best, distance = [], None, 2 * _GAP + 1
        for chain in open_:
            last = chain[-1]
            gap_a = run.a - last.a - last.length
            if gap_a > _GAP:
                yield Passage(tuple(chain))
                continue
            still.append(chain)
            gap_b = run.b - last.b - last.length
            fits = gap_a >= -_SLIP and -_SLIP <= gap_b <= _GAP and run.a > last.a and run.b > last.b
            if fits and max(gap_a, 0) + max(gap_b, 0) < distance:
                best, distance = chain, max(gap_a, 0) + max(gap_b, 0)
        open_ = still
        if best is None:
            open_.append([run])
            if len(open_) > _OPEN:
                yield Passage(tuple(open_.pop(0)))
        else:
            best.append(run)
    for chain in open_:
        yield Passage(tuple(chain))


def _worth(passage: Passage) -> bool:
    a, b = passage.a, passage.b
    longest = max(a[1] - a[0], b[1] - b[0])
    return passage.exact >= LEAST and passage.exact >= _DENSE * longest


def _apart(sorted_: list[Passage]) -> list[Passage]:
    """Without those that mostly lie where a longer one already lies, on either side."""
    kept: list[Passage] = []
    for passage in sorted_:
        if all(
            _overlap(passage.a, other.a) <= 0.5 and _overlap(passage.b, other.b) <= 0.5
            for other in kept
        ):
            kept.append(passage)
    return kept


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Share of ``one`` that lies in ``other``."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (one[1] - one[0])
