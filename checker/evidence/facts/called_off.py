"""What a row of a list says of an event that did not take place."""

from __future__ import annotations

import re

from checker.evidence.exhibit import plain
from checker.evidence.facts.rows import Row
from checker.evidence.language import held

_NOT_HELD = re.compile(rf"{held.CALLED_OFF}|待召开|拟召开|未开")
_HELD = re.compile(r"已(?:如期|按期)?(?:召开|举行|举办|开展)|后(?:召开|举行|举办|补开)|如期")
_PLANNED = re.compile(r"计划|拟开|待开|筹备中|否")


def said(row: Row) -> str:
    """Its words, ready to print; empty where the row tells of an event held."""
    cells = [plain(cell) for _, cell in row.cells]
    words = row.denied or next((cell for cell in cells if _PLANNED.fullmatch(cell)), "")
    if not words and not _HELD.search(row.text):
        found = _NOT_HELD.search(row.text)
        words = found[0] if found else ""
    return f"这一行写的是“{words}”，不计入" if words else ""
