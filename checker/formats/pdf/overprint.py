"""Text that is painted twice in one place, as fill and outline or for a bolder look, read once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from checker.formats.pdf.text import Run

_SHIFT = 0.12  # of the glyph size: a bolder look moves the second painting no further
_Square = tuple[float, float]  # whole numbers: of the page, no smaller than any shift on it


def once(runs: Sequence[Run]) -> list[Run]:
    """The runs without those that a later, equal one covers; a hidden one covers nothing.

    Equal ones are looked for near a run alone: a ledger may hold a thousand cells of 0.
    """
    if len({(run.text, run.hidden) for run in runs}) == len(runs):
        return list(runs)
    side = max((_SHIFT * run.size for run in runs), default=0.0) or 1.0
    kept: list[Run | None] = []
    seen: dict[tuple[str, bool], dict[_Square, list[int]]] = {}
    for run in runs:
        squares = seen.setdefault((run.text, run.hidden), {})
        here = run.x0 // side, run.y0 // side
        for square in _near(here) if squares else ():
            places = squares.get(square, [])
            for place in [place for place in places if _covers(run, kept[place])]:
                kept[place] = None
                places.remove(place)
        squares.setdefault(here, []).append(len(kept))
        kept.append(run)
    return [run for run in kept if run is not None]


def _near(square: _Square) -> Iterator[_Square]:
    across, down = square
    return product((across - 1, across, across + 1), (down - 1, down, down + 1))


def _covers(later: Run, earlier: Run | None) -> bool:
    if earlier is None:
        return False
    reach = _SHIFT * max(later.size, earlier.size)
    edges = zip(
        (later.x0, later.y0, later.x1, later.y1),
        (earlier.x0, earlier.y0, earlier.x1, earlier.y1),
        strict=True,
    )
    return all(abs(one - other) <= reach for one, other in edges)
