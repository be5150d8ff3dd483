"""The sections that close a plan: who leads, who is held to it, who makes it known.

The levels of an emergency plan are as general: the Emergency Response Law has them set from above.

Every plan says so in much the same words. Likeness in these sections alone, in papers otherwise
unlike, is a question and no charge unless it is long. What is done stands in other sections; so do
aims and principles, which counties copy (of 234 planted copies three stood in such sections).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.copying.align import Passage
from checker.copying.judge import Case

_NUMERAL = r"[一二三四五六七八九十]{1,3}"
_FIRST, _SECOND = rf"{_NUMERAL}、", rf"[（(]{_NUMERAL}[）)]"
_FRAME = (
    r"(?:组织(?:领导|保障|实施)|有关要求"
    r"|(?:保障|工作)(?:措施|要求|机制|保障)"
    r"|(?:事件|预警|响应)分级)"  # of an emergency plan
)
_HEADING = re.compile(
    rf"^[ \t　]*(?P<number>{_FIRST}|{_SECOND})?[一-鿿]{{0,6}}{_FRAME}(?=[。：:]|[ \t　]*$)", re.M
)
_MOST = 1500  # characters of such a section
_REASON = (
    "重合的只在组织领导、保障措施、工作要求（应急预案为分级标准）一类的通用部分，所做的事各不相同"
)


def excuse(case: Case, found: list[Passage]) -> str:
    """The reason where nothing accuses outside such sections, else ""."""
    if case.shared.rare >= case.settings.group_least:
        return ""
    left = case.without(sections, "通用部分", _REASON, found)
    return _REASON if left and left.partly and not left.grave else ""


def sections(text: str) -> Iterator[tuple[int, int]]:
    """Where such sections stand, each up to the next heading of its level or above."""
    at = 0
    for found in _HEADING.finditer(text):
        if found.start() < at:
            continue
        second = bool(re.match(_SECOND, found["number"] or ""))
        next_ = re.compile(rf"^[ \t　]*(?:{_FIRST}{f'|{_SECOND}' if second else ''})", re.M)
        end = next_.search(text, found.end())
        at = min(end.start() if end else len(text), found.start() + _MOST)
        yield found.start(), at
