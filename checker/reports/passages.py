"""Matched text as runs to mark: shared, set aside, swapped words, plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.model.material import Record
from checker.model.pair import Pair, TextPlace

Role = Literal["plain", "match", "excluded", "swapped", "gap"]
Label = tuple[Role, int, str]  # of one character: its role, its passage, why it is set aside
CONTEXT = 60  # plain characters kept on each side of a match; the rest is folded to an ellipsis


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one role. ``match`` counts from 1 which shared passage it belongs to.

    ``note`` names the source of what was set aside, and the reason.
    """

    role: Role
    text: str
    match: int = 0
    note: str = ""


def page_text(record: Record, number: int) -> str:
    """A page's text as spans count its characters."""
    page = next((each for each in record.pages if each.number == number), None)
    return "\n".join(line.text for line in page.lines if not line.hidden) if page else ""


def runs(record: Record | None, pair: Pair, side: Literal["a", "b"]) -> list[tuple[int, list[Run]]]:
    """The pages of one side that hold shared text, each as runs in reading order."""
    if record is None:
        return []
    at = 0 if side == "a" else 1
    text = {number: page_text(record, number) for number in pages(pair, side)}
    swapped = [words[at] for words in pair.swapped if words[at]]
    matches = [(n, getattr(span, side)) for n, span in enumerate(pair.spans, 1)]
    aside = [
        (f"{entry.source}：{entry.reason}", getattr(span, side))
        for entry in pair.excluded
        for span in entry.spans
    ]
    return [(page, _page(text[page], page, matches, aside, swapped)) for page in text]


def pages(pair: Pair, side: Literal["a", "b"]) -> list[int]:
    """The pages of one side that hold shared text or what was set aside."""
    spans = [*pair.spans, *(span for entry in pair.excluded for span in entry.spans)]
    return sorted({getattr(span, side).page for span in spans})


def _page(
    text: str,
    page: int,
    matches: Sequence[tuple[int, TextPlace]],
    aside: Sequence[tuple[str, TextPlace]],
    swapped: Sequence[str],
) -> list[Run]:
    roles: list[Label] = [("plain", 0, "")] * len(text)
    for note, place in aside:
        if place.page == page:
            size = len(roles[place.start : place.end])
            roles[place.start : place.end] = [("excluded", 0, note)] * size
    for number, place in matches:
        if place.page == page:
            size = len(roles[place.start : place.end])
            roles[place.start : place.end] = [("match", number, "")] * size
    for start, end in _found(text, swapped):
        for index in range(start, end):
            if roles[index][0] == "match":
                roles[index] = ("swapped", roles[index][1], "")
    return _fold(_joined(text, roles))


def _found(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    if not words:
        return []
    pattern = "|".join(map(_alone, sorted(words, key=len, reverse=True)))
    return [match.span() for match in re.finditer(pattern, text)]


def _alone(word: str) -> str:
    """A pattern for a word; a number is no part of a longer one."""
    before = r"(?<!\d)" if word[0].isdigit() else ""
    return before + re.escape(word) + (r"(?!\d)" if word[-1].isdigit() else "")


def _joined(text: str, roles: Sequence[Label]) -> list[Run]:
    joined: list[Run] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or roles[index] != roles[start]:
            role, match, note = roles[start]
            joined.append(Run(role, text[start:index], match, note))
            start = index
    return joined


def _fold(found: list[Run]) -> list[Run]:
    """Keep a little of the plain text round each match, so that a long paper stays readable."""
    folded: list[Run] = []
    for at, run in enumerate(found):
        if run.role != "plain" or len(run.text) <= 3 * CONTEXT:
            folded.append(run)
            continue
        head = run.text[:CONTEXT] if at else ""
        tail = run.text[-CONTEXT:] if at < len(found) - 1 else ""
        left_out = len(run.text) - len(head) - len(tail)
        folded += [
            Run("plain", head),
            Run("gap", f"……（此处略去{left_out}字）……"),
            Run("plain", tail),
        ]
    return [run for run in folded if run.text]
