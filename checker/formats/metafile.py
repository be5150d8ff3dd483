"""The bitmap inside a Windows metafile (EMF, WMF), as seal controls and old Word store pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_EMF = b" EMF"
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
_PLAIN = b"\x01\0\x09\0"
_GZIP = b"\x1f\x8b"
_PNG = b"\x89PNG\r\n\x1a\n"
# record type → offset of (offBmi, cbBmi, offBits, cbBits) inside the record; MS-EMF 2.3.1
_EMF_BITMAPS = {76: 84, 77: 84, 80: 48, 81: 48}
_EMF_COMMENT = 70  # holds EMF+, whose pictures are whole files
# record function → offset of the bitmap inside the record; MS-WMF 2.3.1
_WMF_BITMAPS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22, 0x0D33: 24}
_MAX_RECORDS = 100_000
_MAX_UNPACKED = 64 << 20


def bitmap(data: bytes) -> bytes | None:
    """The largest bitmap of a metafile as a BMP or PNG file; ``None`` if there is none."""
    data = _unpacked(data)
    if data[40:44] == _EMF and data[:4] == b"\x01\0\0\0":
        found = _in_emf(data)
    elif data[:4] == _PLACEABLE:
        found = _in_wmf(data, 22)
    elif data[:4] == _PLAIN:
        found = _in_wmf(data, 0)
    else:
        return None
    return max(found, key=len, default=None)


def _unpacked(data: bytes) -> bytes:
    """EMZ and WMZ are metafiles under gzip."""
    if data[:2] != _GZIP:
        return data
    try:
        return zlib.decompressobj(31).decompress(data, _MAX_UNPACKED)
    except zlib.error:
        return data


def _in_emf(data: bytes) -> Iterator[bytes]:
    offset = 0
    for _ in range(_MAX_RECORDS):
        if offset + 8 > len(data):
            return
        kind, size = struct.unpack_from("<II", data, offset)
        if size < 8 or offset + size > len(data):
            return
        record = data[offset : offset + size]
        found = _commented(record) if kind == _EMF_COMMENT else _emf_bitmap(record, kind)
        if found is not None:
            yield found
        offset += size


def _commented(record: bytes) -> bytes | None:
    at = record.find(_PNG)
    return record[at:] if at > 0 else None


def _emf_bitmap(record: bytes, kind: int) -> bytes | None:
    at = _EMF_BITMAPS.get(kind)
    if at is None or len(record) < at + 16:
        return None
    head, head_size, bits, bits_size = struct.unpack_from("<4I", record, at)
    if not head_size or not bits_size or max(head + head_size, bits + bits_size) > len(record):
        return None
    return _bmp(record[head : head + head_size], record[bits : bits + bits_size])


def _in_wmf(data: bytes, offset: int) -> Iterator[bytes]:
    offset += 18  # the header
    for _ in range(_MAX_RECORDS):
        if offset + 6 > len(data):
            return
        words, function = struct.unpack_from("<IH", data, offset)
        if words < 3 or offset + 2 * words > len(data):
            return
        at = _WMF_BITMAPS.get(function)
        found = _packed_bitmap(data[offset + at : offset + 2 * words]) if at else None
        if found is not None:
            yield found
        offset += 2 * words


def _packed_bitmap(dib: bytes) -> bytes | None:
    """A bitmap whose header, palette and bits lie behind each other."""
    if len(dib) < 40 or struct.unpack_from("<I", dib)[0] != 40:
        return None
    depth, compression = struct.unpack_from("<HI", dib, 14)
    colours = struct.unpack_from("<I", dib, 32)[0]
    if depth <= 8:
        colours = min(colours or 1 << depth, 256)
    head = 40 + 4 * (3 if compression == 3 else colours)
    return _bmp(dib[:head], dib[head:]) if head < len(dib) else None


def _bmp(head: bytes, bits: bytes) -> bytes:
    start = 14 + len(head)
    return struct.pack("<2sIHHI", b"BM", start + len(bits), 0, 0, start) + head + bits
