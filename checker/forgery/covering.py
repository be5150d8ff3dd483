"""A white box, or an annotation, that hides what lies under it.

Signal: an opaque light fill drawn after text or a page scan; without it dark content shows there.
Strength: strong; 0.14 % of 1,510 public PDFs. 24 of 24 made ones. Boxes that hide only drawn
lines (organisation charts do) are no signal, nor are panels over a picture that is no paper. Weak
where the hidden words hold a telephone or identity number: these are masked before publishing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.forgery.cuts import cut, may_show, personal
from checker.forgery.pdf_marks import Mark, drawn, marks, opened
from checker.forgery.places import area, common
from checker.model.document import Box, Document, Engine, Line, Page, Pixels
from checker.model.finding import Evidence, Finding, Outcome

NAME = "covering"
DPI = 100.0
LIGHT = 235
DARK = 140  # grey level that letters reach
LEAST, MOST = 0.0002, 0.5  # of the page: smaller boxes hide no word, larger ones are backgrounds
LEAST_DARK = 0.004  # of the box: hidden dark pixels
MAX_CANDIDATES = 30
DRAWN = 1  # covers that are shown as pictures
MAX_PAGES = 80
ASKED = "请说明原因，并提供原件"
MASKED = "下面有电话或身份证号码，若是为保护个人信息而遮盖属于正常，请备好原件"
PAGE_SCAN = 0.5
PAPER = 170  # median grey of a scanned page


@dataclass(frozen=True, slots=True)
class Covered:
    """What one box hides: words under it and on it where they are text, and the dark share."""

    page: int
    box: Box
    words: str
    instead: str
    dark: float
    bare: str = ""  # the place without and with the cover, pictures as text
    shown: str = ""


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["covered"]``: page, box, hidden words."""
    if document.format != "pdf":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF 文件")
    covered: list[Covered] = []
    with opened(document.file) as pdf:
        for page in document.pages[:MAX_PAGES]:
            covered += _on_page(pdf, page)
    if not covered:
        return Finding(NAME, Outcome.ABSENT, "没有发现遮住内容的白块")
    covered.sort(key=lambda item: personal(item.words))
    first = covered[0]
    masked = personal(first.words)
    strength: Literal["strong", "weak"] = "weak" if masked else "strong"
    said = f"，被遮住的文字是“{first.words}”" if first.words and not masked else ""
    said += f"，上面另写了“{first.instead}”" if first.instead else ""
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.page}页有一处白色方块盖住了下面的内容{said}。{MASKED if masked else ASKED}",
        evidence=tuple(Evidence(item.page, item.box, item.words) for item in covered[:10]),
        values={
            "covered": [
                {
                    "page": item.page, "box": list(item.box),
                    "before": item.words, "after": item.instead,
                }
                | ({"picture_before": item.bare, "picture_after": item.shown} if n < DRAWN else {})
                for n, item in enumerate(covered[:10])
            ]
        },
        strength=strength,
        remedy="提供由原件直接扫描或导出、没有遮盖的文件",
    )  # fmt: skip


def _on_page(pdf: Any, page: Page) -> Iterator[Covered]:
    try:
        handle = pdf[page.number - 1]
        found = marks(handle)
        yield from _under_boxes(handle, page, found)
        yield from _under_notes(handle, page)
    except (pdfium.PdfiumError, ValueError):
        return


def _under_boxes(handle: Any, page: Page, found: list[Mark]) -> Iterator[Covered]:
    boxes = [mark for mark in found if _is_cover(mark) and _may_hide(mark, found)]
    if not boxes:
        return
    shown = drawn(handle, DPI)
    for mark in sorted(boxes[:MAX_CANDIDATES], key=lambda mark: -mark.order):
        thing = raw.FPDFPage_GetObject(handle, mark.order)
        raw.FPDFPageObj_SetFillColor(thing, 255, 255, 255, 0)
        bare = drawn(handle, DPI)
        red, green, blue = mark.fill or (255, 255, 255)
        raw.FPDFPageObj_SetFillColor(thing, red, green, blue, 255)
        words, instead = _words_under(mark, found), _words_over(mark, found)
        # New words on the box hide most of what changed in the picture: the order tells then.
        dark = _dark(bare, mark.box) if words else _newly_dark(shown, bare, mark.box)
        if not words and float(np.median(bare.min(axis=2))) < PAPER:
            continue  # a slide: a light panel over a photograph
        if dark >= LEAST_DARK and not (words and words == instead):
            pictures = _pictures(page, mark.box, bare, shown, words)
            yield Covered(page.number, mark.box, words, instead, dark, *pictures)


