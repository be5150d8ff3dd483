"""What is drawn of two matched pictures: their points, and both grey copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.copying.pictures import covers
from checker.copying.pictures.prints import PicturePrint
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
    one, other = (
        _print(prints, which) for prints, which in zip((a, b), pair.points[0], strict=False)
    )
    if one is None or other is None:
        return None
    points = tuple(tuple(float(value) for value in point[2:6]) for point in pair.points)
    return Overlay(points, covers.shown(one), covers.shown(other))


def shown(pair: Pair, prints: Iterable[Any], side: str) -> PicturePrint | None:
    """The picture of one side, "a" or "b"; ``None`` where the pair has no points."""
    which = pair.points[0][0 if side == "a" else 1] if pair.points else None
    return _print(prints, which) if isinstance(which, bytes) else None


def _print(prints: Iterable[Any], which: bytes) -> PicturePrint | None:
    """The print of this hash, of which a paper has one: many stand on a page without a place."""
    own = (made for made in prints if isinstance(made, PicturePrint))
    return next((made for made in own if made.hash == which), None)
