"""How the text objects of a PDF page look: colour, size, whether they are shown and level."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from checker.formats.pdf import pdfium
from checker.model.document import Colour

# text render modes of ISO 32000, table 106: what a clip lets through has a colour of its own
_INVISIBLE, _STROKED, _CLIP = 3, (1, 5), 7

_STRAIGHT = 10  # degrees


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
    things = list(starts)
    asked = _asked(textpage, things, list(starts.values()))
    others = np.flatnonzero((asked[1:] != asked[:-1]).any(axis=1)) + 1
    found: dict[int, Look] = {}
    for first, last in pairwise([0, *others.tolist(), len(things)]):
        found |= dict.fromkeys(things[first:last], _look(asked[first].tolist(), rotation))
    return found


def _asked(textpage: int, things: list[int], indices: list[int]) -> NDArray[np.float64]:
    """A row an object: mode, red, green, blue, opacity, font size, turn. Most are as the last."""
    asked = np.empty((len(things), 10))
    asked[:, 0] = list(map(pdfium.text_render_mode, things))
    asked[:, 1:5] = pdfium.fill_colours(things)
    for at in np.flatnonzero(np.isin(asked[:, 0], _STROKED)).tolist():
        paint = pdfium.stroke_colour(things[at])
        asked[at, 1:5] = (*paint[0], paint[1]) if paint else -1
    asked[:, 5] = list(map(pdfium.text_font_size, repeat(textpage), indices))
    asked[:, 6:] = pdfium.text_turns(textpage, indices)
    return asked


def _look(asked: list[float], rotation: int) -> Look:
    mode, red, green, blue, opacity, font_size, a, b, c, d = asked
    size = round(font_size * math.hypot(c, d), 2)
    hidden = mode == _INVISIBLE or size < 1 or (opacity == 0 and mode != _CLIP)
    told = opacity >= 0 and mode != _CLIP
    colour = (int(red), int(green), int(blue)) if told else None
    return Look(colour, hidden, size, _level(a, b, rotation))


def turn(textpage: int, indices: Sequence[int], rotation: int) -> int:
    """How far clockwise a page displayed so must be turned for most of some letters to be level.

    90, 180 or 270; 0 where most are level, or slant, or stand each its own way.
    """
    matrices = pdfium.text_turns(textpage, indices)
    angles = np.degrees(np.arctan2(matrices[:, 1], matrices[:, 0])) - rotation
    for quarter in (90, 180, 270):
        off = np.abs((angles - quarter + 180) % 360 - 180)
        if 2 * np.count_nonzero(off < _STRAIGHT) > len(indices):
            return quarter
    return 0


def _level(a: float, b: float, rotation: int) -> bool:
    """Whether the baseline runs to the right once the page is turned for display."""
    if not a and not b:
        return True
    angle = (math.degrees(math.atan2(b, a)) - rotation + 180) % 360 - 180
    return abs(angle) < 30
