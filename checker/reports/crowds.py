"""Notices that rest on one passage of many counties, gathered to be shown once with its holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.model.pair import Pair, Side

_LEAST = 3  # papers: two are a pair


@dataclass(frozen=True, slots=True)
class Crowd:
    """Papers that hold the passage, and every pair of them."""

    holders: tuple[Side, ...]
    pairs: tuple[Pair, ...]

    @property
    def counties(self) -> int:
        """How many submissions hold it."""
        return len({side.submission for side in self.holders})

    @property
    def text(self) -> str:
        """The words: the longest passage of any pair."""
        spans = (span for pair in self.pairs for span in pair.spans)
        return max((span.text for span in spans), key=len, default="")


def parted(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Crowd]]:
    """The pairs that stand alone, and the crowds, the largest first."""
    crowd_of: dict[Side, list[Pair]] = {}
    for pair in filter(_of_many, pairs):
        one, other = (crowd_of.setdefault(side, []) for side in (pair.a, pair.b))
        if one is not other:
            one += other
            crowd_of.update({side: one for held in other for side in (held.a, held.b)})
            crowd_of[pair.b] = one
        one.append(pair)
    every = {id(held): Crowd(_holders(held), tuple(held)) for held in crowd_of.values()}
    large = [crowd for crowd in every.values() if len(crowd.holders) >= _LEAST]
    taken = {pair.id for crowd in large for pair in crowd.pairs}
    alone = [pair for pair in pairs if pair.id not in taken]
    return alone, sorted(large, key=lambda crowd: -len(crowd.holders))


def folded(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of one paper or county with one for each crowd, which tells of the others."""
    alone, crowds = parted(pairs)
    return [*alone, *map(_first, crowds)]


def _first(crowd: Crowd) -> Pair:
    more = f"同样的提示共 {len(crowd.pairs)} 对，涉及 {crowd.counties} 家，这里只列一对。"
    return replace(crowd.pairs[0], reason=crowd.pairs[0].reason + more)


def _of_many(pair: Pair) -> bool:
    return pair.severity == "notice" and bool(pair.measures.get("sharers"))


def _holders(pairs: Sequence[Pair]) -> tuple[Side, ...]:
    sides = {side for pair in pairs for side in (pair.a, pair.b)}
    return tuple(sorted(sides, key=lambda side: (side.submission, side.path)))
