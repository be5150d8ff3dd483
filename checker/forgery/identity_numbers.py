"""Identity numbers that no one can hold.

Signal: eighteen digits in a paper that speaks of 身份证, with a real birth date but a check digit
that GB 11643 (ISO 7064 MOD 11-2) does not give, or a birth date that never was. Read from pictures
only where the line is certain. Strength: medium from two on in the file's own text, where typists
who slip in ``SLIPS`` of all numbers would seldom (``CHANCE``) make so many; else weak. Numbers
whose date of birth lies after ``BORN``, a child's, are codes (region, date, serial).
Numbers are shown masked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import comb

from checker import citizens
from checker.forgery import stated
from checker.model.document import Document, Engine
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "identity_numbers"
CERTAIN = 0.95
SLIPS, CHANCE = 0.03, 0.005
BORN = 1900, 2010  # first and last year; no clock: a record does not depend on the day it is made
PROVINCES = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 "  # noqa: SIM905
    "71 81 82 83".split()
)
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_LABEL = re.compile(r"身份证|公民身份|居民身份")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["numbers"]``, masked."""
    labelled = _LABEL.search(document.text)
    numbers = [
        (line, number)
        for line in document.lines
        if labelled and stated.certain(line, CERTAIN)
        for number in _numbers(line.text)
    ]
    if not numbers:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有可核对的身份证号码")
    wrong = [(line, number) for line, number in numbers if not possible(number)]
    if not wrong:
        return Finding(NAME, Outcome.ABSENT, f"{len(numbers)}个身份证号码的校验码都正确")
    shown = [masked(number) for _, number in wrong]
    typed = sum(line.via == "text" for line, _ in wrong)
    telling = typed > 1 and by_slips(typed, len(numbers)) < CHANCE
    strength: Strength = "medium" if telling else "weak"
    return Finding(
        NAME, Outcome.PRESENT,
        f"{len(numbers)}个身份证号码里有{len(wrong)}个校验不通过"
        f"（如第{wrong[0][0].page}页 {shown[0]}），"
        "不可能是真实号码。请核对名单来源，说明是否抄错",
        evidence=tuple(
            Evidence(line.page, line.box, mask)
            for (line, _), mask in zip(wrong[:10], shown, strict=False)
        ),
        values={
            "numbers": shown[:20],
            "count": len(wrong),
            "of": len(numbers),
            "facts": [
                {"page": line.page, "value": mask}
                for (line, _), mask in zip(wrong[:20], shown, strict=False)
            ],
        },
        via="ocr" if any(line.via == "ocr" for line, _ in wrong) else "text",
        strength=strength,
        remedy="核对并更正名单，或附原始登记表",
    )  # fmt: skip


def by_slips(wrong: int, of: int) -> float:
    """How probable so many wrong ones or more are, where each is a slip with ``SLIPS``."""
    fewer = (comb(of, k) * SLIPS**k * (1 - SLIPS) ** (of - k) for k in range(wrong))
    return 1 - sum(fewer)


def possible(number: str) -> bool:
    """Whether birth date and check digit can be."""
    born = citizens.born(number[6:14])
    return born is not None and citizens.checks(number)


def masked(number: str) -> str:
    """The region and the last digit, the person hidden."""
    return f"{number[:6]}{'*' * 11}{number[-1]}"


def _numbers(text: str) -> Iterator[str]:
    """Only numbers of a real province with a year of birth: codes of companies begin alike."""
    for found in _NUMBER.findall(text):
        if found[:2] in PROVINCES and BORN[0] <= int(found[6:10]) <= BORN[1]:
            yield found
