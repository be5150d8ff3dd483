"""What people decided of a submission, and what the audit trail holds of it, for the worksheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """One decision, correction or statement. ``at`` is UTC, to the second."""

    at: str
    about: str
    verdict: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the audit trail that concerns the submission."""

    number: int
    at: str
    action: str
    by: str
    link: str


@dataclass(frozen=True, slots=True)
class Trail:
    """``count`` and ``link`` are the trail's length and last hash; ``faults`` what broke it."""

    run: int
    made_at: str
    rules: str
    said: tuple[Said, ...]
    entries: tuple[Entry, ...]
    count: int
    link: str
    faults: tuple[str, ...]
