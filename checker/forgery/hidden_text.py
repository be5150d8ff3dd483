"""Text that is in the file but not on the paper.

Signal: lines a reader marked hidden (invisible mode, white on white), a number by itself in white
letters of Word, or of which a PDF's clip leaves nothing to be seen, on a page that is no scan; the
unseen text layer of a scan is ordinary.
Strength: weak; medium where it holds a document number that the visible text does not: exchange
systems hide a paper's own number on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium

from checker.forgery import stated
from checker.forgery.pdf_marks import marks, opened
from checker.model.boxes import area, common
from checker.model.document import Document, Engine, Line, Page
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "hidden_text"
LEAST = 4  # letters
MAX_PAGES = 80
MOSTLY = 0.8  # of a line under one clipped object


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["words"]``."""
    asked = [page for page in document.pages if not _is_scan(page)]
    clipped = set(_clipped(document, asked))
    hidden = [
        line
        for page in asked
        for line in page.lines
        if len(line.text.strip()) >= LEAST and (stated.unseen(page, line) or line in clipped)
    ]
    if not hidden:
        return Finding(NAME, Outcome.ABSENT, "没有发现看不见的文字")
    every = ((page, line) for page in document.pages for line in page.lines)
    seen = _numbers(
        line for page, line in every if not stated.unseen(page, line) and line not in clipped
    )
    first = next((line for line in hidden if _numbers([line]) - seen), hidden[0])
    strength: Strength = "medium" if _numbers([first]) - seen else "weak"
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.page}页有纸面上看不见的文字“{first.text[:40]}”。请说明为什么有这些文字",
        evidence=tuple(Evidence(line.page, line.box, line.text[:80]) for line in hidden[:10]),
        values={"words": [line.text[:80] for line in hidden[:10]], "count": len(hidden)},
        strength=strength,
        remedy="删去看不见的文字后重新导出，或提供原件扫描件",
    )  # fmt: skip


def _clipped(document: Document, pages: Sequence[Page]) -> Iterator[Line]:
    """Lines that consist of objects whose clip leaves nothing of them."""
    looked = [page for page in pages[:MAX_PAGES] if page.render is not None]
    if document.format != "pdf" or not looked:
        return
    with opened(document.file) as pdf:
        for page in looked:
            try:
                gone = [mark for mark in marks(pdf[page.number - 1]) if mark.clipped]
            except (pdfium.PdfiumError, ValueError, IndexError):
                continue
            for line in page.lines if gone else ():
                if any(common(mark.box, line.box) > MOSTLY * area(line.box) for mark in gone):
                    yield line


def _numbers(lines: Iterable[Line]) -> set[str]:
    return {
        f"{found['year']} {int(found['serial'])}"
        for line in lines
        for found in stated.NUMBERED.finditer("".join(line.text.split()))
    }


def _is_scan(page: Page) -> bool:
    lines: tuple[Line, ...] = page.lines
    layer = bool(lines) and sum(line.hidden for line in lines) > 0.8 * len(lines)
    return (
        layer
        or page.source in {"scan", "photo"}
        or any(item.anchor == "page" for item in page.pictures)
    )
