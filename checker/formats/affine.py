"""Affine matrices as PDF and OFD write them: (x, y) goes to (ax + cy + e, bx + dy + f)."""

from __future__ import annotations

from collections.abc import Iterable

Point = tuple[float, float]
Area = tuple[float, float, float, float]  # least x, least y, most x, most y
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[Point]) -> Area:
    """The upright area that just holds some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def moved(area: Area, matrix: Matrix) -> Area:
    """The upright area round where an area goes."""
    return around(at(matrix, x, y) for x in (area[0], area[2]) for y in (area[1], area[3]))


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does the first, then the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def inverse(matrix: Matrix) -> Matrix | None:
    """The matrix that undoes it; ``None`` where it leaves no area."""
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-9:
        return None
    p, q, r, s = d / size, -b / size, -c / size, a / size
    return p, q, r, s, -(e * p + f * r), -(e * q + f * s)
