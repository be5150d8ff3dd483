"""Archives inside a submission, unpacked into the work folder with every member accounted for.

A member reads ``套件.zip!/一、制度建设/1/方案.pdf``. Nothing is written outside the target folder,
and no name of an archive ever becomes a name on the disk.
"""

from __future__ import annotations

import re
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from typing import Protocol

from checker.errors import Unreadable, disk_full
from checker.files import put
from checker.intake import archive_tar, archive_tool, archive_zip
from checker.intake.archive_member import VOLUME, Budget, Limits, Member, refusal
from checker.intake.listing import Listed, readable_name
from checker.model.material import Unprocessed


class _Reader(Protocol):
    """A module that opens one kind of archive."""

    def members(
        self, file: Path, into: Path, allowed: int, limits: Limits
    ) -> AbstractContextManager[Iterable[Member]]:
        """All members, unpacked as they are asked for."""


__all__ = ["Limits", "is_archive", "unpack"]

_READERS: dict[str, _Reader] = {"zip": archive_zip, "rar": archive_tool, "tar": archive_tar}
SUFFIXES = {
    **{".zip": "zip", ".7z": "7z", ".rar": "rar", ".tar": "tar", ".gz": "tar", ".tgz": "tar"},
    **{".bz2": "tar", ".tbz": "tar", ".tbz2": "tar", ".xz": "tar", ".txz": "tar"},
}
_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),  # the first of several volumes
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b\x08", "tar"),
    (b"BZh", "tar"),
    (b"\xfd7zXZ\x00", "tar"),
)
_DOCUMENTS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"\xd0\xcf\x11\xe0", b"II*\0", b"MM\0*", b"BM")
_VOLUME = re.compile(
    r"\.(?:z\d{2}|r\d{2}|(?:zip|7z|rar)\.\d{3}|part0*(?:[2-9]|\d{2,})\.rar)$", re.I
)
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, OSError, EOFError, ValueError, LookupError)
SHORT_SUFFIX = 10
METHOD = "压缩包内的这个文件用了本程序不认识的压缩方法；请解压后提交，或重新打成普通 zip"


def _reader(name: str) -> _Reader:
    """What opens that kind; the library for 7z is large and loaded where one is met."""
    if name == "7z":
        from checker.intake import archive_7z

        return archive_7z
    return _READERS[name]


def is_archive(file: Path) -> bool:
    """Whether the file is an archive to be opened (office files are zips too, but no archives)."""
    return kind(file) is not None


def kind(file: Path) -> str | None:
    """zip, 7z, rar or tar by content; by the name where the content says nothing else."""
    try:
        with file.open("rb") as stream:
            head = stream.read(512)
    except OSError:
        return None
    found = next((name for magic, name in _MAGIC if head.startswith(magic)), None)
    if found is None and head[257:262] == b"ustar":
        found = "tar"
    if found == "zip" and (archive_zip.is_document(file) or _torn_document(file)):
        return None
    if found is None and not head.startswith(_DOCUMENTS) and head:
        found = SUFFIXES.get(file.suffix.lower())
    return found


def _torn_document(file: Path) -> bool:
    """A broken zip that is not named like one: a torn office file, which its reader reports."""
    named = file.suffix.lower() in SUFFIXES or _VOLUME.search(file.name)
    return not named and not zipfile.is_zipfile(file)


