"""How often a mark occurs, counted by cluster of near-copies and by submission."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks
from checker.copying.paper import Flags, Paper

_SAMPLE = 4  # near-copies are sought by a quarter of the marks
_NEAR = 0.3  # share of the smaller paper's sampled marks that makes two papers near-copies
_NEAR_LEAST = 3
_CROWD = 200  # a mark in more papers links each to its next neighbours only
_CHUNK = 4_000_000  # pairs drawn at a time

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Marks of all papers, sorted by hash and then paper."""

    hash: NDArray[np.uint32]
    doc: NDArray[np.int32]
    at: NDArray[np.int32]
    docs: int

    @classmethod
    def of(cls, papers: Sequence[Paper], kept: Sequence[Flags] | None = None) -> Postings:
        """The postings of papers, numbered in their order; ``kept`` chooses among their marks."""
        at = [paper.at for paper in papers]
        if kept is not None:
            at = [places[flags] for places, flags in zip(at, kept, strict=True)]
        doc = np.repeat(np.arange(len(papers), dtype=np.int32), [len(places) for places in at])
        found = [paper.grams[places] for paper, places in zip(papers, at, strict=True)]
        hashes = np.concatenate([np.zeros(0, np.uint32), *found])
        order = marks.ordered(hashes)
        places = np.concatenate([np.zeros(0, np.int32), *at])
        return cls(hashes[order], doc[order], places[order], len(papers))

    def chosen(self, flags: Flags | Ints) -> Postings:
        """Those for which ``flags`` holds, or that stand at these places."""
        return Postings(self.hash[flags], self.doc[flags], self.at[flags], self.docs)

    def once(self) -> Postings:
        """One posting of a mark for each paper."""
        new = np.ones(len(self.hash), bool)
        new[1:] = (self.hash[1:] != self.hash[:-1]) | (self.doc[1:] != self.doc[:-1])
        return self.chosen(new)

    def group_ends(self) -> Ints:
        """For each posting, where the postings of its hash end."""
        breaks = np.flatnonzero(np.diff(self.hash)) + 1
        ends = np.append(breaks, len(self.hash))
        starts = np.concatenate([[0], breaks])
        return np.repeat(ends, ends - starts)

    def group_sizes(self) -> Ints:
        """For each posting, how many have its hash."""
        _, count = np.unique(self.hash, return_counts=True)
        return np.repeat(count, count)

    def pairs(self, reach: int | None = None) -> Iterator[tuple[Ints, Ints]]:
        """Indices of postings that share a hash, earlier and later, in pieces.

        ``reach`` bounds how far apart inside one hash's postings they may stand.
        """
        begin = np.arange(len(self.hash))
        count = self.group_ends() - begin - 1
        if reach is not None:
            count = np.where(count > reach, np.minimum(count, 2), count)
        total = np.cumsum(count)
        first = 0
        while first < len(count):
            drawn = total[first - 1] if first else 0
            last = max(int(np.searchsorted(total, drawn + _CHUNK, side="right")), first + 1)
            part = count[first:last]
            one = np.repeat(begin[first:last], part)
            inner = np.arange(len(one)) - np.repeat(np.cumsum(part) - part, part)
            yield one, one + 1 + inner
            first = last

    def tally(self, reach: int) -> tuple[Ints, Ints]:
        """Pairs as ``doc × docs + other``, and how many marks each shares."""
        return tallied(
            self.doc[one].astype(np.int64) * self.docs + self.doc[other]
            for one, other in self.pairs(reach)
        )


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Marks that more than so many bodies of the library held when it was frozen."""

    version: str
    hashes: NDArray[np.uint32]


def near_copies(postings: Postings) -> tuple[Ints, Ints]:
    """A cluster number for each paper, and the linked pairs (n × 2) they rest on."""
    single = postings.once()
    sample = single.chosen(single.hash % _SAMPLE == 0)
    sizes = np.bincount(sample.doc, minlength=postings.docs)
    keys, count = sample.tally(_CROWD)
    a, b = keys // max(postings.docs, 1), keys % max(postings.docs, 1)
    smaller = np.minimum(sizes[a], sizes[b])
    linked = (count >= _NEAR_LEAST) & (count >= _NEAR * smaller)
    links = np.stack([a[linked], b[linked]], axis=1)
    return united(postings.docs, links), links


def tallied(parts: Iterator[Ints]) -> tuple[Ints, Ints]:
    """Distinct keys and how often each came."""
    keys, counts = np.zeros(0, np.int64), np.zeros(0, np.int64)
    for part in parts:
        found, count = np.unique(part, return_counts=True)
        keys, counts = _added(keys, counts, found, count)
    return keys, counts


def _added(keys: Ints, counts: Ints, more: Ints, by: Ints) -> tuple[Ints, Ints]:
    merged, inverse = np.unique(np.concatenate([keys, more]), return_inverse=True)
    return merged, np.bincount(inverse, np.concatenate([counts, by])).astype(np.int64)


def united(size: int, links: Ints) -> Ints:
    """Connected components: the least member's number for each of ``size`` members."""
    root = list(range(size))

    def find(member: int) -> int:
        while root[member] != member:
            root[member] = root[root[member]]
            member = root[member]
        return member

    for one, other in links.tolist():
        low, high = sorted((find(one), find(other)))
        root[high] = low
    return np.array([find(member) for member in range(size)], np.int64)


def frequent(postings: Postings, cluster: Ints, owner: Ints, most: int) -> NDArray[np.uint32]:
    """Sorted hashes in more than ``most`` clusters and with more than ``most`` owners."""
    return np.intersect1d(
        _spread(postings, cluster, most), _spread(postings, owner, most), assume_unique=True
    )


def spread(postings: Postings, owner: Ints, least: int) -> tuple[NDArray[np.uint32], Ints]:
    """Sorted hashes that at least so many owners hold, and how many do."""
    hashes, count = _counted(postings, owner)
    return hashes[count >= least], count[count >= least]


def _spread(postings: Postings, group: Ints, most: int) -> NDArray[np.uint32]:
    hashes, count = _counted(postings, group)
    return hashes[count > most]


def _counted(postings: Postings, group: Ints) -> tuple[NDArray[np.uint32], Ints]:
    """Each hash once, and in how many groups it stands."""
    high = postings.hash.astype(np.uint64) << np.uint64(32)
    key = high | group[postings.doc].astype(np.uint64)
    if len(key) == 0:
        return postings.hash, np.zeros(0, np.int64)
    key.sort()  # quicker than np.unique, which hashes
    new = np.append(True, key[1:] != key[:-1])
    hashes = (key[new] >> np.uint64(32)).astype(np.uint32)
    begin = np.flatnonzero(np.append(True, hashes[1:] != hashes[:-1]))
    count = np.diff(np.append(begin, len(hashes)))
    return hashes[begin], count
