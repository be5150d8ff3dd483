"""Light boxes and annotations on a PDF page, and what lies under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.forgery import lost_words
from checker.forgery.layer_lines import telling
from checker.forgery.lost_words import Lost
from checker.forgery.pdf_marks import Mark, marks, things
from checker.forgery.places import shown_in
from checker.forgery.text_layer import differ
from checker.formats.pdf.render import drawn
from checker.model.boxes import area, common
from checker.model.document import Box, Page, Pixels

DPI, READ_DPI = 100.0, 200.0
LIGHT = 235
DARK = 140  # grey level that letters reach
LEAST, MOST = 0.0002, 0.5  # of the page: smaller boxes hide no word, larger ones are backgrounds
LEAST_DARK = 0.004  # of the box: hidden dark pixels
MAX_CANDIDATES = 30
PAGE_SCAN = 0.5
SAME_PLACE = 0.7  # of an object within another's box
PAPER = 170  # median grey of a scanned page


@dataclass(frozen=True, slots=True)
class Covered:
    """What one box hides: words under it and on it where they are text, and the page's pictures.

    ``bare`` and ``shown``: the page without and with the cover. ``under``: the place without it,
    fine enough to be read, where the words are not known. ``note``: an annotation with words.
    ``by``: a box or annotation of plain ground, anything else, or what bears a seal. ``row``: the
    hidden words with what stands beside them, where something else than a box hides them.
    """

    page: int
    box: Box
    words: str
    instead: str
    bare: Pixels = field(compare=False)
    shown: Pixels = field(compare=False)
    under: Pixels | None = field(default=None, compare=False)
    note: bool = False
    by: Literal["box", "other", "seal"] = "box"
    row: str = ""


def on_page(pdf: Any, page: Page) -> Iterator[Covered]:
    """The covers of a page of an open file: boxes, topmost first, annotations, anything else."""
    try:
        handle = pdf[page.number - 1]
        found = marks(handle)
        known = [*_under_boxes(handle, page, found), *_under_notes(handle, page)]
        known += _written_twice(handle, page, found, known)
        yield from known
        yield from _under_others(handle, page, found, known)
    except (pdfium.PdfiumError, ValueError):
        return


def _under_boxes(handle: Any, page: Page, found: list[Mark]) -> Iterator[Covered]:
    boxes = _over_something(found)
    if not boxes:
        return
    shown = drawn(handle, DPI)
    for mark in reversed(boxes[-MAX_CANDIDATES:]):  # what was put there last lies on top
        words, over = _words_under(mark, found), _over(mark, found)
        instead = "".join(item.words for item in over).strip()[:80]
        bare = _without(handle, [mark, *over], DPI)
        # New words on the box hide most of what changed in the picture: the order tells then.
        newly = _newly_dark(shown, bare, mark.box)
        dim = dark(bare, mark.box) if words else newly
        if not words and float(np.median(bare.min(axis=2))) < PAPER:
            continue  # a slide: a light panel over a photograph
        # PDFium leaves out words that repeat those before them: the same again, if they look so.
        again = words == instead or (over and not instead and not newly)
        if dim >= LEAST_DARK and not (words and again):
            under = None if words else shown_in(_without(handle, [mark, *over], READ_DPI), mark.box)
            yield Covered(page.number, mark.box, words, instead, bare, shown, under)


def _without(handle: Any, gone: Sequence[Mark], dpi: float) -> Pixels:
    """The page without a box and what was written on it."""
    every = things(handle)
    for mark in gone:
        raw.FPDFPageObj_SetIsActive(every[mark.order].object, False)
    bare = drawn(handle, dpi)
    for mark in gone:
        raw.FPDFPageObj_SetIsActive(every[mark.order].object, True)
    return bare


def _is_cover(mark: Mark) -> bool:
    light = mark.kind == "path" and mark.fill is not None and min(mark.fill) >= LIGHT
    return light and LEAST <= area(mark.box) <= MOST


def _over_something(found: list[Mark]) -> list[Mark]:
    """Boxes over text or a page scan that was drawn earlier, the topmost last.

    A sheet has thousands of white cells and as many words: they are compared all at once.
    """
    under = [mark for mark in found if _may_be_hidden(mark)]
    boxes = np.array([mark.box for mark in under]).reshape(-1, 4)
    orders = np.array([mark.order for mark in under])
    sides = boxes[:, 2:] - boxes[:, :2]
    sizes = sides.prod(axis=1)
    scans = np.array([mark.kind == "image" for mark in under], bool)
    hiding = []
    for cover in (mark for mark in found if _is_cover(mark)):
        shared = np.minimum(boxes[:, 2:], cover.box[2:]) - np.maximum(boxes[:, :2], cover.box[:2])
        common_ = shared.clip(0).prod(axis=1)
        enough = scans | (common_ >= 0.5 * np.minimum(sizes, area(cover.box)))
        if ((orders < cover.order) & (common_ > 0) & enough).any():
            hiding.append(cover)
    return hiding


def _may_be_hidden(mark: Mark) -> bool:
    if mark.kind == "text":
        return mark.visible and bool(mark.words.strip())
    return mark.kind == "image" and area(mark.box) >= PAGE_SCAN


def _mostly(mark: Mark, cover: Mark | Lost) -> bool:
    """Half of the words under the box, or half of the box over words: a part of a line counts."""
    shared = common(mark.box, cover.box)
    return shared >= 0.5 * min(area(mark.box), area(cover.box)) > 0


def _words_under(cover: Mark, found: list[Mark]) -> str:
    """Dark words that the box hides."""
    under = [m for m in found if m.order < cover.order and _is_dark(m) and _mostly(m, cover)]
    return "".join(mark.words for mark in under).strip()[:80]


def _over(cover: Mark, found: list[Mark]) -> list[Mark]:
    """What was written on the box; the same words again hide nothing."""
    return [m for m in found if m.order > cover.order and m.kind == "text" and _mostly(m, cover)]


def _is_dark(mark: Mark) -> bool:
    return mark.kind == "text" and mark.visible and mark.fill is not None and min(mark.fill) < LIGHT


def dark(picture: Pixels, box: Box) -> float:
    """Share of the place that is dark."""
    part = shown_in(picture, box)
    return float((part.min(axis=2) < DARK).mean()) if part.size else 0.0


def _newly_dark(shown: Pixels, bare: Pixels, box: Box) -> float:
    """Share of the box that is dark only without the cover."""
    over, under = shown_in(shown, box), shown_in(bare, box)
    if not over.size:
        return 0.0
    return float(((under.min(axis=2) < DARK) & (over.min(axis=2) > LIGHT - 20)).mean())


def _under_notes(handle: Any, page: Page) -> Iterator[Covered]:
    """Square and text annotations whose appearance hides dark content."""
    kinds = {"annotation:square", "annotation:text", "annotation:circle"}
    notes = [item for item in page.pictures if item.name in kinds and item.box is not None]
    if not notes:
        return
    shown, bare = drawn(handle, DPI), drawn(handle, DPI, annotations=False)
    for note in notes[:MAX_CANDIDATES]:
        box = note.box or (0.0, 0.0, 0.0, 0.0)
        if _newly_dark(shown, bare, box) >= LEAST_DARK and LEAST <= area(box) <= MOST:
            own = [line for line in page.lines if line.box == box]
            other = [line for line in page.lines if line not in own and _under(line.box, box)]
            words, instead = ("".join(line.text for line in side)[:80] for side in (other, own))
            noted = note.name == "annotation:text" and bool(instead)
            yield Covered(page.number, box, words, instead, bare, shown, note=noted)


def _written_twice(
    handle: Any, page: Page, found: Sequence[Mark], known: Sequence[Covered]
) -> Iterator[Covered]:
    """A number or date at the place of another: however the former was hidden, both are there."""
    texts = [mark for mark in found if _is_dark(mark) and mark.words.strip()]
    for mark in (mark for mark in texts if telling(mark.words)):
        below = [x for x in texts if x.order < mark.order and _within(x.box, mark.box)]
        old = "".join(x.words.strip() for x in sorted(below, key=lambda x: x.box[0]))
        apart = telling(old) and differ(old, mark.words)
        if apart and not any(common(mark.box, item.box) for item in known):
            bare = _without(handle, [mark], DPI)
            yield Covered(
                page.number, mark.box, old[:80], mark.words.strip()[:80], bare,
                drawn(handle, DPI), by="other", row=old,
            )  # fmt: skip


def _within(part: Box, whole: Box) -> bool:
    return common(part, whole) >= SAME_PLACE * area(part) > 0


def _under_others(
    handle: Any, page: Page, found: Sequence[Mark], known: Sequence[Covered]
) -> Iterator[Covered]:
    """Rows that cannot be seen, beside those that are known to be covered."""
    for row in lost_words.rows(handle, found):
        if any(common(row.box, item.box) for item in known):
            continue
        over = (m.words for m in found if m.kind == "text" and _mostly(m, row) and not m.clipped)
        instead = "".join(words for words in over if words.strip() not in row.words)
        yield Covered(
            page.number, row.box, row.words[:80], instead[:80], row.bare,
            row.shown, by="seal" if row.sealed and not instead else "other", row=row.row,
        )  # fmt: skip


def _under(line: Box, box: Box) -> bool:
    return common(line, box) >= 0.5 * area(line)
