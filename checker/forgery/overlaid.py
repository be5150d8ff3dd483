"""What lies over a page scan: rows of typed words, small pictures, annotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import cv2
import numpy as np
from pypdfium2 import raw

from checker.forgery.pdf_marks import Mark, marks, things
from checker.forgery.places import SCAN, beside, near, shown_in
from checker.formats.pdf.render import drawn
from checker.model.boxes import area, common, union
from checker.model.document import Box, Page, Pixels

TEXT, PICTURE, FORM = "文字", "一块图片", "一块图文"
MARGIN = 0.06  # of the page's height: running heads and page numbers
MOST_WORDS = 120  # letters: more are a text layer
PATCH = (0.0003, 0.25)  # of the page
MOST_PATCHES = 3
DPI = 200.0
DARK, LIGHT = 140, 170
HIDDEN = 0.004  # of the place: dark without the cover and light with it
DOUBLED, NEAR = 0.7, 5  # of typed strokes that lie near printed ones, and of these near typed
NOTES = {
    "annotation:stamp": "图章注释",
    "annotation:text": "文字注释",
    "annotation:ink": "手写注释",
    "annotation:field": "表单域",
}
_PROGRAMS = re.compile(
    r"扫描全能王|扫描王|CamScanner|WPS|夸克|由.{0,12}扫描|^[-—\s]*第?\s*\d{1,3}\s*页?[-—\s]*$", re.I
)


@dataclass(frozen=True, slots=True)
class Laid:
    """One thing over the scan, with its words where it is text; ``picture`` shows it alone."""

    page: int
    box: Box
    kind: str
    words: str = ""
    hides: bool = False
    picture: Pixels = field(default_factory=lambda: np.zeros((1, 1, 3), np.uint8), compare=False)


def is_scan(page: Page) -> bool:
    """Whether one picture is nearly the whole page."""
    return any(item.box is not None and area(item.box) >= SCAN for item in page.pictures)


def on_page(handle: Any, page: Page) -> list[Laid]:
    """What was laid over the picture of an open page, in drawing order."""
    found = [mark for mark in marks(handle) if not mark.depth]
    scan = next((mark for mark in found if mark.kind == "image" and area(mark.box) >= SCAN), None)
    if scan is None:
        return []
    texts, (patches, stored) = _texts(found, scan), _patches(found, scan)
    laid = [*_rows(page.number, texts), *_pictures(page.number, patches), *_notes(page)]
    if not laid:
        return []
    shown = drawn(handle, DPI)
    mine = {mark.order for mark in (*texts, *patches)}
    every = [thing.object if not thing.depth else None for thing in things(handle)]
    _only(every, mine)
    alone = drawn(handle, DPI)
    _only(every, set(range(len(every))) - mine)
    bare = drawn(handle, DPI, annotations=False)
    seen = [
        replace(item, hides=_hides(shown, bare, item.box), picture=shown_in(alone, item.box))
        for item in laid
        if item.kind not in (TEXT, FORM) or _adds(item, shown, alone, bare)
    ]
    return [*_of_layers(seen)] if stored else seen


def _of_layers(seen: Sequence[Laid]) -> Iterator[Laid]:
    """What was laid on a page that may be stored in pieces: these hide nothing but blurred edges,
    so that the words alone may tell.
    """
    for item in seen:
        if item.kind not in (PICTURE, FORM):
            yield item
        elif item.hides:
            yield replace(item, hides=False)


def _adds(item: Laid, shown: Pixels, alone: Pixels, bare: Pixels) -> bool:
    """Whether words or a form show what the picture does not: layers of text lie over scans.

    Nearly the same words over what they hide are other words: one digit of a number.
    """
    if _hides(shown, bare, item.box):
        return True
    if _doubled(alone, bare, item.box):
        return False
    return item.kind == TEXT or bool((shown_in(alone, item.box).min(axis=2) < LIGHT).any())


def _only(every: Sequence[Any], orders: set[int]) -> None:
    """Leaves just these objects to be drawn, forms with all they hold; the open page alone is
    changed, never the file.
    """
    for order, thing in enumerate(every):
        if thing is not None:
            raw.FPDFPageObj_SetIsActive(thing, order in orders)


def _texts(found: Sequence[Mark], scan: Mark) -> list[Mark]:
    over = [
        mark
        for mark in found
        if mark.kind == "text" and mark.order > scan.order and mark.visible and mark.words.strip()
    ]
    if sum(len(mark.words) for mark in over) > MOST_WORDS:
        return []
    upon = [mark for mark in over if _upon(mark.box, scan.box)]
    inside = [mark.box for mark in upon if _inside(mark.box)]
    return [
        mark
        for mark in upon  # the first row of a block that begins in the margin belongs to it
        if _inside(mark.box) or any(near(mark.box, box) for box in inside)
    ]


def _rows(page: int, texts: Sequence[Mark]) -> Iterator[Laid]:
    """Words that stand side by side are one row; marks of programs are left out."""
    rows: list[Laid] = []
    for mark in sorted(texts, key=lambda mark: mark.box[0]):
        at = next((n for n, row in enumerate(rows) if beside(row.box, mark.box)), None)
        if at is None:
            rows.append(Laid(page, mark.box, TEXT, mark.words.strip()))
        else:
            box, words = union((rows[at].box, mark.box)), rows[at].words + mark.words.strip()
            rows[at] = replace(rows[at], box=box, words=words)
    yield from (row for row in rows if not _PROGRAMS.search(row.words))


def _pictures(page: int, patches: Sequence[Mark]) -> Iterator[Laid]:
    return (Laid(page, mark.box, FORM if mark.kind == "form" else PICTURE) for mark in patches)


def _patches(found: Sequence[Mark], scan: Mark) -> tuple[list[Mark], bool]:
    """Small pictures and forms over the scan, and whether they may be a page stored in layers.

    Many are; but a layer adds to what lies below, and hides none of it.
    """
    kinds = ("image", "form")
    over = [mark for mark in found if mark.kind in kinds and mark.order > scan.order]
    small = [mark for mark in over if PATCH[0] <= area(mark.box) <= PATCH[1] and _inside(mark.box)]
    small = [mark for mark in small if _upon(mark.box, scan.box)]
    layers = any(mark.kind == "image" and area(mark.box) >= SCAN for mark in over)
    return small, len(over) > MOST_PATCHES or layers


def _notes(page: Page) -> Iterator[Laid]:
    for item in page.pictures:
        if item.name in NOTES and item.box is not None:
            words = "".join(line.text for line in page.lines if line.box == item.box)
            yield Laid(page.number, item.box, NOTES[item.name], words)


def _upon(box: Box, scan: Box) -> bool:
    """Whether most of it lies on the scan, not on the sheet around it."""
    return common(box, scan) >= 0.5 * area(box)


def _inside(box: Box) -> bool:
    return box[1] > MARGIN and box[3] < 1 - MARGIN


def _hides(shown: Pixels, bare: Pixels, box: Box) -> bool:
    over, under = (shown_in(picture, box).min(axis=2) for picture in (shown, bare))
    return bool(over.size) and float(((under < DARK) & (over > LIGHT)).mean()) >= HIDDEN


def _doubled(alone: Pixels, bare: Pixels, box: Box) -> bool:
    """Whether the picture shows the same strokes there: the words repeat what it says."""
    about = np.ones((NEAR, NEAR), np.uint8)
    own, under = ((shown_in(x, box).min(axis=2) < DARK).astype(np.uint8) for x in (alone, bare))
    if not own.any() or not under.any():
        return False
    covered = float(cv2.dilate(under, about)[own > 0].mean())
    return min(covered, float(cv2.dilate(own, about)[under > 0].mean())) >= DOUBLED
