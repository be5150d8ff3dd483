"""Text of a digital page that says another number or date than its letters show.

Signal: a row with the document number or a date, drawn as a reader sees it, is likelier to show
other digits than what the file stores for it (what is copied and searched, and what programs read):
the font tells another letter for a shape (``ToUnicode``). Only the shortest of these rows, where no
red lies over them: the paper's own number and date stand alone on theirs. Strength: strong where
the drawing leaves no doubt, medium where it leaves little; less is nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pypdfium2 as pdfium

from checker.forgery import stated
from checker.forgery.layer_lines import DPI, plain, sealed, telling
from checker.forgery.layer_views import CLEAR, looks, margins
from checker.forgery.pdf_marks import opened
from checker.forgery.text_layer import LIKELY, differ
from checker.model.document import Document, Engine, Line, Page, Pixels
from checker.model.finding import Evidence, Finding, Outcome

NAME = "coded_text"
ROWS = ((stated.NUMBERED, 1), (stated.DATED, 2))
BESIDE = 0.25  # of the row's height, drawn around it


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["changes"]``: page, before (as shown), after (as stored)."""
    rows = _rows(document)
    if engine is None or document.format != "pdf" or not rows:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有需要与显示核对的文字")
    found = sorted(_differing(document, engine, rows), key=lambda each: -each[2])
    if not found:
        return Finding(NAME, Outcome.ABSENT, "文号、日期存的文字与显示的一致", via="ocr")
    line, seen, likelier = found[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{line.page}页显示的是“{seen}”，文件里存的文字却是“{line.text}”（复制、检索得到的是后者）。"
        "请说明文件是用什么软件怎样生成的，并提供原件",
        evidence=tuple(Evidence(each.page, each.box, each.text) for each, _, _ in found),
        values={
            "changes": [
                {
                    "page": each.page, "before": shown, "after": each.text,
                    "sides": ["显示的", "存的文字"],
                }
                for each, shown, _ in found
            ]
        },
        via="ocr", strength="strong" if likelier >= CLEAR else "medium",
        remedy="提供盖章原件的直接扫描件",
    )  # fmt: skip


def _rows(document: Document) -> list[Line]:
    """The shortest row with a number, the two shortest with a date."""
    lines = [line for page in document.pages if _digital(page) for line in page.lines]
    rows = sorted(filter(_asked, lines), key=lambda line: len(plain(line.text)))
    told = [[row for row in rows if what.search(stated.plain(row.text))] for what, _ in ROWS]
    return [row for own, (_, most) in zip(told, ROWS, strict=True) for row in own[:most]]


def _digital(page: Page) -> bool:
    return not page.needs_ocr and not any(item.anchor == "page" for item in page.pictures)


def _asked(line: Line) -> bool:
    return line.via == "text" and not line.hidden and telling(line.text)


def _differing(
    document: Document, engine: Engine, rows: list[Line]
) -> Iterator[tuple[Line, str, float]]:
    """Rows that show other digits than they store: what they show, and how much likelier it is."""
    with opened(document.file) as pdf:
        for line in rows:
            part = _drawn(pdf, line)
            if part is None or sealed(part):
                continue
            (look,) = looks(engine, [part])
            if differ(line.text, look.text):
                (likelier,) = margins([look], look.text, line.text)
                if likelier >= LIKELY:
                    yield line, look.text, likelier


def _drawn(pdf: pdfium.PdfDocument, line: Line) -> Pixels | None:
    """The row alone, drawn large enough to be read."""
    try:
        page = pdf[line.page - 1]
        wide, high = page.get_size()
        x0, y0, x1, y1 = line.box
        beside = BESIDE * (y1 - y0) * high
        edges = x0 * wide - beside, y0 * high - beside, (1 - x1) * wide - beside
        crop = edges[0], (1 - y1) * high - beside, edges[2], edges[1]
        bitmap = page.render(
            scale=DPI / 72, crop=tuple(max(0.0, each) for each in crop), rev_byteorder=True
        )
        return np.ascontiguousarray(bitmap.to_numpy()[..., :3])
    except (pdfium.PdfiumError, ValueError, IndexError):
        return None
