"""The words by which a paper says that it comes late; what a list's row says is that row's own."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.evidence.exhibit import Exhibit, Words, plain
from checker.evidence.facts import rows
from checker.evidence.tellings import listings


def said(exhibit: Exhibit) -> str:
    """The words, ready to print; empty where none stand or they are said of one row alone."""
    words = _in(exhibit.words, tuple(exhibit.item.unit_settings.get("late", ())))
    listed = (rows.of(exhibit) or listings.titles(exhibit)) if words else []
    own = (cell for row in listed for cell in (row.text, *(cell for _, cell in row.cells)))
    return "" if any(words in plain(cell) for cell in own) else words


@lru_cache(maxsize=16)
def _in(words: Words, forms: tuple[str, ...]) -> str:
    """Asked once for all rows of a list."""
    lines = [plain(line) for line in words.lines.splitlines()] if forms else []
    hits = (hit[0] for form in forms for line in lines if (hit := re.search(form, line)))
    return next(hits, "")
