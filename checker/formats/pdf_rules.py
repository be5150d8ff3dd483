"""The straight level and upright rules of a PDF page, however programs draw them.

A rule is a stroked line, a thin filled rectangle, or the side of a stroked box; one path may hold
many. Pieces that go on from each other are one rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from pypdfium2 import raw

from checker.formats import pdfium
from checker.formats.pdf_objects import Outline, times
from checker.formats.pdf_view import View

FEWEST = 3  # paths on a page that has a table, unless one of them holds many lines
_MANY = 10  # segments of one path
_THIN = 3.0  # points
_SHORT = 4.0  # points: shorter than any side of a cell
_NEAR = 2.5  # points between the two lines of a double rule
_GAP = 3.0  # points between pieces of one rule
_MOST = 40_000  # segments looked at on one page


class Rule(NamedTuple):
    """A rule at ``at`` across its direction, from ``start`` to ``end`` along it; points."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """Level rules (``at`` is y) and upright ones (``at`` is x), as the page is displayed."""

    level: list[Rule]
    upright: list[Rule]


def found(outlines: Sequence[Outline], view: View) -> Rules:
    """The rules among a page's paths; none where there are too few for a table."""
    if len(outlines) < FEWEST and not any(_many(outline) for outline in outlines):
        return Rules([], [])
    rules = Rules([], [])
    left = _MOST
    for outline in outlines:
        x0, y0, x1, y1 = view.points(outline.area)
        if not _add(rules, x0, y0, x1, y1) and left > 0 and _has_sides(outline):
            left -= pdfium.path_count(outline.thing)
            for part in _sides(outline, view):
                _add(rules, *part)
    return Rules(_joined(rules.level), _joined(rules.upright))


def _many(outline: Outline) -> bool:
    return bool(pdfium.path_count(outline.thing) >= _MANY)


def _add(rules: Rules, x0: float, y0: float, x1: float, y1: float) -> bool:
    """Whether an area is thin, and so no box; the rule that it is."""
    wide, high = x1 - x0, y1 - y0
    if high <= _THIN and wide >= high:
        if wide >= _SHORT:
            rules.level.append(Rule((y0 + y1) / 2, x0, x1))
        return True
    if wide <= _THIN:
        if high >= _SHORT:
            rules.upright.append(Rule((x0 + x1) / 2, y0, y1))
        return True
    return False


def _has_sides(outline: Outline) -> bool:
    """A single filled area has no rules for sides, a stroked one or one of several parts may."""
    return outline.stroked or _many(outline)


def _sides(outline: Outline, view: View) -> Iterator[tuple[float, float, float, float]]:
    """The areas of a path's straight sides, or of the parts of a filled one."""
    matrix = times(pdfium.object_matrix(outline.thing), outline.matrix)
    for part in _parts(pdfium.segments(outline.thing)):
        points = [_displayed(point, matrix, view) for point in part]
        if not outline.stroked:
            xs, ys = zip(*points, strict=True)
            yield min(xs), min(ys), max(xs), max(ys)
            continue
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]] if len(points) > 3 else points):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                yield min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _parts(segments: Iterable[tuple[int, float, float]]) -> list[list[tuple[float, float]]]:
    """A path's parts of straight lines, each its corners; those with curves are left out."""
    parts: list[list[tuple[float, float]]] = []
    curved: set[int] = set()
    for kind, x, y in segments:
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        parts[-1].append((x, y))
    return [part for at, part in enumerate(parts) if at not in curved]


def _displayed(
    point: tuple[float, float], matrix: pdfium.Matrix, view: View
) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    x, y = a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f
    return view.points((x, y, x, y))[:2]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Pieces in one line made one, double rules too."""
    joined: list[Rule] = []
    for row in _beside(rules):
        at = sum(rule.at for rule in row) / len(row)
        row.sort(key=lambda rule: rule.start)
        start, end = row[0].start, row[0].end
        for rule in row[1:]:
            if rule.start > end + _GAP:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        joined.append(Rule(at, start, end))
    return joined


def _beside(rules: list[Rule]) -> list[list[Rule]]:
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][0].at <= _NEAR:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    return rows
