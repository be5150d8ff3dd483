"""Passages that many submissions share: shown as a list of their own, accusing nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from checker.copying import marks
from checker.copying.candidates import apart
from checker.copying.lawful.ground import Ground
from checker.copying.names import body
from checker.copying.paper import Paper
from checker.copying.settings import Settings

_LEAST = 40  # characters
_STEP = 2 * marks.WINDOW  # neighbouring frequent marks are one passage when no further apart
_CROWD = 200  # papers that hold one passage; of more, each submission is met once

Listed = tuple[str, tuple[str, ...]]
Run = tuple[int, int, int, int]  # first and last position, the least hash: the name, and its key
_OTHER = np.uint32(0x9E3779B1)  # odd: another order of the hashes


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of many submissions: its words, and the numbers of the papers that hold it.

    ``held`` tells for each paper how much stands there in one run, and a key that runs of mostly
    the same words have in common.
    """

    text: str
    characters: int
    papers: tuple[int, ...]
    held: tuple[tuple[int, int], ...]


def many(
    papers: Sequence[Paper], ground: Ground, frequent: np.ndarray, settings: Settings
) -> list[Passage]:
    """Passages that at least ``shared_by`` submissions hold, the most widely shared first."""
    longest: dict[int, tuple[int, str]] = {}
    holders: dict[int, dict[int, tuple[int, int]]] = {}
    for number, paper in enumerate(papers):
        for first, last, name, key in _runs(paper, ground, frequent):
            longest[name] = max(
                longest.get(name, (0, "")), (last - first, paper.words(first, last))
            )
            held = holders.setdefault(name, {})
            held[number] = max(held.get(number, (0, 0)), (last - first, key))
    found = [
        Passage(longest[name][1], longest[name][0], tuple(held), tuple(held.values()))
        for name, held in holders.items()
        if _bodies(papers, held) >= settings.shared_by
    ]
    return sorted(found, key=lambda one: (-len(one.papers), -one.characters, one.text))


def _bodies(papers: Sequence[Paper], numbers: Iterable[int]) -> int:
    """How many bodies hold some papers, whatever years they were handed in."""
    return len({body(papers[number].submission) for number in numbers})


def listed(found: Sequence[Passage], papers: Sequence[Paper]) -> tuple[Listed, ...]:
    """Each passage with the submissions that share it."""
    return tuple(
        (one.text, tuple(sorted({papers[number].submission for number in one.papers})))
        for one in found
    )


def pairs(
    found: Sequence[Passage], papers: Sequence[Paper], least: int
) -> tuple[dict[tuple[int, int], int], int]:
    """Pairs of papers with a long passage of many in common, with how many hold it.

    The number is that of the pairs left out, at most: a passage that crowds of papers hold is met
    once by every two submissions.
    """
    sharers: dict[tuple[int, int], int] = {}
    left_out = 0
    for one in found:
        if one.characters < least:
            continue
        count = _bodies(papers, one.papers)
        for group in _alike(one, least):
            owners = [papers[number].submission for number in group]
            chosen = _first_of_each(group, owners) if len(group) > _CROWD else group
            left_out += apart(owners) - apart([papers[number].submission for number in chosen])
            for pair in combinations(chosen, 2):
                if papers[pair[0]].submission != papers[pair[1]].submission:
                    sharers[pair] = max(count, sharers.get(pair, 0))
    return sharers, left_out


def _alike(one: Passage, least: int) -> Iterator[list[int]]:
    """Papers that hold a long run of mostly the same words."""
    groups: dict[int, list[int]] = {}
    for number, (length, key) in zip(one.papers, one.held, strict=True):
        if length >= least:
            groups.setdefault(key, []).append(number)
    return iter(groups.values())


def _first_of_each(group: Sequence[int], owners: Sequence[str]) -> list[int]:
    """The first paper of each submission."""
    return sorted(dict(zip(reversed(owners), reversed(group), strict=True)).values())


def _runs(paper: Paper, ground: Ground, frequent: np.ndarray) -> Iterator[Run]:
    chosen = np.flatnonzero(marks.among(paper.hashes, frequent) & ~ground.sourced(paper))
    if len(chosen) == 0:
        return
    at, hashes = paper.at[chosen], paper.hashes[chosen]
    cut = np.flatnonzero((np.diff(at) > _STEP) | (np.diff(chosen) > 1)) + 1
    for begin, end in zip([0, *cut.tolist()], [*cut.tolist(), len(at)], strict=True):
        first, last = int(at[begin]), int(at[end - 1]) + marks.GRAM
        if last - first >= _LEAST:
            run = hashes[begin:end]
            yield first, last, int(run.min()), int((run * _OTHER).min())
