"""Members of a tar, plain or compressed, and the single file inside a bare gz, bz2 or xz."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from checker.errors import Unreadable
from checker.intake.archive_member import CHUNK, Limits, Member, copy

BEHIND = "压缩包的结尾之后还有别的内容，没有展开；请把里面的文件重新打成一个压缩包后提交"
_LOOKED = 16  # chunks behind the end

_STREAMS: dict[bytes, Callable[[Path], Any]] = {
    b"\x1f\x8b": gzip.GzipFile,
    b"BZ": bz2.BZ2File,
    b"\xfd7": lzma.LZMAFile,
}


@contextmanager
def members(file: Path, into: Path, allowed: int, limits: Limits) -> Iterator[Iterator[Member]]:
    """The files in their order, read as they are asked for: a header tells the size before."""
    try:
        packed = tarfile.open(file, "r:*", errors="surrogateescape")  # noqa: SIM115
    except tarfile.ReadError:
        yield iter([_single(file)])
        return
    with packed:
        if packed.next() is None and _opener(file):  # begins with zeros, as an empty tar does
            yield iter([_single(file)])
        else:
            yield (_member(packed, info) for info in packed if not info.isdir())
            if _goes_on(packed):
                raise Unreadable("corrupt", BEHIND)


def _goes_on(packed: Any) -> bool:
    """Whether anything but zeros stands behind the end: another tar, which no program shows."""
    packed.fileobj.seek(packed.offset)
    return any(packed.fileobj.read(CHUNK).strip(b"\0") for _ in range(_LOOKED))


def _member(packed: tarfile.TarFile, info: tarfile.TarInfo) -> Member:
    def save(target: Path, limit: int) -> None:
        source = packed.extractfile(info)
        if source is None:
            raise ValueError(info.name)
        copy(cast("BinaryIO", source), target, limit)

    name = info.name.removeprefix("./")
    return Member(name, info.size, None, save, "" if info.isreg() else "special")


def _single(file: Path) -> Member:
    """The file inside a bare compressed one."""
    opener = _opener(file)
    if opener is None:
        raise tarfile.ReadError("neither tar nor a compressed file")

    def save(target: Path, limit: int) -> None:
        with opener(file) as source:
            copy(cast("BinaryIO", source), target, limit)

    return Member("", None, None, save, single=True)


def _opener(file: Path) -> Callable[[Path], Any] | None:
    with file.open("rb") as stream:
        return _STREAMS.get(stream.read(2))
