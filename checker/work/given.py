"""What people name when they ask for a check: rules, quotable texts, the library, processes."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from checker import ocr, rulebook
from checker.copying import Source
from checker.copying.paper import paper
from checker.errors import CheckerError, UsageError
from checker.formats import read as read_file
from checker.intake.listing import readable_name
from checker.model.rules import IndicatorSystem
from checker.pipeline import Earlier, Read
from checker.scoring import examples

if TYPE_CHECKING:
    from checker.store.library import Index

RULES = rulebook.OWN
# bytes of memory for a process: 0.6 GB where pages are read, more where they are large
ONE = 1 << 30


def system(identifier: str) -> IndicatorSystem:
    """The indicator system with this id."""
    known = rulebook.find(RULES)
    if identifier not in known:
        raise UsageError(f"没有编号为“{identifier}”的指标体系", f"可用的有：{'、'.join(known)}")
    return examples.sound(rulebook.load(RULES / identifier))


def sources(folder: Path | None) -> list[Source]:
    """The texts of a sources folder; a file that cannot be read stops the run with its name."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise UsageError(f"--sources 的文件夹不存在：{folder}", "请检查路径是否写对")
    return [_source(file) for file in sorted(folder.rglob("*")) if _is_source(file)]


def _is_source(file: Path) -> bool:
    return file.is_file() and not file.name.startswith((".", "~$"))


def _source(file: Path) -> Source:
    try:
        document = read_file([file])
    except CheckerError as error:
        raise UsageError(
            f"公共来源文本 {file.name} 无法读取：{error.text}", "请换成 txt 或 docx 后重试"
        ) from error
    if any(page.needs_ocr for page in document.pages):
        from checker.ocr.pages import with_text

        document = with_text(document, ocr.engine("rapid"), "all")
    return Source(readable_name(file.name), document.text)


def library(folder: Path) -> Index:
    """The library of earlier years at ``folder``."""
    from checker.store.library import Index  # few runs compare with earlier years, it loads slowly

    try:
        return Index(folder)
    except ValueError as error:
        raise UsageError(
            f"{folder} 不是可用的往年材料库：{error}", "请换一个空文件夹重新建库"
        ) from error


def shelf(folder: Path | None) -> Path | None:
    """The library's folder, asked for before the papers are read: reading may take hours."""
    if folder is not None and not folder.is_dir():
        raise UsageError(f"往年材料库不存在：{folder}", "先用 checker library add 建库")
    if folder is not None:
        library(folder)
    return folder


def earlier(folder: Path | None, reads: Sequence[Read]) -> Earlier | None:
    """What the library holds that is near any of the papers just read.

    A submission that was added without a year bears the name of the one just read: it gets another.
    """
    if folder is None:
        return None
    held = library(folder)
    asked = [paper(read.submission.name, record) for read in reads for record in read.records]
    near, names = held.near(asked), {read.submission.name for read in reads}
    told = {_apart(name, names): tuple(records) for name, records in near.items()}
    return Earlier(told, held.frequencies())


def _apart(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name = f"往年/{name}"
    return name


def jobs(wanted: int, files: int) -> int:
    """How many processes to start: as asked, else the cores, as far as work and memory go."""
    room = psutil.virtual_memory().available // ONE
    return wanted or max(1, min(os.cpu_count() or 1, -(-files // 3), room))
