"""When a PDF was made, as its XMP packet tells it (ISO 16684-1)."""

from __future__ import annotations

import re
from mmap import mmap

MAX_PACKET = 1 << 20  # bytes; longer ones hold pictures
_HEAD, _TAIL = b"<x:xmpmeta", b"</x:xmpmeta>"
_OF_PDF = re.compile(rb"application/pdf|pdf:Producer")
_CREATED = re.compile(rb"xmp:CreateDate(?:>|=.)\s*(\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?)")


def created(data: bytes | mmap) -> str:
    """The time of making, ISO 8601, as far as the packet lies in the file unpacked; else empty.

    Pictures in a PDF have packets of their own, which tell nothing of it.
    """
    at = data.find(_HEAD)
    while at >= 0:
        end = data.find(_TAIL, at, at + MAX_PACKET)
        packet = data[at:end] if end > at else b""
        if _OF_PDF.search(packet):
            found = _CREATED.search(packet)
            return found[1].decode("ascii") if found else ""
        at = data.find(_HEAD, at + 1)
    return ""
