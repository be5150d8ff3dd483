"""Where the earlier revisions of a PDF end that later ones were written behind."""

from __future__ import annotations

import re

MAX_BYTES = 60 * 2**20  # of a file whose history is looked at
MAX_REVISIONS = 6
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")


def ends(data: bytes) -> list[int]:
    """Ends of earlier revisions, the latest first. A linearised file's first end is none."""
    found = [match.end() for match in _END.finditer(data)]
    if b"/Linearized" in data[:2048]:
        found = found[1:]
    last = len(data.rstrip())
    return [end for end in reversed(found) if end < last][:MAX_REVISIONS]
