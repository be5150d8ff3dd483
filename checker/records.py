"""One material becomes one ``Record``: read, recognise, check, fingerprint. Knows no rules."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import numpy as np
from PIL import Image

from checker import elements, forgery, formats
from checker.copying import pictures
from checker.model.document import Document, Engine, Page, Problem
from checker.model.finding import Finding
from checker.model.material import Material, PageRecord, Record
from checker.ocr import pages as ocr_pages

Scope = Literal["all", "elements"]
THUMBNAIL_DPI = 80.0
THUMBNAIL_PAGES = 8  # the first pages and the last; evidence pages always
_FILE_DATE = re.compile(r"(20\d{2})[年.\-_]?(0?[1-9]|1[0-2])[月.\-_]?(0?[1-9]|[12]\d|3[01])(?!\d)")


def examine(material: Material, engine: Engine, scope: Scope = "all") -> Record:
    """Read one material and run every check that looks at it alone.

    Raises ``Unreadable`` where the file cannot be read and ``EngineFailed`` where OCR broke.
    """
    document = formats.read(material.files)
    document = ocr_pages.with_text(document, engine, scope)
    findings = elements.examine(document, engine)
    if scope == "all":
        findings = (*findings, *forgery.examine(document, engine))
    prints = pictures.prints(document) if scope == "all" else ()
    return _record(material, document, findings, prints, scope)


def _record(
    material: Material,
    document: Document,
    findings: Sequence[Finding],
    prints: tuple[Any, ...],
    scope: Scope,
) -> Record:
    kind = next(found for found in findings if found.check == "kind")
    when, source = _date(material, document, kind)
    shown = _shown(document, findings) if scope == "all" else frozenset()
    return Record(
        material=material,
        format=document.format,
        medium=document.medium,
        pages=tuple(_page(page, page.number in shown) for page in document.pages),
        kind=kind.values.get("kind", "other"),
        kind_reason=kind.reason,
        kind_confidence=kind.confidence,
        title=kind.values.get("title") or "",
        issuer=kind.values.get("issuer") or "",
        date=when,
        date_from=source,
        readable=_readable(document),
        findings=tuple(findings),
        problems=(*document.problems, *_notes(findings)),
        prints=prints,
        metadata=document.metadata,
    )


def _date(material: Material, document: Document, kind: Finding) -> tuple[str | None, str | None]:
    """The evidence's own date, else the file name's, else the camera's."""
    if kind.values.get("date"):
        return kind.values["date"], kind.values.get("date_from") or "document"
    named = _FILE_DATE.search(material.path.rsplit("/", 1)[-1])
    if named:
        try:
            return date(*(int(part) for part in named.groups())).isoformat(), "filename"
        except ValueError:
            pass
    taken = re.match(
        r"(\d{4})[:\-](\d{2})[:\-](\d{2})", document.metadata.get("DateTimeOriginal", "")
    )
    return ("-".join(taken.groups()), "exif") if taken else (None, None)


def _notes(findings: Sequence[Finding]) -> list[Problem]:
    """Faults and disagreements that checks noted beside their outcome."""
    notes = []
    for found in findings:
        for note in (*found.values.get("notes", ()), *found.values.get("faults", ())):
            page = note.get("page") or (found.evidence[0].page if found.evidence else None)
            notes.append(Problem(note["code"], note["text"], page, note.get("box")))
    return notes


def _readable(document: Document) -> Literal["yes", "partly", "no"]:
    """Whether a person's words could be read: by page, photographs without text count as read."""
    if document.medium == "photo":
        return "yes"
    lines = [line for line in document.lines if not line.hidden]
    if not lines:
        return "no" if not any(page.pictures for page in document.pages) else "partly"
    doubtful = sum(len(line.text) for line in lines if line.confidence < 0.6)
    return "partly" if doubtful > 0.2 * sum(len(line.text) for line in lines) else "yes"


def _shown(document: Document, findings: Sequence[Finding]) -> frozenset[int]:
    """The pages worth a picture in the report: evidence first, then the first ones and the last."""
    evidence = {place.page for found in findings for place in found.evidence}
    numbers = [page.number for page in document.pages]
    return frozenset([*numbers[: THUMBNAIL_PAGES - 1], *numbers[-1:], *evidence])


def _page(page: Page, shown: bool) -> PageRecord:
    picture = _thumbnail(page) if shown else None
    return PageRecord(page.number, page.width, page.height, page.source, page.lines, picture)


def _thumbnail(page: Page) -> bytes | None:
    """The page as JPEG; of a page without layout only its pictures, on white, at their places."""
    if page.render:
        picture = Image.fromarray(page.render(THUMBNAIL_DPI))
    elif any(placed.box for placed in page.pictures):
        picture = _pasted(page)
    else:
        return None
    picture.thumbnail((900, 1200))
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=60, optimize=True)
    return buffer.getvalue()


def _pasted(page: Page) -> Image.Image:
    scale = THUMBNAIL_DPI / 72
    sheet = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), "white")
    for placed in page.pictures[:20]:
        if placed.box is None:
            continue
        x0, y0, x1, y1 = (round(v) for v in np.multiply(placed.box, (*sheet.size, *sheet.size)))
        with contextlib.suppress(Exception):  # a picture that cannot be drawn has its own problem
            stamp = Image.fromarray(placed.pixels()).resize((max(1, x1 - x0), max(1, y1 - y0)))
            sheet.paste(stamp, (x0, y0))
    return sheet


def moved(record: Record, material: Material) -> Record:
    """The record of the same bytes standing at another place."""
    return replace(record, material=material)
