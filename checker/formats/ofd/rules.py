"""Level and upright rules of an OFD page: thin paths, and the straight sides of stroked ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from checker.formats.affine import Area, Point, around
from checker.formats.ofd.objects import CURVED, POINTS, Path
from checker.formats.ruling import Rules

_STRAIGHT = 1.0  # point: so far a side may lean


def found(paths: Iterable[Path]) -> Rules:
    """The rules that painted paths draw, in points on the page."""
    rules = Rules([], [])
    for path in paths:
        for line in path.lines:
            if len(line) > 1 and (path.fill or path.stroke):
                points = [(x * POINTS, y * POINTS) for x, y in line]
                if not rules.add(*around(points)) and path.stroke and len(points) < CURVED:
                    for side in _sides(points):
                        rules.add(*side)
    return rules.joined()


def _sides(points: Sequence[Point]) -> Iterator[Area]:
    for side in pairwise(points):
        x0, y0, x1, y1 = around(side)
        if min(x1 - x0, y1 - y0) < _STRAIGHT:
            yield x0, y0, x1, y1
