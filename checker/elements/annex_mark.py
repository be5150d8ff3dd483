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
    found = _MARK.match(text.strip())
    if not found or (found["parent"] and numbers.parse(found["parent"].strip()) is None):
        return ""
    return re.sub(r"\s", "", found["mark"])


def alone(text: str) -> bool:
    """Whether a row is the mark and nothing else."""
    found = _MARK.match(text.strip())
    return bool(found and begins(text) and found.end() == len(text.strip()))
