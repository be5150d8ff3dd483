"""Seals that a page draws with lines and letters: no impression, no picture, no signature.

Anybody draws an ellipse with letters along it; a program that prints an electronic seal into a
PDF may leave the same. Nothing on the page tells the two apart, so it is a doubt in PDF and OFD.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.elements.seal.wording import names_organ
from checker.model.boxes import area, common
from checker.model.document import Document, Page
from checker.model.finding import SealMark

_FORMATS = ("pdf", "ofd")
_PICTURES = ("scan", "photo")  # pages that are a picture, of whose place on them less is known
_SHOWN = 0.5  # share of a seal under pictures and signatures, which then show it
_NOTE = (
    "印章是用线条和文字画成的，不是图片，也没有签章数据，可能是电子印章打印成的，"
    "也可能是自行画的，需核对原件"
)


def doubted(marks: Sequence[SealMark], document: Document) -> list[SealMark]:
    """The marks, those doubted that the page's own lines and letters draw."""
    pages = {page.number: page for page in document.pages}
    return [
        mark.doubted(_NOTE) if _drawn(mark, pages[mark.page], document) else mark for mark in marks
    ]


def _drawn(mark: SealMark, page: Page, document: Document) -> bool:
    named = mark.type in ("official", "unknown") and names_organ(mark.text)
    if document.format not in _FORMATS or mark.box is None or not named:
        return False
    if page.pictures and page.source in _PICTURES:
        return False
    stamps = [
        box for one in document.signatures for number, box in one.stamps if number == page.number
    ]
    boxes = [*stamps, *(placed.box for placed in page.pictures)]
    shown = sum(common(mark.box, box) for box in boxes if box)
    return shown < _SHOWN * area(mark.box)
