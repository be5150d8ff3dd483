"""The outcome of a whole run, as pipeline hands it to reports and review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model.material import Record, Submission, Unprocessed
from checker.model.pair import Sharing
from checker.model.rules import IndicatorSystem
from checker.model.score import Flag, Score, ThreeElements, Todo


@dataclass(frozen=True, slots=True)
class SubmissionResult:
    """One county: what was read, what the rule asks of each paper, and the score.

    ``records`` stand in the order of ``submission.materials``, without those that failed;
    ``unprocessed`` holds intake's and the readers' failures together.
    """

    submission: Submission
    records: tuple[Record, ...]
    unprocessed: tuple[Unprocessed, ...]
    duties: Mapping[str, ThreeElements]  # by material id
    score: Score
    flags: tuple[Flag, ...] = ()
    todo: tuple[Todo, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The whole batch. ``reference`` holds papers of earlier years that pairs point to.

    ``outside``: what lay beside the packages and was in none of them.
    """

    system: IndicatorSystem
    period: tuple[str, str]
    submissions: tuple[SubmissionResult, ...]
    sharing: Sharing = field(default_factory=lambda: Sharing(()))
    reference: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    outside: tuple[Unprocessed, ...] = ()
