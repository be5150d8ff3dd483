"""Several papers in one file: a new paper begins where a new red header stands on a later page."""

from __future__ import annotations

from checker.elements import head as heads
from checker.elements import layout
from checker.elements.colours import Inks
from checker.model.document import Document, Page


def papers(document: Document) -> list[tuple[int, int]]:
    """First and last page of each paper in order; one pair for a file that is one paper.

    Covers and blank pages before the first header belong to the first paper.
    """
    pages = [page.number for page in document.pages]
    if len(pages) < 2 or any(page.source == "flow" for page in document.pages):
        return [(pages[0], pages[-1])] if pages else []
    inks = Inks()
    starts = [page.number for page in document.pages if _begins(page, inks)]
    lead = {page.number for page in layout.leading(document)}
    cuts = [pages[0], *(number for number in starts if number not in lead)]
    ends = [number - 1 for number in cuts[1:]] + [pages[-1]]
    return list(zip(cuts, ends, strict=True))


def _begins(page: Page, inks: Inks) -> bool:
    """A red heading with its form's word, or with a number beside it."""
    head = heads.on_page(page, inks)
    if head is None or head.ink != "red":
        return False
    numbered = any(heads.is_number(row.text) for row in (*head.above, *head.below))
    return head.form in ("文件", "纪要", "令") or numbered
