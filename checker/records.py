"""One material becomes one ``Record``: read, recognise, check, fingerprint. Knows no rules."""

from __future__ import annotations

import contextlib
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from PIL import Image, ImageDraw

from checker import elements, forgery, formats, numerals
from checker.copying.pictures import covers, prints
from checker.elements import split
from checker.intake import personal
from checker.intake.listing import renamed
from checker.model.document import Document, Engine, Page, Problem
from checker.model.finding import Finding
from checker.model.material import PHOTOGRAPHS, Material, PageRecord, Record, identity
from checker.ocr import pages as ocr_pages
from checker.ocr import pasted

Scope = Literal["all", "elements"]
THUMBNAIL_DPI = 80.0
FORWARD_ZONE = 400  # characters of a first page that hold its title
THUMBNAIL_PAGES = 8  # the first pages and the last; evidence pages always
_FILE_DATE = re.compile(  # 2023.12 is a month and 2023-15号 a number: no digit is both
    r"(?<!\d)(20\d{2})(?:[年.\-_](1[0-2]|0?[1-9])[月.\-_](3[01]|[12]\d|0?[1-9])"
    r"|[年.\-_]?(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9]))(?!\d|月)"
)


def papers(material: Material, engine: Engine, scope: Scope = "all") -> tuple[Record, ...]:
    """One record for each paper in the file: several where new red headers begin inside it.

    Raises ``Unreadable`` where the file cannot be read and ``EngineFailed`` where OCR broke.
    """
    document = _read(material, engine, scope)
    ranges = _ranges(document) if len(material.files) == 1 else []
    if len(ranges) < 2:
        return (_examined(material, document, engine, scope),)
    return tuple(
        _examined(part(material, pages), _cut(document, pages), engine, scope) for pages in ranges
    )


def examine(material: Material, engine: Engine, scope: Scope = "all") -> Record:
    """The whole file as one paper, with every check that looks at it alone."""
    return _examined(material, _read(material, engine, scope), engine, scope)


def part(material: Material, pages: tuple[int, int]) -> Material:
    """One paper out of a larger file. Stated quantities stay with the first one alone."""
    first, last = pages
    span = f"第{first}页" if first == last else f"第{first}-{last}页"
    path = f"{material.path}#{span}"
    rows = material.rows if first == 1 else tuple(x for x in material.rows if x.quantity is None)
    return replace(material, id=identity(path, material.sha256), path=path, pages=pages, rows=rows)


def _read(material: Material, engine: Engine, scope: Scope) -> Document:
    document = pasted.apart(formats.read(material.files), engine)
    document = ocr_pages.with_text(document, engine, scope)
    problems = (replace(each, text=told(material, each.text)) for each in document.problems)
    return replace(document, problems=tuple(problems))


def told(material: Material, text: str) -> str:
    """A sentence on a material's files, under the names that the user knows."""
    for file, path in zip(material.files, (material.path, *material.parts), strict=False):
        text = renamed(text, file, path)
    return text


def _ranges(document: Document) -> list[tuple[int, int]]:
    """The papers of a file; one that forwards another keeps what it forwards."""
    found = split.papers(document)
    first = found[0][0] if found else 1
    head = next((page.text for page in document.pages if page.number == first), "")
    return [] if re.search(r"转\s*发|翻\s*印", head[:FORWARD_ZONE]) else found


def _cut(document: Document, pages: tuple[int, int]) -> Document:
    """The pages of one paper, which keep their numbers; notes on the whole stay with the first."""
    first, last = pages
    start = document.pages[0].number

    def inside(page: int | None) -> bool:
        return first <= page <= last if page is not None else first == start

    signatures = []
    for signature in document.signatures:
        stamps = tuple(stamp for stamp in signature.stamps if inside(stamp[0]))
        if stamps or not signature.stamps:
            signatures.append(replace(signature, stamps=stamps))
    return replace(
        document,
        pages=tuple(page for page in document.pages if inside(page.number)),
        signatures=tuple(signatures),
        problems=tuple(problem for problem in document.problems if inside(problem.page)),
    )


