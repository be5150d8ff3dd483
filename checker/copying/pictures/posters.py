"""One picture in many submissions: each copy is proven against one, not against every other.

A poster of the province would else be laid over itself for every two counties. What two pictures
are to each other need not be proven where a third, which many submissions show, is both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from checker.copying.frequency import Ints
from checker.copying.identical import Found
from checker.copying.paper import Paper
from checker.copying.settings import Settings


class Posters:
    """Which pictures, or files that show one, are the same, by number, each with its ``owner``.

    ``left_out`` are the pairs that needed no proof; they count all the same.
    """

    def __init__(self, owner: Ints, many: int) -> None:
        self.left_out: list[tuple[int, int]] = []
        self._owner = owner.tolist()
        self._many = many
        self._proven: dict[int, set[int]] = defaultdict(set)
        self._one: dict[int, set[int]] = {}

    def join(self, a: int, b: int) -> None:
        """Two pictures are proven to be one."""
        self._proven[a].add(b)
        self._proven[b].add(a)
        self._count(a, b)

    def told(self, a: int, b: int) -> bool:
        """Whether a picture of many is proven to be both."""
        between = self._proven[a] & self._proven[b]
        known = any(len(self.holders(number)) >= self._many for number in between)
        if known:
            self._count(a, b)
            self.left_out.append((a, b))
        return known

    def holders(self, number: int) -> set[int]:
        """The submissions that show a picture, this one's own among them."""
        return {self._owner[one] for one in self._one.get(number, {number})}

    def excuse(self, *numbers: int) -> str:
        """Why one of these pictures accuses nobody, "" if few show it."""
        many = max(len(self.holders(number)) for number in numbers)
        if many < self._many:
            return ""
        return f"{many} 家都有这张图片，可能是统一发放的宣传图片"

    def shown(self) -> Iterator[tuple[int, set[int]]]:
        """Each picture of many once, by the first that shows it, with all that do."""
        listed: set[int] = set()
        for number in sorted(self._one):
            holders = self.holders(number)
            if number not in listed and len(holders) >= self._many:
                listed |= self._one[number]
                yield number, holders

    def _count(self, a: int, b: int) -> None:
        for one, other in ((a, b), (b, a)):
            self._one.setdefault(one, {one}).add(other)


def files_of_many(
    papers: Sequence[Paper], submission: Ints, same: Found, settings: Settings
) -> Posters:
    """The picture files, by their papers, that submissions hold byte by byte."""
    posters = Posters(submission, settings.shared_by)
    for a, b in sorted(pair for pair, kind in same.items() if kind == "same_file"):
        if _picture(papers[a], settings) and not posters.told(a, b):
            posters.join(a, b)
    return posters


def _picture(paper: Paper, settings: Settings) -> bool:
    """Whether a file is a photograph or a poster, and no page of text."""
    record = paper.record
    shown = record is not None and record.format == "image" and bool(record.prints)
    return shown and len(paper) < settings.short_text
