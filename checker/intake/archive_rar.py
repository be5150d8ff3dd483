"""What the headers of a rar say of its files (RAR 5.0 archive format): size, checksum, lock.

Extractors of other makers write cut files as if they were whole, and bytes that are still locked.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MARK = b"Rar!\x1a\x07\x01\x00"
LONGEST = 1 << 21  # bytes of a header, as the format has it
MOST = 100_000  # headers
_FILE, _LOCK = 2, 1  # type of a file's header; type of the record of its lock
_EXTRA, _DATA = 1, 2  # flags of a header: records, bytes behind it
_TIMED, _SUMMED, _UNSIZED = 2, 4, 8  # flags of a file: time, checksum, size unknown


@dataclass(frozen=True, slots=True)
class Head:
    """One file. ``crc``: CRC-32 of its bytes, ``None`` where the header keeps none."""

    name: str
    size: int | None
    crc: int | None
    locked: bool


def heads(file: Path) -> dict[str, Head]:
    """The files of an archive of version 5 by name; none of another, torn or locked one.

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
    if stream.read(len(MARK)) != MARK:
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
        if kind == _FILE:
            yield _head(header, extra)
        stream.seek(behind, io.SEEK_CUR)


def _head(header: io.BytesIO, extra: int) -> Head:
    flags, size, _ = _number(header), _number(header), _number(header)
    header.read(4 if flags & _TIMED else 0)
    crc = int.from_bytes(header.read(4), "little") if flags & _SUMMED else None
    _number(header), _number(header)
    name = header.read(_number(header)).decode("utf-8", "surrogateescape")
    locked = _LOCK in _records(header.getvalue()[-extra:] if extra else b"")
    return Head(name, None if flags & _UNSIZED else size, None if locked else crc, locked)


def _records(extra: bytes) -> Iterator[int]:
    """The types of a header's records."""
    stream = io.BytesIO(extra)
    while stream.tell() < len(extra):
        length = _number(stream)
        end = stream.tell() + length
        yield _number(stream)
        stream.seek(end)


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
