"""Text, a picture or a stamp laid over a page scan.

Signal: a visible text object, a small picture or a drawn-on annotation, drawn after the picture
that is the page. Whole text layers, words that the picture shows at that place as well (a layer
recognised and drawn), running heads and feet, what stands beside the picture, electronic
signatures and the marks of scanning programs are no signal.
Strength: medium where it hides print, looks like a seal or says nothing but a document number, a
date or an organ's name; else weak: receipts, approvals and comments, of several rows too, are put
on scans every day. A small picture over a page scan stands in 0.21 % of 1,510 public PDFs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from checker.forgery import overlaid, places_read
from checker.forgery.overlaid import Laid
from checker.forgery.pdf_marks import opened
from checker.forgery.places import near, signed, stamped
from checker.forgery.seal_picture import looks_like_seal, sized
from checker.forgery.telling import routine, tells
from checker.model.document import Document, Engine, Page
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "scan_overlay"
MAX_PAGES = 80


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing laid over, the words on it, and whether it changes what the paper says."""

    laid: Laid
    words: str
    telling: bool


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["overlays"]``: page, box, words."""
    if document.format != "pdf":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF 文件")
    scans = [page for page in document.pages[:MAX_PAGES] if overlaid.is_scan(page)]
    if not scans:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "文件里没有整页扫描件")
    found = _judged(list(_laid(document, scans)), {each.number: each for each in scans}, engine)
    if not found:
        return Finding(NAME, Outcome.ABSENT, "扫描页上没有另加的内容")
    found.sort(key=lambda item: not item.telling)
    return _finding(found)


def _laid(document: Document, scans: Sequence[Page]) -> Iterator[Laid]:
    with opened(document.file) as pdf:
        for page in scans:
            stamps = signed(document, page.number)
            try:
                found = overlaid.on_page(pdf[page.number - 1], page)
            except (pdfium.PdfiumError, ValueError):
                continue
            yield from (item for item in found if not stamped(item.box, stamps))


def _judged(laid: Sequence[Laid], scans: Mapping[int, Page], engine: Engine | None) -> list[Seen]:
    pictures = [item.picture for item in laid if not item.words]
    read = iter(places_read.words(engine, pictures) if engine is not None else ())
    told = [(item, item.words or next(read, "")) for item in laid]
    usual = _blocks([item for item, said in told if routine(said)], laid)
    return [
        Seen(item, said, item not in usual and _telling(item, said, scans[item.page]))
        for item, said in told
    ]


def _blocks(usual: Sequence[Laid], laid: Sequence[Laid]) -> list[Laid]:
    """With the rows that belong to a receipt or an approval of several; none that hide print."""
    block = list(usual)
    rows = [item for item in laid if item.kind == overlaid.TEXT and not item.hides]
    for grown in block:  # which grows on the way
        block += [
            item
            for item in rows
            if item not in block and item.page == grown.page and near(item.box, grown.box)
        ]
    return block


def _telling(item: Laid, said: str, page: Page) -> bool:
    """Whether it hides print, says what tells, or looks like a seal, whatever that is made of."""
    seal = item.kind != overlaid.TEXT and sized(item.box, page) and looks_like_seal(item.picture)
    return item.hides or tells(said) or seal


def _finding(found: Sequence[Seen]) -> Finding:
    first = found[0]
    strength: Strength = "medium" if first.telling else "weak"
    said = f"“{first.words[:60]}”" if first.laid.words else first.laid.kind
    asked = (
        "请说明是谁在扫描之后加上的，并提供原件"
        if first.telling
        else "若是收文、批注、归档时所加属于正常，请备好原件"
    )
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.laid.page}页是扫描图像，上面另外叠加了{said}。{asked}",
        evidence=tuple(
            Evidence(item.laid.page, item.laid.box, item.words[:60] or item.laid.kind)
            for item in found[:10]
        ),
        values={
            "overlays": [
                {
                    "page": item.laid.page, "box": list(item.laid.box),
                    "words": item.words[:60] or item.laid.kind,
                }
                for item in found[:10]
            ]
        },
        strength=strength,
        remedy="提供原件的直接扫描件，不要在扫描之后添加内容",
    )  # fmt: skip
