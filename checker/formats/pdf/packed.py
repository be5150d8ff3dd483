"""What a PDF keeps in streams of objects (ISO 32000-1, 7.5.7), where no search of bytes looks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from mmap import mmap

MOST = 16 << 20  # bytes of one stream that are looked through
_NAMED = re.compile(rb"/ObjStm\b")
_BEGUN = re.compile(rb".{0,500}?\bstream\r?\n", re.DOTALL)


def found(data: bytes | mmap) -> Iterator[tuple[bytes, bool]]:
    """The objects of each stream, as far as it is deflated, as nearly all are; whether all."""
    for named in _NAMED.finditer(data) if data.find(b"/ObjStm") >= 0 else ():
        begun = _BEGUN.match(data, named.end())
        if begun is None:
            yield b"", False
            continue
        packed = zlib.decompressobj()
        try:
            end = data.find(b"endstream", begun.end())
            yield packed.decompress(data[begun.end() : end], MOST), packed.eof
        except zlib.error:
            yield b"", False


def may_name(data: bytes | mmap, name: bytes) -> bool:
    """Whether a name stands in any of them, or one cannot be looked through."""
    return any(name in said or not whole for said, whole in found(data))
