"""Dates as papers print them: 2023年5月6日, 二〇二三年五月六日, 2023-05-06, 2023.5.6."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from checker import numerals
from checker.elements import numbers

_ARABIC = re.compile(
    r"(?<!\d)((?:1\s*9|2\s*0)\s*\d\s*\d)\s*(?:年|[-—./．])\s*(\d{1,2}|\d\s\d)\s*(?:月|[-—./．])"
    r"\s*(\d{1,2}|\d\s\d)(?!\d(?!\d?:\d))\s*日?"
)
_CHINESE = re.compile(
    r"([一二][一二三四五六七八九零〇○OoＯ0]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月"
    r"\s*([一二三四五六七八九十]{1,3})\s*日"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text, with where it stands there."""

    day: date
    start: int
    end: int


def find(text: str) -> list[Dated]:
    """All whole dates in a text in order; impossible ones (2月30日) are left out."""
    plain = numbers.to_ascii_digits(text)
    found = [_arabic(match) for match in _ARABIC.finditer(plain)]
    found += [_chinese(match) for match in _CHINESE.finditer(plain)]
    return sorted((one for one in found if one), key=lambda one: one.start)


def alone(text: str) -> date | None:
    """The date of a text that holds a date and nothing else."""
    found = find(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0].day if not re.sub(r"[\s\u3000（()）。.]", "", rest) else None


def _arabic(match: re.Match[str]) -> Dated | None:
    year, month, day = (int(re.sub(r"\s", "", group)) for group in match.groups())
    return _dated(match, year, month, day)


def _chinese(match: re.Match[str]) -> Dated | None:
    year, month, day = (numerals.value(group) or 0 for group in match.groups())
    return _dated(match, year, month, day)


def _dated(match: re.Match[str], year: int, month: int, day: int) -> Dated | None:
    try:
        return Dated(date(year, month, day), match.start(), match.end())
    except ValueError:
        return None
