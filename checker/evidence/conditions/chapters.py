"""Whether a plan has a chapter of its own on a matter (annex 3, 一.2).

A heading may stand on a line of its own or run on in its paragraph; a run-on one has to be followed
by several points or by as much text as more than a summary takes, on the matter itself.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, plain

_N = "[一二三四五六七八九十]+"
_NUMBER = rf"(?:第?{_N}(?:[章节、.．]|部分)|[（(]{_N}[)）]|\d+[.．、])"
_RUN_ON = rf"(?:第{_N}(?:[章节]|部分)|{_N}[、.．])"
_POINT = re.compile(r"[(][一二三四五六七八九十]+[)]|(?<!\d)\d[.、]|[一二三四五六]是")
LONGEST = 40  # characters of a heading's line
POINTS, DETAIL = 2, 120  # points, or characters, that make a run-on section more than a summary


def has(exhibit: Exhibit, word: str) -> bool:
    """Whether a heading names the matter and a section stands under it."""
    lines = exhibit.record.lines if exhibit.record else ()
    rows = (plain(row).rstrip(":") for line in lines for row in line.text.splitlines())
    alone = re.compile(rf"^{_NUMBER}[^。;,、]{{0,30}}{word}[^。;,]{{0,20}}$")
    if any(alone.search(row) and len(row) <= LONGEST for row in rows):
        return True
    heading = re.compile(rf"(?:^|[。;])({_RUN_ON})[^。;]{{0,30}}{word}[^。;]{{0,20}}[。:]")
    return any(_detailed(exhibit.text[at.end() :], word) for at in heading.finditer(exhibit.text))


def _detailed(text: str, word: str) -> bool:
    section = re.split(rf"[。;]{_RUN_ON}", text)[0]
    if not re.search(word, section):
        return False
    return len(_POINT.findall(section)) >= POINTS or len(section) >= DETAIL
