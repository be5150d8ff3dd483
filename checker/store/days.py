"""Days as people write them."""

from __future__ import annotations

import re
from datetime import date

from checker import numerals

_DAY = re.compile(r"(20\d{2})\s*[年./-]\s*(1[0-2]|0?[1-9])\s*[月./-]\s*(3[01]|[12]\d|0?[1-9])")


def is_day(text: str) -> bool:
    """Whether this is a day of the calendar in ISO 8601, 2024-05-09."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def first(text: str) -> str:
    """The first date in the words, ISO 8601, empty without one."""
    found = _DAY.search(text)
    day = numerals.day(found.groups()) if found else None
    return day.isoformat() if day else ""
