"""What a check concluded, with the evidence a person can look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Literal

from checker.model.document import Box, Via

Strength = Literal["strong", "medium", "weak", "note"]  # how seldom a lead is innocent
STRENGTHS: tuple[Strength, ...] = ("strong", "medium", "weak", "note")
LOUD = STRENGTHS[:2]  # what is raised as a question; the others stand folded


class Outcome(StrEnum):
    """A check's answer. ``UNSURE`` is an answer of its own: never zero, never absence."""

    PRESENT = "present"
    ABSENT = "absent"
    UNSURE = "unsure"
    NOT_APPLICABLE = "not_applicable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place a person can look at. ``box`` is ``None`` where only the page is known."""

    page: int
    box: Box | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's outcome on one document. Findings are never edited; decisions are laid over them.

    ``values`` holds the check's own facts, plain data only: ``red_header`` → ``organs`` (list of
    names), ``form``; ``document_number`` → ``value`` (normalised), ``printed``; ``seal`` →
    ``seals`` (list of ``SealMark``); ``kind`` → ``kind``, ``title``, ``issuer``, ``date`` and
    ``date_from``.
    """

    check: str
    outcome: Outcome
    reason: str
    evidence: tuple[Evidence, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    confidence: float = 1.0
    via: Via = "text"
    remedy: str = ""
    strength: Strength | Literal[""] = ""  # forgery checks only


@dataclass(frozen=True, slots=True)
class SealMark:
    """One seal impression. ``text`` is the ring text, ``centre`` the words under the emblem."""

    page: int
    box: Box | None
    text: str = ""
    colour: Literal["red", "grey", "other"] = "red"
    type: Literal["official", "special", "personal", "electronic", "unknown"] = "unknown"
    confidence: float = 0.0
    centre: str = ""
    emblem: str = ""  # star | national | party | none | unknown
    riding: bool = False  # 骑缝章, proves page integrity only
    note: str = ""  # e.g. another body's seal, altered after sealing
    verified: bool = (
        False  # an electronic seal that holds and that nothing else on the paper doubts
    )

    def doubted(self, why: str) -> SealMark:
        """The seal as one that proves nothing for sure; why stands before what was noted of it."""
        note = f"{why}；{self.note}" if self.note else why
        kind = "unknown" if self.type == "official" else self.type
        return replace(self, type=kind, note=note, verified=False)
