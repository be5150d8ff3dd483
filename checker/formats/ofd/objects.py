"""Graphic objects of an OFD page (GB/T 33190 clauses 8 to 13), flattened into millimetres."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from checker.formats.affine import IDENTITY, Matrix, Point, at, times
from checker.formats.markup import Node
from checker.formats.ofd.package import child, children, numbers, tag, words
from checker.formats.ofd.path import flatten
from checker.model.document import Colour

POINTS = 72 / 25.4  # in a millimetre
MAX_DEPTH = 8
MAX_OBJECTS = 200_000
DEFAULT_WIDTH = 0.353  # mm, clause 8.3.1
_SHADINGS = ("AxialShd", "RadialShd")
CURVED = 24  # points of a polyline: fewer are straight-sided


@dataclass(frozen=True, slots=True)
class Text:
    """Characters with the origin of each on its baseline. ``size`` is the em in millimetres."""

    glyphs: tuple[tuple[str, float, float], ...]
    size: float
    colour: Colour
    font: str
    advance: float  # of the last character
    upright: bool = True
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Path:
    """Polylines with their paint; ``None`` where not filled or not stroked."""

    lines: tuple[tuple[Point, ...], ...]
    fill: Colour | None
    stroke: Colour | None
    width: float
    even_odd: bool = False  # how outlines inside outlines count; else by their direction


@dataclass(frozen=True, slots=True)
class Image:
    """A picture resource; ``matrix`` takes the unit square (origin top left) to the page."""

    resource: str
    matrix: Matrix


Mark = Text | Path | Image


@dataclass(frozen=True, slots=True)
class Resources:
    """What pages refer to by ID: media (member names), font names, drawing parameters, groups."""

    media: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    drawing: dict[str, Node] = field(default_factory=dict)
    groups: dict[str, Node] = field(default_factory=dict)


def marks(layer: Node, resources: Resources, cut: Callable[[], None]) -> Iterator[Mark]:
    """All marks of a layer or appearance, in drawing order; ``cut`` is called where some are left
    out for their number or depth.
    """
    yield from _Walk(resources, cut).block(layer, IDENTITY, layer.get("DrawParam"))


class _Walk:
    """Goes down a layer within limits on depth and number of objects."""

    def __init__(self, resources: Resources, cut: Callable[[], None]) -> None:
        self.resources = resources
        self.cut = cut
        self.left = MAX_OBJECTS

    def block(
        self, node: Node, outer: Matrix, drawing: str | None, depth: int = 0
    ) -> Iterator[Mark]:
        for item in node:
            self.left -= 1
            if self.left < 0 or depth > MAX_DEPTH:
                self.cut()
                return
            hidden = item.get("Visible", "true").lower() == "false"
            # Invisible text is kept and marked: a check looks for it. Other hidden things go.
            if not hidden or tag(item) == "TextObject":
                yield from self._item(item, outer, item.get("DrawParam") or drawing, depth)

    def _item(self, item: Node, outer: Matrix, param: str | None, depth: int) -> Iterator[Mark]:
        name = tag(item)
        if name == "PageBlock":
            yield from self.block(item, outer, param, depth + 1)
        elif name == "CompositeObject":
            content = child(self.resources.groups.get(item.get("ResourceID", "")), "Content")
            if content is not None:
                yield from self.block(content, times(_placement(item), outer), param, depth + 1)
        elif name == "TextObject":
            yield from _texts(item, outer, self.resources, param)
        elif name == "PathObject":
            yield from _path(item, outer, self.resources, param)
        elif name == "ImageObject":
            yield _image(item, outer)


def _placement(item: Node) -> Matrix:
    """The object's own space to its parent's: its CTM, then the corner of its boundary."""
    corner = [*numbers(item.get("Boundary")), 0.0, 0.0][:2]
    ctm = numbers(item.get("CTM"))
    own: Matrix = (ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]) if len(ctm) == 6 else IDENTITY
    return (*own[:4], own[4] + corner[0], own[5] + corner[1])


def _texts(item: Node, outer: Matrix, resources: Resources, param: str | None) -> Iterator[Text]:
    matrix = times(_placement(item), outer)
    size = (numbers(item.get("Size")) or [0.0])[0]
    # A text CTM of (a b c d) scales the letters; Size alone is not what is seen.
    scale = math.hypot(matrix[2], matrix[3])
    filled = item.get("Fill", "true").lower() != "false"
    stroked = item.get("Stroke", "false").lower() == "true"
    paint = "FillColor" if filled else "StrokeColor"
    colour = _colour(child(item, paint)) or _of_param(resources, param, paint) or (0, 0, 0)
    shown = item.get("Visible", "true").lower() != "false" and item.get("Alpha", "255") != "0"
    visible = shown and (filled or stroked)
    upright = abs(matrix[1]) <= 0.2 * abs(matrix[0]) and matrix[0] > 0
    for code in children(item, "TextCode"):
        letters = "".join(map(str, code.itertext())).strip("\r\n\t")
        places = _places(code, len(letters), size)
        glyphs = tuple(
            (letter, *at(matrix, x, y)) for letter, (x, y) in zip(letters, places, strict=False)
        )
        if glyphs:
            font = resources.fonts.get(item.get("Font", ""), "")
            wide = _advance(places, letters, size) * math.hypot(matrix[0], matrix[1])
            yield Text(glyphs, size * scale, colour, font, wide, upright, visible)


def _places(code: Node, count: int, size: float) -> list[Point]:
    x, y = (numbers(code.get("X")) or [0.0])[0], (numbers(code.get("Y")) or [size])[0]
    across, down = _deltas(code.get("DeltaX")), _deltas(code.get("DeltaY"))
    places = [(x, y)]
    for index in range(min(count, 100_000) - 1):
        step = across[min(index, len(across) - 1)] if across else (0.0 if down else size)
        x += step
        y += down[min(index, len(down) - 1)] if down else 0.0
        places.append((x, y))
    return places


def _deltas(value: str | None) -> list[float]:
    """Steps between characters; ``g 3 5.0`` stands for 5.0 three times (clause 11.3)."""
    found: list[float] = []
    parts = iter((value or "").split())
    try:
        for part in parts:
            if part == "g":
                found += min(int(float(next(parts))), 10_000) * [float(next(parts))]
            else:
                found.append(float(part))
    except (ValueError, StopIteration, OverflowError):
        pass
    return found


def _advance(places: list[Point], letters: str, size: float) -> float:
    if letters and ord(letters[-1]) < 0x2E80:
        steps = [b[0] - a[0] for a, b in pairwise(places)]
        return min(size, max(steps[-1:] or [size / 2]))
    return size


def _path(item: Node, outer: Matrix, resources: Resources, param: str | None) -> Iterator[Path]:
    matrix = times(_placement(item), outer)
    lines = flatten(words(item, "AbbreviatedData"))
    placed = tuple(tuple(at(matrix, x, y) for x, y in line) for line in lines if len(line) > 1)
    if not placed:
        return
    fill = stroke = None
    if item.get("Fill", "false").lower() == "true" and not _clear(item):
        fill = _colour(child(item, "FillColor")) or _of_param(resources, param, "FillColor")
        fill = fill or (0, 0, 0)
    if item.get("Stroke", "true").lower() != "false":
        stroke = _colour(child(item, "StrokeColor")) or _of_param(resources, param, "StrokeColor")
        stroke = stroke or (0, 0, 0)
    width = (numbers(item.get("LineWidth")) or [_param_width(resources, param)])[0]
    width *= math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    yield Path(placed, fill, stroke, width, item.get("Rule", "").lower() == "even-odd")


def _clear(item: Node) -> bool:
    """Whether what lies below shows through the fill (8.1 and 8.3.2: 255 hides it)."""
    told = [one.get("Alpha") for one in (item, child(item, "FillColor")) if one is not None]
    return any(numbers(alpha)[:1] < [128.0] for alpha in told if numbers(alpha))


def _image(item: Node, outer: Matrix) -> Image:
    box = (numbers(item.get("Boundary")) + [0.0] * 4)[:4]
    placed = _placement(item)
    if len(numbers(item.get("CTM"))) != 6:
        placed = (box[2], 0, 0, box[3], box[0], box[1])
    return Image(item.get("ResourceID", ""), times(placed, outer))


def _of_param(resources: Resources, param: str | None, name: str) -> Colour | None:
    for node in _chain(resources, param):
        found = _colour(child(node, name))
        if found is not None:
            return found
    return None


def _param_width(resources: Resources, param: str | None) -> float:
    for node in _chain(resources, param):
        if numbers(node.get("LineWidth")):
            return numbers(node.get("LineWidth"))[0]
    return DEFAULT_WIDTH


def _chain(resources: Resources, param: str | None) -> Iterator[Node]:
    """A drawing parameter and those it builds on."""
    for _ in range(MAX_DEPTH):
        node = resources.drawing.get(param or "")
        if node is None:
            return
        yield node
        param = node.get("Relative")


def _colour(node: Node | None) -> Colour | None:
    """Red, green, blue from 1 (grey), 3 or 4 (CMYK, 0 to 255) components.

    Of a shading (GB/T 33190, 8.3.4) it is the colour that it begins with.
    """
    if node is None:
        return None
    if node.get("Value") is None:
        shadings = (child(child(one, "Segment"), "Color") for one in children(node, *_SHADINGS))
        return next((found for found in map(_colour, shadings) if found), None)
    parts = [_component(word) for word in str(node.get("Value")).split()]
    if len(parts) == 1:
        return parts[0], parts[0], parts[0]
    if len(parts) == 4:
        red, green, blue = ((255 - part) * (255 - parts[3]) // 255 for part in parts[:3])
        return red, green, blue
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else None


def _component(word: str) -> int:
    try:
        value = int(word[1:], 16) if word.startswith("#") else int(float(word))
    except (ValueError, OverflowError):
        return 0
    return min(255, max(0, value))
