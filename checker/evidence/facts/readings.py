"""What a reader of units hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.evidence.facts.days import When

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One unit read off an exhibit. An empty ``key`` is a unit that could not be named."""

    key: str
    doubt: str = ""
    quantity: Decimal = ONE
    when: When | None = None
    shows: frozenset[str] = field(default_factory=frozenset)
    note: str = ""
    support: bool = False
    refused: str = ""
    marks: tuple[str, ...] = ()
    session: bool = False  # one of several that the paper tells, with its own date
