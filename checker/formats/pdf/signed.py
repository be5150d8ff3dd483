"""Whether a PDF has signatures, asked before what reads them is loaded: few do, it is large."""

from __future__ import annotations

import re
from mmap import mmap

from checker.formats.pdf import packed
from checker.model.document import Signature

MAX_BYTES = 300 * 2**20
UNREAD = "文件里有电子签名，但文件过大或结构无法解析，不能核验，请用专用阅读器核验"
_GIVEN = b"/ByteRange"  # names places in the file itself, so that no object stream can hold it
_FIELD, _PACKED = b"/Sig", b"/ObjStm"
_NAMED = re.compile(rb"/(?:ByteRange|Sig|ObjStm)")  # in one go: files are large


def read(file: bytes | mmap) -> tuple[Signature, ...]:
    """All signatures of a file, empty fields included.

    A signed file that is too large or defeats the parser gives one that is unchecked.
    """
    named = {match[0] for match in _NAMED.finditer(file)}
    found = _parsed(file) if _may_hold(file, named) and len(file) <= MAX_BYTES else None
    if found is None and _GIVEN in named:
        return (Signature("pdf", "unchecked", detail=UNREAD),)
    return found or ()


def _may_hold(file: bytes | mmap, named: set[bytes]) -> bool:
    """Whether a field for a signature is in the file or may be."""
    if named == {_PACKED}:
        return packed.may_name(file, _FIELD)
    return bool(named - {_GIVEN})


def _parsed(file: bytes | mmap) -> tuple[Signature, ...] | None:
    from checker.formats.pdf import signatures

    return signatures.read(file[:])
