"""The two names of an entry: 四.2 in the notice and reports, 4-2 in file names and rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

NUMERALS = "一二三四五六七八九"
_WORDS = {word: str(number) for number, word in enumerate(NUMERALS, 1)} | {"两": "2", "十": "10"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?|(?<!第)[一两二三四五六七八九十](?=[个项年月周次篇条件起份名])")
_ID = re.compile(r"([1-9]|b|d)-(\d+)([a-z]?)")
_EXTRA = {"b": "加分", "d": "扣分"}


def ref_of(name: str) -> str | None:
    """4-2 → 四.2, 1-2a → 一.2a, b-1 → 加分.1; ``None`` where it is no such name."""
    match = _ID.fullmatch(name)
    if not match:
        return None
    head, number, part = match.groups()
    return f"{_EXTRA.get(head) or NUMERALS[int(head) - 1]}.{number}{part}"


def heading_of(name: str) -> str:
    """4-2 → 四; nothing where it is no such name."""
    return (ref_of(name) or "").partition(".")[0]


def order(name: str) -> tuple[int, int, str]:
    """Sort key of an id in the notice's order, bonus and deductions last."""
    match = _ID.fullmatch(name)
    if not match:
        return (99, 0, name)
    head, number, part = match.groups()
    return ("123456789bd".index(head), int(number), part)


def numbers(clause: str) -> list[str]:
    """The numbers of a clause in order, as digits: 0.5, and what is counted in words (一个月)."""
    return [_WORDS.get(found, found) for found in _NUMBER.findall(clause)]


def step(holder: Any, key: str) -> Any:
    """One step of a dotted path; a list of scores is entered by its letter. Raises ``KeyError``."""
    if isinstance(holder, Mapping):
        return holder[key]
    if isinstance(holder, date):
        return getattr(holder, key)
    if isinstance(holder, Sequence) and not isinstance(holder, str):
        if key.isdigit() and int(key) < len(holder):
            return holder[int(key)]
        for child in holder:
            if isinstance(child, Mapping) and str(child.get("ref", "")).endswith(key):
                return child
    raise KeyError(key)


def value_at(data: Any, path: str) -> Any:
    """The value at a dotted path such as ``scores.a.max``. Raises ``KeyError``."""
    for key in path.split("."):
        data = step(data, key)
    return data
