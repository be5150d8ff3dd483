"""The bitmap inside a Windows metafile (EMF), as seal controls and old Word store pictures."""

from __future__ import annotations

import struct

_EMF = b" EMF"
# record type → offset of (offBmi, cbBmi, offBits, cbBits) inside the record; MS-EMF 2.3.1
_WITH_BITMAP = {76: 84, 77: 84, 80: 48, 81: 48}
_MAX_RECORDS = 100_000


def bitmap(data: bytes) -> bytes | None:
    """The largest device-independent bitmap of an EMF as a BMP file; ``None`` if there is none."""
    if data[40:44] != _EMF or data[:4] != b"\x01\0\0\0":
        return None
    best: bytes | None = None
    offset = 0
    for _ in range(_MAX_RECORDS):
        if offset + 8 > len(data):
            break
        kind, size = struct.unpack_from("<II", data, offset)
        if size < 8 or offset + size > len(data):
            break
        found = _record_bitmap(data[offset : offset + size], kind)
        if found is not None and (best is None or len(found) > len(best)):
            best = found
        offset += size
    return best


def _record_bitmap(record: bytes, kind: int) -> bytes | None:
    at = _WITH_BITMAP.get(kind)
    if at is None or len(record) < at + 16:
        return None
    head, head_size, bits, bits_size = struct.unpack_from("<4I", record, at)
    if not head_size or not bits_size or max(head + head_size, bits + bits_size) > len(record):
        return None
    start = 14 + head_size
    file_header = struct.pack("<2sIHHI", b"BM", start + bits_size, 0, 0, start)
    return file_header + record[head : head + head_size] + record[bits : bits + bits_size]
