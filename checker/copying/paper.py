"""A record made ready for comparison: text, marks, and the way back to page and character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from checker.copying import marks, masks
from checker.copying.names import forms, names_in
from checker.copying.normal import Codes, Offsets, codes_of, lettered, normalise, normalised, words
from checker.model.document import Line
from checker.model.material import PageRecord, Record
from checker.model.pair import Side, TextPlace

Flags = NDArray[np.bool_]

NAME = 0x67D0  # 某 stands for a place, a firm, a person, the submission's own county
DIGIT = 0x30  # any run of digits
_ZERO, _TEN = np.uint32(0x30), np.uint32(10)
_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·•.]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／,，共]*\s*\d{1,4}\s*页?)?)[\s\-—–－·•.]*"
)
_HEADING = 60  # characters: a longer line is no heading
_TRIED = 6  # places of one gram; text that repeats itself has too many
_EDGE_LINES = 2  # a running header or footer is among the first or last lines of its page
_EDGE_PAGES = 3  # and returns on at least so many pages


@dataclass(eq=False)
class Paper:
    """One paper. Positions count masked normalised characters; ``start``/``end`` lead to ``raw``.

    Masked: each name that the text marks as one, the own county's name and each run of digits is
    one character, so that a copy with swapped names and figures reads like its original.
    """

    submission: str
    record: Record | None
    raw: str
    page_numbers: tuple[int, ...]
    page_starts: Offsets
    plain: Codes  # normalised, unmasked
    codes: Codes
    start: Offsets
    end: Offsets
    grams: marks.Hashes = field(init=False)
    at: marks.Places = field(init=False)  # positions of the winnowed marks

    def __post_init__(self) -> None:
        self.grams = marks.grams(self.codes)
        self.at = marks.winnow(self.grams)

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def hashes(self) -> marks.Hashes:
        """The winnowed marks."""
        return self.grams[self.at]

    @cached_property
    def order(self) -> NDArray[np.int64]:
        """Positions sorted by hash, for looking up another paper's grams."""
        return marks.ordered(self.grams)

    @cached_property
    def sorted(self) -> marks.Hashes:
        """The hashes in that order."""
        return self.grams[self.order]

    @cached_property
    def seeds(self) -> Flags:
        """Which grams are tried as seeds: the first few places of each."""
        tried = np.ones(len(self.grams), bool)
        again = self.sorted[_TRIED:] == self.sorted[:-_TRIED]
        tried[self.order[_TRIED:][again]] = False
        return tried

    @property
    def side(self) -> Side:
        """The paper's name in a pair."""
        assert self.record is not None
        return Side(self.submission, self.record.material.id, self.record.material.path)

    @property
    def headings(self) -> tuple[str, ...]:
        """What the paper may be called: its title, or what stands on its first two lines."""
        title = self.record.title.strip() if self.record else ""
        first = [line.strip() for line in self.raw[:160].split("\n", 2)[:2]]
        title = "" if "。" in title else title  # running text that was taken for one
        return (title, *(line for line in first if len(line) <= _HEADING))

    @property
    def headed(self) -> bool:
        """Whether it bears its own county's red header."""
        organs = self.record.organs if self.record else ()
        return any(names_in(organ, self.submission) for organ in organs)

    def words(self, first: int, last: int) -> str:
        """The raw text of positions ``first`` to ``last`` (exclusive)."""
        return self.raw[self.start[first] : self.end[last - 1]] if last > first else ""

    def page_at(self, offset: int) -> int:
        """Index of the page that holds a raw offset."""
        return bisect_right(self._page_starts, offset) - 1

    @cached_property
    def _page_starts(self) -> list[int]:
        return [int(start) for start in self.page_starts]

    def place(self, first: int, last: int) -> TextPlace:
        """The place of positions that stand on one page."""
        page = self.page_at(int(self.start[first]))
        base = self._page_starts[page]
        return TextPlace(
            self.page_numbers[page], int(self.start[first]) - base, int(self.end[last - 1]) - base
        )

    def named(self, name: str) -> Iterator[tuple[int, int]]:
        """Positions where a name stands, masked or not, blanks inside it or not."""
        plain, origin = normalise(self.raw)
        for found in re.finditer(re.escape(name), words(plain)):
            begin, end = int(origin[found.start()]), int(origin[found.end() - 1])
            first = int(np.searchsorted(self.start, begin, side="right")) - 1
            last = int(np.searchsorted(self.start, end, side="right"))
            if first >= 0 and self.end[first] > begin:  # else on the sheet's edge, not in the text
                yield first, last

    def inside(self, spans: Sequence[tuple[int, int]]) -> Flags:
        """Which positions lie in raw ``(start, end)`` spans."""
        depth = np.zeros(len(self.raw) + 1, np.int32)
        for first, last in spans:
            depth[first] += 1
            depth[last] -= 1
        return (np.cumsum(depth) > 0)[self.start]


