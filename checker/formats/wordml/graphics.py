"""Parts of drawings that DrawingML and VML share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.formats.flow import Paper
from checker.formats.wordml.names import Element
from checker.model.document import Colour

Area = tuple[float, float, float, float]  # x0, y0, x1, y1 in points on the page
_LINES = ("line", "straightConnector1")
_RULE_HEIGHT = 8.0  # points; a flatter shape is a separator


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a drawing's paragraph stands on which paper."""

    paper: Paper
    top: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Graphic:
    """One drawn thing. ``content``: paragraphs, ``words``: WordArt, ``picture``: a relation id."""

    kind: Literal["text", "words", "rule", "fill", "ellipse", "picture"]
    area: Area
    anchor: str = "inline"
    colour: Colour | None = None
    width: float = 0.0
    content: Element | None = None
    words: str = ""
    picture: str = ""


def aligned(frame: Frame, wide: float) -> float:
    """Left edge of a thing that stands in the line of text."""
    left, right = frame.paper.left, frame.paper.width - frame.paper.right
    if frame.align == "center":
        return max(left, (left + right - wide) / 2)
    return max(left, right - wide) if frame.align == "right" else left


def mapped(inner: Area, origin: Area, area: Area) -> Area:
    """An area in a group's own coordinates as an area on the page."""
    wide, high = (origin[2] - origin[0]) or 1.0, (origin[3] - origin[1]) or 1.0
    x, y = (area[2] - area[0]) / wide, (area[3] - area[1]) / high
    return (
        area[0] + (inner[0] - origin[0]) * x,
        area[1] + (inner[1] - origin[1]) * y,
        area[0] + (inner[2] - origin[0]) * x,
        area[1] + (inner[3] - origin[1]) * y,
    )


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is painted; ``None``: not at all."""

    fill: Colour | None
    stroke: Colour | None
    width: float


def outline(form: str, area: Area, anchor: str, paint: Paint) -> Iterator[Graphic]:
    """A shape's own paint: a rule if flat, an ellipse, else the area it fills."""
    fill, stroke, width = paint.fill, paint.stroke, paint.width
    flat = area[3] - area[1] < _RULE_HEIGHT
    if form in _LINES or (flat and (fill or stroke)):
        if flat:
            yield Graphic("rule", area, anchor, stroke or fill, width)
    elif form == "ellipse" and (fill or stroke):
        yield Graphic("ellipse", area, anchor, stroke or fill, width)
    elif fill:
        yield Graphic("fill", area, anchor, fill)
