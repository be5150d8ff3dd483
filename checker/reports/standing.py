"""Where a submission stands among those checked together, and what may change that.

The notice ranks cities by their totals and lets a county pass unless fraud is established (扣分.1).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.model.result import SubmissionResult


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


def standings(submissions: Sequence[SubmissionResult]) -> dict[str, Standing]:
    """The standing of each submission by its name."""
    return {each.submission.name: _standing(each, submissions) for each in submissions}


def _standing(own: SubmissionResult, submissions: Sequence[SubmissionResult]) -> Standing:
    others = [each for each in submissions if each is not own]
    total = own.score.verified
    gaps = [abs(each.score.verified - total) for each in others]
    return Standing(
        now=1 + sum(each.score.verified > total for each in others),
        best=1 + sum(least(each) > own.score.ceiling for each in others),
        worst=1 + sum(each.score.ceiling > least(own) for each in others),
        gap=min(gaps, default=None),
    )


def least(each: SubmissionResult) -> Decimal:
    """The total with every open question decided against it, fraud that is suspected too."""
    zeroed = each.score.if_fraud_confirmed
    open_fraud = any(f.severity == "fraud" and f.status == "suspected" for f in each.flags)
    return zeroed if open_fraud and zeroed is not None else each.score.floor
