"""Personal data in what counties submit: found by form and check digit, masked length for length.

身份证号 by GB 11643 (ISO 7064 MOD 11-2; the 15 digits of before 1999 only where the words name
them, 18 whose check digit is wrong only where the words or the page do), mobile numbers by their
form, bank cards by Luhn (ISO/IEC 7812). Offsets into a masked text stay valid.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar

from checker import citizens
from checker.model.document import Box, Line, Problem

CODE = "personal-data"
ADVICE = "属于个人信息；报送或公开前请遮盖，公开个人隐私造成严重后果的按扣分项第2条处理"
KEPT = {"身份证号": (4, 4), "手机号": (3, 4), "银行卡号": (4, 4)}  # digits left at both ends
LATEST = 2100  # year of a birth that a number may hold
SHORTEST = 11  # digits
T = TypeVar("T")
_WIDE = str.maketrans("０１２３４５６７８９Ｘ－　", "0123456789X- ")
_GAP = r"[ \-]?"
_FORMS = (
    (
        "身份证号",
        re.compile(rf"(?<![\dA-Za-z])\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}[\dXx](?![\dA-Za-z])"),
    ),
    ("身份证号", re.compile(r"(?<![\dA-Za-z])\d{15}(?![\dA-Za-z])")),
    (
        "手机号",
        re.compile(rf"(?<![\dA-Za-z_./=\-])1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?![\dA-Za-z_])"),
    ),
    (
        "银行卡号",
        re.compile(
            rf"(?<![\dA-Za-z.])(?:62\d\d"
            rf"|[45]\d{{3}})(?:{_GAP}\d{{4}}){{2,3}}{_GAP}\d{{3,4}}(?![\dA-Za-z])"
        ),
    ),
    # digits typed or set one by one, a box each
    ("身份证号", re.compile(r"(?<![\dA-Za-z])(?:\d ){17}[\dXx](?! ?[\dA-Za-z])")),
    ("手机号", re.compile(r"(?<![\dA-Za-z])1 [3-9](?: \d){9}(?! ?[\dA-Za-z])")),
    ("银行卡号", re.compile(r"(?<![\dA-Za-z])6 2(?: \d){14,17}(?! ?[\dA-Za-z])")),
)
_IN_NAMES = str.maketrans("_.=", ",,,")  # what parts the words of a file's name
_JOINED = re.compile(r"-(?=1[3-9]\d{9}(?!\d))")
_BANK = re.compile(r"银行|卡号|账号|帐号|开户|账户|帐户")
_IDENTITY = re.compile(r"身份证|公民身份|证件号")
_ENDING = re.compile(r"(?<![\dA-Za-z])\d{4,16}$")
_GOING_ON = re.compile(r"\d{1,13}[\dXx](?![\dA-Za-z])")
_CELLS = 12  # as many cells of a table row may stand between the two halves of a number


@dataclass(frozen=True, slots=True)
class Hit:
    """One number in a text, ``start`` to ``end``, of the kind that users know it by.

    ``kept`` are the digits left at its two ends. ``rest``: the second half of a number that began
    on a line above, not to be counted again.
    """

    kind: str
    start: int
    end: int
    kept: tuple[int, int] = (4, 4)
    rest: bool = False


def hits(text: str, named: bool = False) -> list[Hit]:
    """All numbers of persons in a text, in order, none inside another.

    ``named``: what stands beside it speaks of 身份证.
    """
    if sum(ch.isdigit() for ch in text) < SHORTEST:
        return []
    plain = text.translate(_WIDE)
    found: list[Hit] = []
    for kind, form in _FORMS:
        for match in form.finditer(plain):
            free = all(match.end() <= hit.start or match.start() >= hit.end for hit in found)
            if free and _holds(kind, re.sub(r"\D(?!$)", "", match[0]), plain, named):
                found.append(Hit(kind, match.start(), match.end(), KEPT[kind]))
    return sorted(found, key=lambda hit: hit.start)


def _holds(kind: str, number: str, text: str, named: bool) -> bool:
    if kind == "身份证号" and len(number) == 15:
        return bool(_IDENTITY.search(text)) and _born("19" + number[6:12])
    if kind == "身份证号":
        told = named or _IDENTITY.search(text) is not None
        return _identity(number) or (told and number[6:8] in ("19", "20") and number[0] != "9")
    if kind == "银行卡号":
        return (number.startswith("62") or bool(_BANK.search(text))) and _luhn(number)
    return True


def _identity(number: str) -> bool:
    return _born(number[6:14]) and citizens.checks(number)


def _born(digits: str) -> bool:
    day = citizens.born(digits)
    return day is not None and day.year <= LATEST


def _luhn(number: str) -> bool:
    digits = [int(ch) for ch in reversed(number)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def mask(text: str) -> str:
    """The text with the middle of every such number starred, of the same length."""
    return _starred(text, hits(text))


def _starred(text: str, found: Sequence[Hit]) -> str:
    for hit in found:
        head, tail = hit.kept
        places = [at for at in range(hit.start, hit.end) if text[at].isalnum()]
        hidden = set(places[head : len(places) - tail])
        text = "".join("*" if at in hidden else ch for at, ch in enumerate(text))
    return text


def path(text: str) -> str:
    """A path with the numbers in its names starred: there they may follow any sign."""
    return "/".join(_starred(part, _in_name(part)) for part in text.split("/"))


def _in_name(name: str) -> list[Hit]:
    return hits(_JOINED.sub(",", name.translate(_IN_NAMES)))


def by_line(lines: Sequence[Line]) -> list[list[Hit]]:
    """The numbers on each line; a 身份证号 broken by a narrow column stands on both its lines."""
    named = any(_IDENTITY.search(line.text) for line in lines)
    found = [hits(line.text, named) for line in lines]
    for upper in range(len(lines)):
        ending = _ENDING.search(lines[upper].text.translate(_WIDE))
        if ending is None or any(hit.end > ending.start() for hit in found[upper]):
            continue
        for lower in range(upper + 1, min(len(lines), upper + 1 + _CELLS)):
            rest = _GOING_ON.match(lines[lower].text.translate(_WIDE))
            if rest and len(whole := ending[0] + rest[0]) == 18 and _identity(whole):
                found[upper].append(Hit("身份证号", ending.start(), ending.end(), (4, 0)))
                found[lower].insert(0, Hit("身份证号", 0, rest.end(), (0, 2), rest=True))
                break
    return found


def told(lines: Sequence[Line]) -> Mapping[str, str]:
    """The numbers on the lines as they read with nothing between their digits, each starred.

    Titles and the like are put together from lines: a number there may touch the next one.
    """
    found: dict[str, str] = {}
    for line, hit in ((x, y) for x, of in zip(lines, by_line(lines), strict=True) for y in of):
        whole = re.sub(r"[\s\-]", "", line.text[hit.start : hit.end])
        found[whole] = _starred(whole, [replace(hit, start=0, end=len(whole))])
    return found


def masked(value: T, known: Mapping[str, str] = MappingProxyType({})) -> T:
    """Any plain data or dataclass with all its strings masked; what holds none stays the same.

    ``known``: numbers that are starred wherever they stand.
    """
    result: Any = value
    if isinstance(value, str):
        result = mask(_known(value, known))
    elif isinstance(value, Mapping):
        result = {key: masked(inner, known) for key, inner in value.items()}
    elif isinstance(value, list | tuple):
        result = type(value)(masked(inner, known) for inner in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: new
            for each in fields(value)
            if (new := masked(old := getattr(value, each.name), known)) is not old
        }
        result = replace(value, **changed) if changed else value
    return result  # type: ignore[no-any-return]


def _known(text: str, known: Mapping[str, str]) -> str:
    if sum(ch.isdigit() for ch in text) >= SHORTEST:
        for number, starred in known.items():
            text = text.replace(number, starred)
    return text


def lines(given: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with their texts masked."""
    return tuple(
        replace(line, text=_starred(line.text, found)) if found else line
        for line, found in zip(given, by_line(given), strict=True)
    )


