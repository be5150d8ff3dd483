"""Digits of one number or date that were set in different ways.

Signal: in a PDF's own text, digits that stand directly together (a year, a serial, a day) differ in
font, size, height above the row or colour; digits are compared with digits alone, as offices set
all of them in a Latin font beside Chinese characters. Strength: medium inside such a run: programs
set it in one go; weak where a year differs behind 20 or 202 alone (templates print these), where
only the subset of one font differs, or where whole runs of one number differ (templates set the
year and leave the serial to be typed). Layers of text on scans are left out.
Background: see ``benchmarks/forgery``.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.forgery import stated
from checker.forgery.pdf_marks import foot_at, letter_at, opened
from checker.model.boxes import union
from checker.model.document import Box, Document, Engine, Page
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "digit_fonts"
MAX_PAGES, MAX_CHARACTERS = 40, 20_000
SIZE, RISE, COLOUR = 0.06, 0.06, 60  # shares of the size; steps of a colour channel
_SUBSET = re.compile(r"^[A-Z]{6}\+")
WORDS = {"font": "字体", "size": "字号", "rise": "高低", "colour": "颜色", "subset": "字库"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One digit as it was set; ``foot`` is its baseline in points, ``box`` a share of the page."""

    text: str
    font: str
    subset: str
    size: float
    foot: float
    colour: tuple[int, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Odd:
    """One number or date whose digits differ, and in what."""

    page: int
    words: str
    box: Box
    how: tuple[str, ...]
    strength: Strength
    fonts: tuple[str, ...]


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: page, what, value."""
    if document.format != "pdf":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF 文件")
    pages = [page for page in document.pages[:MAX_PAGES] if _asked(page)]
    found: list[Odd] = []
    if pages:
        with opened(document.file) as pdf:
            found = [odd for page in pages for odd in _on_page(pdf, page)]
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文号、日期里的数字排法一致")
    found.sort(key=lambda odd: odd.strength)
    first = found[0]
    how = "、".join(WORDS[name] for name in first.how)
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.page}页“{first.words}”里的数字，{how}前后不一。请说明是否改动过，并提供原件",
        evidence=tuple(Evidence(odd.page, odd.box, odd.words) for odd in found[:10]),
        values={
            "facts": [
                {"page": odd.page, "what": odd.words, "value": " / ".join(odd.fonts)}
                for odd in found[:10]
            ]
        },
        strength=first.strength, remedy="提供盖章原件的扫描件",
    )  # fmt: skip


def _asked(page: Page) -> bool:
    scan = page.needs_ocr or any(item.anchor == "page" for item in page.pictures)
    return not scan and bool(stated.NUMBERED.search(page.text) or stated.DATED.search(page.text))


def _on_page(pdf: Any, page: Page) -> Iterator[Odd]:
    try:
        handle = pdf[page.number - 1]
        textpage = handle.get_textpage()
    except (pdfium.PdfiumError, IndexError):
        return
    count = min(textpage.count_chars(), MAX_CHARACTERS)
    text = "".join(letter_at(textpage, index) for index in range(count))
    for pattern in (stated.NUMBERED, stated.DATED):
        for match in pattern.finditer(text):
            runs = [
                [_glyph(textpage, handle, index) for index in range(*match.span(name))]
                for name in match.groupdict()
            ]
            odd = _odd(page.number, "".join(match[0].split()), runs)
            if odd is not None:
                yield odd


def _glyph(textpage: Any, page: Any, index: int) -> Glyph:
    flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(textpage, index, buffer, 256, flags)
    name = buffer.value.decode("utf-8", "replace")
    turn = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, index, turn)
    paint = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFText_GetFillColor(textpage, index, *paint)
    tall = hypot(turn.c, turn.d)
    upright = abs(turn.b) < 1e-6  # of turned text the row's height is unknown
    foot = foot_at(textpage, index) if upright else 0.0
    subset = _SUBSET.match(name)
    return Glyph(
        letter_at(textpage, index), _SUBSET.sub("", name), subset[0] if subset else "",
        raw.FPDFText_GetFontSize(textpage, index) * (tall or 1.0), foot,
        tuple(part.value for part in paint[:3]), _box(textpage, page, index),
    )  # fmt: skip


def _box(textpage: Any, page: Any, index: int) -> Box:
    left, low, right, high = page.get_bbox()
    edges = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(textpage, index, *edges)
    x0, x1, y0, y1 = (edge.value for edge in edges)
    wide, tall = max(right - left, 1.0), max(high - low, 1.0)
    return (x0 - left) / wide, (high - y1) / tall, (x1 - left) / wide, (high - y0) / tall


def _odd(page: int, words: str, runs: list[list[Glyph]]) -> Odd | None:
    found = odd(runs)
    if found is None:
        return None
    how, inside = found
    glyphs = [glyph for run in runs for glyph in run]
    strength: Strength = "medium" if inside and how - {"subset"} else "weak"
    fonts = tuple(dict.fromkeys(f"{x.subset}{x.font} {x.size:.1f}" for x in glyphs))
    box = union(each.box for each in glyphs)
    return Odd(page, words, box, tuple(sorted(how)), strength, fonts)


def odd(runs: list[list[Glyph]]) -> tuple[set[str], bool] | None:
    """In what the digits of a number or date differ, and whether they stand directly together."""
    printed = _begun(runs[0])
    inside = {how for run in (runs[1:] if printed else runs) for how in differing(run)}
    if inside:
        return inside, True
    between = set(differing([run[0] for run in runs])) - {"rise", "subset"}
    between |= set(differing(runs[0])) if printed else set()
    return (between, False) if between else None


def _begun(year: list[Glyph]) -> bool:
    """Whether a year falls into two even parts behind 20 or 202, on one line."""
    halves = [(year[:at], year[at:]) for at in (2, 3) if at < len(year)]
    even = any(not list(differing(a)) and not list(differing(b)) for a, b in halves)
    return even and "rise" not in differing(year)


def differing(run: list[Glyph]) -> Iterator[str]:
    """In what the digits of one run differ."""
    size = max(glyph.size for glyph in run) or 1.0
    if len({glyph.font for glyph in run}) > 1:
        yield "font"
    elif len({glyph.subset for glyph in run}) > 1:
        yield "subset"
    if size - min(glyph.size for glyph in run) > SIZE * size:
        yield "size"
    feet = [glyph.foot for glyph in run]
    if max(feet) - min(feet) > RISE * size:
        yield "rise"
    if any(max(part) - min(part) > COLOUR for part in zip(*(x.colour for x in run), strict=True)):
        yield "colour"
