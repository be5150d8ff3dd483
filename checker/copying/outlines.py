"""An outline that two counties fill in: the same headings and points, other words below each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.copying import normal
from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.paper import Paper

_ENDS = tuple("。！；;!”）)，,、")
_LONGEST = 100  # characters of a heading or a point to be answered
_SHORTEST = 6
_FULL = 0.9  # of the longest line, where the page breaks lines: what follows goes on with it
_BROKEN = 0.25  # of the lines are full where the page breaks them
_NUMBERED = re.compile(
    r"\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|第[一二三四五六七八九十\d]{1,3}[项条])"
)
_LEAST = 3  # of them make an outline
_REASON = "两份材料按同一提纲填写，相同的只是各条标题和问题，下面填的内容不同"

Line = tuple[str, int, int]  # bare words, where it begins and ends in the raw text


def excuse(case: Case, found: list[Passage]) -> str:
    """The reason where nothing but the outline accuses, else ""."""
    a, b = _points(case.a.paper, case.b.paper), _points(case.b.paper, case.a.paper)
    if min(len(a), len(b)) < _LEAST:
        return ""
    one, other = (
        side.without([(first, last) for _, first, last in points], "提纲", "同一提纲的标题和问题")
        for side, points in ((case.a, a), (case.b, b))
    )
    return "" if case.anew(one, other, found).grave else _REASON


def _points(paper: Paper, other: Paper) -> list[Line]:
    """Numbered lines that no sentence ends, the same in the other, each before one that is not."""
    lines = list(_lines(paper))
    there = {bare for bare, _, _ in _lines(other)}
    wide = _column([last - first for _, first, last in lines])
    return [
        line
        for line, (after, _, _) in pairwise(lines)
        if line[0] in there and after not in there and _point(paper.raw[line[1] : line[2]], wide)
    ]


def _column(lengths: list[int]) -> float:
    """From which length on a line only ends where the page does."""
    full = _FULL * max(lengths, default=0)
    broken = sum(length >= full for length in lengths) >= _BROKEN * len(lengths)
    return full if broken else _LONGEST


def _point(words: str, wide: float) -> bool:
    longest = min(wide, _LONGEST)
    numbered = _NUMBERED.match(words)
    return bool(numbered) and _SHORTEST <= len(words) < longest and not words.endswith(_ENDS)


def _lines(paper: Paper) -> Iterator[Line]:
    for found in re.finditer(r"[^\n]+", paper.raw):
        bare = normal.bare(found.group())
        if bare:
            yield bare, found.start(), found.start() + len(found.group().rstrip())
