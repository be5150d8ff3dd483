"""Every file of a submission folder: what is to be read, what is set aside, what is refused."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker.model.material import Unprocessed

JUNK_NAMES = {"thumbs.db", ".ds_store", "desktop.ini", "ehthumbs.db", "icon\r"}
JUNK_SUFFIXES = {".lnk", ".url", ".tmp", ".crdownload"}
JUNK_FOLDERS = {"__macosx", ".git", ".svn", "$recycle.bin", "system volume information"}
MAPPING = "mapping.yaml"


@dataclass(frozen=True, slots=True)
class Listed:
    """One regular file: its path inside the submission, with ``/``, and where it lies."""

    path: str
    file: Path


def walk(root: Path) -> Iterator[Listed | Unprocessed]:
    """All entries below ``root`` in name order; links and special files come as refusals."""
    for folder, subfolders, files in os.walk(root, onerror=None):
        subfolders.sort()
        here = Path(folder)
        for name in [*subfolders]:
            if (here / name).is_symlink():
                subfolders.remove(name)
                yield _refused(root, here / name)
        for name in sorted(files):
            yield _entry(root, here / name)


def _entry(root: Path, file: Path) -> Listed | Unprocessed:
    if file.is_symlink() or not file.is_file():
        return _refused(root, file)
    return Listed(file.relative_to(root).as_posix(), file)


def _refused(root: Path, file: Path) -> Unprocessed:
    text = "这是一个链接或特殊文件，不是材料本身；请把原文件放入文件夹"
    return Unprocessed(file.relative_to(root).as_posix(), "unsafe_path", text)


def junk(path: str) -> str | None:
    """Why a file is no evidence and is set aside, ``None`` for a possible material."""
    *folders, name = path.split("/")
    lower = name.lower()
    if lower in JUNK_NAMES or lower.startswith("._"):
        return "系统自动生成的文件，不是材料"
    if lower.startswith("~$") or lower.startswith(".~"):
        return "办公软件的临时文件，不是材料"
    if any(folder.lower().removesuffix("!") in JUNK_FOLDERS for folder in folders):
        return "系统自动生成的文件夹，不是材料"
    if Path(lower).suffix in JUNK_SUFFIXES:
        return "快捷方式或下载残留，不含材料内容；如应提交，请放入原文件"
    return None
