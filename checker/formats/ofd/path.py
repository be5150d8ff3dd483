"""Abbreviated path data of OFD (GB/T 33190 clause 9.1): S M L Q B A C, as polylines."""

from __future__ import annotations

import math
from itertools import pairwise

from checker.formats.affine import Point

ARITY = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
STEPS = 12  # straight pieces for one curve: under a tenth of a millimetre off at seal size
MAX_WORDS = 400_000


def flatten(data: str) -> list[list[Point]]:
    """The polylines of a path, curves cut into short straight pieces. Bad data ends the path."""
    lines: list[list[Point]] = []
    queue = iter(data.split()[:MAX_WORDS])
    for word in queue:
        if word.upper() not in ARITY:
            break
        try:
            values = [float(next(queue)) for _ in range(ARITY[word.upper()])]
        except (ValueError, StopIteration):
            break
        _draw(lines, word.upper(), values)
    return lines


def _draw(lines: list[list[Point]], word: str, v: list[float]) -> None:
    if word in "SM":
        lines.append([(v[0], v[1])])
    elif not lines:
        return
    elif word == "L":
        lines[-1].append((v[0], v[1]))
    elif word == "Q":
        lines[-1] += _bezier([lines[-1][-1], (v[0], v[1]), (v[2], v[3])])
    elif word == "B":
        lines[-1] += _bezier([lines[-1][-1], (v[0], v[1]), (v[2], v[3]), (v[4], v[5])])
    elif word == "A":
        lines[-1] += _arc(lines[-1][-1], v)
    else:
        lines[-1].append(lines[-1][0])


def _bezier(controls: list[Point]) -> list[Point]:
    found = []
    for step in range(1, STEPS + 1):
        t, points = step / STEPS, controls
        while len(points) > 1:
            points = [
                (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(points)
            ]
        found.append(points[0])
    return found


def _arc(start: Point, v: list[float]) -> list[Point]:
    """An elliptical arc given by its end point, as in SVG (SVG 1.1 appendix F.6.5)."""
    rx, ry, turn, large, sweep, end = (
        abs(v[0]),
        abs(v[1]),
        math.radians(v[2]),
        v[3],
        v[4],
        (v[5], v[6]),
    )
    if not rx or not ry or start == end:
        return [end]
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos * dx + sin * dy, cos * dy - sin * dx
    grow = max(1.0, math.hypot(x / rx, y / ry))
    rx, ry = rx * grow, ry * grow
    rest = max(0.0, (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1)
    root = math.sqrt(rest) * (-1 if bool(large) == bool(sweep) else 1)
    cx, cy = root * rx * y / ry, -root * ry * x / rx
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    angle = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    found = []
    for step in range(1, 4 * STEPS + 1):
        at = first + angle * step / (4 * STEPS)
        px, py = cx + rx * math.cos(at), cy + ry * math.sin(at)
        found.append((cos * px - sin * py + middle[0], sin * px + cos * py + middle[1]))
    return found
