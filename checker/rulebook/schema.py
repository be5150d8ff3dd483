"""The shape of rule files, checked by pydantic: unknown keys are refused, numbers stay exact."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from checker.model.material import Kind
from checker.model.rules import Duty, Issuer, Scope
from checker.rulebook.short import both_ends, each_once, spelt_out

Points = Annotated[Decimal, Field(ge=0)]
Words = Annotated[list[str], AfterValidator(each_once)]
Unit = Literal[
    "once", "quarter", "month", "week", "cycle", "gap", "posting", "field", "product", "named",
    "matter", "regulation", "staff", "parts", "tier",
]  # fmt: skip


class Strict(BaseModel):
    """No unknown keys, no silent conversion of words into numbers."""

    model_config = ConfigDict(extra="forbid", strict=False, frozen=True)


class NeedShape(Strict):
    """See :class:`checker.model.rules.Need`."""

    name: str
    words: Words
    missing: Literal["review", "refuse"] = "review"
    quote: bool = False
    own: bool = True
    rows: bool = False
    counties: bool = False


class PartShape(Strict):
    """See :class:`checker.model.rules.Part`."""

    name: str
    words: Words = []
    told: Words = []
    unless: Words = []
    kinds: list[Kind] = []
    where: Literal["title", "text"] = "text"
    missing: Literal["zero", "review"] = "zero"
    points: Points | None = None


class Expect(Strict):
    """A reminder that earns nothing."""

    at_least: int
    per: Literal["quarter"]


class Chapter(Strict):
    """A paper of another subject counts only if a heading of its own holds the word."""

    within: str
    word: str


class ContentOf(Strict):
    """Words that mark content belonging under another entry: in review unless filed there."""

    ref: str
    words: Words
    unless: Words = []  # in the text: then it is content of this entry all the same


class SentTo(Strict):
    """The site or body that the clause names as the receiver: another one named does not count."""

    name: str
    of: Literal["site", "body", "addressee"]  # an addressee: what a letter's head says, no more
    words: Words


class Reading(Strict):
    """How a unit is read; only what the unit needs is given."""

    level: Literal["sub", "any", "key", "data"] | None = None
    names: Words = []
    open_list: bool = False
    quantity: bool = False
    supports: list[Kind] = []
    by: datetime.date | None = None
    day: int | None = None
    working_days: int | None = None
    months: Annotated[int, Field(ge=1)] | None = None  # the longest gap allowed
    misses: int | None = None
    left: Literal[0] | None = None
    chapter: Chapter | None = None
    content_of: ContentOf | None = None
    never_content: Words = []  # in the title or in a list's row: never counts
    late: Words = []  # in a line of the text: handed in after its time
    denied: Words = []  # in the text: whether it came about at all is in review
    done: Words = []  # one of them must stand in a list's row, or in what a text tells of one month
    annual: bool = False  # a title of another year is another year's
    held: bool = False  # what only calls for it or arranges it ahead shows nothing of it
    organised: bool = False  # the evaluated body must have called it
    off_credit: bool | Literal["unless_other"] = False  # its proofs may do without a word on credit
    lasting: bool = False  # what was set up in an earlier year still stands
    told: Words = []  # in a sentence: a paper called after another item of the entry shows it too
    several: bool = False  # a list or a summary tells several, each a unit
    sessions: bool = False  # of a summary of several, each day by day, one is this item's
    promoted: bool = False  # each of its own county's in a list of what is made known
    exemplary: bool = False  # what makes a breach of faith known is no example of good
    own_article: bool = False  # a number of a periodical counts by an article on one's own county
    published: bool = False  # what says that it is not yet published never counts
    site: str = ""  # the site where an item must have been published
    sent_to: SentTo | None = None
    acts: Words = []  # a field named right before one of these is stated, not just mentioned
    subject: bool = False  # told apart by the body concerned and its penalty
    honoured: bool = False  # each of its own county's on whom a decision confers a title
    not_from_pilots: bool = False


class Evidence(Reading):
    """What proves an item and how its units are told apart."""

    unit: str
    of: Unit
    kinds: list[Kind]
    words: Words = []
    needs: list[NeedShape] = []
    parts: list[PartShape] = []
    at_least: Annotated[int, Field(ge=1)] = 1
    expect: Expect | None = None
    dated: bool = True
    issuer: Issuer = "any"
    not_counted_if_under: Words = []
    review_if_under: Words = []
    notice_if_under: Words = []
    requires: str = ""
    same_unit: bool = False
    if_required_missing: Literal["refuse", "review"] = "refuse"


class Cap(Strict):
    """A cap inside the item."""

    per: Literal["quarter"]
    points: Points


class ScoreShape(Strict):
    """A scoring word and its numbers; which of them a word takes is the word's own affair."""

    kind: str
    each: Points | None = None
    per: Annotated[int, Field(ge=1)] | None = None
    need: Annotated[int, Field(ge=1)] | None = None
    caps: list[Cap] | None = None
    every: Literal["month"] | None = None
    missing: Literal["zero", "review"] | None = None


