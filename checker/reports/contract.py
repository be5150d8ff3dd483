"""The contract's own types, version 1. Fields may be added; none is renamed, retyped or dropped.

Boxes are fractions of the page, pages count from 1, points have two decimals, dates are ISO 8601.
"""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from checker.reports.contract_material import MaterialOut, Part, ProblemOut, UnprocessedOut
from checker.reports.contract_pairs import CommonOut, FlagOut, NameLeftOut, PairOut
from checker.reports.contract_score import ScoreOut


class Tool(Part):
    """The program that wrote the report."""

    name: str
    version: str


class Period(Part):
    """First and last day of the assessed period."""

    start: str
    end: str


class NoteOut(Part):
    """One sentence about the package, and the files it is about."""

    text: str
    paths: list[str] = []


class ArchiveOut(Part):
    """Intake in the four words of archive practice; no notes: nothing to look at."""

    word: Literal["真实", "完整", "可用", "安全"]
    stands: str
    notes: list[NoteOut] = []


class SubmissionOut(Part):
    """One county."""

    name: str
    materials: list[MaterialOut]
    unprocessed: list[UnprocessedOut]
    set_aside: list[UnprocessedOut] = []
    problems: list[ProblemOut] = []
    archive: list[ArchiveOut] = []
    score: ScoreOut


class Report(Part):
    """report.json."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    schema_: Literal["evidence-report/1"] = Field("evidence-report/1", alias="schema")
    tool: Tool
    system: str
    period: Period
    submissions: list[SubmissionOut]
    pairs: list[PairOut]
    pairs_not_shown: int
    common: list[CommonOut] = []
    clusters: list[list[str]] = []
    names_left: list[NameLeftOut] = []
    flags: list[FlagOut]
    outside: list[UnprocessedOut] = []
