"""Archives inside a submission, unpacked into the work folder with every member accounted for.

A member reads ``套件.zip!/一、制度建设/1/方案.pdf``. Nothing is written outside the target folder.
"""

from __future__ import annotations

import shutil
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from checker.intake.listing import Listed
from checker.model.material import Unprocessed

SUFFIXES = {".zip"}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what one archive may unfold into."""

    depth: int = 4
    members: int = 20_000
    member_bytes: int = 1 << 30
    total_bytes: int = 8 << 30
    ratio: int = 200  # unpacked to packed, judged above 50 MiB


def is_archive(file: Path) -> bool:
    """Whether the file is an archive to be opened (office files are zips too, but no archives)."""
    return file.suffix.lower() in SUFFIXES


def unpack(
    archive: Listed, into: Path, limits: Limits, depth: int = 0
) -> Iterator[Listed | Unprocessed]:
    """All members of an archive, nested archives included, each a file or the reason why not."""
    if depth >= limits.depth:
        yield Unprocessed(
            archive.path, "too_large", f"压缩包嵌套超过{limits.depth}层，未继续展开；请解压后提交"
        )
        return
    try:
        with zipfile.ZipFile(archive.file) as packed:
            yield from _members(archive, packed, into, limits, depth)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        text = f"压缩包无法打开（{type(error).__name__}），里面的材料都没有检查；请重新打包后提交"
        yield Unprocessed(archive.path, "corrupt", text)


def _members(
    archive: Listed, packed: zipfile.ZipFile, into: Path, limits: Limits, depth: int
) -> Iterator[Listed | Unprocessed]:
    infos = [info for info in packed.infolist() if not info.is_dir()]
    if len(infos) > limits.members:
        text = f"压缩包内有{len(infos)}个文件，超过上限{limits.members}个，未展开；请分批提交"
        yield Unprocessed(archive.path, "too_large", text)
        return
    left = limits.total_bytes
    for number, info in enumerate(infos):
        path = f"{archive.path}!/{_name(info)}"
        refusal = _refusal(path, info, limits, left)
        if refusal:
            yield refusal
            continue
        left -= info.file_size
        member = _extract(
            packed, info, path, into / f"{number}{PurePosixPath(path).suffix.lower()}"
        )
        if isinstance(member, Listed) and is_archive(member.file):
            yield from unpack(member, into / f"{number}_", limits, depth + 1)
        else:
            yield member


def _refusal(path: str, info: zipfile.ZipInfo, limits: Limits, left: int) -> Unprocessed | None:
    inner = _name(info)
    parts = PurePosixPath(inner).parts
    if inner.startswith("/") or ".." in parts or (len(inner) > 1 and inner[1] == ":"):
        return Unprocessed(path, "unsafe_path", "压缩包里的路径指向文件夹之外，已拒绝展开")
    if (info.external_attr >> 16) & 0o170000 not in (0, 0o100000):
        return Unprocessed(path, "unsafe_path", "压缩包里的链接或特殊文件，已拒绝展开")
    if info.flag_bits & 1:
        return Unprocessed(path, "encrypted", "压缩包有密码，无法检查；请去掉密码后提交")
    swollen = info.file_size > 50 << 20 and info.file_size > limits.ratio * max(
        1, info.compress_size
    )
    if info.file_size > min(limits.member_bytes, left) or swollen:
        return Unprocessed(path, "too_large", "展开后的大小超过上限，未展开；请单独提交原文件")
    return None


def _extract(
    packed: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, target: Path
) -> Listed | Unprocessed:
    """Write one member under a name of our own, so that no name in the archive reaches the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with packed.open(info) as source, target.open("wb") as sink:
            shutil.copyfileobj(source, sink, 1 << 20)
    except Exception as error:
        target.unlink(missing_ok=True)
        text = f"压缩包内的这个文件已损坏（{type(error).__name__}）；请重新打包后提交"
        return Unprocessed(path, "corrupt", text)
    return Listed(path, target)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 flag, the Unicode path field 0x7075, UTF-8, then GB18030."""
    if info.flag_bits & 0x800:
        return info.filename.replace("\\", "/")
    raw = info.orig_filename.encode("cp437", errors="replace")
    named = _unicode_field(info.extra)
    for encoding in ("utf-8", "gb18030"):
        if named is not None:
            break
        try:
            named = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return (named if named is not None else info.filename).replace("\\", "/")


def _unicode_field(extra: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x7075 and size > 5:
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None
