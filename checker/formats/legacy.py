"""Old office files (doc, wps, rtf, odt, xls, et): through LibreOffice, else text alone.

Converted files lie in a temporary folder kept until the process ends, for pictures are opened late.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checker.errors import Unreadable
from checker.formats import convert, doc_text, package, rtf_text, sheet, wordml, xls_rows
from checker.formats.flow import Flow
from checker.model.document import Document, Problem

NAME = "legacy"
LABEL = "旧版 Office "
SUFFIXES = (".doc", ".wps", ".rtf", ".odt", ".xls", ".et", ".wpt", ".dot")

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
MOST = 256 << 20  # bytes of a file
_TAIL = 4 << 20  # bytes searched for names of streams
_SHEET_AS = "请用 Excel 或 WPS 打开，另存为 XLSX 后重新提交"
_SAVE_AS = "请用 Word 或 WPS 打开，另存为 DOCX 或 PDF 后重新提交"


def sniff(head: bytes, path: Path) -> bool:
    """An OLE compound file, RTF, or an OpenDocument text."""
    if head.startswith((_COMPOUND, _RTF)):
        return True
    return head.startswith(b"PK") and package.holds(path, "content.xml")


def read(files: Sequence[Path]) -> Document:
    """Read one file. Raises ``Unreadable`` with what to save it as where nothing can open it."""
    path = files[0]
    if path.stat().st_size > MOST:
        raise Unreadable("too_large", f"旧版文档“{path.name}”超过 {MOST >> 20} MB", _SAVE_AS)
    kind = _kind(path)
    if kind in {"ppt", "msg", "other"}:
        raise _refused(path, kind)
    if kind == "xls":
        return _sheet(path)
    converted = convert.by_libreoffice(path, "docx")
    if converted is not None:
        return wordml.read(converted, NAME, path)
    return _text_only(path)


def _kind(path: Path) -> str:
    """doc | xls | ppt | msg | other; raises for locked files."""
    with path.open("rb") as stream:
        data = stream.read(_TAIL)
        stream.seek(max(0, path.stat().st_size - _TAIL))
        data += stream.read(_TAIL)
    if not data.startswith(_COMPOUND):
        return "doc"
    if _named(data, "EncryptedPackage") or _locked_word(data):
        raise Unreadable(
            "encrypted", f"文件“{path.name}”设有打开密码，无法读取", "请去掉密码后重新保存并提交"
        )
    streams = (
        ("doc", "WordDocument"),
        ("xls", "Workbook"),
        ("xls", "Book"),
        ("ppt", "PowerPoint Document"),
        ("msg", "__properties_version1.0"),
    )
    return next((kind for kind, name in streams if _named(data, name)), "other")


def _named(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") + b"\0\0" in data


def _locked_word(data: bytes) -> bool:
    """Bit fEncrypted of the FIB (MS-DOC 2.5.2), which opens the WordDocument stream."""
    for found in re.finditer(rb"\xec\xa5", data):
        at = found.start()
        if at % 512 == 0 and at + 12 <= len(data):
            return bool(data[at + 11] & 0x01)
    return False


def _refused(path: Path, kind: str) -> Unreadable:
    names = {"ppt": "演示文稿（PPT）", "msg": "邮件（MSG）"}
    if kind in names:
        text = f"文件“{path.name}”是{names[kind]}，本程序不核验这种格式"
        return Unreadable("unsupported", text, "请导出（另存）为 PDF 后重新提交")
    return Unreadable("corrupt", f"文件“{path.name}”已损坏，或不是 Office 文档", _SAVE_AS)


def _sheet(path: Path) -> Document:
    converted = convert.by_libreoffice(path, "xlsx")
    if converted is not None:
        return replace(sheet.read([converted]), file=path, format=NAME)
    note = f"旧版表格“{path.name}”只读出了文字，图片看不到，请人工核对；{_SHEET_AS}"
    return sheet.laid(path, NAME, xls_rows.of_sheets(path), [Problem("text-only", note)])


def _text_only(path: Path) -> Document:
    """The text without look and pictures, for want of a program that opens the file."""
    flow = Flow()
    if not _told(path, flow):
        raise Unreadable(
            "unsupported", f"本机没有能打开旧版文档“{path.name}”的程序（LibreOffice）", _SAVE_AS
        )
    note = f"旧版文档“{path.name}”只读出了文字，颜色、图片和印章看不到，请人工核对；{_SAVE_AS}"
    problem = Problem("text-only", note)
    return Document(path, NAME, "office", flow.pages(), problems=(problem,))


def _told(path: Path, flow: Flow) -> bool:
    """Lay out the text of a file of Word 97 or later or an RTF; whether it is one."""
    with path.open("rb") as stream:
        head = stream.read(len(_RTF))
    if head == _RTF:
        rtf_text.told(path.read_bytes(), flow)
    return head == _RTF or (head == _COMPOUND[: len(_RTF)] and doc_text.told(path, flow))
