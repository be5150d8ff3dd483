"""What every judgement of a submission needs: the system, its period and the evaluated body."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from checker.evidence.facts.days import When
from checker.evidence.language import calendar
from checker.evidence.language.calendar import Period
from checker.model.ledger import Proof, Tally
from checker.model.rules import Body, IndicatorSystem, Item


@dataclass(frozen=True)
class Terms:
    """What every judgement needs: the system, its period and the evaluated body.

    ``tallies`` are those worked out already, by item, way of counting and standing proofs: a
    question decided otherwise moves few items, and each is tried both ways.
    """

    system: IndicatorSystem
    body: Body
    tallies: dict[tuple[str, bool, tuple[Proof, ...]], Tally] = field(
        default_factory=dict, compare=False, repr=False
    )

    @property
    def period(self) -> Period:
        """First and last day."""
        return self.system.period

    def words_beside(self, item: Item) -> list[tuple[str, ...]]:
        """The words of the other items of an item's clause."""
        entry = self.system.indicator(item.ref)
        return [other.words for other in entry.items if other is not item] if entry else []

    @property
    def start(self) -> When:
        """The period's first day, for proofs that speak of the whole period."""
        day = self.period[0]
        return When.on(day)

    @cached_property
    def _expected(self) -> dict[str, tuple[str, ...]]:
        period = self.period
        return {
            "month": calendar.months(period),
            "week": calendar.weeks(period),
            "quarter": calendar.quarters(period),
            "posting": calendar.quarters(period),
            "cycle": calendar.quarters(period),
        }

    def expected(self, unit: str) -> tuple[str, ...]:
        """The keys of a full period."""
        return self._expected.get(unit, ())
