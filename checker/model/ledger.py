"""The scorer's working nouns: what a proof shows for an item, and what a unit earned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

NOTHING = "没有可计分的证明材料"


@dataclass(frozen=True, slots=True)
class Proof:
    """What one material shows for one scoring item.

    ``key`` names the unit (2023-Q1, 机动车维修), empty where it is unknown; ``quarter`` is set
    where the date is known. A proof with ``refused`` never counts; one with ``doubts`` counts only
    if a person decides so. ``shows`` are the named parts of a composite item; ``rivals`` the
    (item, material) that show the same session under an item of which only one may count it.
    """

    material: str
    item: str
    key: str = ""
    date: str = ""
    quarter: str = ""
    quantity: Decimal = Decimal(1)
    refused: str = ""
    doubts: tuple[str, ...] = ()
    shows: frozenset[str] = field(default_factory=frozenset)
    notes: tuple[str, ...] = ()
    support: bool = False  # goes with another proof, never a unit of its own
    rivals: frozenset[tuple[str, str]] = frozenset()
    marks: tuple[str, ...] = ()  # what tells it from another of its key, each empty where not told
    session: bool = False  # one of several that the paper tells day by day
    certainty: float | None = None  # how surely the unit was read, None where none was
    places: tuple[str, ...] = ()  # where it stands

    def __hash__(self) -> int:
        return hash((self.material, self.item, self.key, self.refused))  # the rest seldom differs

    @property
    def sure(self) -> bool:
        """Whether it counts as it stands."""
        return not self.refused and not self.doubts


@dataclass(frozen=True, slots=True)
class Step:
    """What one unit earned (or lost), from which materials, and why."""

    unit: str
    points: Decimal
    materials: tuple[str, ...]
    reason: str
    date: str = ""
    recognised: bool = True  # a valid unit even where a cap leaves it no points


@dataclass(frozen=True, slots=True)
class Tally:
    """A scoring word's answer for one item: the points and the steps that lead to them."""

    points: Decimal
    steps: tuple[Step, ...] = ()
    reasons: tuple[str, ...] = ()

    @classmethod
    def whole(cls, title: str, proofs: Sequence[Proof], points: Decimal, reason: str) -> Tally:
        """One step for all proofs together, dated by the earliest; none earn nothing."""
        if not proofs:
            return cls(Decimal(0), (), (NOTHING,))
        materials = tuple(dict.fromkeys(proof.material for proof in proofs))
        date = min((proof.date for proof in proofs if proof.date), default="")
        return cls(points, (Step(title, points, materials, reason, date),), (reason,))