class ItemShape(Strict):
    """One of several scores of an indicator."""

    ref: str
    title: str
    max: Points | None = None
    three_elements: Duty
    evidence: Evidence
    score: ScoreShape


class ProofShape(Strict):
    """One proof of an example; see :mod:`checker.scoring.examples`."""

    date: datetime.date | None = None
    matter: str = ""
    quantity: Points | None = None
    name: str = ""
    text: str = ""
    note: str = ""
    issuer: str = ""
    kind: Kind | None = None
    item: str = ""
    under: str = ""
    also_under: Words = []
    elements: Literal["pass", "fail", "review"] = "pass"
    outcome: Literal["unsure"] | None = None
    manifest: bool = True
    weeks: Annotated[int, Field(ge=1)] | None = None
    missed: Annotated[int, Field(ge=0)] | None = None


class ExampleShape(Strict):
    """A package with its points: one figure, or floor and ceiling."""

    name: str
    points: Annotated[list[Points], BeforeValidator(both_ends), Field(min_length=2, max_length=2)]
    verified: Points | None = None
    says: str = ""
    item: str = ""
    period: tuple[datetime.date, datetime.date] | None = None
    items: list[Annotated[ProofShape, BeforeValidator(spelt_out)]]


class CaseShape(Strict):
    """People's decisions with what they take off or leave."""

    name: str
    decisions: Words
    points: Points | None = None
    total: Points | None = None


class Entry(Strict):
    """What every rule file holds."""

    id: str
    ref: str
    title: str
    clause: str
    homes: list[str]
    reading: Words


class Single(Entry):
    """An indicator with one score."""

    examples: list[ExampleShape] = []
    max: Points | None
    three_elements: Duty
    evidence: Evidence
    score: ScoreShape


class Several(Entry):
    """An indicator with several scores."""

    examples: list[ExampleShape] = []
    scores: Annotated[list[ItemShape], Field(min_length=2)]


class PenaltyShape(Entry):
    """A deduction clause."""

    examples: list[CaseShape] = []
    how: list[Literal["fraud", "void", "decision"]]
    each: Points | None = None
    per: Annotated[int, Field(ge=1)] = 1
    once: bool = False
    total: Points | None = None


class HeadingShape(Strict):
    """A heading and its printed maximum."""

    ref: str
    title: str
    max: Points


class FieldShape(Strict):
    """A key field or a sub-field."""

    name: str
    key: str = ""
    aliases: Words = []
    only_for: Literal["", "data"] = ""


class BodyShape(Strict):
    """An evaluated body."""

    name: str
    city: str
    region: str
    aliases: Words = []


class SettingsShape(Strict):
    """The readings that may be chosen otherwise."""

    three_element_scope: Scope
    fraud_zero: bool
    fraud_people: Annotated[int, Field(ge=1)]
    minimum: Decimal
    kind_confidence: float
    cities: Words
    media: Words
    products: Words
    excluded_regions: Words = []
    copying: dict[str, Any] = {}
