"""Paths of an OFD page as shapes: rules, fills, ellipses."""

from __future__ import annotations

import math

from checker.formats.affine import around, at
from checker.formats.ofd.layout import Sheet
from checker.formats.ofd.objects import CURVED, POINTS, Image, Path
from checker.model.document import Box, Shape

THIN = 3.0  # mm: a flatter fill or path is a rule


def shape(path: Path, width: float, height: float) -> Shape | None:
    """The shape of a path on a page of ``width`` × ``height`` mm; ``None`` if it paints nothing."""
    colour = path.fill or path.stroke
    points = [point for line in path.lines for point in line]
    if colour is None or not points:
        return None
    x0, y0, x1, y1 = around(points)
    wide, high = x1 - x0, y1 - y0
    grow = path.width / 2 if path.stroke is not None and path.fill is None else 0.0
    box = (
        (x0 - grow) / width, (y0 - grow) / height, (x1 + grow) / width, (y1 + grow) / height,
    )  # fmt: skip
    if min(wide, high) < THIN < max(wide, high):
        thick = min(wide, high) + 2 * grow
        return Shape("rule", box, colour, thick * POINTS)
    if _round(path, wide, high):
        return Shape("ellipse", box, colour, path.width * POINTS)
    return Shape("fill", box, colour, path.width * POINTS) if path.fill is not None else None


def _round(path: Path, wide: float, high: float) -> bool:
    """Whether the path is one closed curve at an equal (scaled) distance from its middle."""
    if len(path.lines) != 1 or len(path.lines[0]) < CURVED or wide <= 0 or high <= 0:
        return False
    x0, y0, x1, y1 = around(path.lines[0])
    middle = (x1 + x0) / 2, (y1 + y0) / 2
    far = [math.hypot((x - middle[0]) / wide, (y - middle[1]) / high) * 2 for x, y in path.lines[0]]
    return min(far) > 0.93 and max(far) < 1.07


def box_of(image: Image, sheet: Sheet) -> Box:
    """Where a picture stands, as fractions of its page."""
    corners = [at(image.matrix, x, y) for x in (0, 1) for y in (0, 1)]
    xs = [min(1.0, max(0.0, corner[0] / sheet.width)) for corner in corners]
    ys = [min(1.0, max(0.0, corner[1] / sheet.height)) for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)
