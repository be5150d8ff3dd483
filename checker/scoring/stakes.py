"""What each open question is worth: how far the score lies apart under its two answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from checker.model.score import Decision, Flag
from checker.scoring import Case
from checker.scoring.gates import UNSURE, VOID

Interval = tuple[Decimal, Decimal, Decimal]
Way = Literal["confirmed", "dismissed"]
WAYS: tuple[Way, Way] = ("confirmed", "dismissed")


def stakes(case: Case, decisions: Sequence[Decision] = ()) -> Mapping[str, Decimal]:
    """Points by flag id, for every question still open.

    The greatest of the differences in floor, verified and ceiling between confirming and
    dismissing. It is taken twice, as things stand and with all other papers' questions decided
    for the county, because of two papers that void one item neither moves the score alone.
    """
    open_ = [flag for flag in case.judged(decisions) if flag.status == "suspected"]
    now = case.interval(decisions)
    papers = [flag for flag in open_ if _paper(flag)]
    mild = [*decisions, *_all(case, papers, "dismissed")]
    best = case.interval(mild) if len(papers) > 1 else now
    found: dict[str, Decimal] = {}
    for flag in open_:
        if flag.severity == "fraud" and case.left is not None:
            found[flag.id] = _apart(now, (case.left,) * 3)
        elif flag.severity == "deduct" or _paper(flag):
            found[flag.id] = _apart(*(_with(case, decisions, flag, way) for way in WAYS))
        if _paper(flag) and len(papers) > 1:
            alone = _apart(_with(case, mild, flag, "confirmed"), best)
            found[flag.id] = max(found[flag.id], alone)
    return found


def _paper(flag: Flag) -> bool:
    return flag.code in (VOID, UNSURE)


def _with(case: Case, decisions: Sequence[Decision], flag: Flag, way: Way) -> Interval:
    rest = [each for each in decisions if each.flag != flag.id]
    return case.interval([*rest, *_all(case, [flag], way)])


def _all(case: Case, flags: Iterable[Flag], way: Way) -> list[Decision]:
    """The answers of as many people as it takes."""
    people = range(case.terms.system.settings.fraud_people)
    return [Decision(flag.id, way, f"?{number}") for flag in flags for number in people]


def _apart(one: Interval, other: Interval) -> Decimal:
    return max(abs(left - right) for left, right in zip(one, other, strict=True))
