"""Office packages (zip of XML parts), opened safely: bounded size, no entities, no network."""

from __future__ import annotations

import posixpath
import zipfile
from pathlib import Path

from checker.errors import Unreadable
from checker.formats.markup import Node, recovered
from checker.model.document import Problem

MAX_PART = 64 << 20  # bytes of one part once unpacked
MAX_TOTAL = 512 << 20
MAX_PARTS = 10_000
_PROPERTIES = {
    "docProps/core.xml": {
        "creator", "lastModifiedBy", "created", "modified", "title", "subject", "revision",
    },
    "docProps/app.xml": {
        "Company", "Manager", "Application", "AppVersion", "Template", "TotalTime",
    },
}  # fmt: skip


def holds(path: Path, part: str) -> bool:
    """Whether the file is a zip that holds a part of this name."""
    try:
        with zipfile.ZipFile(path) as package:
            return part in package.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, LookupError):
        return False


def main_part(zipped: zipfile.ZipFile, usual: str) -> str:
    """The part that the package names as its main one; Word on the web calls it document2.xml."""
    root = None if usual in zipped.NameToInfo else read_xml(zipped, "_rels/.rels")
    for relation in () if root is None else root:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
    return usual


def check(path: Path, most: int = MAX_TOTAL) -> None:
    """Refuse packages that would unpack to more than a document can need, or ``most`` bytes."""
    with open_package(path) as package:
        entries = package.infolist()
        too_big = any(entry.file_size > MAX_PART * 4 for entry in entries)
        if too_big or len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > most:
            raise Unreadable(
                "too_large",
                f"文件“{path.name}”展开后过大，可能是恶意文件",
                "请用 Word 或 WPS 重新保存，压缩图片后提交",
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(
                "encrypted", f"文件“{path.name}”已加密，无法读取", "请去掉密码后重新保存并提交"
            )


def open_package(path: Path) -> zipfile.ZipFile:
    """The open zip. Raises ``Unreadable`` where it is damaged."""
    try:
        return zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, LookupError) as error:
        raise broken(path) from error


def broken(path: Path) -> Unreadable:
    """The error for a package that cannot be read."""
    return Unreadable(
        "corrupt",
        f"文件“{path.name}”已损坏，无法打开",
        "请用 Word 或 WPS 打开确认后另存，再次提交",
    )


def read_part(package: zipfile.ZipFile, name: str) -> bytes | None:
    """A part's bytes, ``None`` where it is missing, damaged or beyond ``MAX_PART``."""
    try:
        with package.open(name) as stream:
            data = stream.read(MAX_PART + 1)
    except (KeyError, OSError, zipfile.BadZipFile, ValueError, EOFError, RuntimeError):
        return None
    except (NotImplementedError, LookupError, ArithmeticError):
        return None
    except Exception as error:  # zlib, lzma and bz2 raise their own kinds
        if type(error).__module__ in {"zlib", "lzma", "bz2", "_lzma"}:
            return None
        raise
    return data if len(data) <= MAX_PART else None


def read_xml(package: zipfile.ZipFile, name: str) -> Node | None:
    """A part's root element; ``None`` where there is none. Entities stay unresolved."""
    data = read_part(package, name)
    return None if data is None else recovered(data)[0]


def properties(zipped: zipfile.ZipFile) -> dict[str, str]:
    """Author, times, program and the like as Office names them; what is empty is left out."""
    found = {}
    for part, names in _PROPERTIES.items():
        root = read_xml(zipped, part)
        for child in () if root is None else root:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name in names and child.text and child.text.strip():
                found[name] = child.text.strip()[:500]
    return found


def relations(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """A part's relations, id to part name; those outside the package are left out."""
    folder, name = posixpath.split(part)
    root = read_xml(package, f"{folder}/_rels/{name}.rels")
    found = {}
    for relation in () if root is None else root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            inside = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            found[relation.get("Id", "")] = posixpath.normpath(inside)
    return found


def part_unreadable(name: str) -> Problem:
    """What is told of a part that is damaged or gone: words or looks may be lost with it."""
    text = f"文件内部的“{name}”损坏或缺失，里面的内容没有（全部）读出来，请打开原文件人工查看"
    return Problem("part-unreadable", text)
