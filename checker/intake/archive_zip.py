"""Members of a zip, their names decoded entry by entry."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.errors import Unreadable
from checker.intake.archive_member import VOLUME, Limits, Member, Trouble, copy

OVERLAPPING = "压缩包里的文件互相重叠，可能是恶意构造的，未展开；请重新打包后提交"
_TAIL = 22 + 0xFFFF  # bytes of that record with the longest comment
DOCUMENT_PARTS = (  # what makes a zip an office file, an OFD or an e-book instead of an archive
    "[content_types].xml",
    "ofd.xml",
    "mimetype",
    "content.xml",
    "meta-inf/container.xml",
    "meta-inf/manifest.mf",
)


def is_document(file: Path) -> bool:
    """Whether the zip is one document that a reader opens, not an archive of files."""
    try:
        with zipfile.ZipFile(file) as packed:
            names = {info.filename.replace("\\", "/").lower() for info in packed.infolist()[:5000]}
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, LookupError):
        return False
    return any(part in names for part in DOCUMENT_PARTS)


@contextmanager
def members(file: Path, into: Path, allowed: int, limits: Limits) -> Iterator[list[Member]]:
    """All files of the archive, open while the context lasts. A folder holds no bytes itself."""
    if _spanned(file):
        raise Unreadable("unsupported", VOLUME)
    with zipfile.ZipFile(file) as packed:
        if sum(info.compress_size for info in packed.infolist()) > file.stat().st_size:
            raise Unreadable("too_large", OVERLAPPING)
        found = [_member(packed, info) for info in packed.infolist()]
        yield [member for member in found if member.size or not member.name.endswith("/")]


def _spanned(file: Path) -> bool:
    """Whether the end of central directory record (APPNOTE 4.3.16) is that of a later volume."""
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - _TAIL))
        tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    disk = struct.unpack_from("<H", tail, at + 4)[0] if 0 <= at <= len(tail) - 22 else 0
    return disk not in (0, 0xFFFF)


def _member(packed: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    def save(target: Path, limit: int) -> None:
        with packed.open(info) as source:
            copy(source, target, limit)  # type: ignore[arg-type]

    return Member(name(info), info.file_size, info.compress_size, save, _trouble(info))


def _trouble(info: zipfile.ZipInfo) -> Trouble:
    if (info.external_attr >> 16) & 0o170000 not in (0, 0o100000):
        return "special"
    return "encrypted" if info.flag_bits & 1 else ""


def name(info: zipfile.ZipInfo) -> str:
    """A member's name: UTF-8 flag, the Unicode path field 0x7075, UTF-8, then GB18030."""
    if info.flag_bits & 0x800:
        return info.filename.replace("\\", "/")
    raw = info.orig_filename.encode("cp437", errors="replace")
    named = _unicode_field(info.extra, raw)
    for encoding in ("utf-8", "gb18030"):
        if named is not None:
            break
        try:
            named = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return (named if named is not None else info.filename).replace("\\", "/")


def _unicode_field(extra: bytes, raw: bytes) -> str | None:
    """The name of field 0x7075; a field whose checksum is of another name is out of date."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == 0x7075 and size > 5:
            if extra[at + 5 : at + 9] != struct.pack("<I", zlib.crc32(raw)):
                return None
            try:
                return extra[at + 9 : at + 4 + size].decode("utf-8")
            except UnicodeDecodeError:
                return None
        at += 4 + size
    return None
