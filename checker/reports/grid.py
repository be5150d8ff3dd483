"""Quarter × item: what stands in each quarter or month of an item that runs by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from checker.evidence.language import calendar
from checker.model.result import Result, SubmissionResult
from checker.model.rules import Item
from checker.model.score import ItemScore, UnitScore

State = Literal["counted", "review", "not_counted", "none"]
Step = Literal["quarter", "month"]
QUARTERLY = ("quarter", "cycle")
PERIOD = re.compile(r"\d{4}-(Q[1-4]|\d{2})")
DAY = re.compile(r"(\d{4})-(\d{2})(-\d{2})?")
OVER = re.compile(r"超过\S{0,4}上限")  # a good proof that the caps leave no room for
SAYS: dict[State, str] = {"review": "待核对", "not_counted": "不计分", "none": "无材料"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One quarter or month of one item. ``points`` is ``None`` where they go to the whole item."""

    period: str
    points: Decimal | None
    state: State
    why: str = ""

    @property
    def text(self) -> str:
        """What a reader sees: the points, or why there are none."""
        if self.state == "not_counted" and OVER.match(self.why):
            return "超上限"
        if self.state != "counted":
            return SAYS[self.state]
        return "有材料" if self.points is None else str(self.points)


@dataclass(frozen=True, slots=True)
class Row:
    """One item."""

    id: str
    title: str
    verified: Decimal
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """All items of one submission that run by the same step, over the same periods."""

    step: Step
    periods: tuple[str, ...]
    rows: tuple[Row, ...]


def periods(result: Result, step: Step) -> tuple[str, ...]:
    """The quarters or months that the period of the run touches."""
    span = (date.fromisoformat(result.period[0]), date.fromisoformat(result.period[1]))
    return calendar.quarters(span) if step == "quarter" else calendar.months(span)


def grids(each: SubmissionResult, result: Result) -> list[Grid]:
    """The quarterly grid, then the monthly one; a step that no item runs by is left out."""
    rules = {item.ref: item for entry in result.system.entries for item in entry.items}
    scores = [item for e in (*each.score.indicators, *each.score.bonus) for item in e.items]
    found = []
    steps: tuple[Step, ...] = ("quarter", "month")
    for step in steps:
        columns = periods(result, step)
        own = [score for score in scores if _step(rules[score.id]) == step]
        rows = [_row(score, rules[score.id], columns, each) for score in own]
        if shown := tuple(row for row in rows if row is not None):
            found.append(Grid(step, columns, shown))
    return found


def _step(rule: Item) -> Step | None:
    if rule.unit == "month":
        return "month"
    capped = any(cap.get("per") == "quarter" for cap in rule.score.get("caps", ()))
    return "quarter" if rule.unit in QUARTERLY or capped else None


def _row(
    score: ItemScore, rule: Item, columns: Sequence[str], each: SubmissionResult
) -> Row | None:
    """``None`` where a unit stands in no period: a grid would call its period missing."""
    placed: dict[str, list[tuple[UnitScore, bool]]] = {}
    for unit in score.units:
        where = list(_periods(unit, rule, each))
        if not where:
            return None
        for period, whole in where:
            placed.setdefault(period, []).append((unit, whole))
    cells = tuple(_cell(column, placed.get(column, ())) for column in columns)
    return Row(score.id, rule.title, score.verified, cells)


def _periods(unit: UnitScore, rule: Item, each: SubmissionResult) -> Iterator[tuple[str, bool]]:
    """Where a unit stands, and whether its points belong to the whole item and not to the period.

    An item that asks for every month together is one unit: its materials' dates say which months.
    """
    step = _step(rule)
    if PERIOD.fullmatch(unit.unit):
        yield unit.unit, False
    elif step == "month":
        days = (_period(day, step) for day in _dates(unit, rule, each))
        yield from ((period, True) for period in dict.fromkeys(days) if period)
    elif step and (period := _period(unit.date, step)):
        yield period, False


def _dates(unit: UnitScore, rule: Item, each: SubmissionResult) -> Iterator[str]:
    for record in each.records:
        if record.material.id in unit.materials:
            rows = [row for row in record.material.rows if rule.ref.startswith(row.ref)]
            yield from (row.date for row in rows if row.date)
            if not rows and record.date:
                yield record.date


def _period(day: str, step: Step) -> str:
    found = DAY.match(day)
    if not found or not 1 <= int(found[2]) <= 12:
        return ""
    year, month = int(found[1]), int(found[2])
    return found[0][:7] if step == "month" else calendar.quarter(date(year, month, 1))


def _cell(period: str, units: Iterable[tuple[UnitScore, bool]]) -> Cell:
    own = list(units)
    if not own:
        return Cell(period, Decimal(0), "none")
    states = {unit.state for unit, _ in own}
    order: tuple[State, ...] = ("counted", "review", "not_counted")
    state = next(state for state in order if state in states)
    why = "；".join(dict.fromkeys(unit.reason for unit, _ in own if unit.reason))
    if any(whole for _, whole in own):
        return Cell(period, None, state, why)
    return Cell(period, sum((unit.points for unit, _ in own), Decimal(0)), state, why)
