"""``all_of``: named proofs that only count together, or every month of the period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.model.ledger import Proof, Tally
from checker.model.rules import Item, Part

NAME = "all_of"
SETTINGS: Mapping[str, bool] = {"every": False, "missing": False}


def tally(item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool) -> Tally:
    """``max`` if every part is shown; if generous, also where the rest is a matter of review."""
    parts = _parts(item, expected)
    shown = {name for proof in proofs for name in (proof.shows or {proof.key})}
    missing = [part for part in parts if part.name not in shown]
    if not proofs or len(missing) == len(parts):
        unread = item.score.get("missing") == "review" and any(not proof.key for proof in proofs)
        unknown = generous and (unread or len(proofs) >= len(parts) > 0)
        points = (item.max or Decimal(0)) if unknown else Decimal(0)
        return Tally.whole(item.title, proofs, points, _words(item, missing, parts))
    whole = not missing or (generous and _arguable(missing, proofs))
    points = (item.max or Decimal(0)) if whole else Decimal(0)
    return Tally.whole(item.title, proofs, points, _words(item, missing, parts))


def _parts(item: Item, expected: Sequence[str]) -> tuple[Part, ...]:
    if "every" not in item.score:
        return item.parts
    return tuple(Part(key, missing=item.score.get("missing", "zero")) for key in expected)


def _arguable(missing: Sequence[Part], proofs: Sequence[Proof]) -> bool:
    """Whether a person could find every missing part: in review, or in a paper not yet placed."""
    unplaced = len({p.material for p in proofs if not p.shows and not p.key})
    return sum(part.missing == "zero" for part in missing) <= unplaced


def _words(item: Item, missing: Sequence[Part], parts: Sequence[Part]) -> str:
    if not missing:
        return "各项证明齐全"
    names = "、".join(part.name for part in missing)
    if "every" in item.score and item.max is not None and parts:
        have = len(parts) - len(missing)
        share = (item.max * have / len(parts)).quantize(Decimal("0.01"))
        choice = f"计满{item.max}分还是按比例计{share}分，由评审人决定"
        return f"{have}/{len(parts)}，缺{names}；{choice}"
    return f"缺{names}"
