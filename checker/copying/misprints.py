"""Slips of the pen that stand at the same place on both sides: a clue, since nobody slips alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.copying.measure import Part
from checker.copying.paper import Paper

_SLIP = re.compile(
    r"([，。；：！？])\1+|、[，。；]|[，；：][。，；：]"  # two marks in a row
    r"|(?<![目标])的的(?![士确])"
    r"|“[^“”\n]{1,40}“"  # opened twice, never closed
)
_ROUND = 6  # characters before it, by which the place is known again
_MOST = 3  # shown


def shared(a: Paper, b: Paper, parts: Sequence[Part]) -> tuple[str, ...]:
    """Clues that name the slips which both papers have in their own shared text."""
    found = dict.fromkeys(slip for part in parts for slip in _alike(a, b, part))
    return tuple(f"线索：双方在同一处有相同的差错：“{slip}”" for slip in list(found)[:_MOST])


def _alike(a: Paper, b: Paper, part: Part) -> Iterator[str]:
    there = re.sub(r"\s", "", b.words(*part.b))
    here = re.sub(r"\s", "", a.words(part.first, part.last))
    for slip in _SLIP.finditer(here):
        words = here[max(slip.start() - _ROUND, 0) : slip.end()]
        if slip.start() >= _ROUND and words in there:
            yield words
