"""What the headers of a rar say of its files, old format and new: size, checksum, lock, links.

Extractors of other makers write cut files as if they were whole, and bytes that are still locked;
some know neither volumes nor the references that stand for a second copy of a file.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MARK = b"Rar!\x1a\x07\x01\x00"
OLD = b"Rar!\x1a\x07\x00"  # before version 5
LONGEST = 1 << 21  # bytes of a header, as the format has it
MOST = 100_000  # headers
_FILE, _LOCK, _LINK = 2, 1, 5  # type of a file's header; types of its records: lock, redirection
_EXTRA, _DATA, _BEFORE, _AFTER = 1, 2, 8, 16  # flags of a header: records, bytes, other volumes
_FOLDER, _TIMED, _SUMMED, _UNSIZED = 1, 2, 4, 8  # flags of a file
_COPIES = (4, 5)  # kinds of redirection: another name of a file, a second copy of its bytes
_OLD_FILE, _LONG = 0x74, 0x8000  # type of a file's header of old; flag: bytes stand behind it
_OLD_BEFORE, _OLD_AFTER, _OLD_LOCKED, _OLD_LARGE, _OLD_NAMED = 1, 2, 4, 0x100, 0x200
_OLD_FOLDER = 0xE0


@dataclass(frozen=True, slots=True)
class Head:
    """One file. ``crc``: CRC-32 of its bytes, ``None`` where the header keeps none.

    ``split``: goes on in another volume. ``link``: stands for something else; ``copy_of`` names the
    file of the archive whose bytes are its own.
    """

    name: str
    size: int | None
    crc: int | None
    locked: bool = False
    split: bool = False
    link: bool = False
    copy_of: str = ""


def heads(file: Path) -> dict[str, Head]:
    """The files of an archive by name; none of one whose very names are locked.

    Names that stand twice are left out.
    """
    found: dict[str, Head] = {}
    twice: set[str] = set()
    try:
        with file.open("rb") as stream:
            for head in _heads(stream):
                twice |= {head.name} & found.keys()
                found[head.name] = head
    except (OSError, ValueError):
        pass  # what was read up to here still holds
    return {name: head for name, head in found.items() if name not in twice}


def _heads(stream: BinaryIO) -> Iterator[Head]:
    mark = stream.read(len(OLD))
    if mark == OLD:
        yield from _old_heads(stream)
    if mark + stream.read(1) != MARK:
        return
    for _ in range(MOST):
        if len(stream.read(4)) < 4:  # checksum of the header
            return
        length = _number(stream)
        if not 0 < length <= LONGEST:
            return
        header = io.BytesIO(stream.read(length))
        kind, flags = _number(header), _number(header)
        extra = _number(header) if flags & _EXTRA else 0
        behind = _number(header) if flags & _DATA else 0
        if kind == _FILE and (head := _head(header, extra, bool(flags & (_BEFORE | _AFTER)))):
            yield head
        stream.seek(behind, io.SEEK_CUR)


def _head(header: io.BytesIO, extra: int, split: bool) -> Head | None:
    """A file by its header; ``None`` for a folder."""
    flags, size, _ = _number(header), _number(header), _number(header)
    header.read(4 if flags & _TIMED else 0)
    crc = int.from_bytes(header.read(4), "little") if flags & _SUMMED else None
    _number(header), _number(header)
    name = header.read(_number(header)).decode("utf-8", "surrogateescape")
    records = dict(_records(header.getvalue()[-extra:] if extra else b""))
    link, copied = _LINK in records, _target(records.get(_LINK, b""))
    if flags & _FOLDER and not link:
        return None
    vouched = not (_LOCK in records or split or link)  # else the sum is of other bytes
    known = None if flags & _UNSIZED else size
    return Head(name, known, crc if vouched else None, _LOCK in records, split, link, copied)


def _records(extra: bytes) -> Iterator[tuple[int, bytes]]:
    """The type and content of each of a header's records."""
    stream = io.BytesIO(extra)
    while stream.tell() < len(extra):
        length = _number(stream)
        end = stream.tell() + length
        kind = _number(stream)
        yield kind, stream.read(max(0, end - stream.tell()))
        stream.seek(end)


def _target(record: bytes) -> str:
    """The file whose bytes a redirection stands for; empty for links that lead anywhere."""
    if not record:
        return ""
    stream = io.BytesIO(record)
    kind, _ = _number(stream), _number(stream)
    name = stream.read(_number(stream)).decode("utf-8", "surrogateescape")
    return name if kind in _COPIES else ""


def _old_heads(stream: BinaryIO) -> Iterator[Head]:
    """Files of an archive before version 5 (technote of RAR 3 and 4)."""
    for _ in range(MOST):
        start = stream.tell()
        block = stream.read(7)
        if len(block) < 7:
            return
        kind, flags, size = struct.unpack_from("<xxBHH", block)
        header = block + stream.read(max(0, size - 7))
        if size < 7 or len(header) < size:
            return
        behind = struct.unpack_from("<I", header, 7)[0] if flags & _LONG and size >= 11 else 0
        if kind == _OLD_FILE and size > 32:
            behind += struct.unpack_from("<I", header, 32)[0] << 32 if flags & _OLD_LARGE else 0
            if flags & _OLD_FOLDER != _OLD_FOLDER:
                yield _old_head(header, flags)
        stream.seek(start + size + behind)


def _old_head(header: bytes, flags: int) -> Head:
    size, crc, length = struct.unpack_from("<4xIxI6xH", header, 7)
    at = 40 if flags & _OLD_LARGE else 32
    size += struct.unpack_from("<I", header, 36)[0] << 32 if flags & _OLD_LARGE else 0
    locked, split = bool(flags & _OLD_LOCKED), bool(flags & (_OLD_BEFORE | _OLD_AFTER))
    name = _old_name(header[at : at + length], bool(flags & _OLD_NAMED))
    return Head(name, size, None if locked or split else crc, locked, split)


def _old_name(raw: bytes, two: bool) -> str:
    """A name; ``two``: as the system had it and, behind a zero, what makes it Unicode."""
    plain, zero, packed = raw.partition(b"\0") if two else (raw, b"", b"")
    if zero:
        return _unfolded(plain, packed).replace("\\", "/")
    for encoding in ("utf-8", "gb18030"):
        try:
            return plain.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return plain.decode("utf-8", "surrogateescape")


def _unfolded(plain: bytes, packed: bytes) -> str:
    """UTF-16 out of the shorter name and what tells, two bits a sign, how to widen it."""
    units: list[int] = []
    rest = iter(packed)
    try:
        high, flags, left = next(rest) << 8, 0, 0
        while True:
            if not left:
                flags, left = next(rest), 8
            left -= 2
            how = flags >> left & 3
            if how < 2:
                units.append(next(rest) | high * how)
            elif how == 2:
                units.append(next(rest) | next(rest) << 8)
            else:
                count = next(rest)
                more = next(rest) if count & 0x80 else 0
                for _ in range((count & 0x7F) + 2):
                    sign = plain[len(units)]
                    units.append((sign + more & 0xFF) | high if count & 0x80 else sign)
    except (StopIteration, IndexError):
        made = struct.pack(f"<{len(units)}H", *units)
    return made.decode("utf-16-le", "replace")


def _number(stream: BinaryIO) -> int:
    """Seven bits a byte, the lowest first, the eighth where more follow. Raises ``ValueError``."""
    value = 0
    for shift in range(0, 70, 7):
        byte = stream.read(1)
        if not byte:
            break
        value |= (byte[0] & 0x7F) << shift
        if not byte[0] & 0x80:
            return value
    raise ValueError("number")
