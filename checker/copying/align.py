"""What two texts share: seeds of equal 5-grams, extended to exact runs, merged into passages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks
from checker.copying.marks import Hashes
from checker.copying.paper import Paper

_ANCHOR = 7  # an exact run shorter than this starts no passage and joins none
_GAP = 28  # characters that may differ on either side between two runs of one passage
_RUNS = 20_000  # of one pair; real papers have hundreds
_OPEN = 100  # passages followed at a time
_SLIP = 4  # runs may overlap so far, where a word is doubled or dropped
_DENSE = 0.5  # exact characters in a passage
_TOGETHER = 64  # papers looked up in one paper at a time
_SIEVE = 0xFFFF  # bits of a hash by which most that are not shared are told
_PLACE, _WIDE = 24, 26  # bits of a position and of a diagonal; texts end at 16 million characters
LEAST = 16  # exact characters a passage needs
APART = _GAP + 1  # a wall so wide keeps two texts from joining

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` equal characters from ``a`` on one side and ``b`` on the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True)
class Passage:
    """Runs in order on both sides. Ends are exclusive."""

    runs: tuple[Run, ...]

    @cached_property
    def a(self) -> tuple[int, int]:
        """First and last position on side a."""
        return self.runs[0].a, max(run.a + run.length for run in self.runs)

    @cached_property
    def b(self) -> tuple[int, int]:
        """First and last position on side b."""
        return self.runs[0].b, max(run.b + run.length for run in self.runs)

    @cached_property
    def exact(self) -> int:
        """Equal characters."""
        return sum(run.length for run in self.runs)

    @cached_property
    def _begins(self) -> tuple[Numbers, Numbers, Numbers]:
        """Of each run: where it begins on both sides, and the last place on b before the next."""
        begins = np.array([run.a for run in self.runs])
        ends = np.array([run.b for run in self.runs])
        return begins, ends, np.maximum(np.append(ends[1:], self.b[1]) - 1, ends)

    def to_b(self, places: Numbers) -> Numbers:
        """The positions on side b that answer to positions on side a."""
        begins, ends, last = self._begins
        runs = np.maximum(np.searchsorted(begins, places, side="right") - 1, 0)
        return np.asarray(np.minimum(ends[runs] + places - begins[runs], last[runs]), np.int64)


def passages(a: Paper, b: Paper) -> list[Passage]:
    """All passages that two papers share, longest first, none standing inside another."""
    return next(between(a, [b]))


def between(a: Paper, others: Sequence[Paper], least: int = 0) -> Iterator[list[Passage]]:
    """The passages that one paper shares with each of the others, in their order.

    Where all passages together cannot be ``least`` characters long, none are given.
    """
    for runs in runs_with(a, others):
        if sum(run.length for run in runs) < least * _DENSE:
            yield []
            continue
        found = [chain for chain in chains(runs) if _worth(chain)]
        yield _apart(sorted(found, key=lambda passage: -passage.exact))


def runs_with(a: Paper, others: Sequence[Paper]) -> Iterator[list[Run]]:
    """Maximal exact runs of at least ``_ANCHOR`` characters with each, in the order of side a."""
    sieve = np.zeros(_SIEVE + 1, bool)
    sieve[a.grams & _SIEVE] = True
    for first in range(0, len(others), _TOGETHER):
        some = others[first : first + _TOGETHER]
        size = np.array([len(paper.grams) for paper in some], np.int64)
        owner = np.repeat(np.arange(len(some)), size)
        hashes = np.concatenate([paper.grams for paper in some])
        tried = np.concatenate([paper.seeds for paper in some])
        kept = np.flatnonzero(sieve[hashes & _SIEVE] & tried)
        at = kept - np.repeat(np.cumsum(size) - size, size)[kept]
        key = _seeds(a, hashes[kept], owner[kept], at)
        yield from _joined(key, len(some), len(a))


def _seeds(a: Paper, hashes: Hashes, owner: Numbers, at_b: Numbers) -> Numbers:
    """Sorted: whose seed, on which diagonal, and where on side a."""
    count, at = marks.places(a.sorted, hashes)
    at_a = a.order[at]
    diagonal = np.repeat((owner << _WIDE) + len(a) + at_b, count) - at_a
    key = (diagonal << _PLACE) + at_a
    key.sort()
    return np.asarray(key, np.int64)


def _joined(key: Numbers, others: int, offset: int) -> Iterator[list[Run]]:
    """Seeds on one diagonal and next to each other as runs, for each of the others."""
    begin = np.flatnonzero(np.diff(key, prepend=-2) != 1)
    length = np.diff(np.append(begin, len(key))) + marks.GRAM - 1
    start = key[begin[length >= _ANCHOR]]
    length = length[length >= _ANCHOR]
    owner = start >> (_PLACE + _WIDE)
    a = start & ((1 << _PLACE) - 1)
    b = (start >> _PLACE & ((1 << _WIDE) - 1)) - offset + a
    order = np.lexsort((a, owner))
    edges = np.searchsorted(owner[order], np.arange(others + 1))
    for first, last in itertools.pairwise(edges.tolist()):
        one = order[first:last]
        one = one[clipped(length[one], np.ones(len(one), bool))]
        yield list(map(Run, a[one].tolist(), b[one].tolist(), length[one].tolist()))


def clipped(length: Numbers, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Of the chosen runs the longest, where text that only repeats itself yields too many.

    Of those equally long the first in order.
    """
    if int(chosen.sum()) <= _RUNS:
        return chosen
    least = np.partition(length[chosen], -_RUNS)[-_RUNS]
    kept = chosen & (length > least)
    kept[np.flatnonzero(chosen & (length == least))[: _RUNS - int(kept.sum())]] = True
    return np.asarray(kept)


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
