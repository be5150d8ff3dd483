"""How boxes, shares of one page from its top left corner, lie to each other."""

from __future__ import annotations

import math
from collections.abc import Iterable

from checker.model.document import Box


def area(box: Box) -> float:
    """Share of the page inside a box; 0 where its edges have changed sides."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def common(a: Box, b: Box) -> float:
    """Share of the page that two boxes have in common."""
    return area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them, of which there is at least one."""
    lefts, tops, rights, feet = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(feet)


def slices(box: Box, high: float, wide: float) -> tuple[slice, slice]:
    """The rows and columns that a box touches of a picture of the page, at least one of each."""
    left, top, right, foot = box
    return _touched(top * high, foot * high), _touched(left * wide, right * wide)


def _touched(first: float, last: float) -> slice:
    begin = max(0, math.floor(first))
    return slice(begin, max(math.ceil(last), begin + 1))


def on_page(part: Box, box: Box) -> Box:
    """A box that is given in shares of another box, in shares of the page."""
    wide, high = box[2] - box[0], box[3] - box[1]
    left, top, right, foot = part
    return (
        box[0] + left * wide,
        box[1] + top * high,
        box[0] + right * wide,
        box[1] + foot * high,
    )
