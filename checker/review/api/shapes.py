"""What the interface takes and gives beside the report contract's own types."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import Field, StringConstraints

from checker import SYSTEM
from checker.reports.contract_material import MaterialOut, Part, Points
from checker.reports.contract_pairs import PairOut, SideOut

LARGEST = 2**31 - 1
Number = Annotated[int, Path(ge=1, le=LARGEST)]
SheetNumber = Annotated[int, Path(ge=1, le=LARGEST)]  # a page, or what goes with a statement
Key = Annotated[str, Path(pattern=r"^[0-9A-Za-z_-]{1,80}$")]
Start = Annotated[int, Query(ge=0, le=10_000_000, description="从第几项起，0 为第一项")]
Limit = Annotated[int, Query(ge=1, le=200, description="至多几项")]
Seen = Annotated[int, Field(ge=0, le=LARGEST)]
Words = Annotated[str, StringConstraints(max_length=2000, pattern=r"^[^\x00]*$")]
Short = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00]*$")]


class Me(Part):
    """Who is asking. ``csrf`` goes into X-CSRF-Token with a session; a token needs none."""

    name: str
    role: Literal["county", "reviewer", "lead", "admin"]
    county: str
    csrf: str


class Token(Part):
    """One token, without what opens the door."""

    id: str
    name: str
    use: str
    made_at: str


class TokenMade(Token):
    """A new token: shown this once."""

    token: str


class TokenAsked(Part):
    """What a new token is for."""

    use: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00]*$")]


class System(Part):
    """An indicator system that a check can be made by."""

    id: str
    title: str


class CheckAsked(Part):
    """A package in the server's open folder; with ``batch`` a folder of packages."""

    path: Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^[^\x00]*$")]
    batch: bool = False
    system: Short = SYSTEM


class Check(Part):
    """One check. ``run`` is its result once it is done; ``pages`` are those read just now."""

    id: int
    name: str
    batch: bool
    system: str
    by: str
    made_at: str
    state: Literal["waiting", "running", "done", "failed", "stopped"]
    done: int
    total: int
    pages: int
    note: str
    ended_at: str
    run: int | None


class Page(Part):
    """A part of a list: ``total`` in all; ``next`` is where to go on, null at the end."""

    total: int
    next: int | None


class CheckPage(Page):
    """Checks, newest first."""

    items: list[Check]


class SubmissionBrief(Part):
    """One submission as it stands now."""

    id: int
    run: int
    name: str
    floor: Points
    verified: Points
    ceiling: Points
    materials: int
    open: int
    decided: int


class RunBrief(Part):
    """One run."""

    id: int
    made_at: str
    system: str
    title: str
    program: str
    rules: str
    period_start: str
    period_end: str


class Run(RunBrief):
    """One run with its submissions in the order of the listing."""

    submissions: list[SubmissionBrief]


class RunPage(Page):
    """Runs, newest first."""

    items: list[RunBrief]


class MaterialPage(Page):
    """Materials in the order of the listing."""

    items: list[MaterialOut]


class PairPage(Page):
    """Pairs, the weightiest first."""

    items: list[PairOut]


class OwnSpan(Part):
    """A passage of one's own paper that stands elsewhere too."""

    page: int
    start: int
    end: int
    text: str


class Share(Part):
    """A pair seen from one side: own paper and the amount, nothing of the other."""

    pair: str
    kind: str
    severity: Literal["fraud", "notice"]
    side: SideOut
    covered: float
    spans: list[OwnSpan]


class SharePage(Page):
    """Shared material of one submission."""

    items: list[Share]
