"""``deduct``: starts full and loses so much for each shortfall, never below nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker.model.ledger import NOTHING, Proof, Tally
from checker.model.rules import Item

NAME = "deduct"
SETTINGS: Mapping[str, bool] = {"each": True, "need": False, "per": False}
MISSED = "missed"  # key of a proof that states the number of shortfalls itself


def tally(item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool) -> Tally:
    """No proof at all earns nothing; else ``max`` less ``each`` per missing person or week.

    A number that is stated speaks of the whole period: proofs of some weeks beside it only show
    that no more were missed. Of several the least holds: each speaks of an account of its own.
    """
    full = item.max or Decimal(0)
    if not proofs:
        return Tally(Decimal(0), (), (NOTHING,))
    lost, reason = _shortfall(item, proofs, expected, generous)
    steps = lost // int(item.score.get("per", 1))
    points = max(Decimal(0), full - Decimal(item.score["each"]) * steps)
    return Tally.whole(item.title, proofs, points, reason)


def _shortfall(
    item: Item, proofs: Sequence[Proof], expected: Sequence[str], generous: bool
) -> tuple[Decimal, str]:
    if "need" in item.score:
        need = Decimal(item.score["need"])
        known = [proof.quantity for proof in proofs if proof.key]
        there = max(known, default=Decimal(0))
        if generous and any(not proof.key for proof in proofs):
            there = max(there, need)
        lost = max(Decimal(0), need - there)
        short = f"少{lost}" if lost else "不扣分"
        return lost, f"要求不少于{need}，材料中看到{there}，{short}"
    if generous and any(not proof.key for proof in proofs):
        return Decimal(0), "按有利解释全部完成"
    times = Counter(proof.key for proof in proofs)
    keys = {key for key, count in times.items() if count >= item.at_least}
    missing = [key for key in expected if key not in keys]
    counts = sorted({proof.quantity for proof in proofs if proof.key == MISSED})
    if counts and (len(times) == 1 or counts[0] < len(missing)):
        others = "、".join(str(count) for count in counts[1:])
        apart = f"，另有材料写缺{others}次，账号有几个的取缺得最少的一个，请核对" if others else ""
        return counts[0], f"申报缺{counts[0]}次{apart}"
    return Decimal(len(missing)), f"缺{len(missing)}次" + (
        f"：{'、'.join(missing)}" if missing else ""
    )
