"""What a pair shares after lawful text is set aside: rare lengths, shares, spans."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from checker.copying import align, cells
from checker.copying.lawful.ground import ON_ITS_WORD, Lawful
from checker.copying.paper import Flags, Paper
from checker.model.pair import Excluded, Span

_SLIVER = 8  # shorter pieces of either kind go with what stands round them
_ALIKE = 0.5  # of an own piece at least so much is equal
_SHOWN = 12  # own pieces shorter than this are set phrases
_ENTRY = 7  # but for entries of a table, which stand apart


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paper with what is lawful in it and which positions are set phrases."""

    paper: Paper
    lawful: Lawful
    common: Flags

    def without(self, spans: Sequence[tuple[int, int]], source: str, reason: str) -> Prepared:
        """The side with raw spans labelled, so that what stands between them is measured alone.

        Itself where none of its own text stands in them.
        """
        labels, grounds = self.lawful.labels.copy(), (*self.lawful.grounds, (source, reason))
        chosen = self.paper.inside(spans) & (labels == 0)
        if not chosen.any():
            return self
        labels[chosen] = len(grounds)
        return replace(self, lawful=replace(self.lawful, labels=labels, grounds=grounds))

    def phrased(self, chosen: Flags) -> Prepared:
        """The side with more of its positions taken for set phrases."""
        return replace(self, common=self.common | chosen)


@dataclass(frozen=True)
class Part:
    """One piece of a passage under one label; 0 is the paper's own text. Ends are exclusive."""

    passage: align.Passage
    first: int
    last: int
    label: int
    rare: int
    exact: int = 0  # characters that are equal on both sides

    @property
    def alike(self) -> bool:
        """Whether it is equal itself: tables join by their dates, whatever is entered between."""
        return self.exact >= _ALIKE * (self.last - self.first)

    @cached_property
    def b(self) -> tuple[int, int]:
        """The piece's place on side b."""
        ends = self.passage.to_b(np.array([self.first, self.last - 1]))
        return int(ends[0]), int(ends[1]) + 1


@dataclass(frozen=True, slots=True)
class Shared:
    """The measured outcome of one pair."""

    own: tuple[Part, ...]
    aside: tuple[Part, ...]
    grounds: tuple[tuple[str, str], ...]  # of a, then of b: labels count through both
    covered_a: float
    covered_b: float
    own_a: int
    own_b: int
    matched: int  # characters of a in all passages, lawful ones included
    sourced: int  # of these, what comes from a known source or a forwarded paper
    shared: int  # own characters of a
    rare: int
    block: int  # rare characters in the passage richest in them
    agreement: float  # equal characters in the own passages
    on_word: int  # rare characters set aside on nothing but what a paper says of their origin


def measure(a: Prepared, b: Prepared, found: Sequence[align.Passage]) -> Shared:
    """Measures of passages found between two papers."""
    own: list[Part] = []
    aside: list[Part] = []
    block = 0
    seen_a, seen_b = np.zeros(len(a.paper), bool), np.zeros(len(b.paper), bool)
    least = np.where(cells.tabular(a.paper), _ENTRY, _SHOWN)
    for passage in found:
        parts = _parts(a, b, passage)
        block = max(block, sum(part.rare for part in parts if part.label == 0 and part.alike))
        for part in parts:
            if part.label:
                aside.append(part)
            elif part.alike and part.last - part.first >= least[part.first]:
                own.append(part)
                seen_a[part.first : part.last] = True
                seen_b[slice(*part.b)] = True
    own_a, own_b = a.lawful.own, b.lawful.own
    grounds = a.lawful.grounds + b.lawful.grounds
    return Shared(
        own=tuple(own),
        aside=tuple(aside),
        grounds=grounds,
        covered_a=_share(seen_a & own_a, own_a),
        covered_b=_share(seen_b & own_b, own_b),
        own_a=int(own_a.sum()),
        own_b=int(own_b.sum()),
        matched=sum(passage.a[1] - passage.a[0] for passage in found),
        sourced=sum(part.last - part.first for part in aside if _named(a, b, part.label)),
        shared=int(seen_a.sum()),
        rare=sum(part.rare for part in own),
        block=block,
        agreement=_agreement(own),
        on_word=sum(part.rare for part in aside if grounds[part.label - 1][1] in ON_ITS_WORD),
    )


def _named(a: Prepared, b: Prepared, label: int) -> bool:
    """Whether a label stands for a source and not for a set form."""
    inner = label - 1 - len(a.lawful.grounds)
    return label <= a.lawful.sources if inner < 0 else inner < b.lawful.sources


def _share(seen: Flags, own: Flags) -> float:
    total = int(own.sum())
    return int(seen.sum()) / total if total else 0.0


