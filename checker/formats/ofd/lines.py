"""Text objects of an OFD page gathered into lines, those of a ruled table cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.formats import grid_cells
from checker.formats.grids import Grids
from checker.formats.ofd.objects import POINTS, Text
from checker.model.document import Box, Cell, Colour, Line

SAME_BASELINE = 0.35  # of the smaller letter's height
APART = 3.0  # letters: a wider gap makes two lines (number on the left, signatory on the right)
SPACED = 0.8  # letters: a wider gap is written as a blank
_MIDDLE = 0.38  # of a letter's height: so far its middle stands above the baseline


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its baseline origin, width and height in millimetres."""

    letter: str
    x: float
    y: float
    width: float
    size: float
    colour: Colour
    hidden: bool
    cell: Cell | None = None


def lines(
    texts: Iterable[Text], number: int, width: float, height: float, grids: Grids
) -> tuple[Line, ...]:
    """The lines of a page of ``width`` × ``height`` millimetres, in reading order."""
    rows: list[list[Glyph]] = []
    alone: list[list[Glyph]] = []
    for text in texts:
        glyphs = _celled(list(_glyphs(text, width, height)), grids)
        if text.upright and glyphs:
            _into(rows, glyphs)
        elif glyphs:
            alone.append(glyphs)
    parts = [part for row in rows for part in _parted(sorted(row, key=lambda glyph: glyph.x))]
    made = [_line(part, number, width, height) for part in [*parts, *alone]]
    ordered = sorted((line for line in made if line), key=lambda line: (line.box[3], line.box[0]))
    return grid_cells.by_cell(ordered, grids, width * POINTS)


def unseen(found: tuple[Line, ...], painted: Iterable[Box]) -> tuple[Line, ...]:
    """The lines, with white ones marked hidden where nothing painted lies under them."""
    areas = list(painted)
    return tuple(
        replace(line, hidden=True) if _white(line) and not _on_any(line.box, areas) else line
        for line in found
    )


def _white(line: Line) -> bool:
    return line.colour is not None and min(line.colour) >= 250


def _on_any(box: Box, areas: list[Box]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(area[0] <= x <= area[2] and area[1] <= y <= area[3] for area in areas)


def _glyphs(text: Text, width: float, height: float) -> Iterable[Glyph]:
    """The characters of one object that stand on the page."""
    hidden = not text.visible or text.size < 0.2
    for index, (letter, x, y) in enumerate(text.glyphs):
        after = text.glyphs[index + 1] if index + 1 < len(text.glyphs) else None
        wide = after[1] - x if after and text.upright else text.advance
        wide = min(max(wide, text.size * 0.2), text.size) if text.upright else text.size
        if -1 < x < width + 1 and -1 < y < height + text.size:
            yield Glyph(letter, x, y, wide, text.size, text.colour, hidden)


def _celled(glyphs: list[Glyph], grids: Grids) -> list[Glyph]:
    """Glyphs with the cells where their words stand; a word that runs over a rule stays whole."""
    if not grids:
        return glyphs
    words: list[list[Glyph]] = []
    for glyph in glyphs:
        if not words or _apart(words[-1][-1], glyph):
            words.append([])
        words[-1].append(glyph)
    return [
        replace(glyph, cell=cell)
        for word in words
        for cell in [grids.cell(*_middle(word))]
        for glyph in word
    ]


def _apart(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.x - before.x - before.width
    return before.letter.isspace() or abs(gap) > SPACED * glyph.size


def _middle(word: list[Glyph]) -> tuple[float, float]:
    """In points."""
    x = (word[0].x + word[-1].x + word[-1].width) / 2
    return x * POINTS, (word[0].y - _MIDDLE * word[0].size) * POINTS


def _into(rows: list[list[Glyph]], glyphs: list[Glyph]) -> None:
    """Adds the glyphs to the row on the same baseline, or opens one."""
    first = glyphs[0]
    for row in reversed(rows[-40:]):
        close = abs(row[0].y - first.y) <= SAME_BASELINE * min(row[0].size, first.size)
        if close and row[0].hidden == first.hidden and not _overlap(row, glyphs):
            row.extend(glyphs)
            return
    rows.append(list(glyphs))


def _overlap(row: list[Glyph], glyphs: list[Glyph]) -> bool:
    """Whether letters stand on letters (a form and what was filled in): those stay two lines."""
    for glyph in glyphs:
        middle = glyph.x + glyph.width / 2
        hit = [
            old for old in row if old.x < middle < old.x + old.width and not old.letter.isspace()
        ]
        if hit and not glyph.letter.isspace():
            return True
    return False


def _parted(row: list[Glyph]) -> list[list[Glyph]]:
    parts = [[row[0]]] if row else []
    for before, glyph in pairwise(row):
        gap = glyph.x - before.x - before.width
        if glyph.cell != before.cell or gap > APART * max(before.size, glyph.size):
            parts.append([])
        parts[-1].append(glyph)
    return parts


def _line(part: list[Glyph], number: int, width: float, height: float) -> Line | None:
    words = part[0].letter
    for before, glyph in pairwise(part):
        gap = glyph.x - before.x - before.width
        spaced = gap > SPACED * glyph.size and not before.letter.isspace()
        words += (" " if spaced and not glyph.letter.isspace() else "") + glyph.letter
    inked = [glyph for glyph in part if not glyph.letter.isspace()]
    if not inked:
        return None
    size = Counter(round(glyph.size, 2) for glyph in inked).most_common(1)[0][0]
    return Line(
        words.strip(), _box(inked, width, height), number,
        colour=Counter(glyph.colour for glyph in inked).most_common(1)[0][0],
        size=round(size * POINTS, 2), hidden=part[0].hidden, cell=part[0].cell,
    )  # fmt: skip


def _box(part: list[Glyph], width: float, height: float) -> Box:
    """Letters reach from 0.88 em above the baseline to 0.12 em below it."""
    left, right = min(glyph.x for glyph in part), max(glyph.x + glyph.width for glyph in part)
    top = min(glyph.y - 0.88 * glyph.size for glyph in part)
    low = max(glyph.y + 0.12 * glyph.size for glyph in part)
    return _clip(left / width), _clip(top / height), _clip(right / width), _clip(low / height)


def _clip(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 5)
