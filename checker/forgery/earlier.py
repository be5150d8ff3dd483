"""Where the earlier revisions of a PDF end that later ones were written behind."""

from __future__ import annotations

import re

MAX_BYTES = 60 * 2**20  # of a file whose history is looked at
MAX_REVISIONS = 6
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_HEAD = b"%PDF-"
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_NEAR = 64  # bytes behind an offset in which its table begins


def ends(data: bytes, most: int = MAX_REVISIONS) -> list[int]:
    """Ends of earlier revisions, the latest first: the first of all, and the latest of the others.

    What a series of harmless saves lies over stands in the first. A linearised file's first end is
    none, nor is that of a file attached to this one.
    """
    matches = list(_END.finditer(data))
    if b"/Linearized" in data[:2048]:
        matches = matches[1:]
    last = len(data.rstrip())
    found = [match.end() for match in matches if match.end() < last and _own(data, match)]
    return [*reversed(found[1:][-(most - 1) :]), *found[:1]]


def _own(data: bytes, end: re.Match[bytes]) -> bool:
    """Whether the table that an end names is there, or no other file begins before the end."""
    head = max(data.find(_HEAD), 0)
    places = int(end[1]), int(end[1]) + head
    if any(_TABLE.match(data[at : at + _NEAR]) for at in places):
        return True
    return data.find(_HEAD, head + 1, end.start()) < 0
