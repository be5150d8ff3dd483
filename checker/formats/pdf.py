"""PDF by pypdfium2. Scripts and launch actions are never run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium2
from pypdfium2 import raw

from checker.errors import Unreadable
from checker.formats import grid_pages, pdf_signatures
from checker.formats.grids import Grids
from checker.formats.pdf_page import read_page
from checker.model.document import Document, Medium, Page, Problem

NAME = "pdf"
SUFFIXES = (".pdf",)
MAX_PAGES = 2000

_BLOCK, _OVERLAP = 4 << 20, 4096  # bytes looked through at once, and kept for the next look
_ACTIVE = re.compile(rb"/S\s*/(JavaScript|Launch)\b")


def sniff(head: bytes, path: Path) -> bool:
    """A PDF header within the first kilobyte, as readers accept it."""
    return b"%PDF-" in head[:1024]


def read(files: Sequence[Path]) -> Document:
    """Read one PDF file."""
    path = files[0]
    pdf = _open(path)
    try:
        pages, problems = _pages(pdf, path)
        metadata = {key: value for key, value in pdf.get_metadata_dict().items() if value}
        problems += _active_content(pdf, path)
    finally:
        pdf.close()
    signatures = pdf_signatures.read(path)
    return Document(path, NAME, _medium(pages), pages, signatures, metadata, tuple(problems))


def _open(path: Path) -> Any:
    try:
        return pdfium2.PdfDocument(path)
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


def _active_content(pdf: Any, path: Path) -> list[Problem]:
    if raw.FPDFDoc_GetJavaScriptActionCount(pdf) <= 0 and not _names_action(path):
        return []
    text = "文件里含有脚本或启动程序的动作；本程序不执行，人工打开前请注意安全"
    return [Problem("active-content", text)]


def _names_action(path: Path) -> bool:
    before = b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            data = before + block
            if (b"JavaScript" in data or b"Launch" in data) and _ACTIVE.search(data):
                return True
            before = data[-_OVERLAP:]
    return False
