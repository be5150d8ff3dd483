"""Shared material between two submitted files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

PairKind = Literal[
    "same_file", "same_text", "copied_text", "copied_part", "same_picture", "reused_evidence"
]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair. ``submission`` is the county's folder name."""

    submission: str
    material: str
    path: str


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Characters ``start`` to ``end`` of a page's text: its visible lines joined by newlines."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """One matched passage: where it stands on each side, and its words on side a."""

    a: TextPlace
    b: TextPlace
    text: str


@dataclass(frozen=True, slots=True)
class Excluded:
    """Shared text set aside as lawful: from which source, how much, why, and where it stands."""

    source: str
    characters: int
    reason: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two materials and what they share. ``measures`` hold rare share, rare block and the like."""

    id: str
    kind: PairKind
    a: Side
    b: Side
    similarity: float
    covered_a: float
    covered_b: float
    severity: Literal["fraud", "notice"]
    spans: tuple[Span, ...] = ()
    swapped: tuple[tuple[str, str], ...] = ()
    excluded: tuple[Excluded, ...] = ()
    reason: str = ""
    clues: tuple[str, ...] = ()  # who may have come first, labelled as clues
    measures: Mapping[str, float] = field(default_factory=dict)
    baseline: str = ""  # versions of the statistics of common wording: shipped, then the library's
    points: tuple[Any, ...] = ()  # for the overlay: hashes of both pictures, x, y on each

    def pictured_on(self, side: str) -> int:
        """The page that shows the picture in common on side ``a`` or ``b``, from 1."""
        return int(self.measures.get(f"page_{side}", 1))


@dataclass(frozen=True, slots=True)
class NameLeft:
    """Another submission's county named in a paper's own text: a lead, never proof."""

    side: Side
    name: str
    place: TextPlace
    words: str  # the name with what stands round it


@dataclass(frozen=True, slots=True)
class Sharing:
    """The outcome of copying over a batch."""

    pairs: tuple[Pair, ...]
    not_shown: int = 0
    common: tuple[tuple[str, tuple[str, ...]], ...] = ()  # passage → the submissions that share it
    clusters: tuple[tuple[str, ...], ...] = ()  # material ids
    names_left: tuple[NameLeft, ...] = ()
