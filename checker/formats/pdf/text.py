"""The characters of a PDF page as runs: one text object, one colour, one size, no wide blanks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any, NamedTuple

from checker.formats.grids import Grids
from checker.formats.pdf import form_text, pdfium
from checker.formats.pdf import looks as pdf_looks
from checker.formats.pdf.looks import Look
from checker.formats.pdf.view import View
from checker.model.document import Box, Cell, Colour

MAX_CHARACTERS = 100_000  # a page beyond this is no page; the rest is left out
_FEW = 20  # characters: fewer may be a note at the margin
_ASKED = 200  # characters of a page that tell which way it stands
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_WORDS = re.compile(r"\S+|\s+")
# Rows with letters of these pdfium sorts anew, so that an object's may not stand together.
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_WIDE = 1.5  # in character heights: a blank to look at; lines decide whether it parts them


class Run(NamedTuple):
    """``x0, y0, x1, y1`` are points on the page as displayed, origin top left."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    colour: Colour | None
    hidden: bool
    level: bool  # reads from left to right on the page as displayed
    order: int


class _Word(NamedTuple):
    start: int
    end: int
    cell: Cell | None
    box: Box  # in points on the page as displayed


@dataclass(frozen=True, slots=True)
class _Source:
    handle: int
    text: str
    view: View
    forms: bool
    grids: Grids


def runs(textpage: Any, view: View, forms: bool, grids: Grids) -> list[Run]:
    """All runs of a page in the order of its content. ``forms``: it may hold form objects.

    None goes over from one cell of a ruled table into another.
    """
    handle = pdfium.handle(textpage)
    count = min(textpage.count_chars(), MAX_CHARACTERS)
    if count <= 0:
        return []
    page = _Source(handle, pdfium.characters(handle, count), view, forms, grids)
    found: list[Run] = []
    for look, spans in _stretches(page):
        run = _run(page, spans[0][0], spans[-1][1], look, len(found))
        if run is None:
            continue
        if grids and _may_part(run, spans) and not _in_one_cell(run, grids):
            found += _several(page, _by_cell(page, spans), look, len(found))
        elif len(spans) > 1 and _torn(run):
            found += _several(page, spans, look, len(found))
        elif run.level and _roomy(run):
            parts = _cut(page, spans[0][0], spans[-1][1], look.size)
            found += _several(page, parts, look, len(found))
        else:
            found.append(run)
    return found


