"""PDF by pypdfium2. Scripts and launch actions are never run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium2
from pypdfium2 import raw

from checker.errors import Unreadable
from checker.formats import attached, grid_pages, xmp
from checker.formats.grids import Grids
from checker.formats.pdf import packed, signed
from checker.formats.pdf.page import read_page
from checker.model.document import Document, Medium, Page, Problem

NAME = "pdf"
SUFFIXES = (".pdf",)
MAX_PAGES = 2000

_HELD = 32 << 20  # bytes: a file no larger is read once for all who look at it, others are mapped
_NAMED = re.compile(rb"/(?:JavaScript|Launch)\b")  # found twenty times faster than the next
_ACTIVE = re.compile(rb"/S\s*/(JavaScript|Launch)\b")


def sniff(head: bytes, path: Path) -> bool:
    """A PDF header within the first kilobyte, as readers accept it."""
    return b"%PDF-" in head[:1024]


def read(files: Sequence[Path]) -> Document:
    """Read one PDF file."""
    path = files[0]
    with _stored(path) as data:
        pdf = _open(path, data)
        try:
            pages, problems = _pages(pdf, path)
            metadata = {key: value for key, value in pdf.get_metadata_dict().items() if value}
            if made := xmp.created(data):
                metadata["XmpCreateDate"] = made
                metadata.setdefault("CreationDate", made)
            problems += _active_content(pdf, data)
            problems += attached.unread(_attachments(pdf))
        finally:
            pdf.close()
        signatures = signed.read(data)
    return Document(path, NAME, _medium(pages), pages, signatures, metadata, tuple(problems))


@contextmanager
def _stored(path: Path) -> Iterator[bytes | mmap]:
    """The file's bytes, as long as they are needed."""
    with path.open("rb") as stream:
        data = stream.read(_HELD + 1)
        if len(data) <= _HELD:
            yield data
            return
        with mmap(stream.fileno(), 0, access=ACCESS_READ) as mapped:
            yield mapped


def _open(path: Path, data: bytes | mmap) -> Any:
    try:
        return pdfium2.PdfDocument(data if isinstance(data, bytes) else path)
    except pdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
    if code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
        raise Unreadable(
            "encrypted",
            f"PDF 文件“{path.name}”设有打开密码，无法读取",
            "请去掉密码后重新导出并提交",
        )
    raise Unreadable(
        "corrupt",
        f"PDF 文件“{path.name}”已损坏，无法打开",
        "请用原软件打开确认后重新导出，再次提交",
    )


def _pages(pdf: Any, path: Path) -> tuple[tuple[Page, ...], list[Problem]]:
    count = len(pdf)
    if count > MAX_PAGES:
        raise Unreadable(
            "too_large",
            f"PDF 文件“{path.name}”有 {count} 页，超过 {MAX_PAGES} 页的上限",
            "请拆分成几个文件后提交，只保留与指标有关的页",
        )
    pages: list[Page] = []
    grids: list[Grids] = []
    problems: list[Problem] = []
    for index in range(count):
        try:
            page, noticed, tables = read_page(pdf, path, index)
        except (pdfium2.PdfiumError, ValueError):
            page, noticed, tables = *_unreadable_page(index + 1), Grids()
        pages.append(page)
        grids.append(tables)
        problems += noticed
    if all(problem.code == "page-unreadable" for problem in problems) and len(problems) == count:
        raise Unreadable(
            "corrupt", f"PDF 文件“{path.name}”的每一页都已损坏", "请重新导出或扫描后提交"
        )
    return grid_pages.joined(pages, grids), problems


def _unreadable_page(number: int) -> tuple[Page, list[Problem]]:
    text = f"第{number}页已损坏，无法读取，请核对原件"
    return Page(number, 595.0, 842.0), [Problem("page-unreadable", text, number)]


def _medium(pages: Sequence[Page]) -> Medium:
    sources = {page.source for page in pages if page.lines or page.needs_ocr or page.pictures}
    if not sources or sources == {"text"}:
        return "born_digital"
    if sources == {"photo"}:
        return "photo"
    return "scan" if sources <= {"scan", "photo"} else "mixed"


def _attachments(pdf: Any) -> list[str]:
    """Names of the files that the PDF carries (ISO 32000-1, 7.11.4)."""
    try:
        return [pdf.get_attachment(n).get_name() for n in range(pdf.count_attachments())]
    except pdfium2.PdfiumError:
        return ["名称损坏"]


def _active_content(pdf: Any, data: bytes | mmap) -> list[Problem]:
    stated = raw.FPDFDoc_GetJavaScriptActionCount(pdf) > 0
    if not stated and not any(map(_names_action, _parts(data))):
        return []
    text = "文件里含有脚本或启动程序的动作；本程序不执行，人工打开前请注意安全"
    return [Problem("active-content", text)]


def _names_action(data: bytes | mmap) -> bool:
    return bool(_NAMED.search(data) and _ACTIVE.search(data))


def _parts(data: bytes | mmap) -> Iterator[bytes | mmap]:
    yield data
    yield from (said for said, _ in packed.found(data))
