"""``tier``: the best of several options earns its points (a website 2, a column 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.model.ledger import NOTHING, Proof, Step, Tally
from checker.model.rules import Item

NAME = "tier"
SETTINGS: Mapping[str, bool] = {}


def tally(item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool) -> Tally:
    """The dearest option that any proof shows; a proof that shows none counts only if generous."""
    worth = {part.name: part.points or Decimal(0) for part in item.parts}
    options = [
        (worth[name], name, proof) for proof in proofs for name in proof.shows if name in worth
    ]
    if generous:
        options += [(item.max or Decimal(0), "待定", proof) for proof in proofs if not proof.shows]
    if not options:
        return Tally(Decimal(0), (), (NOTHING,))
    points, name, proof = max(
        options, key=lambda option: (option[0], option[1], option[2].material)
    )
    return Tally(points, (Step(name, points, (proof.material,), f"按{name}计分", proof.date),))
