"""Contract types of one material: elements, problems, traces."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

BoxOut = tuple[float, float, float, float]
Points = Annotated[float, PlainSerializer(lambda value: round(float(value), 2), return_type=float)]
Verdict = Literal["present", "absent", "uncertain"]


class Part(BaseModel):
    """Strict base: what is not in the contract is refused while it is built."""

    model_config = ConfigDict(extra="forbid")


class RedHeaderOut(Part):
    """The red header of one paper."""

    verdict: Verdict
    text: str
    page: int | None
    box: BoxOut | None
    confidence: float
    reason: str
    via: str
    remedy: str = ""


class NumberOut(Part):
    """The paper's own document number, normalised and as printed."""

    verdict: Verdict
    value: str | None
    printed: str | None
    page: int | None
    box: BoxOut | None
    confidence: float
    reason: str
    via: str
    remedy: str = ""


class SealMarkOut(Part):
    """One impression."""

    page: int
    box: BoxOut | None
    text: str
    colour: Literal["red", "grey", "other"]
    type: Literal["official", "special", "personal", "electronic", "unknown"]
    confidence: float
    centre: str = ""
    emblem: str = ""
    note: str = ""


class SealOut(Part):
    """All impressions on one paper."""

    verdict: Verdict
    count: int
    seals: list[SealMarkOut]
    confidence: float
    reason: str
    remedy: str = ""


class Elements(Part):
    """The three elements."""

    red_header: RedHeaderOut
    document_number: NumberOut
    seal: SealOut


class ThreeElementsOut(Part):
    """Whether they are required and whether they are all there."""

    required: bool
    verdict: Literal["pass", "fail", "review", "not_applicable"]
    missing: list[str]
    reason: str
    clause: str = ""
    advice: str = ""


class ProblemOut(Part):
    """Something a person should know, with its place."""

    code: str
    text: str
    page: int | None = None
    box: BoxOut | None = None


class TraceOut(Part):
    """A 疑点 or 线索 with its strength, places and values; ``remedy`` is what to do about it."""

    check: str
    strength: str
    text: str
    remedy: str = ""
    evidence: list[dict[str, Any]]
    values: dict[str, Any]


class MaterialOut(Part):
    """One material."""

    id: str
    path: str
    parts: list[str]
    sha256: str
    bytes: int
    pages: int
    medium: Literal["born_digital", "scan", "photo", "office", "ofd", "image", "mixed", "other"]
    indicator: str | None
    item: str | None
    kind: Literal[
        "policy", "minutes", "report", "news", "photo", "screenshot", "ledger", "pledge", "other"
    ]
    kind_reason: str = ""
    kind_confidence: float = 1.0
    title: str
    issuer: str
    date: str | None
    date_from: Literal["document", "event", "filename", "manifest", "exif"] | None
    date_by: str = ""
    readable: Literal["yes", "partly", "no"]
    elements: Elements
    three_elements: ThreeElementsOut
    problems: list[ProblemOut]
    places: list[str] = []
    traces: list[TraceOut] = []


class UnprocessedOut(Part):
    """A file that could not be used, and why. ``id`` is by what a unit of the score names it."""

    path: str
    code: str
    text: str
    id: str | None = None