def unpack(
    archive: Listed, into: Path, limits: Limits, budget: Budget | None = None, depth: int = 0
) -> Iterator[Listed | Unprocessed]:
    """All members of an archive, nested archives included, each a file or the reason why not."""
    budget = budget or Budget(limits.members, limits.total_bytes)
    if depth >= limits.depth:
        text = f"压缩包嵌套超过{limits.depth}层，未继续展开；请解压后提交"
        yield Unprocessed(archive.path, "too_large", text)
        return
    if _VOLUME.search(archive.path):
        yield Unprocessed(archive.path, "unsupported", VOLUME)
        return
    room = _reader(kind(archive.file) or "zip")
    seen = 0
    try:
        with room.members(archive.file, into / "_", budget.bytes, limits) as members:
            for seen, entry in enumerate(_members(archive, members, into, limits, budget), 1):
                yield from _nested(entry, into / f"{seen}_", limits, budget, depth)
    except Unreadable as error:
        yield Unprocessed(archive.path, error.code, error.text)
    except (*_BROKEN, RuntimeError, MemoryError, ArithmeticError, TypeError) as error:
        yield _broken(archive, error, seen)
    else:
        if not seen:
            text = "压缩包是空的，里面没有任何文件；请确认后重新打包提交"
            yield Unprocessed(archive.path, "corrupt", text)


def _broken(archive: Listed, error: BaseException, seen: int) -> Unprocessed:
    if isinstance(error, OSError) and disk_full(error):
        return Unprocessed(archive.path, "too_large", "磁盘空间不足，压缩包没有展开完")
    lost = f"只读出前{seen}个文件" if seen else "里面的材料都没有检查"
    text = f"压缩包无法打开（{type(error).__name__}），{lost}；请重新打包后提交"
    return Unprocessed(archive.path, "corrupt", text)


def _nested(
    entry: Listed | Unprocessed, into: Path, limits: Limits, budget: Budget, depth: int
) -> Iterable[Listed | Unprocessed]:
    if isinstance(entry, Listed) and is_archive(entry.file):
        return unpack(entry, into, limits, budget, depth + 1)
    return [entry]


def _members(
    archive: Listed, members: Iterable[Member], into: Path, limits: Limits, budget: Budget
) -> Iterator[Listed | Unprocessed]:
    for number, member in enumerate(members):
        called = _inner(archive.path) if member.single else readable_name(member.name)
        path = f"{archive.path}!/{called}"
        budget.members -= 1
        if budget.members < 0:
            text = f"各压缩包内的文件合计超过上限{limits.members}个，其余未展开；请分批提交"
            raise Unreadable("too_large", text)
        refused = refusal(path, member, limits, budget.bytes)
        if refused:
            yield refused
            if refused.code == "too_large" and member.packed is None and member.size:
                raise Unreadable("too_large", "压缩包展开后过大，其余文件没有展开；请分批提交")
            continue
        yield _save(member, path, into / _file_name(number, path), limits, budget)


def _inner(path: str) -> str:
    name = PurePosixPath(path)
    return name.stem if name.suffix else f"{name.name}_"


def _file_name(number: int, path: str) -> str:
    """A name of our own; the suffix stays for the readers that look at it."""
    suffix = PurePosixPath(path).suffix.lower()
    plain = suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= SHORT_SUFFIX
    return f"{number}{suffix}" if plain else str(number)


def _save(
    member: Member, path: str, target: Path, limits: Limits, budget: Budget
) -> Listed | Unprocessed:
    target.parent.mkdir(parents=True, exist_ok=True)
    if member.packed is not None and target.exists() and target.stat().st_size == member.size:
        budget.bytes -= member.size
        return Listed(path, target)  # the folder is named by the archive's content
    draft = target.with_name(f"{target.name}.part")
    try:
        member.save(draft, min(limits.member_bytes, budget.bytes))
    except Exception as error:
        draft.unlink(missing_ok=True)
        if isinstance(error, OSError) and disk_full(error):
            raise
        if isinstance(error, Unreadable):
            return Unprocessed(path, error.code, error.text)
        if isinstance(error, NotImplementedError):  # as Deflate64, of Windows for large files
            return Unprocessed(path, "unsupported", METHOD)
        text = f"压缩包内的这个文件已损坏（{type(error).__name__}）；请重新打包后提交"
        return Unprocessed(path, "corrupt", text)
    budget.bytes -= draft.stat().st_size
    put(draft, target)
    return Listed(path, target)
