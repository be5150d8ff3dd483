"""The straight level and upright rules of a PDF page, however programs draw them.

A rule is a stroked line, a thin filled rectangle, or the side of a stroked box; one path may hold
many.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pypdfium2 import raw

from checker.formats import affine
from checker.formats.affine import Area, Matrix, Point
from checker.formats.pdf import pdfium
from checker.formats.pdf.objects import Outline
from checker.formats.pdf.view import View
from checker.formats.ruling import Rules

FEWEST = 3  # paths on a page that has a table, unless one of them holds many lines
_MANY = 10  # segments of one path
_MOST = 40_000  # segments looked at on one page


def found(outlines: Sequence[Outline], view: View) -> Rules:
    """The rules among a page's paths; none where there are too few for a table."""
    if len(outlines) < FEWEST and not any(_many(outline) for outline in outlines):
        return Rules([], [])
    rules = Rules([], [])
    left = _MOST
    for outline in outlines:
        x0, y0, x1, y1 = view.points(outline.area)
        if not rules.add(x0, y0, x1, y1) and left > 0 and _has_sides(outline):
            left -= pdfium.path_count(outline.thing)
            for part in _sides(outline, view):
                rules.add(*part)
    return rules.joined()


def _many(outline: Outline) -> bool:
    return bool(pdfium.path_count(outline.thing) >= _MANY)


def _has_sides(outline: Outline) -> bool:
    """A single filled area has no rules for sides, a stroked one or one of several parts may."""
    return outline.stroked or _many(outline)


def _sides(outline: Outline, view: View) -> Iterator[Area]:
    """The areas of a path's straight sides, or of the parts of a filled one."""
    matrix = affine.times(pdfium.object_matrix(outline.thing), outline.matrix)
    for part in _parts(pdfium.segments(outline.thing)):
        points = [_displayed(point, matrix, view) for point in part]
        if not outline.stroked:
            yield affine.around(points)
            continue
        for (x0, y0), (x1, y1) in pairwise([*points, points[0]] if len(points) > 3 else points):
            if abs(x0 - x1) < 1 or abs(y0 - y1) < 1:
                yield affine.around(((x0, y0), (x1, y1)))


def _parts(segments: Iterable[tuple[int, float, float]]) -> list[list[Point]]:
    """A path's parts of straight lines, each its corners; those with curves are left out."""
    parts: list[list[Point]] = []
    curved: set[int] = set()
    for kind, x, y in segments:
        if kind == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([])
        elif kind == raw.FPDF_SEGMENT_BEZIERTO:
            curved.add(len(parts) - 1)
        parts[-1].append((x, y))
    return [part for at, part in enumerate(parts) if at not in curved]


def _displayed(point: Point, matrix: Matrix, view: View) -> Point:
    x, y = affine.at(matrix, *point)
    return view.points((x, y, x, y))[:2]
