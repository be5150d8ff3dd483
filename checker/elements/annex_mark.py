"""The mark with which an annex begins: 附件, its order, and its parent's number before it.

GB/T 9704-2012 7.3.7: an annex that is not bound with its paper bears the paper's number, 附件 and
its order on its first row (青交发〔2023〕12号附件1).
"""

from __future__ import annotations

import re

from checker.elements import numbers

_MARK = re.compile(r"(?P<parent>.*?)(?P<mark>附\s*件\s*[\d一二三四五六七八九十]*)\s*[:：]?(?=$|\s)")


def begins(text: str) -> str:
    """附件N without blanks where a row begins with the mark, else empty."""
    found = _mark(text)
    return re.sub(r"\s", "", found["mark"]) if found else ""


def alone(text: str) -> bool:
    """Whether a row is the mark and nothing else."""
    found = _mark(text)
    return found is not None and found.end() == len(found.string)


def _mark(text: str) -> re.Match[str] | None:
    found = _MARK.match(text.strip())
    parent = found["parent"].strip() if found else ""
    return found if not parent or numbers.parse(parent) else None