def _agreement(own: Sequence[Part]) -> float:
    """Equal characters ÷ all, over the passages that hold own text."""
    chosen = {id(part.passage): part.passage for part in own}.values()
    length = sum(passage.a[1] - passage.a[0] for passage in chosen)
    return min(sum(passage.exact for passage in chosen) / length, 1.0) if length else 0.0


def _parts(a: Prepared, b: Prepared, passage: align.Passage) -> list[Part]:
    """The passage cut where its label changes; a lawful label of either side counts."""
    first, last = passage.a
    places = np.arange(first, last)
    there = passage.to_b(places)
    label = a.lawful.labels[places].astype(np.int32)
    from_b = b.lawful.labels[there].astype(np.int32)
    only_b = (label == 0) & (from_b > 0)
    label[only_b] = from_b[only_b] + len(a.lawful.grounds)
    rare = ~(a.common[places] | b.common[there])
    label = _smooth(label)
    edges = _edges(label)
    rares, exacts = (_between(flags, edges) for flags in (rare, _exact(passage)))
    return [
        Part(passage, first + begin, first + end, int(label[begin]), rares[n], exacts[n])
        for n, (begin, end) in enumerate(itertools.pairwise(edges))
    ]


def _exact(passage: align.Passage) -> Flags:
    """Which positions of the passage stand in exact runs."""
    first, last = passage.a
    flags = np.zeros(last - first, bool)
    for run in passage.runs:
        flags[run.a - first : run.a - first + run.length] = True
    return flags


def _between(flags: Flags, edges: Sequence[int]) -> list[int]:
    """How many are set between neighbouring edges."""
    counted: list[int] = np.diff(np.concatenate([[0], np.cumsum(flags)])[edges]).tolist()
    return counted


def _edges(label: NDArray[np.int32]) -> list[int]:
    """Where runs of one label begin, and the end of the last."""
    return [0, *(np.flatnonzero(label[1:] != label[:-1]) + 1).tolist(), len(label)]


def _smooth(label: NDArray[np.int32]) -> NDArray[np.int32]:
    """Own slivers between lawful pieces become lawful; lawful ones stay as they are."""
    for begin, end in itertools.pairwise(_edges(label)):
        inner = begin > 0 and end < len(label)
        if label[begin] == 0 and inner and end - begin < _SLIVER:
            label[begin:end] = label[begin - 1]
    return label


def spans(a: Paper, b: Paper, parts: Sequence[Part]) -> tuple[Span, ...]:
    """The parts as places on both sides, cut at page breaks, in the order of side a."""
    found: list[Span] = []
    for part in sorted(parts, key=lambda part: part.first):
        begin, end = part.b
        if _on_one_page(a, part.first, part.last) and _on_one_page(b, begin, end):
            found.append(span_of(a, b, (part.first, part.last), (begin, end)))
        else:
            found += _cut(a, b, part)
    return tuple(found)


def _on_one_page(paper: Paper, first: int, last: int) -> bool:
    return len(paper.page_starts) == 1 or paper.page_at(int(paper.start[first])) == paper.page_at(
        int(paper.start[last - 1])
    )


def _cut(a: Paper, b: Paper, part: Part) -> Iterator[Span]:
    places = np.arange(part.first, part.last)
    there = part.passage.to_b(places)
    page_a = np.searchsorted(a.page_starts, a.start[places], side="right")
    page_b = np.searchsorted(b.page_starts, b.start[there], side="right")
    cut = np.flatnonzero(np.diff(page_a) | np.diff(page_b)) + 1
    for begin, end in itertools.pairwise([0, *cut.tolist(), len(places)]):
        on_a = int(places[begin]), int(places[end - 1]) + 1
        yield span_of(a, b, on_a, (int(there[begin]), int(there[end - 1]) + 1))


def span_of(a: Paper, b: Paper, on_a: tuple[int, int], on_b: tuple[int, int]) -> Span:
    """One passage for the report: positions of both papers, ends exclusive."""
    return Span(a.place(*on_a), b.place(*on_b), a.words(*on_a))


def spans_of(a: Paper, b: Paper, found: Sequence[align.Passage]) -> tuple[Span, ...]:
    """Whole passages as places on both sides."""
    return spans(a, b, [Part(passage, *passage.a, label=0, rare=0) for passage in found])


def excluded(a: Paper, b: Paper, shared: Shared) -> tuple[Excluded, ...]:
    """What was set aside, by source and reason, the longest first."""
    by_ground: dict[tuple[str, str], list[Part]] = {}
    for part in shared.aside:
        by_ground.setdefault(shared.grounds[part.label - 1], []).append(part)
    found = [
        Excluded(source, sum(part.last - part.first for part in parts), reason, spans(a, b, parts))
        for (source, reason), parts in by_ground.items()
    ]
    return tuple(sorted(found, key=lambda one: -one.characters))
