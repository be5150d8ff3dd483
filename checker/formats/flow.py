"""A sketch of pages for formats without a fixed layout: where each paragraph would roughly stand.

Lines are whole paragraphs (parted at line breaks, tones and sizes); boxes cover their wrapped rows.
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from checker.formats.paint import tone
from checker.model.document import Box, Cell, Colour, Line, Page, Placed, Shape

MAX_PAGES = 2000
_ROW = 1.5  # row height in character heights where nothing is stated
_SIZES = 1.4  # ratio beyond which two sizes are different things


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look; ``size`` in points. ``\\n`` in ``text`` parts lines."""

    text: str
    size: float = 16.0
    colour: Colour | None = (0, 0, 0)
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph stands; lengths in points. ``row`` is the height of a row, 0: by size."""

    align: str = "left"  # left | center | right
    before: float = 0.0
    after: float = 0.0
    first: float = 0.0
    left: float = 0.0
    right: float = 0.0
    row: float = 0.0
    cells: bool = False  # tabs part cells, empty ones at the beginning too


Filled = tuple[Sequence[tuple[Sequence[Span], Setting]], float]  # a cell's paragraphs, its share


@dataclass(frozen=True, slots=True)
class Paper:
    """Page size and margins in points; the defaults are GB/T 9704's A4 with its type area."""

    width: float = 595.3
    height: float = 841.9
    top: float = 104.9
    bottom: float = 99.2
    left: float = 79.4
    right: float = 73.7


@dataclass(slots=True)
class _Open:
    """A page being filled."""

    lines: list[Line] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)


