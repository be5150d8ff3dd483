"""What the interface takes and gives of questions, decisions, corrections and the trail."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from checker.reports.contract_material import Part, Points
from checker.reports.contract_pairs import FlagOut
from checker.review.api.shapes import LARGEST, Page, Seen, Short, Words


class DecisionOut(Part):
    """What one person said."""

    id: int
    verdict: Literal["confirmed", "dismissed", "asked", "withdrawn"]
    by: str
    reason: str
    at: str


class StatementOut(Part):
    """A request to the county, or what it states."""

    id: int
    kind: Literal["request", "statement"]
    due: str
    text: str
    file_name: str
    by: str
    at: str


class FlagStanding(Part):
    """A question as it stands. ``seen`` goes with the next decision on it."""

    flag: FlagOut
    stake: Points
    seen: int
    decisions: list[DecisionOut]
    statements: list[StatementOut]


class FlagPage(Page):
    """Questions, open ones first, the dearest at the top."""

    items: list[FlagStanding]


class Said(Part):
    """What a person says. ``due``: by when a county answers."""

    verdict: Literal["confirmed", "dismissed", "asked", "withdrawn"]
    reason: Literal["", "模板", "引用", "联合工作", "通用表述", "原创在先", "误读", "其他"] = ""
    text: Words = ""
    due: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""


class DecisionAsked(Said):
    """``seen``: the last decision on this question that was seen, 0 for none."""

    seen: Seen = 0


class Interval(Part):
    """Points."""

    floor: Points
    verified: Points
    ceiling: Points


class Move(Part):
    """An indicator whose interval is another one now."""

    indicator: str
    before: str
    after: str


class ChangeOut(Part):
    """What was done to the score."""

    before: Interval
    after: Interval
    moves: list[Move]


class Ruled(ChangeOut):
    """What a decision did, and how the question stands now."""

    standing: FlagStanding


class Pick(Part):
    """One question out of many; ``seen`` is the last decision on it that was seen."""

    submission: Annotated[int, Field(ge=1, le=LARGEST)]
    flag: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,80}$")]
    seen: Seen = 0


class BulkAsked(Said):
    """One verdict on many questions, all of them or none."""

    picks: Annotated[list[Pick], Field(min_length=1, max_length=200)]


class SubmissionChange(ChangeOut):
    """What decisions do, or did, to one submission."""

    submission: int
    name: str


class BulkChange(Part):
    """What many decisions do, submission by submission."""

    decisions: int
    items: list[SubmissionChange]


class CorrectionOut(Part):
    """One value put right; an empty value goes back to the program's."""

    id: int
    field: str
    value: str
    by: str
    reason: str
    at: str


class CorrectionAsked(Part):
    """``place`` is a drawn box: page and four fractions of it, ``1 0.1 0.02 0.9 0.2``."""

    field: Annotated[str, StringConstraints(max_length=40, pattern=r"^[a-z_]+$")]
    value: Short = ""
    place: Annotated[str, StringConstraints(max_length=100, pattern=r"^[0-9. ]*$")] = ""
    reason: Words = ""
    seen: Seen = 0


class CorrectionPage(Part):
    """All corrections of one paper. ``seen`` goes with the next one."""

    seen: int
    items: list[CorrectionOut]


class Corrected(ChangeOut):
    """What a correction did, and all that stand now."""

    standing: CorrectionPage


class AuditEntry(Part):
    """One entry of the trail; ``entry`` is the text that was hashed with the hash before it."""

    id: int
    entry: str
    hash: str


class AuditPage(Page):
    """The trail, oldest first."""

    items: list[AuditEntry]


class AuditState(Part):
    """How long the trail is, its last hash, and every fault found in it."""

    entries: int
    hash: str
    faults: list[str]