def turn(textpage: Any, runs: Sequence[Run], view: View) -> int:
    """How far clockwise a page must be turned for its words to be level (0, 90, 180, 270)."""
    shown = [run for run in runs if not run.hidden]
    level, every = (
        sum(len(r.text) for r in some) for some in ([r for r in shown if r.level], shown)
    )
    if every < _FEW or 2 * level >= every:
        return 0
    count = min(textpage.count_chars(), MAX_CHARACTERS)
    asked = range(0, count, max(1, count // _ASKED))
    return pdf_looks.turn(pdfium.handle(textpage), asked, view.rotation)


def complete(textpage: Any) -> bool:
    """Whether all characters of a page are among its runs."""
    return bool(textpage.count_chars() <= MAX_CHARACTERS)


def _stretches(page: _Source) -> Iterator[tuple[Look, list[tuple[int, int]]]]:
    """Neighbouring text objects of one look, as programs that place single characters make."""
    last: Look | None = None
    spans: list[tuple[int, int]] = []
    every = list(_spans(page.handle, page.text))
    starts = {thing: start for thing, start, _ in reversed(every)}
    looks = pdf_looks.looks(page.handle, starts, page.view.rotation)
    for thing, start, end in every:
        look = looks[thing]
        if (look is last or look == last) and spans[-1][1] == start:
            spans.append((start, end))
            continue
        if last is not None:
            yield last, spans
        last, spans = look, [(start, end)]
    if last is not None:
        yield last, spans


def _torn(run: Run) -> bool:
    """Whether a stretch is much larger than its text: its objects do not stand in one row."""
    room = 1.7 * run.size
    return run.level and (run.y1 - run.y0 > room or run.x1 - run.x0 > (len(run.text) + 1) * room)


def _several(
    page: _Source, spans: Iterable[tuple[int, int]], look: Look, order: int
) -> Iterator[Run]:
    for start, end in spans:
        run = _run(page, start, end, look, order)
        if run is not None:
            yield run
            order += 1


def _may_part(run: Run, spans: Sequence[tuple[int, int]]) -> bool:
    return run.level and (len(spans) > 1 or " " in run.text)


def _in_one_cell(run: Run, grids: Grids) -> bool:
    corners = (run.x0, run.y0, run.x1, run.y1)
    inset = min(0.2 * run.size, (run.x1 - run.x0) / 2, (run.y1 - run.y0) / 2)
    x0, y0, x1, y1 = (at + inset * sign for at, sign in zip(corners, (1, 1, -1, -1), strict=True))
    return grids.cell(x0, y0) is grids.cell(x1, y1)


def _by_cell(page: _Source, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Words that stand side by side in one cell. A word that runs over a rule stays whole."""
    last: _Word | None = None
    for word in _words(page, spans):
        if last is not None and _beside(last, word):
            last = word._replace(start=last.start)
            continue
        if last is not None:
            yield last.start, last.end
        last = word
    if last is not None:
        yield last.start, last.end


def _words(page: _Source, spans: Iterable[tuple[int, int]]) -> Iterator[_Word]:
    for start, end in spans:
        for word in _WORD.finditer(page.text, start, end):
            area = form_text.area(page.handle, *word.span())
            if area is not None:
                box = page.view.points(area)
                cell = page.grids.cell((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
                yield _Word(*word.span(), cell, box)


def _beside(left: _Word, right: _Word) -> bool:
    reach = _WIDE * max(left.box[3] - left.box[1], right.box[3] - right.box[1])
    level = left.box[1] < right.box[3] and right.box[1] < left.box[3]
    return left.cell is right.cell and level and -reach < right.box[0] - left.box[2] < reach


def _roomy(run: Run) -> bool:
    """Whether a run with blanks is wider than its characters: pdfium shows any blank as one."""
    if " " not in run.text:
        return False
    narrow = sum(map(str.isascii, run.text))
    return run.x1 - run.x0 > (len(run.text) - narrow / 2 + 1.2) * run.size


def _spans(handle: int, text: str) -> Iterator[tuple[int, int, int]]:
    """(text object, start, end); characters that pdfium generated belong to none."""
    things = _things(handle, text)
    ends = [at for at, (one, other) in enumerate(pairwise(things), 1) if one != other]
    for start, end in pairwise([0, *ends, len(things)]):
        if (thing := things[start]) is not None:
            yield thing, start, end


def _things(handle: int, text: str) -> list[int | None]:
    """The text object of each character. A word whose two ends are of one object is all of it.

    Blanks are asked for one by one, since pdfium puts some between objects that belong to none.
    """
    if _LEFTWARDS.search(text):
        return list(map(pdfium.text_object, repeat(handle), range(len(text))))
    things: list[int | None] = []
    for word in _WORDS.finditer(text):
        start, end = word.span()
        first = pdfium.text_object(handle, start)
        if end - start == 1:
            things.append(first)
        elif not text[start].isspace() and first == pdfium.text_object(handle, end - 1):
            things += [first] * (end - start)
        else:
            things += map(pdfium.text_object, repeat(handle), range(start, end))
    return things


def _cut(page: _Source, start: int, end: int, size: float) -> Iterator[tuple[int, int]]:
    """A stretch without the wide blanks in it: they part fields and columns."""
    for blank in _BLANK.finditer(page.text, start, end):
        inside = start < blank.start() and blank.end() < end
        if inside and _gap(page, blank.start() - 1, blank.end()) > _WIDE * size:
            yield start, blank.start()
            start = blank.end()
    if end > start:
        yield start, end


def _gap(page: _Source, left: int, right: int) -> float:
    """Points between two characters of a level text on the page as displayed."""
    before = form_text.character(page.handle, left)
    after = form_text.character(page.handle, right)
    if before is None or after is None:
        return 0.0
    return (page.view.box(after)[0] - page.view.box(before)[2]) * page.view.width


def _run(page: _Source, start: int, end: int, look: Look, order: int) -> Run | None:
    kept = _single(page, start, page.text[start:end].strip(), look.size)
    where = form_text.area if page.forms else pdfium.text_area
    area = where(page.handle, start, end) if kept else None
    if area is None:
        return None
    view = page.view
    x0, y0, x1, y1 = view.box(area)
    outside = x1 <= 0 or y1 <= 0 or x0 >= 1 or y0 >= 1
    wide, high = view.width, view.height
    return Run(
        kept,
        *(x0 * wide, y0 * high, x1 * wide, y1 * high),
        look.size,
        look.colour,
        look.hidden or outside,
        look.level,
        order,
    )


def _single(page: _Source, start: int, text: str, size: float) -> str:
    """Each letter once where every one is painted twice in its place, filled and outlined."""
    if len(text) < 2 or len(text) % 2 or text[::2] != text[1::2]:
        return text
    first = page.text.index(text[0], start)
    one = form_text.character(page.handle, first)
    two = form_text.character(page.handle, first + 1)
    if one is None or two is None or abs(one[0] - two[0]) + abs(one[1] - two[1]) > 0.2 * size:
        return text
    return text[::2]
