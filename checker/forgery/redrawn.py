"""What a later revision of a PDF drew otherwise, its words aside.

Signal: a page that says the same words in an earlier revision shows other dark marks in a small
place (a scan's picture was exchanged, a digit drawn as a picture or by another font); annotations
are not drawn. Of a page with other words, which ``revisions`` tells, the pictures alone are laid
over each other; a scan that stands still but for a few marks is compared to the pixel, so that one
digit for another shows. Strength: strong where marks gave way to other marks, weak where they were
only taken away, covered a person's number or stand at the page's edge, note where marks were only
added: receipts, handwriting, stamps. Medium where marks seem only taken away, or the place is
large, and surely read digits are others than before. A page that looks different altogether
(scanned again, straightened) says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.forgery import earlier, seen_text
from checker.forgery.cuts import cut, may_show, personal
from checker.forgery.differing import DPI, STILL, STRENGTH_OF, Kind, differing, still, turned
from checker.forgery.pdf_marks import marks
from checker.forgery.places import shown_in
from checker.formats.pdf.render import drawn
from checker.model.boxes import area, common
from checker.model.document import Box, Document, Engine, Line, Pixels
from checker.model.finding import STRENGTHS, Evidence, Finding, Outcome, Strength

NAME = "redrawn"
MAX_REVISIONS = 3
MAX_PAGES = 40
SCAN = 0.5  # of the page: a picture this large is a scan of it
SMALL = 0.03  # of the page: a place larger than this is no word
MOST_PLACES = 12  # more are a page that was scanned again
EDGE = 0.06  # of the page's height, where page numbers stand
SHOWN = 6
DRAWN = 2
SURE = 0.95  # of both readings of a place
SAID: dict[Kind, str] = {
    "replaced": "有一处换成了别的图像", "removed": "有一处被抹去", "added": "有一处添了图像",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Redrawn:
    """One place of a page, and the page before and after."""

    page: int
    box: Box
    kind: Kind
    old: Pixels
    new: Pixels


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, words before and after where they are read."""
    if document.format != "pdf" or document.file.stat().st_size > earlier.MAX_BYTES:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF 文件，或文件过大")
    data = document.file.read_bytes()
    for end in earlier.ends(data, MAX_REVISIONS):
        places = list(_places(data[:end], data))
        if any(place.kind != "added" for place in places):
            return _finding(document, engine, places)
    return Finding(NAME, Outcome.ABSENT, "没有早期版本，或各版本的图像一致")


def _places(before: bytes, after: bytes) -> Iterator[Redrawn]:
    try:
        old, new = pdfium.PdfDocument(before), pdfium.PdfDocument(after)
        for index in range(min(len(old), len(new), MAX_PAGES)):
            yield from _on_page(index + 1, old[index], new[index])
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return


def _on_page(number: int, old: Any, new: Any) -> Iterator[Redrawn]:
    was, shown = drawn(old, DPI, annotations=False), drawn(new, DPI, annotations=False)
    if was.shape != shown.shape or np.array_equal(was, shown) or turned(was, shown):
        return
    rewritten = seen_text.lines(old) != seen_text.lines(new)
    found = list(_in_scan(old, new))
    if rewritten:
        was, shown = (_pictures_of(page) for page in (old, new))
    known = [box for box, _ in found]
    others = differing(was, shown)
    found += [each for each in others if not any(common(each[0], box) for box in known)]
    if len(found) <= MOST_PLACES:
        yield from (Redrawn(number, box, kind, was, shown) for box, kind in found)


def _in_scan(old: Any, new: Any) -> Iterator[tuple[Box, Kind]]:
    """What two pictures of one scan differ in, to the pixel: most strokes of 3 are those of 8.

    A scan may be stored in strips.
    """
    if all(_pictured(page) >= SCAN for page in (old, new)):
        was, shown = _pictures_of(old), _pictures_of(new)
        if was.shape == shown.shape and still(was, shown):
            yield from differing(was, shown, STILL)


def _pictured(page: Any) -> float:
    """How much of the page its pictures fill."""
    return sum(area(mark.box) for mark in marks(page) if mark.kind == "image")


def _pictures_of(page: Any) -> Pixels:
    """The page's pictures without all else; it is not drawn whole any more."""
    for order in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, order)
        picture = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE
        raw.FPDFPageObj_SetIsActive(thing, picture)
    return drawn(page, DPI, annotations=False)


def _finding(document: Document, engine: Engine | None, places: list[Redrawn]) -> Finding:
    told = [(place, *_words(engine, place)) for place in places]
    judged = sorted(
        ((_strength(*each), *each) for each in told), key=lambda each: STRENGTHS.index(each[0])
    )
    strength, first, before, after, _ = judged[0]
    said = f"，原来是“{before or '（无）'}”，现在是“{after or '（无）'}”" if before != after else ""
    said = "，其中有电话或身份证号码，若是遮盖个人信息属于正常" if personal(before) else said
    return Finding(
        NAME, Outcome.PRESENT,
        f"文件里还保存着修改前的版本：第{first.page}页图像上{SAID[first.kind]}{said}。"
        "请说明修改的原因和时间，并提供原件",
        evidence=tuple(Evidence(at.page, at.box, new) for _, at, _, new, _ in judged[:SHOWN]),
        values={
            "changes": [
                {"page": place.page, "before": old, "after": new}
                | (_pictures(document, place, old + new) if index < DRAWN else {})
                for index, (_, place, old, new, _) in enumerate(judged[:SHOWN])
            ],
            "count": len(judged),
        },
        strength=strength, remedy="提供由原件直接扫描、未经修改的文件",
    )  # fmt: skip


def _strength(place: Redrawn, before: str, after: str, sure: bool) -> Strength:
    x0, y0, x1, y1 = place.box
    if y1 <= EDGE or y0 >= 1 - EDGE or personal(before):
        return "note" if place.kind == "added" else "weak"
    large = (x1 - x0) * (y1 - y0) > SMALL
    if place.kind == "replaced" and not large:
        return "strong"
    was, came = (re.sub(r"\D", "", words) for words in (before, after))
    if sure and was and came and was != came:
        return "medium"
    return "weak" if place.kind == "replaced" else STRENGTH_OF[place.kind]


def _words(engine: Engine | None, place: Redrawn) -> tuple[str, str, bool]:
    """The words before and after, read in the picture, and whether both readings are sure; nothing
    is read of what was only added.
    """
    if engine is None or place.kind == "added":
        return "", "", False
    both = engine.recognise([_part(page, place.box) for page in (place.old, place.new)])
    before, after = (text for text, _ in both)
    return before[:80], after[:80], all(confidence >= SURE for _, confidence in both)


def _part(picture: Pixels, box: Box) -> Pixels:
    large = cv2.resize(shown_in(picture, box), None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    whole: Pixels = np.ascontiguousarray(large)
    return whole


def _pictures(document: Document, place: Redrawn, words: str) -> dict[str, str]:
    lines = [line for line in document.lines if line.page == place.page]
    if not words or not may_show((*lines, Line(words, place.box)), place.box):
        return {}
    return {
        "picture_before": cut(place.old, place.box), "picture_after": cut(place.new, place.box),
    }  # fmt: skip
