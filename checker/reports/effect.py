"""What a change of rules does to the scores of a finished run. Nothing is read or compared anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from checker.model.rules import IndicatorSystem
from checker.model.score import Decision, Flag, Score
from checker.pipeline import Read, judge_one

Interval = tuple[Decimal, Decimal, Decimal]  # floor, verified, ceiling


@dataclass(frozen=True, slots=True)
class Moved:
    """One item before and after, ``None`` where a system does not have it."""

    ref: str
    old: Interval | None
    new: Interval | None


@dataclass(frozen=True, slots=True)
class Effect:
    """One submission before and after. Ranks are by verified points, 1 the best.

    ``reported`` is the total of the report itself: where it is not ``old``, the rules or the
    decisions have changed since.
    """

    submission: str
    reported: Interval
    old: Interval
    new: Interval
    items: tuple[Moved, ...]
    ranks: tuple[int, int]

    @property
    def same(self) -> bool:
        """Whether the change leaves every figure as it was."""
        return self.old == self.new and not self.items


def effects(
    old: IndicatorSystem, new: IndicatorSystem, reads: Sequence[Read], report: Mapping[str, Any]
) -> list[Effect]:
    """The effect on each submission of the report, in its order."""
    flags, decisions = _flags(report), _decisions(report)
    period = report["period"]["start"], report["period"]["end"]
    systems = _over(old, old, period), _over(new, old, period)
    listed = {entry["name"]: entry["score"] for entry in report["submissions"]}
    scores = {
        read.submission.name: tuple(
            judge_one(system, read, flags, decisions).score for system in systems
        )
        for read in reads
        if read.submission.name in listed
    }
    ranks = [_ranks({name: both[at].verified for name, both in scores.items()}) for at in (0, 1)]
    return [
        Effect(
            name,
            _reported(listed[name]),
            _interval(before),
            _interval(after),
            _moved(before, after),
            (ranks[0][name], ranks[1][name]),
        )
        for name, (before, after) in scores.items()
    ]


def _flags(report: Mapping[str, Any]) -> list[Flag]:
    """What copying and forgery raised; the scorer raises those of the three elements itself."""
    own = (flag for flag in report["flags"] if not flag["code"].startswith("three-elements"))
    return [Flag(**{**flag, "materials": tuple(flag["materials"])}) for flag in own]


def _decisions(report: Mapping[str, Any]) -> list[Decision]:
    """The decisions that the report's flags show, in the name of as many people as are asked."""
    return [
        Decision(flag["id"], flag["status"], person)
        for flag in report["flags"]
        if flag["status"] != "suspected"
        for person in ("甲", "乙")
    ]


def _over(
    system: IndicatorSystem, old: IndicatorSystem, period: tuple[str, str]
) -> IndicatorSystem:
    """The system over the period that the run was given; over its own where none was given."""
    first, last = (date.fromisoformat(day) for day in period)
    return system if (first, last) == old.period else replace(system, period=(first, last))


def _reported(score: Mapping[str, Any]) -> Interval:
    floor, verified, ceiling = (
        Decimal(str(score[name])) for name in ("floor", "verified", "ceiling")
    )
    return floor, verified, ceiling


def _interval(found: Any) -> Interval:
    return found.floor, found.verified, found.ceiling


def _moved(before: Score, after: Score) -> tuple[Moved, ...]:
    old, new = _items(before), _items(after)
    refs = [*new, *(ref for ref in old if ref not in new)]
    moved = (Moved(ref, old.get(ref), new.get(ref)) for ref in refs)
    zero = (Decimal(0),) * 3
    return tuple(one for one in moved if (one.old or zero) != (one.new or zero))


def _items(score: Score) -> dict[str, Interval]:
    entries = (*score.indicators, *score.bonus)
    return {item.id: _interval(item) for entry in entries for item in entry.items}


def _ranks(totals: Mapping[str, Decimal]) -> dict[str, int]:
    return {
        name: 1 + sum(other > total for other in totals.values()) for name, total in totals.items()
    }
