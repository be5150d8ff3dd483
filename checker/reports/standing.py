"""Where a submission stands among those checked together, and what may change that.

The notice ranks cities by their totals and lets a county pass unless fraud is established (扣分.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.model.result import SubmissionResult


@dataclass(frozen=True, slots=True)
class Total:
    """Where one submission's total may come to lie; ``least`` with every open question decided
    against it, fraud that is suspected too.
    """

    least: Decimal
    verified: Decimal
    ceiling: Decimal


@dataclass(frozen=True, slots=True)
class Standing:
    """Ranks by totals, 1 the best: by what is verified, and the best and the worst there can be.

    ``gap`` is how many points to the nearest other total, ``None`` where there is no other.
    """

    now: int
    best: int
    worst: int
    gap: Decimal | None

    def moved_by(self, points: Decimal) -> bool:
        """Whether a question of so many points can by itself bring this total level or past."""
        return self.gap is not None and points >= self.gap

    @property
    def text(self) -> str:
        """The rank with the best and the worst there can be: 3（2 – 7）."""
        return f"{self.now}" + (f"（{self.best} – {self.worst}）" if self.best < self.worst else "")


def standings(totals: Mapping[str, Total]) -> dict[str, Standing]:
    """The standing of each submission by its name."""
    return {name: _standing(name, totals) for name in totals}


def _standing(name: str, totals: Mapping[str, Total]) -> Standing:
    own = totals[name]
    others = [each for key, each in totals.items() if key != name]
    gaps = [abs(each.verified - own.verified) for each in others]
    return Standing(
        now=1 + sum(each.verified > own.verified for each in others),
        best=1 + sum(each.least > own.ceiling for each in others),
        worst=1 + sum(each.ceiling > own.least for each in others),
        gap=min(gaps, default=None),
    )


def totals(submissions: Iterable[SubmissionResult]) -> dict[str, Total]:
    """The totals by name."""
    found = {}
    for each in submissions:
        score = each.score
        fraud = any(f.severity == "fraud" and f.status == "suspected" for f in each.flags)
        least = least_of(score.floor, score.if_fraud_confirmed, fraud)
        found[each.submission.name] = Total(least, score.verified, score.ceiling)
    return found


def reported(report: Mapping[str, Any]) -> dict[str, Total]:
    """The totals by name out of a report.json."""
    flags = [flag for flag in report["flags"] if flag["severity"] == "fraud"]
    feared = {flag["submission"] for flag in flags if flag["status"] == "suspected"}
    found = {}
    for each in report["submissions"]:
        score = {key: each["score"][key] for key in ("floor", "verified", "ceiling")}
        floor, verified, ceiling = (Decimal(str(value)) for value in score.values())
        zeroed = each["score"]["if_fraud_confirmed"]
        left = None if zeroed is None else Decimal(str(zeroed))
        found[each["name"]] = Total(
            least_of(floor, left, each["name"] in feared), verified, ceiling
        )
    return found


def least_of(floor: Decimal, zeroed: Decimal | None, feared: bool) -> Decimal:
    """The least total: what established fraud leaves where it is suspected, else the floor."""
    return zeroed if feared and zeroed is not None else floor
