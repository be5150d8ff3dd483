"""Several papers in one file: where, on a later page, a new paper's head stands.

A red header begins a paper. A black one (a photocopy) does with its number, and so does a number
over a title without any header, once the paper before it is signed and dated: a paper that lacks
its header must not pass unseen behind another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.elements import annex_mark, dates, layout, title_words, titles
from checker.elements import head as heads
from checker.elements.colours import Inks
from checker.elements.layout import Row
from checker.model.document import Document, Page

_TOP = 0.42  # of the page: a head without a header stands higher than this
_FIRST_ROWS = 5


def papers(document: Document) -> list[tuple[int, int]]:
    """First and last page of each paper in order; one pair for a file that is one paper.

    Covers and blank pages before the first header belong to the first paper.
    """
    pages = [page.number for page in document.pages]
    if len(pages) < 2 or any(page.source == "flow" for page in document.pages):
        return [(pages[0], pages[-1])] if pages else []
    inks = Inks()
    lead = {page.number for page in layout.leading(document)}
    cuts = [pages[0]]
    closed = False
    for page in document.pages:
        rows = layout.rows(page)
        if page.number not in lead and (_red(page, inks) or (closed and _numbered(page, rows))):
            cuts.append(page.number)
            closed = False
        closed = closed or any(dates.alone(row.text) for row in rows)
    ends = [number - 1 for number in cuts[1:]] + [pages[-1]]
    return list(zip(cuts, ends, strict=True))


def _red(page: Page, inks: Inks) -> bool:
    """A red heading with its form's word, or with a number beside it."""
    head = heads.on_page(page, inks)
    if head is None or head.ink != "red":
        return False
    numbered = any(heads.is_number(row.text) for row in (*head.above, *head.below))
    return head.form in ("文件", "纪要", "令") or numbered


def _numbered(page: Page, rows: Sequence[Row]) -> bool:
    """A number on a row of its own among the first, and a title that tells a kind under it."""
    if not rows or annex_mark.alone(rows[0].text):
        return False
    first = [row for row in rows[:_FIRST_ROWS] if row.middle < _TOP]
    numbered = any(heads.is_number(row.text) for row in first)
    return numbered and title_words.kind_of(titles.find(page, None)) is not None
