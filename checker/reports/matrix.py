"""How many suspected pairs each two submissions share, earlier years that are copied among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Shared = tuple[str, str, int]  # two submissions, and how many suspected pairs they have


@dataclass(frozen=True, slots=True)
class Matrix:
    """``counts`` holds each two submissions both ways."""

    names: tuple[str, ...]
    counts: Counter[tuple[str, str]]

    @property
    def most(self) -> int:
        """The highest count, 1 where there is none."""
        return max(self.counts.values(), default=1)


def of(names: Sequence[str], suspected: Iterable[Shared]) -> Matrix:
    """This year's submissions in their order, then those of earlier years in suspected pairs."""
    counts: Counter[tuple[str, str]] = Counter()
    for a, b, number in suspected:
        for key in {(a, b), (b, a)}:
            counts[key] += number
    earlier = sorted({name for name, _ in counts} - set(names))
    return Matrix((*names, *earlier), counts)
