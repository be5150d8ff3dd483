"""Old office files (doc, wps, rtf, odt, xls, et): through LibreOffice, else text alone.

Converted files lie in a temporary folder kept until the process ends, for pictures are opened late.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import olefile

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
_NAMED = {".xls": "xls", ".et": "xls", ".ppt": "ppt", ".dps": "ppt", ".msg": "msg"}
_FILEPASS, _HEAD = 0x2F, 4096
_STREAMS = {
    **{"WordDocument": "doc", "Workbook": "xls", "Book": "xls"},
    **{"PowerPoint Document": "ppt", "__properties_version1.0": "msg"},
}
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
    """doc | xls | ppt | msg | other; raises for locked files.

    A compound file too torn to list what it holds is what its name says: who opens it tells.
    """
    with path.open("rb") as stream:
        if stream.read(len(_COMPOUND)) != _COMPOUND:
            return "doc"
    try:
        with olefile.OleFileIO(path) as packed:
            return _held(packed, path)
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        return _NAMED.get(path.suffix.lower(), "doc")


def _held(packed: olefile.OleFileIO, path: Path) -> str:
    if packed.exists("EncryptedPackage") or _locked_word(packed):
        raise _locked(path)
    return next((kind for name, kind in _STREAMS.items() if packed.exists(name)), "other")


def _locked_book(path: Path) -> bool:
    """Whether a workbook's records are enciphered: FILEPASS (MS-XLS 2.4.117) near the beginning."""
    try:
        with olefile.OleFileIO(path) as packed:
            name = "Workbook" if packed.exists("Workbook") else "Book"
            data = packed.openstream(name).read(_HEAD)
        at = 0
        while at + 4 <= len(data):
            record, length = struct.unpack_from("<HH", data, at)
            if record == _FILEPASS:
                return True
            at += 4 + length
    except (OSError, ValueError, LookupError, TypeError, struct.error):
        pass
    return False


def _locked(path: Path) -> Unreadable:
    return Unreadable(
        "encrypted", f"文件“{path.name}”设有打开密码，无法读取", "请去掉密码后重新保存并提交"
    )


def _locked_word(packed: olefile.OleFileIO) -> bool:
    """Bit fEncrypted of the FIB (MS-DOC 2.5.2)."""
    if not packed.exists("WordDocument"):
        return False
    fib = packed.openstream("WordDocument").read(12)
    return len(fib) == 12 and bool(fib[11] & 0x01)


def _refused(path: Path, kind: str) -> Unreadable:
    names = {"ppt": "演示文稿（PPT）", "msg": "邮件（MSG）"}
    if kind in names:
        text = f"文件“{path.name}”是{names[kind]}，本程序不核验这种格式"
        return Unreadable("unsupported", text, "请导出（另存）为 PDF 后重新提交")
    return Unreadable("corrupt", f"文件“{path.name}”已损坏，或不是 Office 文档", _SAVE_AS)


def _sheet(path: Path) -> Document:
    converted, locked = None, _locked_book(path)
    try:
        converted = convert.by_libreoffice(path, "xlsx")
    except Unreadable:
        if not locked:  # else it may be its password that Excel itself gives, or another
            raise
    if converted is not None:
        return replace(sheet.read([converted]), file=path, format=NAME)
    if locked:
        raise _locked(path)
    note = f"旧版表格“{path.name}”只读出了文字，图片看不到，请人工核对；{_SHEET_AS}"
    return sheet.laid(path, NAME, xls_rows.of_sheets(path), [Problem("text-only", note)])


def _text_only(path: Path) -> Document:
    """The text without look and pictures, for want of a program that opens the file."""
    flow = Flow()
    if not _told(path, flow):
        raise Unreadable(
            "unsupported", f"本机没有能打开旧版文档“{path.name}”的程序（LibreOffice）", _SAVE_AS
        )
    unseen = "颜色、图片、印章和页眉页脚看不到，请人工核对"
    note = f"旧版文档“{path.name}”只读出了正文的文字，{unseen}；{_SAVE_AS}"
    problem = Problem("text-only", note)
    return Document(path, NAME, "office", flow.pages(), problems=(problem,))


def _told(path: Path, flow: Flow) -> bool:
    """Lay out the text of a file of Word 97 or later or an RTF; whether it is one."""
    with path.open("rb") as stream:
        head = stream.read(len(_RTF))
    if head == _RTF:
        rtf_text.told(path.read_bytes(), flow)
    return head == _RTF or (head == _COMPOUND[: len(_RTF)] and doc_text.told(path, flow))
