"""Where words stand on a page, and how boxes lie to each other."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray

from checker.model.boxes import area, common, slices
from checker.model.document import Box, Document

SCAN = 0.75  # of the page: a picture this large is the page
STAMPED = 0.3  # of a box
GAP = 1.5  # heights of a row that may lie between its words, or between two rows


def box_of_words(document: Document, page: int, words: str) -> Box | None:
    """The box of the page's line that holds these words, or lies nearest to their middle."""
    wanted = "".join(words.split())
    found = [
        (abs(wanted.find(text) + len(text) / 2 - len(wanted) / 2) if text in wanted else 0.0, index)
        for index, line in enumerate(document.lines)
        if wanted and line.page == page and (text := "".join(line.text.split()))
        if text in wanted or wanted in text
    ]
    return document.lines[min(found)[1]].box if found else None


def shown_in(picture: NDArray[Any], box: Box) -> NDArray[Any]:
    """What a picture of the page, or a mask of it, shows inside a box."""
    inside: NDArray[Any] = picture[slices(box, *picture.shape[:2])]
    return inside


def signed(document: Document, page: int) -> list[Box]:
    """Where electronic signatures show on a page."""
    return [
        box
        for item in document.signatures
        if item.given
        for number, box in item.stamps
        if number == page and box is not None
    ]


def stamped(box: Box, stamps: list[Box]) -> bool:
    """Whether a good part of it lies under what an electronic signature shows."""
    return any(common(box, stamp) > STAMPED * area(box) for stamp in stamps)


def beside(a: Box, b: Box) -> bool:
    """Whether words in ``b`` go on where those in ``a`` end, on one row."""
    low, high = sorted((a[3] - a[1], b[3] - b[1]))
    level = min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * low
    return level and -high < b[0] - a[2] < GAP * high


def near(a: Box, b: Box) -> bool:
    """Whether two rows, one below the other or side by side, belong to one block."""
    high = max(a[3] - a[1], b[3] - b[1])
    down = max(a[1], b[1]) - min(a[3], b[3])
    aside = max(a[0], b[0]) - min(a[2], b[2])
    return down < GAP * high and aside < 2 * GAP * high
