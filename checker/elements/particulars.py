"""The number in a published paper's table of particulars: 发文字号 in one cell, its value beside.

Government sites print such a table above the text; there the label says whose number it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.elements import layout, numbers
from checker.elements.numbers import Number
from checker.model.document import Line, Page

_LABEL = r"发\s*文\s*(?:字|文)\s*号|文\s*件\s*字\s*号|文\s*号|字\s*号"
_ALONE = re.compile(rf"\s*[\[【]?\s*(?:{_LABEL})\s*[\]】]?\s*[:：]?\s*")
_WITH = re.compile(rf"\s*[\[【]?\s*(?:{_LABEL})\s*[\]】]?\s*[:：]\s*(?P<value>\S.*)")
_NEXT = re.compile(r"(?:\s+|(?<=号))(?=[\u4e00-\u9fff]{2,8}\s*[:：])")  # one more label on the row
_ROWS = 20
_RECEIVED = re.compile(r"\s*(?:[来收]\s*文(?!件)|[拟批]\s*办|领导批|承办结)")  # a narrow cell wraps


def find(page: Page) -> Iterator[tuple[Number, Line]]:
    """Numbers with a code word that a label names as the paper's own, with their lines."""
    lines = [line for row in layout.rows(page)[:_ROWS] for line in row.lines]
    if any(_RECEIVED.match(field) for line in lines for field in _NEXT.split(line.text)):
        return  # a sheet for handling a paper received names that paper's number
    for label, after in pairwise(lines):
        if _ALONE.fullmatch(label.text):
            yield from _read(after.text, after, lines)
        elif _ALONE.fullmatch(label.text.strip() + _below(label, lines)):
            for value in _right(label, lines):  # a narrow cell broke its label over two rows
                yield from _read(value.text, value, lines)
    for line in lines:
        for told in filter(None, map(_WITH.fullmatch, _NEXT.split(line.text))):
            yield from _read(told["value"], line, lines)


def _read(text: str, line: Line, lines: Sequence[Line]) -> Iterator[tuple[Number, Line]]:
    whole = text if text.rstrip().endswith("号") else text + _below(line, lines)
    number = numbers.parse(whole)
    if number and number.form in ("standard", "year_first") and number.code:
        yield number, line


def _right(label: Line, lines: Sequence[Line]) -> list[Line]:
    """The nearest line at the right of a label, in a list; none without one."""
    tall = 2 * (label.box[3] - label.box[1])  # the label's own two rows
    beside = [
        line
        for line in lines
        if line.box[0] >= label.box[2] - 0.01
        and line.box[1] < label.box[1] + tall
        and line.box[3] > label.box[1]
    ]
    return sorted(beside, key=lambda line: line.box[0])[:1]


def _below(line: Line, lines: Sequence[Line]) -> str:
    """What stands under a line in its cell, where the value is cut over two rows."""
    tall = line.box[3] - line.box[1]
    for other in lines:
        aligned = abs(other.box[0] - line.box[0]) < 0.03
        if aligned and 0.5 * tall < other.box[1] - line.box[1] < 2.2 * tall:
            return other.text.strip()
    return ""
