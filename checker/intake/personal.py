"""Personal data in what counties submit: found by form and check digit, masked length for length.

身份证号 by GB 11643 (ISO 7064 MOD 11-2), mobile numbers by their form, bank cards by Luhn (ISO/IEC
7812). Offsets into a masked text stay valid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from checker.model.document import Box, Line, Problem

CODE = "personal-data"
ADVICE = "属于个人信息；报送或公开前请遮盖，公开个人隐私造成严重后果的按扣分项第2条处理"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
KEPT = {"身份证号": (4, 4), "手机号": (3, 4), "银行卡号": (4, 4)}  # digits left at both ends
T = TypeVar("T")
_WIDE = str.maketrans("０１２３４５６７８９Ｘ－　", "0123456789X- ")
_GAP = r"[ \-]?"
_FORMS = (
    (
        "身份证号",
        re.compile(rf"(?<![\dA-Za-z])\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![\dA-Za-z])"),
    ),
    (
        "手机号",
        re.compile(rf"(?<![\dA-Za-z_./=\-])1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?![\dA-Za-z_])"),
    ),
    (
        "银行卡号",
        re.compile(
            rf"(?<![\dA-Za-z.])(?:62\d\d|[45]\d{{3}})(?:{_GAP}\d{{4}}){{2,3}}{_GAP}\d{{3,4}}(?![\dA-Za-z])"
        ),
    ),
)
_BANK = re.compile(r"银行|卡号|账号|帐号|开户|账户|帐户")


@dataclass(frozen=True, slots=True)
class Hit:
    """One number in a text, ``start`` to ``end``, of the kind that users know it by."""

    kind: str
    start: int
    end: int


def hits(text: str) -> list[Hit]:
    """All numbers of persons in a text, in order, none inside another."""
    if sum(ch.isdigit() for ch in text) < 11:
        return []
    plain = text.translate(_WIDE)
    found: list[Hit] = []
    for kind, form in _FORMS:
        for match in form.finditer(plain):
            free = all(match.end() <= hit.start or match.start() >= hit.end for hit in found)
            if free and _holds(kind, re.sub(r"\D(?!$)", "", match[0]), plain):
                found.append(Hit(kind, match.start(), match.end()))
    return sorted(found, key=lambda hit: hit.start)


def _holds(kind: str, number: str, text: str) -> bool:
    if kind == "身份证号":
        return _identity(number)
    if kind == "银行卡号":
        return (number.startswith("62") or bool(_BANK.search(text))) and _luhn(number)
    return True


def _identity(number: str) -> bool:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return 1880 <= born.year <= 2100 and CHECKS[total % 11] == number[17].upper()


def _luhn(number: str) -> bool:
    digits = [int(ch) for ch in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def mask(text: str) -> str:
    """The text with the middle of every such number starred, of the same length."""
    for hit in hits(text):
        head, tail = KEPT[hit.kind]
        places = [at for at in range(hit.start, hit.end) if text[at].isalnum()]
        hidden = set(places[head:-tail])
        text = "".join("*" if at in hidden else ch for at, ch in enumerate(text))
    return text


def masked(value: T) -> T:
    """Any plain data or dataclass with all its strings masked; what holds none stays the same."""
    result: Any = value
    if isinstance(value, str):
        result = mask(value)
    elif isinstance(value, Mapping):
        result = {key: masked(inner) for key, inner in value.items()}
    elif isinstance(value, list | tuple):
        result = type(value)(masked(inner) for inner in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: new
            for each in fields(value)
            if (new := masked(old := getattr(value, each.name))) is not old
        }
        result = replace(value, **changed) if changed else value
    return result  # type: ignore[no-any-return]


def lines(given: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their texts masked."""
    return tuple(
        replace(line, text=text) if (text := mask(line.text)) is not line.text else line
        for line in given
    )


def boxes(lines: Sequence[Line]) -> Iterator[Box]:
    """Where the numbers stand on a page, by the share of the line's characters before them."""
    for line in lines:
        for hit in hits(line.text):
            x0, y0, x1, y1 = line.box
            wide = (x1 - x0) / len(line.text)
            upright = (x1 - x0) >= (y1 - y0)
            yield ((x0 + wide * hit.start, y0, x0 + wide * hit.end, y1) if upright else line.box)


def problems(pages: Sequence[tuple[int, Sequence[Line]]]) -> list[Problem]:
    """A warning a page that holds personal data, with the count of each kind, never the numbers."""
    notes = []
    for number, lines in pages:
        counts = Counter(hit.kind for line in lines for hit in hits(line.text))
        if counts:
            said = "、".join(f"{counts[kind]}个{kind}" for kind in KEPT if counts[kind])
            notes.append(Problem(CODE, f"第{number}页有{said}，{ADVICE}", number))
    return notes
