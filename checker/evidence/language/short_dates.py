"""Days as notes give them, without words: 2.24 领导小组会, 时间：3/15, （6.2）.

A figure with a point at the head of a line may number a section too: where each first figure runs
on from 1 (2.1, 2.2, 2.3), or one has a 1 and a 2 at least, they are numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_M, _D = r"(1[0-2]|0?[1-9])", r"(3[01]|[12]\d|0?[1-9])"
_AHEAD = re.compile(
    rf"(?m)^([ \t\u3000]*){_M}([./]){_D}(?![\d./%月])(?=日?[ \t\u3000,、:(]|[\u4e00-\u9fff])日?"
)
_NAMED = re.compile(
    rf"((?:时间|日期)[ \t]*[:][ \t]*){_M}[./]{_D}(?![\d./%])日?(?![万亿元年个家起件人])"
)
_ASIDE = re.compile(rf"([(]){_M}[./]{_D}日?(?=(?:[上下]午)?[)])")
_CELL = re.compile(rf"(?<![\d./年月-]){_M}[./-]{_D}(?![\d./-])日?")
_COUNTED = re.compile(r"\s*[万亿元年个家起件人倍米公吨分%]")  # what a figure counts: 3.5万元


def in_cell(cell: str) -> str:
    """A cell under a column of dates, its days of this kind written out."""
    return _CELL.sub(r"\1月\2日", cell)


def spelt(lines: str) -> str:
    """NFKC text with such days written out: 2月24日."""
    lines = _NAMED.sub(r"\1\2月\3日", _ASIDE.sub(r"\1\2月\3日", lines))
    heads = [mark for mark in _AHEAD.finditer(lines) if not _COUNTED.match(lines, mark.end())]
    if _numbers((mark[2], mark[4]) for mark in heads if mark[3] == "."):
        heads = [mark for mark in heads if mark[3] == "/"]
    for mark in reversed(heads):
        lines = f"{lines[: mark.start()]}{mark[1]}{mark[2]}月{mark[4]}日{lines[mark.end() :]}"
    return lines


def _numbers(heads: Iterable[tuple[str, str]]) -> bool:
    """Whether figures with a point number sections."""
    chapters: dict[int, list[int]] = {}
    for chapter, section in heads:
        chapters.setdefault(int(chapter), []).append(int(section))
    runs = all(found == list(range(1, len(found) + 1)) for found in chapters.values())
    return runs or any({1, 2} <= set(found) for found in chapters.values())
