"""Which parts of a paper come from known sources: laws, superiors' papers, blank forms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.copying import align, marks
from checker.copying.paper import Paper

_MOST = 16  # places of one mark that are tried
_STEP = 16  # two marks on one diagonal belong together when no further apart
_LEAST = 13  # exact characters: any shared run so long shares a mark


class Library:
    """All known sources as one long text under one set of marks."""

    def __init__(self, papers: Sequence[Paper], names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._starts = np.cumsum([0, *(len(paper) + align.APART for paper in papers)])
        codes = [part for paper in papers for part in (paper.codes, _WALL)]
        self._codes = np.concatenate(codes) if codes else np.zeros(0, np.uint32)
        at = [paper.at + start for paper, start in zip(papers, self._starts, strict=False)]
        places = np.concatenate(at) if at else np.zeros(0, np.int64)
        hashes = [paper.hashes for paper in papers]
        found = np.concatenate(hashes) if hashes else np.zeros(0, np.uint32)
        order = np.argsort(found, kind="stable")
        self._hashes, self._places = found[order], places[order].astype(np.int64)

    def covered(self, paper: Paper, without: int = -1) -> list[tuple[int, int, int]]:
        """Positions ``(first, last, index of the source)`` that a source explains, longest first.

        ``without`` names the source that is the paper itself.
        """
        chains = [chain for chain in align.chains(self._runs(paper)) if chain.exact >= _LEAST]
        found = []
        seen = np.zeros(len(paper) + 1, bool)
        for chain in sorted(chains, key=lambda chain: -chain.exact):
            source = int(np.searchsorted(self._starts, chain.runs[0].b, side="right")) - 1
            if source != without and not seen[slice(*chain.a)].all():
                first, last = self._grown(paper, chain)
                seen[first:last] = True
                found.append((first, last, source))
        return found

    def _runs(self, paper: Paper) -> list[align.Run]:
        """Marks in common as runs along one diagonal."""
        hashes = paper.hashes
        first = np.searchsorted(self._hashes, hashes, side="left")
        count = np.minimum(np.searchsorted(self._hashes, hashes, side="right") - first, _MOST)
        hits = np.flatnonzero(count)
        if len(hits) == 0:
            return []
        count = count[hits]
        inner = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        at = np.repeat(paper.at[hits].astype(np.int64), count)
        there = self._places[np.repeat(first[hits], count) + inner]
        return _along(at, there)

    def _grown(self, paper: Paper, chain: align.Passage) -> tuple[int, int]:
        """The chain's extent on the paper with equal characters on both ends added."""
        first, there = chain.runs[0].a, chain.runs[0].b
        while first > 0 and there > 0 and paper.codes[first - 1] == self._codes[there - 1]:
            first, there = first - 1, there - 1
        last, there = chain.a[1], chain.b[1]
        while last < len(paper) and paper.codes[last] == self._codes[there]:
            last, there = last + 1, there + 1
        return first, last


_WALL = np.zeros(align.APART, np.uint32)


def _along(at: NDArray[np.int64], there: NDArray[np.int64]) -> list[align.Run]:
    key = (there - at) * (1 << 32) + at
    key.sort()
    begin = np.concatenate([[0], np.flatnonzero(np.diff(key) > _STEP) + 1])
    end = np.append(begin[1:], len(key)) - 1
    length = key[end] - key[begin] + marks.GRAM
    chosen = align.clipped(length, length > 0)
    begin, length = begin[chosen], length[chosen]
    a = key[begin] & 0xFFFFFFFF
    b = (key[begin] >> 32) + a
    order = np.argsort(a, kind="stable")
    rows = zip(a[order].tolist(), b[order].tolist(), length[order].tolist(), strict=True)
    return [align.Run(*row) for row in rows]
