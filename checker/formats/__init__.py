"""Bytes to ``Document``. One module a format; a module that defines ``sniff`` is a reader.

A reader has ``NAME``, ``sniff(head, path) -> bool``, ``read(files) -> Document`` and, where they
differ from its name, ``SUFFIXES`` and ``LABEL`` (for users).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

from checker import drawings, plugins
from checker.errors import Unreadable
from checker.formats import unsupported
from checker.model.document import Document, Problem

HEAD = 4096  # bytes a reader may judge by
_PART = 1 << 20


@cache
def readers() -> tuple[ModuleType, ...]:
    """All readers, those with ``LAST = True`` (which accept almost anything) at the end."""
    names = [info.name for info in pkgutil.iter_modules(__path__)]
    modules = [importlib.import_module(f"{__name__}.{name}") for name in sorted(names)]
    modules += plugins.loaded("checker.formats")
    found = [module for module in modules if hasattr(module, "sniff")]
    return tuple(sorted(found, key=lambda module: getattr(module, "LAST", False)))


def read(files: Sequence[Path]) -> Document:
    """Read one document; several files are the page images of one. Raises ``Unreadable``."""
    reader = _reader_for(files[0])
    try:
        document: Document = reader.read(files)
    except Unreadable:
        raise
    except (OSError, MemoryError, RecursionError, ValueError, ArithmeticError) as error:
        raise _broken(files[0], error) from error
    except (LookupError, TypeError, AttributeError, SyntaxError, EOFError) as error:
        raise _broken(files[0], error) from error
    notes = tuple(note for file in files if (note := _suffix_note(file, reader)))
    return drawings.kept(replace(document, problems=document.problems + notes))


def _broken(file: Path, error: BaseException) -> Unreadable:
    if isinstance(error, MemoryError):
        return Unreadable(
            "too_large", f"文件“{file.name}”展开后超出内存限制", "请拆分或压缩后重新提交"
        )
    return Unreadable(
        "corrupt",
        f"文件“{file.name}”已损坏，无法读取（{type(error).__name__}）",
        "请用原软件打开确认后重新导出，再次提交",
    )


def _reader_for(file: Path) -> ModuleType:
    head = _head(file)
    for reader in readers():
        if reader.sniff(head, file):
            return reader
    raise unsupported.refusal(head, file)


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise Unreadable(
            "corrupt", f"文件“{file.name}”无法打开", "请检查文件是否存在、是否被占用"
        ) from error
    if not head.strip(b"\0"):
        raise _zeros(file)
    return head


def _zeros(file: Path) -> Unreadable:
    """The error for a file whose beginning is zeros, as an upload that broke off leaves it."""
    with file.open("rb") as stream:
        blank = not any(part.strip(b"\0") for part in iter(lambda: stream.read(_PART), b""))
    said = "是空文件，没有任何内容" if blank else "开头一段全是零，可能没有下载或复制完整"
    return Unreadable("corrupt", f"文件“{file.name}”{said}", "请重新导出、扫描或复制后提交")


def _suffix_note(file: Path, reader: ModuleType) -> Problem | None:
    expected: tuple[str, ...] = getattr(reader, "SUFFIXES", (f".{reader.NAME}",))
    suffix = file.suffix.lower()
    if suffix in expected:
        return None
    said = f"扩展名是“{suffix}”" if suffix else "没有扩展名"
    label = getattr(reader, "LABEL", f" {reader.NAME.upper()} ")
    text = f"文件“{file.name}”{said}，内容实际是{label}格式；已按实际内容读取"
    return Problem("suffix-mismatch", f"{text}，请改正扩展名（如 {expected[0]}）")
