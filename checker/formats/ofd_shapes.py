"""Paths of an OFD page as shapes: rules, fills, ellipses."""

from __future__ import annotations

import math

from checker.formats.ofd_layout import Sheet
from checker.formats.ofd_objects import POINTS, Image, Path, at
from checker.model.document import Box, Shape

THIN = 3.0  # mm: a flatter fill or path is a rule
CURVED = 24  # points: fewer are straight-sided


def shape(path: Path, width: float, height: float) -> Shape | None:
    """The shape of a path on a page of ``width`` × ``height`` mm; ``None`` if it paints nothing."""
    colour = path.fill or path.stroke
    points = [point for line in path.lines for point in line]
    if colour is None or not points:
        return None
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    grow = path.width / 2 if path.stroke is not None and path.fill is None else 0.0
    box = (
        (min(xs) - grow) / width, (min(ys) - grow) / height,
        (max(xs) + grow) / width, (max(ys) + grow) / height,
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
    xs, ys = zip(*path.lines[0], strict=True)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    far = [math.hypot((x - middle[0]) / wide, (y - middle[1]) / high) * 2 for x, y in path.lines[0]]
    return min(far) > 0.93 and max(far) < 1.07


def box_of(image: Image, sheet: Sheet) -> Box:
    """Where a picture stands, as fractions of its page."""
    corners = [at(image.matrix, x, y) for x in (0, 1) for y in (0, 1)]
    xs = [min(1.0, max(0.0, corner[0] / sheet.width)) for corner in corners]
    ys = [min(1.0, max(0.0, corner[1] / sheet.height)) for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def area(box: Box) -> float:
    """The share of the page inside a box."""
    return (box[2] - box[0]) * (box[3] - box[1])