def between(paper: Paper, chosen: Flags) -> Flags:
    """Positions between neighbouring chosen marks; a chosen mark that stands alone counts not."""
    depth = np.zeros(len(paper) + 1, np.int32)
    both = np.flatnonzero(chosen[:-1] & chosen[1:])
    np.add.at(depth, paper.at[both], 1)
    np.add.at(depth, paper.at[both + 1] + marks.GRAM, -1)
    return np.cumsum(depth)[: len(paper)] > 0


def paper(submission: str, record: Record) -> Paper:
    """The paper of a record."""
    texts = ["\n".join(line.text for line in _visible(page)) for page in record.pages]
    starts = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
    raw = "\n".join(texts)
    skipped = _skipped(record.pages, starts.tolist())
    numbers = tuple(page.number for page in record.pages)
    return _prepare(submission, record, raw, skipped, (numbers, starts.astype(np.int32)))


def plain_paper(text: str) -> Paper:
    """A bare text, for sources: no county is its own."""
    return _prepare("", None, text, [], ((1,), np.zeros(1, np.int32)))


def _prepare(
    submission: str,
    record: Record | None,
    raw: str,
    skipped: list[tuple[int, int]],
    pages: tuple[tuple[int, ...], Offsets],
) -> Paper:
    raw_codes = codes_of(raw)
    plain, origin = normalised(raw_codes)
    if skipped:
        kept = np.ones(len(raw) + 1, bool)
        for first, last in skipped:
            kept[first:last] = False
        chosen = kept[origin]
        plain, origin = plain[chosen], origin[chosen]
    own = forms(submission) if submission else ()
    codes, start, end = _masked(plain, origin, [*_own(plain, own), *_named(raw, raw_codes, origin)])
    return Paper(submission, record, raw, *pages, plain, codes, start, end)


def _own(plain: Codes, forms: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the own county is named, blanks inside the name or not."""
    if forms:
        for found in re.finditer("|".join(map(re.escape, forms)), words(plain)):
            yield found.span()


def _named(raw: str, codes: Codes, origin: Offsets) -> list[tuple[int, int]]:
    """Where other names stand, in normalised characters."""
    found = masks.spans(raw, codes)
    return [tuple(span) for span in origin.searchsorted(found).tolist()] if found else []


def _masked(
    plain: Codes, origin: Offsets, names: list[tuple[int, int]]
) -> tuple[Codes, Offsets, Offsets]:
    """Names and digit runs as one character each, with where each begins and ends in raw."""
    if len(plain) == 0:
        return plain, origin, origin
    codes = plain.copy()
    for first, last in names:
        codes[first:last] = NAME
    codes[(codes - _ZERO < _TEN).nonzero()[0]] = DIGIT  # below 0 wraps round to very many
    again = (codes[1:] == codes[:-1]).nonzero()[0]
    mark = codes[again]
    kept = np.ones(len(plain) + 1, bool)
    kept[again[(mark == NAME) | (mark == DIGIT)] + 1] = False
    index, ending = kept[:-1].nonzero()[0], kept[1:].nonzero()[0]
    ends = np.asarray(origin.take(ending) + 1, np.int32)
    return codes.take(index), origin.take(index), ends


def _visible(page: PageRecord) -> list[Line]:
    return [line for line in page.lines if not line.hidden]


def _skipped(pages: Sequence[PageRecord], starts: Sequence[int]) -> list[tuple[int, int]]:
    """Raw spans that belong to the sheet, not to the text: page numbers, running headers."""
    running = _running(pages)
    spans = []
    for page, base in zip(pages, starts, strict=True):
        lines = _visible(page)
        at = base
        for number, line in enumerate(lines):
            edge = min(number, len(lines) - 1 - number) < _EDGE_LINES
            if line.where in ("page_header", "page_footer") or (
                edge and (_PAGE_NUMBER.fullmatch(line.text) or lettered(line.text) in running)
            ):
                spans.append((at, at + len(line.text)))
            at += len(line.text) + 1
    return spans


def _running(pages: Sequence[PageRecord]) -> set[str]:
    """Lines that return at the edge of several pages, digits apart."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = _visible(page)
        if len(lines) > 2 * _EDGE_LINES:
            seen.update(
                {lettered(line.text) for line in lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]}
            )
    return {text for text, count in seen.items() if text and count >= _EDGE_PAGES}
