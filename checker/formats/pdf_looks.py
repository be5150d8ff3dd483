"""How the text objects of a PDF page look: colour, size, whether they are shown and level."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from checker.formats import pdfium
from checker.formats.pdfium import Turn
from checker.model.document import Colour

_INVISIBLE, _STROKED = 3, frozenset({1, 5})  # text render modes of ISO 32000, table 106


class Look(NamedTuple):
    """``size`` in points on the page; ``level``: reads from left to right as displayed."""

    colour: Colour | None
    hidden: bool
    size: float
    level: bool


def looks(textpage: int, starts: Mapping[int, int], rotation: int) -> dict[int, Look]:
    """Each text object's look. ``starts``: the index of each object's first character."""
    if not starts:
        return {}
    things, indices = list(starts), list(starts.values())
    modes = list(map(pdfium.text_render_mode, things))
    paints = pdfium.fill_colours(things)
    for at, mode in enumerate(modes):
        if mode in _STROKED:
            paints[at] = pdfium.stroke_colour(things[at])
    sizes = map(pdfium.text_font_size, repeat(textpage), indices)
    turns = pdfium.text_turns(textpage, indices)
    return dict(zip(things, map(_look, modes, paints, sizes, turns, repeat(rotation)), strict=True))


@lru_cache(maxsize=4096)
def _look(
    mode: int, paint: tuple[Colour, int] | None, font_size: float, turn: Turn, rotation: int
) -> Look:
    a, b, c, d = turn
    size = round(font_size * math.hypot(c, d), 2)
    hidden = mode == _INVISIBLE or size < 1 or (paint is not None and paint[1] == 0)
    return Look(paint[0] if paint else None, hidden, size, _level(a, b, rotation))


def _level(a: float, b: float, rotation: int) -> bool:
    """Whether the baseline runs to the right once the page is turned for display."""
    if not a and not b:
        return True
    angle = (math.degrees(math.atan2(b, a)) - rotation + 180) % 360 - 180
    return abs(angle) < 30
