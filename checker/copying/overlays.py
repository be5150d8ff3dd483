"""What is drawn of two matched pictures: their points, and both grey copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.copying.pictures import PicturePrint
from checker.model.pair import Pair

LEAST = 4  # points that a plane map needs


@dataclass(frozen=True, slots=True)
class Overlay:
    """Each point as x, y on the first and x, y on the other, fractions; both greys as JPEG."""

    points: tuple[tuple[float, ...], ...]
    first: bytes
    other: bytes


def of(pair: Pair, a: Iterable[Any], b: Iterable[Any]) -> Overlay | None:
    """From the prints of both papers; ``None`` where the pair has no points or a print is gone."""
    if len(pair.points) < LEAST:
        return None
    page_a, box_a, page_b, box_b = pair.points[0][:4]
    one, other = _print(a, page_a, box_a), _print(b, page_b, box_b)
    if one is None or other is None:
        return None
    points = tuple(tuple(float(value) for value in point[4:8]) for point in pair.points)
    return Overlay(points, one.jpeg, other.jpeg)


def _print(prints: Iterable[Any], page: int, box: Any) -> PicturePrint | None:
    for made in prints:
        if isinstance(made, PicturePrint) and made.page == page and _same(made.box, box):
            return made
    return None


def _same(one: Any, other: Any) -> bool:
    return (list(one) if one else None) == (list(other) if other else None)
