"""Office packages (zip of XML parts), opened safely: bounded size, no entities, no network."""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

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
_REMARKS = re.compile(
    r"word/(?:document|comments)\.xml|xl/(?:comments|persons)\b.*\.xml|xl/comments\d+\.xml"
)
_AUTHOR = re.compile(
    rb"<w:(?:comment|ins|del|moveFrom|moveTo)\b[^>]*?\bw:author=\"([^\"]{1,120})\""
    rb"|<author>([^<]{1,120})</author>|\bdisplayName=\"([^\"]{1,120})\""
)
_RELATION = re.compile(rb"<Relationship\b[^>]*>")
_TARGET = re.compile(rb"\bTarget=\"(?!https?:|mailto:|#)([^\"]{1,500})\"")
_MOST = 20  # authors or files


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


def part_of(path: Path, name: str) -> bytes:
    """A part's bytes; empty where it, or the package, is missing or damaged."""
    with suppress(Unreadable), open_package(path) as package:
        return read_part(package, name) or b""
    return b""


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
    told = {"Reviewers": dict.fromkeys(_reviewers(zipped)), "Links": dict.fromkeys(_links(zipped))}
    return found | {key: "；".join(list(own)[:_MOST]) for key, own in told.items() if own}


def _reviewers(zipped: zipfile.ZipFile) -> Iterator[str]:
    """Who remarked on cells and words, and whose changes are tracked."""
    for part in filter(_REMARKS.fullmatch, zipped.namelist()):
        for found in _AUTHOR.finditer(read_part(zipped, part) or b""):
            name = html.unescape(found[found.lastindex or 0].decode("utf-8", "replace")).strip()
            if name:
                yield name


def _links(zipped: zipfile.ZipFile) -> Iterator[str]:
    """Files outside that the package leans on: templates, workbooks, pictures."""
    for part in (name for name in zipped.namelist() if name.endswith(".rels")):
        for relation in _RELATION.findall(read_part(zipped, part) or b""):
            target = _TARGET.search(relation) if b"External" in relation else None
            if target:
                yield unquote(html.unescape(target[1].decode("utf-8", "replace")))


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
