"""The indicators of a score under their headings (一、制度建设), each with its own interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.model.rules import IndicatorSystem
from checker.model.score import IndicatorScore, Score
from checker.reports.words import points

BONUS = "加分"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: the sums of its indicators. ``max`` is ``None`` for the bonus, ``claimed``
    where nothing was claimed.
    """

    id: str
    title: str
    max: Decimal | None
    entries: tuple[IndicatorScore, ...]

    @property
    def claimed(self) -> Decimal | None:
        """The county's own figures together."""
        told = [entry.claimed for entry in self.entries if entry.claimed is not None]
        return sum(told, Decimal(0)) if told else None

    @property
    def floor(self) -> Decimal:
        """With every open question decided against it."""
        return _sum(entry.floor for entry in self.entries)

    @property
    def verified(self) -> Decimal:
        """By what is verified."""
        return _sum(entry.verified for entry in self.entries)

    @property
    def ceiling(self) -> Decimal:
        """With every open question decided for it, each item by itself."""
        return _sum(entry.ceiling for entry in self.entries)

    @property
    def name(self) -> str:
        """As it is printed: 一　制度建设（12分）."""
        most = f"（{points(self.max)}分）" if self.max is not None else ""
        return f"{self.id}　{self.title}{most}" if self.id != BONUS else self.title

    @property
    def interval(self) -> str:
        """Floor, verified and ceiling as they are printed."""
        return " – ".join(map(points, (self.floor, self.verified, self.ceiling)))


def headings(score: Score, system: IndicatorSystem) -> list[Heading]:
    """The system's headings in order, the bonus last."""
    found = [
        Heading(
            head.ref,
            head.title,
            head.max,
            tuple(entry for entry in score.indicators if entry.id.split(".")[0] == head.ref),
        )
        for head in system.headings
    ]
    return [*found, Heading(BONUS, "加分项", None, score.bonus)]


def _sum(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))
