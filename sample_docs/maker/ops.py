"""What a laid-out page consists of. Lengths are millimetres from the top left, sizes points."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image

RED = (222, 22, 26)
BLACK = (0, 0, 0)
GREY = (150, 150, 150)
MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its baseline, ``width`` stretches its letter spacing."""

    x: float
    y: float
    string: str
    font: str
    size: float
    colour: tuple[int, int, int] = BLACK
    width: float | None = None


@dataclass(frozen=True)
class Rule:
    """A horizontal line, ``thick`` in points."""

    x0: float
    x1: float
    y: float
    thick: float
    colour: tuple[int, int, int] = BLACK


@dataclass(frozen=True)
class Picture:
    """A picture; ``multiply`` lets what lies under it show through as ink does."""

    x: float
    y: float
    width: float
    height: float
    image: Image.Image
    multiply: bool = False
    jpeg: int = 0  # quality, 0 keeps it lossless


Op = Text | Rule | Picture


@dataclass
class Sheet:
    """One A4 page."""

    ops: list[Op] = field(default_factory=list)


def width_of(string: str, size: float) -> float:
    """Width in millimetres, wide characters a full em, ASCII a half."""
    return sum(0.5 if ord(c) < 0x2000 else 1.0 for c in string) * size * MM_PER_POINT
