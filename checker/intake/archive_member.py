"""What every kind of archive is turned into: members with a name, a size and a way to save them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal

from checker.errors import Unreadable
from checker.model.material import Unprocessed

CHUNK = 1 << 20
LEAST_JUDGED = 50 << 20  # bytes below which no ratio is suspicious
DEVICES = frozenset(
    [
        *("con", "prn", "aux", "nul", "conin$", "conout$"),
        *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"),
    ]
)
Trouble = Literal["", "special", "encrypted", "corrupt", "split", "overlaid"]

VOLUME = "这是分卷压缩包的一部分，无法单独打开；请合并解压后提交原文件"
TROUBLES = {  # code and words of each
    "special": ("unsafe_path", "压缩包里的链接或特殊文件，已拒绝展开"),
    "encrypted": ("encrypted", "压缩包有密码，无法检查；请去掉密码后提交"),
    "corrupt": (
        "corrupt",
        "压缩包内的这个文件已损坏，或本机的解压程序解不出；请重新打包（最好用 zip）后提交",
    ),
    "split": (
        "unsupported",
        "这个文件分在几个压缩分卷里，没有完整解出；请把各分卷合并解压后提交原文件",
    ),
    "overlaid": (
        "unsupported",
        "压缩包里有名称只差大小写的文件，在本机磁盘上分不开；请改名后重新打包",
    ),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what the archives of one submission may unfold into."""

    depth: int = 4
    members: int = 20_000
    member_bytes: int = 1 << 30
    total_bytes: int = 8 << 30
    ratio: int = 200  # unpacked to packed, judged above 50 MiB
    seconds: float = 600.0  # of an extractor of another maker


@dataclass(slots=True)
class Budget:
    """What is left of the limits; nested archives draw on the same one."""

    members: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive. ``size`` is as stated, ``None`` if unknown; ``packed`` likewise.

    ``single``: the only thing in a compressed file, called like that without its last suffix.

    ``save(target, limit)`` writes it to a file of our naming and raises ``Unreadable`` beyond the
    limit, any other error where the member is broken.
    """

    name: str
    size: int | None
    packed: int | None
    save: Callable[[Path, int], None]
    trouble: Trouble = ""
    single: bool = False


def refusal(path: str, member: Member, limits: Limits, left: int) -> Unprocessed | None:
    """Why a member is not unpacked, ``None`` where it may be."""
    if unsafe(member.name):
        return Unprocessed(
            path, "unsafe_path", "压缩包里的路径指向文件夹之外或是设备名，已拒绝展开"
        )
    if member.trouble:
        return Unprocessed(path, *TROUBLES[member.trouble])
    size = member.size or 0
    swollen = (
        member.packed is not None
        and size > LEAST_JUDGED
        and size > limits.ratio * max(1, member.packed)
    )
    if size > min(limits.member_bytes, left) or swollen:
        return Unprocessed(path, "too_large", "展开后的大小超过上限，未展开；请单独提交原文件")
    return None


def unsafe(name: str) -> bool:
    """Whether a name leads outside the folder, to a drive, or to a device of Windows."""
    parts = PurePosixPath(name).parts
    device = any(re.split("[.:]", part)[0].strip().lower() in DEVICES for part in parts)
    return name.startswith("/") or ".." in parts or bool(re.match(r"[A-Za-z]:", name)) or device


def sound(file: Path, size: int | None, crc: int | None) -> bool:
    """Whether an unpacked file has the size and CRC-32 that were stated, where they were."""
    if size not in (None, file.stat().st_size):
        return False
    checksum = 0
    with file.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return crc in (None, checksum)


def copy(source: BinaryIO, target: Path, limit: int) -> None:
    """Copy a stream to a file, refusing to write more than ``limit`` bytes."""
    written = 0
    with target.open("wb") as sink:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            if written > limit:
                raise Unreadable("too_large", "展开后的大小超过上限，未展开；请单独提交原文件")
            sink.write(chunk)
