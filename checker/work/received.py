"""Packages that arrive over the web: kept as archives, so that intake meets them as any other.

Names of uploads become names inside an archive, never on the disk; what is unsafe, too large or
broken is refused by intake, entry by entry, in the report.
"""

from __future__ import annotations

import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from checker.errors import UsageError, disk_full
from checker.files import put
from checker.intake import archives
from checker.intake.archive_member import unsafe
from checker.intake.listing import readable_name

Upload = tuple[str, BinaryIO]  # the name as sent, maybe with folders, and the content
LIMITS = archives.Limits()
LARGEST = LIMITS.total_bytes  # of one upload
MOST = 5000  # files of one upload; more come as an archive
_NO_NAME = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ufffd]')


def package(work: Path, name: str, files: Sequence[Upload]) -> tuple[Path, str]:
    """One county's package: an archive as it came, or several files. Its path and name.

    Raises :class:`UsageError` on nothing to keep, a name that is none, a full disk.
    """
    folder = _common(files)
    name = _named(name or folder or (files[0][0] if len(files) == 1 else ""))
    with _room(work) as room:
        draft = room / "upload"
        if len(files) == 1:
            _copy(files[0][1], draft)
        if len(files) != 1 or not archives.is_archive(draft):
            _packed(draft, files, len(folder) + 1 if folder else 0)
        put(draft, target := room / f"{name}.{archives.kind(draft) or 'zip'}")
        return target, name


def batch(work: Path, files: Sequence[Upload]) -> Path:
    """Several counties, an archive each, named by their files. The folder that holds them."""
    with _room(work) as room:
        for sent, content in files:
            name, draft = _named(sent), room / ".upload"
            _copy(content, draft)
            kind = archives.kind(draft)
            if kind is None:
                raise UsageError(f"“{name}”不是压缩包", "一次提交多个县时，每个县一个压缩包")
            if (target := room / f"{name}.{kind}").exists():
                raise UsageError(f"有两个压缩包都叫“{name}”", "请按报送单位命名")
            put(draft, target)
        return room


def inside(inbox: Path | None, path: str) -> Path:
    """A path below the folder that was opened for it. Raises :class:`UsageError` on any other."""
    if inbox is None:
        raise UsageError("这个服务没有开放服务器上的文件夹", "请上传，或启动时加 --inbox")
    try:
        found = (inbox / path).resolve()
        allowed = found.is_relative_to(inbox.resolve()) and found.exists()
    except (OSError, ValueError):
        allowed = False
    if not allowed:
        raise UsageError(f"开放的文件夹里没有“{path[:200]}”", "请写相对于该文件夹的路径")
    return found


@contextmanager
def _room(work: Path) -> Iterator[Path]:
    """A folder of its own, gone again where the upload is refused."""
    room = work / "uploads" / secrets.token_hex(8)
    try:
        room.mkdir(parents=True)
        yield room
    except OSError as error:
        shutil.rmtree(room, ignore_errors=True)
        why = f"写入服务器的磁盘时出错（错误号 {error.errno}）"
        why = "服务器的磁盘已满" if disk_full(error) else why
        raise UsageError(f"上传的内容存不下来：{why}", "请管理员检查磁盘后再上传") from error
    except BaseException:
        shutil.rmtree(room, ignore_errors=True)
        raise


def _common(files: Sequence[Upload]) -> str:
    """The folder that was chosen in the browser: all names begin with it."""
    tops = {name.split("/", 1)[0] for name, _ in files if "/" in name}
    return tops.pop() if len(tops) == 1 and all("/" in name for name, _ in files) else ""


def _named(sent: str) -> str:
    """The name of a package, without folders and suffix."""
    name = readable_name(sent.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1])
    path = PurePosixPath(name)
    stem = path.stem.removesuffix(".tar") if path.suffix.lower() in archives.SUFFIXES else name
    plain = _NO_NAME.sub("", stem).strip(" .")[:60].rstrip(" .")
    if not plain:
        raise UsageError("请写明报送单位的名称")
    return f"{plain}_" if unsafe(plain) else plain


def _packed(target: Path, files: Sequence[Upload], strip: int) -> None:
    if not 0 < len(files) <= MOST:
        raise UsageError(f"请上传1至{MOST}个文件", "更多的请打成压缩包上传")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packed:
        for name, content in files:
            content.seek(0)
            with packed.open(zipfile.ZipInfo(_member(name[strip:])), "w", force_zip64=True) as sink:
                shutil.copyfileobj(content, sink, 1 << 20)


def _member(name: str) -> str:
    """A name that a zip can hold."""
    shown = readable_name(name.replace("\\", "/")).replace("\x00", "")
    return shown.encode("utf-8", "replace").decode()[:4000] or "未命名"


def _copy(content: BinaryIO, target: Path) -> None:
    content.seek(0)
    with target.open("wb") as sink:
        shutil.copyfileobj(content, sink, 1 << 20)
