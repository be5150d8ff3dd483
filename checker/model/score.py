"""The score of one submission: an interval with every step that led to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal


def flag_id(*parts: str) -> str:
    """A stable id of a question, by what it is about."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class ThreeElements:
    """Whether the rule asks the three elements of a material, and whether it has them.

    ``missing`` holds ``red_header``, ``document_number``, ``seal``. ``advice`` is shown where the
    rule does not ask (papers of other bodies) but an element is missing all the same.
    """

    required: bool
    verdict: Literal["pass", "fail", "review", "not_applicable"]
    missing: tuple[str, ...] = ()
    reason: str = ""
    clause: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class UnitScore:
    """What one proof counts for. ``state``: counted | not_counted | review.

    ``points`` is what the unit adds to the verified score; ``possible`` what it could add at most
    once open questions are decided for the county. ``doubts`` are the open questions themselves;
    ``instead`` is what another item then loses, where only one of the two may count a session.
    ``cause`` is the reason alone, without what is noted beside it (whence a date is, the passage).
    ``certainty`` is how surely the unit was read off its papers, 0 to 1, ``None`` where an item is
    counted as a whole; ``places`` where it stands (题名, 正文, 文件夹名).
    """

    unit: str
    points: Decimal
    materials: tuple[str, ...]
    state: Literal["counted", "not_counted", "review"]
    reason: str
    possible: Decimal = Decimal(0)
    date: str = ""
    doubts: tuple[str, ...] = ()
    instead: Decimal = Decimal(0)
    cause: str = ""
    certainty: float | None = None
    places: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """The contract's word."""
        return self.state == "counted"

    @property
    def asks(self) -> tuple[str, ...]:
        """What is open: the doubts, else the reason without what is noted beside it."""
        return self.doubts or (self.cause or self.reason,)


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One scoring item (一.2a) with its interval and ledger. ``max`` is ``None`` where uncapped."""

    id: str
    max: Decimal | None
    claimed: Decimal | None
    floor: Decimal
    verified: Decimal
    ceiling: Decimal
    units: tuple[UnitScore, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One numbered indicator (一.2), the sum of its items after the gates."""

    id: str
    title: str
    clause: str
    max: Decimal | None
    claimed: Decimal | None
    floor: Decimal
    verified: Decimal
    ceiling: Decimal
    items: tuple[ItemScore, ...] = ()
    void: bool = False
    reasons: tuple[str, ...] = ()
    unvoided: Decimal | None = None  # what it would score with all papers' elements complete
    unvoided_most: Decimal | None = None  # and at most, once what is in review is decided for it
    voided_by: tuple[str, ...] = ()  # the papers without the three elements, by material id

    @property
    def told(self) -> list[str]:
        """The indicator's own reasons, then those of its items that it does not say itself."""
        own = dict.fromkeys(self.reasons)
        for item in self.items:
            for reason in item.reasons:
                if reason not in self.reasons:
                    own[f"{item.id}：{reason}" if len(self.items) > 1 else reason] = None
        return list(own)


@dataclass(frozen=True, slots=True)
class Deduction:
    """A deduction by a person's decision. Suspected ones leave the score standing."""

    id: str
    points: Decimal
    status: Literal["suspected", "confirmed"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """A submission's score. Totals hold base items, bonus and confirmed deductions together.

    ``if_fraud_confirmed`` is ``None`` where the system has no such clause.
    ``other_scopes`` maps ``item | part | heading`` to the verified total under that reading.
    """

    claimed: Decimal | None
    floor: Decimal
    verified: Decimal
    ceiling: Decimal
    if_fraud_confirmed: Decimal | None
    max: Decimal
    indicators: tuple[IndicatorScore, ...]
    bonus: tuple[IndicatorScore, ...] = ()
    deductions: tuple[Deduction, ...] = ()
    other_scopes: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding or pair with its consequence under a clause. Only decisions confirm or dismiss."""

    id: str
    code: str
    severity: Literal["fraud", "void", "deduct", "warn"]
    submission: str
    materials: tuple[str, ...]
    indicator: str | None
    clause: str | None
    status: Literal["suspected", "confirmed", "dismissed"]
    text: str
    evidence: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Todo:
    """One question or repair. ``points`` is what it can move the total by.

    ``repairable`` is ``False`` where nothing the county does now can bring the points: the notice
    admits no late filing, or the time for the deed is over. ``by`` is the last day for it, ISO.
    ``clause`` is the ref of the clause it rests on, the entry's own where empty.
    """

    ref: str
    text: str
    points: Decimal
    materials: tuple[str, ...]
    action: str
    repairable: bool
    by: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a flag. Fraud zeroes only after two different people confirmed."""

    flag: str
    verdict: Literal["confirmed", "dismissed"]
    by: str
    reason: str = ""
    at: str = ""
