"""Mends OCR's usual confusions in a document number where only one reading is possible.

A six-cornered bracket is often read as a letter, 0 as O, 1 as l, 号 as a look-alike. The place
in the grammar tells what a character must be; where two readings fit, nothing is mended.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.elements import numbers
from checker.elements.numbers import Number
from checker.numerals import CLOSE, OPEN

_DIGITS = str.maketrans("OoQDUlI|iZzSsBGbgq", "000001111225586699"[:18])
_LIKE_DIGIT = r"[0-9OoQDlI|iZzSsBGbgq]"
_LIKE_OPEN = rf"[{re.escape(OPEN)}CcEetTLFf\[厂匚r]"
_LIKE_CLOSE = rf"[{re.escape(CLOSE)}Jj丿]"
_EITHER = r"[lI|1!]"  # may be a bracket or the digit 1
_LIKE_WORD = "号昌呈另吕兮曰马弓亏夸"
_LOOSE = re.compile(
    rf"(?P<code>{numbers.CODE})\s*(?P<open>{_LIKE_OPEN}|{_EITHER})?\s*"
    rf"(?P<year>{_LIKE_DIGIT}(?:\s*{_LIKE_DIGIT}){{3}})\s*年?\s*(?P<close>{_LIKE_CLOSE})\s*第?\s*"
    rf"(?P<serial>{_LIKE_DIGIT}(?:\s*{_LIKE_DIGIT}){{0,4}})\s*(?P<word>[{_LIKE_WORD}]?)"
)
_BOTH_LOST = re.compile(  # thin brackets that a copy ate, the gaps are left
    rf"(?P<code>{numbers.CODE})\s+(?P<year>(?:19|20)\d\d)\s+(?P<serial>\d{{1,4}})\s*(?P<word>号)"
)
_CLOSE_LOST = re.compile(
    rf"(?P<code>{numbers.CODE})\s*(?P<open>{_LIKE_OPEN})\s*(?P<digits>(?:19|20)\d{{2}}[\dlI|!]{{1,6}})\s*号"
)


def mend(text: str) -> Number | None:
    """The one number a misread text can mean, marked as mended; ``None`` where it stays open."""
    plain = numbers.to_ascii_digits(text).strip()
    match = _LOOSE.fullmatch(plain) or _BOTH_LOST.fullmatch(plain)
    if match is None:
        return None
    year = _digits(match["year"])
    whole = f"{match['code']}〔{year}〕{_digits(match['serial'])}号"
    read = numbers.parse(whole)
    return replace(read, printed=plain, brackets="", mended=True) if read else None


def readings(text: str) -> list[str]:
    """Values a text with a lost closing bracket may mean: where the year ends is certain, whether
    a following 1 is the bracket is not."""
    match = _CLOSE_LOST.fullmatch(numbers.to_ascii_digits(text).strip())
    if match is None:
        return []
    code, year, rest = match["code"], match["digits"][:4], match["digits"][4:]
    tails = {_digits(rest)}
    if rest[0] in "lI|!1" and len(rest) > 1:
        tails.add(_digits(rest[1:]))
    found = [numbers.parse(f"{code}〔{year}〕{tail}号") for tail in sorted(tails)]
    return [number.value for number in found if number]


def _digits(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_DIGITS)
