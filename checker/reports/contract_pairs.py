"""Contract types of pairs and flags."""

from __future__ import annotations

from typing import Any, Literal

from checker.reports.contract_material import BoxOut, Part


class SideOut(Part):
    """One side of a pair."""

    submission: str
    material: str
    path: str


class PlaceOut(Part):
    """Characters of a page's text, and where they stand if the page has a fixed layout."""

    page: int
    start: int
    end: int
    boxes: list[BoxOut] = []


class SpanOut(Part):
    """One matched passage."""

    a: PlaceOut
    b: PlaceOut
    text: str


class ExcludedOut(Part):
    """Shared text set aside."""

    source: str
    characters: int
    reason: str = ""
    spans: list[SpanOut] = []


class PairOut(Part):
    """Two materials and what they share."""

    id: str
    kind: Literal[
        "same_file", "same_text", "copied_text", "copied_part", "same_picture", "reused_evidence"
    ]
    a: SideOut
    b: SideOut
    similarity: float
    covered_a: float
    covered_b: float
    spans: list[SpanOut]
    swapped: list[tuple[str, str]]
    excluded: list[ExcludedOut]
    severity: Literal["fraud", "notice"]
    reason: str = ""
    clues: list[str] = []
    measures: dict[str, float] = {}
    baseline: str = ""


class CommonOut(Part):
    """A passage that many submissions share."""

    text: str
    submissions: list[str]


class NameLeftOut(Part):
    """Another county's name left standing in a paper's own text, with what stands round it."""

    side: SideOut
    name: str
    place: PlaceOut
    words: str


class FlagOut(Part):
    """A finding or pair with its consequence."""

    id: str
    code: str
    severity: Literal["fraud", "void", "deduct", "warn"]
    submission: str
    materials: list[str]
    indicator: str | None
    clause: str | None
    status: Literal["suspected", "confirmed", "dismissed"]
    text: str
    evidence: dict[str, Any]