class Flow:
    """Takes paragraphs in order and gives pages.

    ``page`` is the page being filled, from 1; ``top`` where its next paragraph starts, in points.
    """

    def __init__(self, paper: Paper | None = None) -> None:
        self.paper = paper or Paper()
        self.top = self.paper.top
        self.page = 1
        self._pages = [_Open()]
        self._tables = itertools.count()

    def break_page(self) -> None:
        """Go on at the top of the next page."""
        if self.page < MAX_PAGES:
            self.page += 1
            self._pages += [_Open() for _ in range(self.page - len(self._pages))]
        self.top = self.paper.top

    def room(self, height: float) -> None:
        """Turn the page if ``height`` points do not fit below."""
        limit = self.paper.height - self.paper.bottom
        if self.top + height > limit and self.top > self.paper.top:
            self.break_page()

    def next_table(self) -> int:
        """The number of the table that is laid out next."""
        return next(self._tables)

    def column(self) -> tuple[float, float]:
        """Left and right edge of the type area."""
        return self.paper.left, self.paper.width - self.paper.right

    def paragraph(self, spans: Sequence[Span], setting: Setting, where: str = "body") -> Box:
        """Add a paragraph across the type area; its box."""
        self.top += setting.before
        height = _height(spans, setting, *self.column())
        self.room(height)
        start = self.top
        self.place(spans, setting, where, self.column(), start)
        self.top = start + height + setting.after
        return self.box(self.paper.left, start, self.paper.width - self.paper.right, self.top)

    def row(self, cells: Sequence[Filled], places: Sequence[Cell]) -> None:
        """Add a table row: what each cell holds, and where it stands."""
        (left, right), shares = self.column(), sum(share for _, share in cells) or 1.0
        wide = ((right - left) * share / shares for _, share in cells)
        edges = itertools.accumulate(wide, initial=left)
        columns = list(itertools.pairwise(edges))
        heights = [
            sum(_height(spans, setting, *column) for spans, setting in cell)
            for (cell, _), column in zip(cells, columns, strict=True)
        ]
        self.room(max(heights, default=0.0))
        for (cell, _), column, place in zip(cells, columns, places, strict=True):
            top = self.top
            for spans, setting in cell:
                self.place(spans, setting, "table", column, top, cell=place)
                top += _height(spans, setting, *column)
        self.top += max(heights, default=0.0)

    def place(
        self,
        spans: Sequence[Span],
        setting: Setting,
        where: str,
        column: tuple[float, float],
        top: float,
        *,
        cell: Cell | None = None,
    ) -> None:
        """Put a paragraph into a column of the page being filled without moving on."""
        edges = column[0] + setting.left, max(column[1] - setting.right, column[0] + 1)
        parts = _parted(spans)
        for part in parts:
            for piece, area in _laid(part, setting, edges, top):
                self._pages[self.page - 1].lines.append(self._line(piece, area, where, cell))
            top += _height(part, setting, *column) if part is not parts[-1] else 0.0

    def _line(self, span: Span, area: Box, where: str, cell: Cell | None) -> Line:
        return Line(
            span.text,
            self.box(*area),
            self.page,
            span.colour,
            span.size,
            where=where,
            hidden=span.hidden,
            cell=cell,
        )

    def shape(self, shape: Shape) -> None:
        """Add a shape to the page being filled."""
        self._pages[self.page - 1].shapes.append(shape)

    def picture(self, picture: Placed) -> None:
        """Add a picture to the page being filled."""
        self._pages[self.page - 1].pictures.append(picture)

    def within(self, paper: Paper) -> Flow:
        """An empty flow over another area of the same page, such as a text box."""
        flow = Flow(paper)
        flow.page, flow._tables = self.page, self._tables
        flow._pages = [_Open() for _ in range(self.page)]
        return flow

    def take(self, other: Flow) -> None:
        """Put everything from a flow made by ``within`` on the page being filled."""
        here = self._pages[self.page - 1]
        for page in other._pages:
            here.lines += [replace(line, page=self.page) for line in page.lines]
            here.shapes += page.shapes
            here.pictures += page.pictures

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Points to fractions of the page, cut to the page."""
        width, height = self.paper.width, self.paper.height
        return (_part(x0 / width), _part(y0 / height), _part(x1 / width), _part(y1 / height))

    def pages(self) -> tuple[Page, ...]:
        """All pages, empty ones at the end left out."""
        while len(self._pages) > 1 and self._pages[-1] == _Open():
            self._pages.pop()
        return tuple(
            Page(
                number,
                self.paper.width,
                self.paper.height,
                tuple(page.lines),
                tuple(page.shapes),
                tuple(page.pictures),
                source="flow",
                true_scale=False,
            )
            for number, page in enumerate(self._pages, 1)
        )


def _part(value: float) -> float:
    return min(1.0, max(0.0, value))


def text_width(text: str, size: float) -> float:
    """Rough width in points: full-width characters are square, others half."""
    wide = 0 if text.isascii() else sum(map(_wide, text))
    return size * (wide + (len(text) - wide) / 2)


@lru_cache(maxsize=16384)
def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _width(spans: Sequence[Span]) -> float:
    return sum(text_width(span.text, span.size) for span in spans if not span.hidden)


def _parted(spans: Sequence[Span]) -> list[list[Span]]:
    """The paragraph at its line breaks."""
    if not any("\n" in span.text for span in spans):
        return [list(spans)]
    parts: list[list[Span]] = [[]]
    for span in spans:
        first, *others = span.text.split("\n")
        parts[-1].append(replace(span, text=first))
        parts += [[replace(span, text=text)] for text in others]
    return parts


def _height(spans: Sequence[Span], setting: Setting, left: float, right: float) -> float:
    size = max((span.size for span in spans if not span.hidden), default=0.0)
    wide = max(right - left - setting.left - setting.right, size, 1.0)
    parts = _parted(spans)
    rows = sum(max(1, math.ceil((_width(part) + setting.first) / wide - 0.01)) for part in parts)
    return rows * (setting.row or size * _ROW)


def _laid(
    spans: Sequence[Span], setting: Setting, edges: tuple[float, float], top: float
) -> Iterator[tuple[Span, Box]]:
    """Pieces of one tone and size with the area (points) each takes up."""
    left, right = edges
    pieces = _pieces(spans)
    size = max((piece.size for piece in pieces), default=0.0)
    row = setting.row or size * _ROW
    total = _width(pieces) + setting.first
    slack = max(0.0, right - left - total)
    shift = {"center": slack / 2, "right": slack}.get(setting.align, 0.0) + setting.first
    for piece in pieces:
        wide = 0.0 if piece.hidden else text_width(piece.text, piece.size)
        start, end = shift, shift + wide
        shift = end
        if not piece.text.strip():
            continue
        first, last = _rows_of(start, end, right - left)
        area = (left, top + first * row, right, top + (last + 1) * row)
        if first == last:
            offset = first * (right - left)
            area = (left + start - offset, area[1], left + end - offset, area[3])
        text = piece.text.strip(" " if setting.cells else None)
        yield piece if text == piece.text else replace(piece, text=text), area


def _rows_of(start: float, end: float, wide: float) -> tuple[int, int]:
    first = int(start // max(wide, 1.0))
    return first, max(first, math.ceil(end / max(wide, 1.0) - 0.01) - 1)


def _pieces(spans: Sequence[Span]) -> list[Span]:
    """Neighbours of like tone and size made one."""
    pieces: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if pieces and _alike(pieces[-1], span):
            main = max(pieces[-1], span, key=lambda one: len(one.text.strip()))
            pieces[-1] = replace(main, text=pieces[-1].text + span.text)
        else:
            pieces.append(span)
    return pieces


def _alike(one: Span, other: Span) -> bool:
    if one.hidden != other.hidden:
        return False
    if not one.text.strip() or not other.text.strip():
        return True
    small, large = sorted((one.size, other.size))
    return tone(one.colour) == tone(other.colour) and large <= _SIZES * max(small, 0.1)
