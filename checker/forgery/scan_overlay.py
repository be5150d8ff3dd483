"""Text, a picture or a stamp laid over a page scan.

Signal: a visible text object, or a drawn-on annotation, drawn after the picture that is the page.
A whole text layer, a running head or foot, what stands beside the picture, electronic signatures
and the marks of scanning programs are no signal.
Strength: medium; a small picture over a page scan stands in 0.21 % of 1,510 public PDFs. 24 of 24.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from checker.forgery.pdf_marks import Mark, marks, opened
from checker.forgery.places import area, common, signed, stamped
from checker.model.document import Box, Document, Engine, Page
from checker.model.finding import Evidence, Finding, Outcome

NAME = "scan_overlay"
SCAN = 0.75  # of the page: a picture this large is the page
MARGIN = 0.06  # of the page's height: running heads and page numbers
MOST_WORDS = 120  # letters: more are a text layer
PATCH = (0.0003, 0.25)  # of the page
MOST_PATCHES = 3
MAX_PAGES = 80
NOTES = {
    "annotation:stamp": "图章注释",
    "annotation:text": "文字注释",
    "annotation:ink": "手写注释",
}
_PROGRAMS = re.compile(
    r"扫描全能王|扫描王|CamScanner|WPS|夸克|由.{0,12}扫描|^[-—\s]*第?\s*\d{1,3}\s*页?[-—\s]*$", re.I
)


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["overlays"]``: page, box, words."""
    if document.format != "pdf":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF 文件")
    found: list[tuple[int, Box, str]] = []
    scans = [page for page in document.pages[:MAX_PAGES] if _is_scan(page)]
    if not scans:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "文件里没有整页扫描件")
    with opened(document.file) as pdf:
        for page in scans:
            stamps = signed(document, page.number)
            found += [item for item in _on_page(pdf, page) if not stamped(item[1], stamps)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "扫描页上没有另加的内容")
    number, _, words = found[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{number}页是扫描图像，上面另外叠加了“{words}”。请说明是谁在扫描之后加上的，并提供原件",
        evidence=tuple(Evidence(*item) for item in found[:10]),
        values={
            "overlays": [
                {"page": page, "box": list(box), "words": text} for page, box, text in found[:10]
            ]
        },
        strength="medium",
        remedy="提供原件的直接扫描件，不要在扫描之后添加内容",
    )  # fmt: skip


def _is_scan(page: Page) -> bool:
    return any(item.box is not None and area(item.box) >= SCAN for item in page.pictures)


def _on_page(pdf: Any, page: Page) -> Iterator[tuple[int, Box, str]]:
    try:
        found = marks(pdf[page.number - 1])
    except (pdfium.PdfiumError, ValueError):
        return
    scan = next((mark for mark in found if mark.kind == "image" and area(mark.box) >= SCAN), None)
    if scan is None:
        return
    texts = list(_texts(found, scan))
    if sum(len(mark.words) for mark in texts) <= MOST_WORDS:
        for mark in texts:
            words = mark.words.strip()
            placed = _inside(mark.box) and _upon(mark.box, scan.box)
            if placed and not _PROGRAMS.search(words):
                yield page.number, mark.box, words[:60]
    for mark in _patches(found, scan):
        yield page.number, mark.box, "一块图片"
    for item in page.pictures:
        if item.name in NOTES and item.box is not None:
            yield page.number, item.box, NOTES[item.name]


def _texts(found: list[Mark], scan: Mark) -> Iterator[Mark]:
    for mark in found:
        if mark.kind == "text" and mark.order > scan.order and mark.visible and mark.words.strip():
            yield mark


def _patches(found: list[Mark], scan: Mark) -> list[Mark]:
    """Small pictures over the scan; many of them are a page stored in layers."""
    over = [mark for mark in found if mark.kind == "image" and mark.order > scan.order]
    small = [mark for mark in over if PATCH[0] <= area(mark.box) <= PATCH[1] and _inside(mark.box)]
    small = [mark for mark in small if _upon(mark.box, scan.box)]
    layers = any(area(mark.box) >= SCAN for mark in over)
    return small if len(over) <= MOST_PATCHES and not layers else []


def _upon(box: Box, scan: Box) -> bool:
    """Whether most of it lies on the scan, not on the sheet around it."""
    return common(box, scan) >= 0.5 * area(box)


def _inside(box: Box) -> bool:
    return box[1] > MARGIN and box[3] < 1 - MARGIN
