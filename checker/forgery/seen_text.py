"""The words of a PDF page that a reader sees, line by line.

Numbers and dates in form fields come last. Unseen layers of recognised text, text under the picture
of the page, white text and page numbers are left out: programs write these anew without anybody's
changing the paper.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from pypdfium2 import raw

from checker.forgery import stated
from checker.forgery.layer_lines import telling
from checker.forgery.pdf_marks import bounds, fill, foot_at, letter_at, visible
from checker.forgery.places import SCAN
from checker.formats.pdf import annots

MARGIN = 0.1  # of the page's height, where page numbers stand
WHITE = 250
MAX_LETTERS = 20_000  # of one page
MAX_FIELDS = 200
_PAGE_NUMBER = re.compile(r"\W*第?\d{1,4}(?:页|\W*(?:共|of)\W*\d{1,4}\W*页?)?\W*", re.I)


def lines(page: Any) -> list[str]:
    """The page's visible lines without blanks, full width made half."""
    textpage = page.get_textpage()
    below = _covered_below(page)
    low, high = page.get_bbox()[1::2]
    rows: list[tuple[str, float]] = []
    row, foot = "", 0.0
    seen: dict[int | None, bool] = {}
    for index in range(min(textpage.count_chars(), MAX_LETTERS)):
        letter = letter_at(textpage, index)
        if letter in "\r\n":
            rows.append((row, foot))
            row = ""
        elif not letter.isspace() and _seen(textpage, index, below, seen):
            foot = foot if row else foot_at(textpage, index)
            row += letter
    rows.append((row, foot))
    plain = [(unicodedata.normalize("NFKC", words), at) for words, at in rows if words]
    edge = MARGIN * (high - low)
    return [
        words
        for words, at in plain
        if low + edge < at < high - edge or not _PAGE_NUMBER.fullmatch(words)
    ] + _fields(page)


def _fields(page: Any) -> list[str]:
    """Numbers and dates that form fields hold; other values are filled in and changed every day."""
    found = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
        field = raw.FPDFPage_GetAnnot(page, index)
        try:
            found.append(annots.value(field) if field else "")
        finally:
            raw.FPDFPage_CloseAnnot(field)
    return [stated.plain(words) for words in found if telling(words)]


def _seen(
    textpage: Any, index: int, below: frozenset[int | None], known: dict[int | None, bool]
) -> bool:
    thing = raw.FPDFText_GetTextObject(textpage, index)
    key = _address(thing)
    if key not in known:
        known[key] = key is None or (key not in below and visible(thing) and not _white(thing))
    return known[key]


def _white(thing: Any) -> bool:
    colour = fill(thing, "text")
    return colour is not None and min(colour) > WHITE


def _covered_below(page: Any) -> frozenset[int | None]:
    """Addresses of the objects that an opaque picture of the page lies over."""
    left, low, right, high = page.get_bbox()
    whole = max((right - left) * (high - low), 1.0)
    things = [raw.FPDFPage_GetObject(page, n) for n in range(raw.FPDFPage_CountObjects(page))]
    covers = [n for n, thing in enumerate(things) if _is_scan(thing, whole)]
    return frozenset(_addresses(things[: covers[-1]])) if covers else frozenset()


def _is_scan(thing: Any, whole: float) -> bool:
    if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_IMAGE:
        return False
    edges = bounds(thing)
    if edges is None or raw.FPDFPageObj_HasTransparency(thing):
        return False
    return (edges[2] - edges[0]) * (edges[3] - edges[1]) >= SCAN * whole


def _addresses(things: list[Any]) -> Iterator[int | None]:
    return (_address(thing) for thing in things)


def _address(thing: Any) -> int | None:
    return ctypes.cast(thing, ctypes.c_void_p).value if thing else None
