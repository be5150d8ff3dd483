"""Running text without the line breaks that only the width of the page made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_WIDE = 24  # characters: narrower columns hold names and headings, one a line
_FULL = 0.7  # of the longest usual line: the text goes on
_ENDS = tuple("。！？；：.!?;:」”）")
_BEGINS = re.compile(
    r"[ \t　]*(?:[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]"
    r"|\d{1,2}[.．、]|第[一二三四五六七八九十百零〇]+[章节条]|附\s*件|抄送|主送)"
)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """``text`` and, for each of its characters and its end, the offset in the raw text."""

    text: str
    places: tuple[int, ...]

    def raw(self, first: int, last: int) -> tuple[int, int]:
        """The raw span of a span of the text; ends are exclusive."""
        return self.places[first], self.places[max(last - 1, first)] + 1


def unwrapped(raw: str) -> Unwrapped:
    """Lines that fill the column joined with the next, but for ends of sentences and headings."""
    lines = raw.split("\n")
    width = _column([len(line) for line in lines])
    text: list[str] = []
    places: list[int] = []
    at = 0
    for line, following in pairwise([*lines, ""]):
        soft = width >= _WIDE and _goes_on(line, following, width)
        kept = line if soft else line + "\n"
        text.append(kept)
        places.extend(range(at, at + len(kept)))
        at += len(line) + 1
    return Unwrapped("".join(text)[:-1], tuple(places))


def _column(lengths: list[int]) -> float:
    """The usual length of a full line: a tenth of the lines may be longer."""
    return sorted(lengths)[int(0.9 * (len(lengths) - 1))]


def _goes_on(line: str, following: str, width: float) -> bool:
    if not following.strip() or "\t" in line:
        return False
    if line.rfind("《") > line.rfind("》"):  # a title is cut
        return True
    full = len(line) >= _FULL * width
    return full and not line.rstrip().endswith(_ENDS) and not _BEGINS.match(following)
