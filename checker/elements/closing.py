"""The paper's closing: signature (发文机关署名), date of issue (成文日期), 版记's print date.

GB/T 9704-2012 7.3.5: the date stands right of the middle under the body, the organ's name above
it; 7.4.3: 印发机关 and 印发日期 stand last of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.elements import dates, layout, organs
from checker.elements.colours import named
from checker.elements.layout import Row
from checker.model.document import Document, Line, Page

_PRINTED = re.compile(r"印\s*发\s*$")
_UNTIL = re.compile(r"(?:至|到|自|从|于|截止|有效期)$")
_FOOT = 0.75  # of the page's height: text of a full page, photographed with some desk, reaches it
_FULL_ROW = 10  # characters; fewer may be a folio
_RIGHT = 0.5  # of the page's width: where a date of issue begins
_TOP_ROWS = 6  # a date among these stands with the title, not at the end


@dataclass(frozen=True, slots=True)
class Closing:
    """Who signed and when. ``rows`` are the rows that say so; empty where nothing was found."""

    organs: tuple[str, ...] = ()
    day: date | None = None
    rows: tuple[Row, ...] = ()
    printed: bool = False  # the day is 版记's print date, for want of a date of issue


def find(document: Document) -> Closing:
    """The first signature with date after the body; else 版记's print date; else nothing."""
    rows = [row for page in document.pages for row in layout.rows(_without_seals(page))]
    body = _body(rows)
    said = next((at for at, row in enumerate(rows) if row.text.rstrip().endswith("。")), len(rows))
    for index in range(len(rows)):
        below = index > said and rows[index].box[0] > _RIGHT
        late = below or index >= min(_TOP_ROWS, len(rows) // 2)
        signed = _signed(rows, index) if late or index > body else None
        if signed and (late or signed.organs):
            return signed
    for row in reversed(rows):
        found = dates.find(row.text)
        if found and _PRINTED.search(row.text):
            return Closing(day=found[-1].day, rows=(row,), printed=True)
    return Closing()


def _body(rows: Sequence[Row]) -> int:
    """The row behind 主送机关 (7.3.2), where the body begins, however short it is."""
    ends = (index for index, row in enumerate(rows) if row.text.rstrip().endswith(("：", ":")))
    return next(ends, len(rows)) + 1


def breaks_off(document: Document) -> bool:
    """Whether pictures of pages end with a full page and no closing: more pages may lie apart.

    Only of picture files, one of which is often but one page of a paper.
    """
    if document.format != "image" or find(document).rows:
        return False
    return any(
        line.box and line.box[3] > _FOOT and len(line.text.strip()) >= _FULL_ROW
        for line in document.pages[-1].lines
    )


def _without_seals(page: Page) -> Page:
    """The page without red letters of the file: a drawn seal's ring stands over the signature."""
    if page.source == "flow":
        return page
    kept = [line for line in page.lines if not (line.via == "text" and _red(line))]
    return replace(page, lines=tuple(kept))


def _red(line: Line) -> bool:
    return line.colour is not None and named(line.colour) == "red"


def _signed(rows: Sequence[Row], index: int) -> Closing | None:
    """A row with nothing but a date, or with organ and date, and the organ rows above it."""
    row = rows[index]
    day = dates.alone(row.text) or _last_alone(row)
    if day is not None:
        above = _organs_above(rows, index)
        if not above and (layout.listed(row) or _goes_on(rows[index - 1], row)):
            return None
        names = tuple(name for one in above for name in _names(one.text))
        return Closing(names, day, (*above, row))
    found = dates.find(row.text)
    before = row.text[: found[0].start] if len(found) == 1 else ""
    if before and found[0].end >= len(row.text.rstrip()) and organs.is_organ(before):
        return Closing((organs.tidy(before),), found[0].day, (row,))
    return None


def _goes_on(before: Row, row: Row) -> bool:
    """Whether a date that stands alone is the end of a sentence: 有效期至 / 2026年12月31日。"""
    return row.text.rstrip().endswith("。") or _UNTIL.search(before.text.rstrip()) is not None


def _last_alone(row: Row) -> date | None:
    """The date on a row where seal words or a second column stand beside it."""
    return next((day for line in row.lines if (day := dates.alone(line.text))), None)


def _organs_above(rows: Sequence[Row], index: int) -> list[Row]:
    """Up to eight rows of organs' names directly above the date (joint papers sign in rows)."""
    found: list[Row] = []
    skipped = 0
    for row in reversed(rows[max(0, index - 9) : index]):
        if _names(row.text):
            found.insert(0, row)
        elif found or skipped >= 2:
            break
        else:
            skipped += 1
    return found


def _names(text: str) -> list[str]:
    if re.search(r"[，；。！？]", text):
        return []  # a sentence that happens to end like an organ's name
    text = organs.unlabelled(re.sub(r"[（(]\s*(?:公?\s*章|盖\s*章|印\s*章)\s*[)）]", "", text))
    parts = [part for part in re.split(r"\u3000| {2,}|、", text) if part.strip()]
    if len(parts) > 1 and all(organs.is_organ(part) for part in parts):
        return [organs.tidy(part) for part in parts]
    return [organs.tidy(text)] if organs.is_organ(text) else []
