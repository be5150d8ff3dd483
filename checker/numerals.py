"""Numbers as papers write them: Arabic digits, Chinese ones (二〇二三), counted ones (三十一).

And days made of them, and the brackets in which a document number has its year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

# Readers and typists take letters for the round zero.
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys(
    "〇○OoＯ0", 0
)
# Around the year of a document number; GB/T 9704-2012 7.2.5 prescribes the first pair.
OPEN, CLOSE = "〔[［（(【﹝〈《〖{「<＜", "〕]］）)】﹞〉》〗}」>＞"
OPENING, CLOSING = f"[{re.escape(OPEN)}]", f"[{re.escape(CLOSE)}]"  # one of them, as patterns
YEARED = rf"{OPENING}\s*(?:19|20)\d\d\s*{CLOSING}"  # such a year
_UNITS = {"十": 10, "百": 100}
_MOMENT = re.compile(r"(?:D?:)?(\d{4})[:-]?(\d{2})[:-]?(\d{2})")


def value(words: str) -> int | None:
    """The number in any of the three writings, ``None`` if it is none."""
    if words.isdecimal():
        return int(words)
    return counted(words) if _UNITS.keys() & set(words) else spelled(words)


def day(parts: Iterable[str | None]) -> date | None:
    """The day that year, month and day name, ``None`` where the calendar has none (2023-02-30).

    Parts of a pattern that met nothing are passed over.
    """
    try:
        return date(*(value(part) or 0 for part in parts if part))
    except ValueError:
        return None


def begun(moment: str) -> date | None:
    """The day with which a moment begins as files write it: EXIF, ISO 8601, D:20230509 of PDF.

    ``None`` where there is none, as of a clock never set (0000:00:00).
    """
    found = _MOMENT.match(moment.strip())
    return day(found.groups()) if found else None


def spelled(words: str) -> int | None:
    """Chinese digits read one by one: 二〇二三 → 2023."""
    if not words or not set(words) <= DIGITS.keys():
        return None
    return int("".join(str(DIGITS[char]) for char in words))


def counted(words: str) -> int | None:
    """A Chinese numeral below 1,000: 十二 → 12, 一百零三 → 103."""
    total, current = 0, 0
    for char in words:
        if char in _UNITS:
            total += (current or 1) * _UNITS[char]
            current = 0
        elif char in DIGITS:
            current = DIGITS[char]
        else:
            return None
    return total + current
