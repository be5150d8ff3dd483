"""Text that is painted twice in one place, as fill and outline or for a bolder look, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from checker.formats.pdf_text import Run

_SHIFT = 0.12  # of the glyph size: a bolder look moves the second painting no further


def once(runs: Iterable[Run]) -> list[Run]:
    """The runs without those that a later, equal one covers; a hidden one covers nothing."""
    kept: list[Run | None] = []
    seen: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for run in runs:
        places = seen[run.text, run.hidden]
        under = [place for place in places if _covers(run, kept[place])]
        for place in under:
            kept[place] = None
            places.remove(place)
        places.append(len(kept))
        kept.append(run)
    return [run for run in kept if run is not None]


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
