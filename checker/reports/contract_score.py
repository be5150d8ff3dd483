"""Contract types of a score: units, items, indicators, deductions."""

from __future__ import annotations

from typing import Literal

from checker.reports.contract_material import Part, Points


class UnitOut(Part):
    """What one proof counts for; ``confidence`` is of the unit's reading, not of its counting."""

    unit: str
    points: Points
    materials: list[str]
    counted: bool
    reason: str
    state: Literal["counted", "not_counted", "review"] = "counted"
    possible: Points = 0.0
    date: str = ""
    confidence: float | None = None
    read_from: list[str] = []


class ItemOut(Part):
    """One scoring item with its ledger."""

    id: str
    verified: Points
    floor: Points
    ceiling: Points
    max: Points | None
    claimed: Points | None
    units: list[UnitOut]
    reasons: list[str] = []


class IndicatorOut(Part):
    """One numbered indicator."""

    id: str
    max: Points | None
    claimed: Points | None
    verified: Points
    floor: Points
    ceiling: Points
    items: list[ItemOut]
    void: bool
    reasons: list[str]
    clause: str
    title: str = ""


class BonusOut(IndicatorOut):
    """A bonus entry; ``points`` is its verified figure."""

    points: Points


class HeadingOut(Part):
    """One heading with the sums of its indicators; the bonus last."""

    id: str
    title: str
    max: Points | None
    claimed: Points | None
    verified: Points
    floor: Points
    ceiling: Points


class DeductionOut(Part):
    """A deduction by decision."""

    id: str
    points: Points
    status: Literal["suspected", "confirmed"]
    text: str = ""


class ScoreOut(Part):
    """The interval and all its steps."""

    claimed: Points | None
    verified: Points
    floor: Points
    ceiling: Points
    if_fraud_confirmed: Points | None
    max: Points
    indicators: list[IndicatorOut]
    bonus: list[BonusOut]
    deductions: list[DeductionOut]
    headings: list[HeadingOut] = []
    other_scopes: dict[str, Points] = {}
