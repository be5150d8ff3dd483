"""One session under two items of which only one may count it: what the best total loses by it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from checker.model.ledger import Proof
from checker.model.rules import Item
from checker.scoring.evaluate import Outcome

APART = 31  # days between two papers that cannot be of one session
MOST = 6  # sessions tried in every combination; more than fill any item
OTHER = "同一场已计入另一项"
Proofs = Mapping[str, Sequence[Proof]]


@dataclass(frozen=True, slots=True)
class Session:
    """The proofs of one session under the later item, and those of the item it rivals."""

    own: frozenset[tuple[str, str]]  # (item, material)
    others: frozenset[tuple[str, str]]


def lost(
    proofs: Proofs, items: Sequence[Item], generous: Callable[[Sequence[Item], Proofs], Outcome]
) -> Decimal:
    """What the best total loses when each such session counts once.

    Only the items that show one, and those that hang on them, are reckoned again.
    """
    sessions = list(_sessions(proofs))[:MOST]
    if not sessions:
        return Decimal(0)
    some = _touched(items, sessions)
    own = {item.ref: proofs.get(item.ref, ()) for item in some}
    choices = itertools.product(*((found.own, found.others) for found in sessions))
    totals = [
        _total(generous(some, _without(own, frozenset().union(*choice)))) for choice in choices
    ]
    return _total(generous(some, own)) - max(totals)


def _total(outcome: Outcome) -> Decimal:
    return outcome.total(outcome.tallies)


def _touched(items: Sequence[Item], sessions: Sequence[Session]) -> list[Item]:
    refs = {ref for session in sessions for ref, _ in session.own | session.others}
    for item in items:
        if item.requires in refs:
            refs.add(item.ref)
    for item in reversed(items):
        if item.ref in refs and item.requires:
            refs.add(item.requires)
    return [item for item in items if item.ref in refs]


def _without(proofs: Proofs, struck: frozenset[tuple[str, str]]) -> dict[str, list[Proof]]:
    return {
        ref: [replace(p, refused=OTHER) if (ref, p.material) in struck else p for p in group]
        for ref, group in proofs.items()
    }


def _sessions(proofs: Proofs) -> Iterator[Session]:
    for group in proofs.values():
        rivalled = sorted((p for p in group if p.rivals), key=lambda p: (p.date, p.material))
        for together in _near(rivalled):
            rivals = frozenset[tuple[str, str]]().union(*(p.rivals for p in together))
            yield Session(frozenset((p.item, p.material) for p in together), rivals)


def _near(proofs: Sequence[Proof]) -> list[list[Proof]]:
    """Papers of one session: notice, photograph and report lie close; undated ones are of it."""
    groups: list[list[Proof]] = []
    for proof in proofs:
        if groups and not _apart(groups[-1][-1].date, proof.date):
            groups[-1].append(proof)
        else:
            groups.append([proof])
    return groups


def _apart(one: str, other: str) -> bool:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days > APART
    except ValueError:
        return False  # a month, a quarter or nothing: not known to be another session