def _pictures(page: Page, box: Box, bare: Pixels, shown: Pixels, words: str) -> tuple[str, str]:
    """The place without and with the cover; what nobody read may be personal and stays hidden."""
    ok = bool(words) and may_show((*page.lines, Line(words, box)), box)
    return (cut(bare, box), cut(shown, box)) if ok else ("", "")


def _is_cover(mark: Mark) -> bool:
    light = mark.kind == "path" and mark.fill is not None and min(mark.fill) >= LIGHT
    return light and LEAST <= area(mark.box) <= MOST


def _may_hide(cover: Mark, found: list[Mark]) -> bool:
    """Whether text or a page scan drawn earlier reaches under the box."""
    for mark in found:
        if mark.order >= cover.order:
            break
        if mark.kind == "text" and mark.visible and mark.words.strip() and _mostly(mark, cover):
            return True
        if mark.kind == "image" and area(mark.box) >= PAGE_SCAN and common(mark.box, cover.box):
            return True
    return False


def _mostly(mark: Mark, cover: Mark) -> bool:
    """Half of the words under the box, or half of the box over words: a part of a line counts."""
    shared = common(mark.box, cover.box)
    return shared >= 0.5 * min(area(mark.box), area(cover.box)) > 0


def _words_under(cover: Mark, found: list[Mark]) -> str:
    """Dark words that the box hides."""
    under = [m for m in found if m.order < cover.order and _is_dark(m) and _mostly(m, cover)]
    return "".join(mark.words for mark in under).strip()[:80]


def _words_over(cover: Mark, found: list[Mark]) -> str:
    """What was written on the box; the same words again hide nothing."""
    over = [m for m in found if m.order > cover.order and m.kind == "text" and _mostly(m, cover)]
    return "".join(mark.words for mark in over).strip()[:80]


def _is_dark(mark: Mark) -> bool:
    return mark.kind == "text" and mark.visible and mark.fill is not None and min(mark.fill) < LIGHT


def _dark(picture: Pixels, box: Box) -> float:
    part = _part(picture, box)
    return float((part < DARK).mean()) if part.size else 0.0


def _newly_dark(shown: Pixels, bare: Pixels, box: Box) -> float:
    """Share of the box that is dark only without the cover."""
    over, under = _part(shown, box), _part(bare, box)
    if not over.size:
        return 0.0
    return float(((under < DARK) & (over > LIGHT - 20)).mean())


def _part(picture: Pixels, box: Box) -> Pixels:
    """The darkest channel inside a box."""
    high, wide = picture.shape[:2]
    rows = slice(max(0, int(box[1] * high)), int(np.ceil(box[3] * high)))
    columns = slice(max(0, int(box[0] * wide)), int(np.ceil(box[2] * wide)))
    darkest: Pixels = picture[rows, columns].min(axis=2)
    return darkest


def _under_notes(handle: Any, page: Page) -> Iterator[Covered]:
    """Square and text annotations whose appearance hides dark content."""
    kinds = {"annotation:square", "annotation:text", "annotation:circle"}
    notes = [item for item in page.pictures if item.name in kinds and item.box is not None]
    if not notes:
        return
    shown, bare = drawn(handle, DPI), drawn(handle, DPI, annotations=False)
    for note in notes[:MAX_CANDIDATES]:
        box = note.box or (0.0, 0.0, 0.0, 0.0)
        dark = _newly_dark(shown, bare, box)
        if dark >= LEAST_DARK and LEAST <= area(box) <= MOST:
            words = "".join(
                line.text for line in page.lines if common(line.box, box) >= 0.5 * area(line.box)
            )
            pictures = _pictures(page, box, bare, shown, words)
            yield Covered(page.number, box, words[:80], "", dark, *pictures)