def _examined(material: Material, document: Document, engine: Engine, scope: Scope) -> Record:
    findings = elements.examine(document, engine)
    if scope == "all":
        findings = (*findings, *forgery.examine(document, engine, findings))
    if material.pages:
        findings = tuple(found for found in findings if _concerns(found, material.pages))
    made = prints.prints(document, prints.MOST + 1) if scope == "all" else ()
    read = pasted.read(document, engine) if scope == "all" else document
    return _private(_record(material, read, findings, made, scope))


def _concerns(found: Finding, pages: tuple[int, int]) -> bool:
    """Checks that read the file itself see all its pages: what lies on others is theirs."""
    if not found.evidence:
        return not found.strength or found.outcome != "present" or pages[0] == 1
    return any(pages[0] <= place.page <= pages[1] for place in found.evidence)


def _private(record: Record) -> Record:
    """The record with personal data masked everywhere and counted page by page."""
    notes = personal.problems([(page.number, page.lines) for page in record.pages])
    known = personal.told([line for page in record.pages for line in page.lines])
    clean = personal.masked(replace(record, pages=(), prints=()), known)
    pages = tuple(replace(page, lines=personal.lines(page.lines)) for page in record.pages)
    problems = (*clean.problems, *notes)
    covered = tuple(_covered(record))
    return replace(clean, material=record.material, pages=pages, prints=covered, problems=problems)


def _covered(record: Record) -> Iterator[Any]:
    """A print without a place on its page may show any number that was read there from pictures."""
    lines = {page.number: page.lines for page in record.pages}
    for made in record.prints:
        own = [line for line in lines.get(made.page, ()) if made.box or line.via == "ocr"]
        yield covers.covered(made, [*personal.boxes(own)])


def _record(
    material: Material,
    document: Document,
    findings: Sequence[Finding],
    made: tuple[Any, ...],
    scope: Scope,
) -> Record:
    """``made``: the prints; one more than is compared tells that there are more."""
    kind = next(found for found in findings if found.check == "kind")
    compared = made[: prints.MOST]
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
        problems=(
            *document.problems,
            *_nothing_shown(document),
            *_notes(findings),
            *_uncompared(made),
        ),
        prints=compared,
        metadata={**document.metadata, **_pictured(compared)},
    )


def _nothing_shown(document: Document) -> tuple[Problem, ...]:
    """Why there is nothing to read, where no other problem says so."""
    if document.problems or any(page.lines or page.pictures for page in document.pages):
        return ()
    text = (
        "各页都看不到文字和图片：是空白页，或里面的内容损坏（如循环引用）、过大，显示不出来；"
        "请打开原文件查看"
    )
    return (Problem("nothing-shown", text),)


def _uncompared(made: Sequence[Any]) -> tuple[Problem, ...]:
    if len(made) <= prints.MOST:
        return ()
    text = f"图片很多，只比对前{prints.MOST}张，超出的是否与其他单位相同请人工查看"
    return (Problem("pictures-not-compared", text),)


def _pictured(made: Sequence[Any]) -> dict[str, str]:
    """How many photographs a paper shows: their prints are not kept, and a score needs to know."""
    shown = sum(not each.plain for each in made)
    return {PHOTOGRAPHS: str(shown)} if shown else {}


def _date(material: Material, document: Document, kind: Finding) -> tuple[str | None, str | None]:
    """The evidence's own date, else the file name's, else the camera's."""
    if kind.values.get("date"):
        return kind.values["date"], kind.values.get("date_from") or "document"
    name = unicodedata.normalize("NFKC", material.path.rsplit("/", 1)[-1])
    found = _FILE_DATE.search(name)
    if found and (day := numerals.day(found.groups())):
        return day.isoformat(), "filename"
    taken = numerals.begun(document.metadata.get("DateTimeOriginal", ""))
    return (taken.isoformat(), "exif") if taken else (None, None)


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
    if lines and any(problem.hides for problem in document.problems):
        return "partly"
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
    cover = ImageDraw.Draw(picture)
    for x0, y0, x1, y1 in personal.boxes(page.lines):
        width, height = picture.size
        cover.rectangle((x0 * width, y0 * height, x1 * width, y1 * height), fill=(120, 120, 120))
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
    pages = record.material.pages
    return replace(record, material=part(material, pages) if pages else material)
