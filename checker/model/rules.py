"""What a notice says, as data: systems, indicators, scoring items, penalties, fields, bodies.

Loaded from ``rules/`` by :mod:`checker.rulebook`. Points live here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from string import ascii_lowercase
from typing import Any, Literal

Duty = Literal["required", "if_policy", "never"]  # Y, y and – of the readings
Scope = Literal["item", "part", "heading"]
Issuer = Literal["any", "own", "city_or_above", "province_or_above", "promoter", "media"]


def entry_of(ref: str) -> str:
    """The numbered clause that a scoring item's ref belongs to: 一.2a → 一.2, 四.2 itself."""
    return ref.rstrip(ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Need:
    """Patterns of which at least one must stand in the proof. ``missing``: review | refuse."""

    name: str
    words: tuple[str, ...]
    missing: Literal["review", "refuse"] = "review"
    quote: bool = False  # the passage found is quoted in the reason
    own: bool = True  # False: the evaluated body's own name does not show it
    rows: bool = False  # a list of dated rows shows it too
    counties: bool = False  # the names of the evaluated city's counties show it too


@dataclass(frozen=True, slots=True)
class Part:
    """One of the proofs that an ``all_of`` item names, or one option of a ``tier`` item.

    A material shows it when its kind is listed or a pattern stands in its title or text, or when a
    sentence of what it says was done holds one of ``told``; by its name alone not where a pattern
    of ``unless`` stands in it.
    """

    name: str
    words: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    where: Literal["title", "text"] = "text"
    missing: Literal["zero", "review"] = "zero"
    points: Decimal | None = None  # tier only


@dataclass(frozen=True, slots=True)
class Item:
    """One scoring item: 四.2, or 一.2a where an indicator holds several scores.

    ``kind`` is the scoring word (a module of ``checker.kinds``) and ``score`` its numbers; ``unit``
    says what is counted (quarter, month, field, product, case …) and ``reading`` how it is read.
    ``max`` is ``None`` where the notice states no cap.
    """

    ref: str
    title: str
    max: Decimal | None
    kind: str
    score: Mapping[str, Any] = field(default_factory=dict)
    unit: str = "once"
    unit_name: str = ""  # the notice's word for what is counted: 条, 领域, 起
    unit_settings: Mapping[str, Any] = field(default_factory=dict)
    three_elements: Duty = "never"
    kinds: tuple[str, ...] = ()  # document kinds that prove it; others are in review
    words: tuple[str, ...] = ()  # tell a material's item where its folder does not
    needs: tuple[Need, ...] = ()
    parts: tuple[Part, ...] = ()
    issuer: Issuer = "any"
    dated: bool = True  # an undated proof is in review
    at_least: int = 1  # different proofs that one unit takes
    expect: Mapping[str, Any] = field(default_factory=dict)  # a reminder, no points
    not_counted_if_under: tuple[str, ...] = ()
    review_if_under: tuple[str, ...] = ()  # the same session there: one of the two, review
    notice_if_under: tuple[str, ...] = ()
    requires: str = ""  # ref of the item that must count first
    requires_same_unit: bool = False
    if_required_missing: Literal["refuse", "review"] = "refuse"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One numbered clause of the notice with its items. ``max`` is ``None`` where uncapped."""

    ref: str
    id: str  # ASCII, equal to the file name: 4-2, b-1
    heading: str  # 四, 加分
    title: str
    clause: str
    max: Decimal | None
    items: tuple[Item, ...]
    reading: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()  # where each number of the clause stands in the entry, in order
    examples: tuple[Mapping[str, Any], ...] = ()

    @property
    def three_elements(self) -> Duty:
        """The strictest duty among the items."""
        duties = {item.three_elements for item in self.items}
        order: tuple[Duty, ...] = ("required", "if_policy")
        return next((duty for duty in order if duty in duties), "never")

    @property
    def kinds(self) -> tuple[str, ...]:
        """Document kinds that prove any of the items."""
        return tuple(dict.fromkeys(kind for item in self.items for kind in item.kinds))


@dataclass(frozen=True, slots=True)
class Penalty:
    """A deduction clause. ``how``: fraud (total 0) | void (three elements) | decision (points).

    ``each`` is taken off per confirmed case. Nothing here is ever applied by the program itself
    but the void.
    """

    ref: str
    id: str
    title: str
    clause: str
    how: tuple[Literal["fraud", "void", "decision"], ...]
    each: Decimal | None = None
    per: int = 1
    once: bool = False
    total: Decimal | None = None  # what a confirmed fraud leaves
    reading: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A first-level heading of the table with its printed maximum."""

    ref: str
    title: str
    max: Decimal


@dataclass(frozen=True, slots=True)
class Field:
    """A 重点领域 (``key`` empty) or a 细分领域 under its key field, with the names people use."""

    name: str
    key: str = ""
    aliases: tuple[str, ...] = ()
    only_for: str = ""  # "data": told apart only where data are collected by field (三.2)


@dataclass(frozen=True, slots=True)
class Body:
    """An evaluated body: its full name, its prefecture-level city, short names of its region."""

    name: str
    city: str
    region: str
    aliases: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The region as texts also call it: without 市, 县 or 区."""
        return self.region[:-1] if self.region.endswith(("市", "县", "区")) else self.region


@dataclass(frozen=True, slots=True)
class Settings:
    """The readings that a reviewer may choose otherwise, and what the readers need to know."""

    three_element_scope: Scope = "item"
    fraud_zero: bool = False
    fraud_people: int = 2  # different people who must confirm
    minimum: Decimal = Decimal(0)
    kind_confidence: float = 0.6  # below it, a failed paper is in review
    cities: tuple[str, ...] = ()  # prefecture-level cities, without 市
    media: tuple[str, ...] = ()  # media of city level and above
    products: tuple[str, ...] = ()
    excluded_regions: tuple[str, ...] = ()  # regions whose items never count (city 二.2)
    holidays: tuple[date, ...] = ()  # public holidays, weekends excepted
    workdays: tuple[date, ...] = ()  # weekend days worked
    calendar_years: tuple[int, ...] = ()  # years for which the two lists are complete
    copying: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IndicatorSystem:
    """One indicator system. ``notice`` is the notice's full text, ``sources`` texts to quote."""

    id: str
    title: str
    document: str  # the notice's own number
    period: tuple[date, date]
    headings: tuple[Heading, ...]
    indicators: tuple[Indicator, ...]
    bonus: tuple[Indicator, ...] = ()
    deductions: tuple[Penalty, ...] = ()
    settings: Settings = field(default_factory=Settings)
    fields: tuple[Field, ...] = ()
    bodies: tuple[Body, ...] = ()
    document_kinds: Mapping[str, str] = field(default_factory=dict)  # word → Chinese name
    notice: str = ""
    sources: tuple[tuple[str, str], ...] = ()  # name, text

    @property
    def max(self) -> Decimal:
        """The sum of the headings' maxima (100)."""
        return sum((heading.max for heading in self.headings), Decimal(0))

    @property
    def entries(self) -> tuple[Indicator, ...]:
        """Base indicators and bonus together, in the notice's order."""
        return self.indicators + self.bonus

    @property
    def charged(self) -> tuple[Penalty, ...]:
        """The deductions that cost points for each case that people establish."""
        return tuple(p for p in self.deductions if "decision" in p.how and p.each is not None)

    def indicator(self, ref: str) -> Indicator | None:
        """The entry with this ref (四.2, 加分.1), or the one that holds the item (一.2a)."""
        for entry in self.entries:
            if entry.ref == ref or any(item.ref == ref for item in entry.items):
                return entry
        return None