def boxes(lines: Sequence[Line]) -> Iterator[Box]:
    """Where the numbers stand on a page, by the share of the line's characters before them."""
    for line, found in zip(lines, by_line(lines), strict=True):
        for hit in found:
            x0, y0, x1, y1 = line.box
            wide = (x1 - x0) / len(line.text)
            upright = (x1 - x0) >= (y1 - y0)
            yield ((x0 + wide * hit.start, y0, x0 + wide * hit.end, y1) if upright else line.box)


def problems(pages: Sequence[tuple[int, Sequence[Line]]]) -> list[Problem]:
    """A warning a page that holds personal data, with the count of each kind, never the numbers."""
    notes = []
    for number, lines in pages:
        found = [hit for line in by_line(lines) for hit in line if not hit.rest]
        if found:
            notes.append(Problem(CODE, f"第{number}页有{_said(found)}，{ADVICE}", number))
    return notes


def named(where: str) -> Problem | None:
    """The warning for a file whose own name gives personal data away."""
    found = [hit for part in where.split("/") for hit in _in_name(part)]
    if not found:
        return None
    text = f"“{path(where)}”的名称里有{_said(found)}，{ADVICE}；报告中以星号代替"
    return Problem(CODE, text)


def _said(found: Sequence[Hit]) -> str:
    counts = Counter(hit.kind for hit in found)
    return "、".join(f"{counts[kind]}个{kind}" for kind in KEPT if counts[kind])
