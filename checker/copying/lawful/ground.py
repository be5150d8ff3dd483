"""What of a paper is lawful to share, position by position, with the source and the reason."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checker.copying import background, cells, marks, names
from checker.copying.lawful import (
    attributed,
    carried_out,
    cited,
    forwarding,
    instruments,
    phrases,
    questions,
    taken,
)
from checker.copying.lawful.consulted import Consulted
from checker.copying.lawful.sources import Library
from checker.copying.lawful.statutes import annexed, statute
from checker.copying.names import county, superior
from checker.copying.normal import bare
from checker.copying.paper import NAME, Flags, Paper, between, plain_paper
from checker.copying.settings import Source
from checker.copying.unwrapped import unwrapped
from checker.model.material import Record

_WITHIN = "同批材料中上级（或其他机关）印发的文件"
_OF_LAW = "同批材料中法律、法规的条文"
_FORWARDED = "转发上级文件，正文不是本单位的文字"
_SAID_ABOVE = "同批材料中自己注明出自上级或媒体的材料"
_CITED = "写明出自国家、行业标准，或两家以上各自写明出自同一文件，未见原文"
# set aside on nothing but the paper's own word: shown to people where it is much
ON_ITS_WORD = frozenset(
    {
        _FORWARDED,
        _SAID_ABOVE,
        _OF_LAW,
        _CITED,
        *attributed.REASONS,
        *taken.REASONS,
        phrases.QUOTATION,
    }
)
_OPENING = 300  # raw characters in which a source gives its number and its title
_ISSUED = {"policy", "report", "minutes", "other", "news"}


@dataclass(frozen=True, slots=True)
class Lawful:
    """``labels`` is 0 where the text is the paper's own, else 1 + an index into ``grounds``."""

    labels: NDArray[np.int16]
    grounds: tuple[tuple[str, str], ...]  # source, reason
    sources: int  # the first so many grounds are sources, the others set forms
    parent: forwarding.Parent | None

    @property
    def own(self) -> Flags:
        """The positions that nothing sets aside."""
        return np.asarray(self.labels == 0)


class Ground:
    """The lawful ground of a batch: known sources, superiors' papers within it, set forms."""

    def __init__(
        self, papers: Sequence[Paper], sources: Sequence[Source], media: tuple[str, ...] = ()
    ) -> None:
        counties = tuple({paper.submission for paper in papers})
        self._origin = {id(paper): attributed.origin(paper, counties, media) for paper in papers}
        self._statute = {id(paper): statute(paper, counties) for paper in papers}
        self._above = {id(paper): self._issued(paper, counties) for paper in papers}
        parents = [paper for paper in papers if self.above(paper)]
        statutes = [paper for paper in papers if self.statute(paper) and not self.above(paper)]
        self._statutes = Consulted(statutes, [_title(paper) for paper in statutes])
        self._parents = {len(sources) + n: paper for n, paper in enumerate(parents)}
        self._index = {id(paper): index for index, paper in self._parents.items()}
        known = [plain_paper(source.text) for source in sources]
        self.sources = (*known, *parents)
        opening = (f"{source.name}\n{source.text[:_OPENING]}" for source in sources)
        self._handed_in = "\n".join(map(bare, (*opening, *map(_title, parents))))
        quoted = cited.sources(papers)
        titles = [source.name for source in sources] + [_title(paper) for paper in parents]
        titles += [name for name, _ in quoted]
        self._reasons = ["已知来源"] * len(known) + [self._within(paper) for paper in parents]
        self._reasons += [_CITED] * len(quoted)
        self._library = Library([*known, *parents, *(text for _, text in quoted)], titles)
        self._covered: dict[int, list[tuple[int, int, int]]] = {}
        self._of_law: dict[int, list[tuple[int, int, str]]] = {}
        self._forms: dict[int, list[tuple[int, int, str, str]]] = {}
        self._carried_out: dict[int, dict[str, str]] = {}
        self._lawful: dict[int, Lawful] = {}
        self._thorough: dict[int, Lawful] = {}

    def above(self, paper: Paper) -> str:
        """The superior organ or medium that issued the paper, "" if it is the county's own."""
        return self._above.get(id(paper), "")

    def statute(self, paper: Paper) -> str:
        """How a paper that is the text of a law or regulation calls itself, "" if it is none."""
        return self._statute.get(id(paper), "")

    @property
    def more(self) -> bool:
        """Whether there are laws or regulations, which only ``thorough`` consults."""
        return len(self._statutes) > 0

    def origin(self, paper: Paper) -> str:
        """The superior or medium that the paper names as its origin, "" if none."""
        told = self._origin.get(id(paper))
        return told.name if told else ""

    def _issued(self, paper: Paper, counties: tuple[str, ...]) -> str:
        told = self._origin[id(paper)]
        free = told.name if told and not told.names_county else ""
        return above(paper.record, counties) or free

    def _within(self, paper: Paper) -> str:
        """Why a paper of the batch may be quoted: a superior's header, or a mere line saying so."""
        headed = paper.record is not None and bool(paper.record.organs)
        return _WITHIN if headed and not self.origin(paper) else _SAID_ABOVE

    def covered(self, paper: Paper) -> list[tuple[int, int, int]]:
        """Positions explained by sources."""
        if id(paper) not in self._covered:
            without = self._index.get(id(paper), -1)
            self._covered[id(paper)] = self._library.covered(paper, without)
        return self._covered[id(paper)]

    def quoted(self, paper: Paper, least: int) -> Iterator[Paper]:
        """Papers of the batch from which so many characters are set aside on their word alone."""
        lengths: Counter[int] = Counter()
        for first, last, index in self.covered(paper):
            lengths[index] += last - first
        for index, length in lengths.items():
            if length >= least and self._reasons[index] == _SAID_ABOVE:
                yield self._parents[index]

    def wanting(self, a: Paper, b: Paper) -> str:
        """The superior's paper that both say they carry out and nobody handed in, "" if none."""
        one, other = map(self._says, (a, b))
        both = (one[key] for key in one if key in other and key not in self._handed_in)
        return next(both, "")

    def _says(self, paper: Paper) -> dict[str, str]:
        if id(paper) not in self._carried_out:
            self._carried_out[id(paper)] = carried_out.named(paper)
        return self._carried_out[id(paper)]

    def sourced(self, paper: Paper) -> Flags:
        """Which of the paper's marks stand in text from a source."""
        flags = np.zeros(len(paper) + 1, bool)
        for first, last, _ in self.covered(paper):
            flags[first:last] = True
        return np.asarray(flags[paper.at])

    def lawful(self, paper: Paper) -> Lawful:
        """What is lawful to share in the paper, laws and regulations of the batch apart."""
        if id(paper) not in self._lawful:
            self._lawful[id(paper)] = self._survey(paper)
        return self._lawful[id(paper)]

    def sources_only(self, paper: Paper) -> Lawful:
        """What known sources explain, quotations and set forms left as the paper's own."""
        return self._survey(paper, self._quoted(paper), forms=False)

    def thorough(self, paper: Paper) -> Lawful:
        """All that is lawful to share, every law or regulation of the batch consulted."""
        if id(paper) not in self._thorough:
            self._thorough[id(paper)] = self._survey(paper, self._quoted(paper))
        return self._thorough[id(paper)]

    def _quoted(self, paper: Paper) -> list[tuple[int, int, str]]:
        """Positions explained by laws and regulations within the batch, with the text's title."""
        if id(paper) not in self._of_law:
            self._of_law[id(paper)] = list(self._statutes.covered(paper))
        return self._of_law[id(paper)]

    def _set_forms(self, paper: Paper) -> list[tuple[int, int, str, str]]:
        """Set forms of a paper, sought once for both surveys of it."""
        if id(paper) not in self._forms:
            self._forms[id(paper)] = list(_set_forms(paper))
        return self._forms[id(paper)]

    def _survey(
        self, paper: Paper, more: Iterable[tuple[int, int, str]] = (), forms: bool = True
    ) -> Lawful:
        labels = np.zeros(len(paper), np.int16)
        grounds: dict[tuple[str, str], int] = {}

        def set_aside(chosen: Flags | slice, source: str, reason: str) -> None:
            label = grounds.setdefault((source, reason), len(grounds) + 1)
            part = labels[chosen]
            part[part == 0] = label
            labels[chosen] = part

        for first, last, index in self.covered(paper):
            set_aside(slice(first, last), self._library.names[index], self._reasons[index])
        for first, last, name in more:
            set_aside(slice(first, last), name, _OF_LAW)
        parent = forwarding.parent(paper)
        spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
        if parent and parent.body is not None:
            spans[f"转发的{parent.name}", _FORWARDED] = [(parent.body, len(paper.raw))]
        for first, last, title in annexed(paper.raw):
            spans.setdefault((title, _OF_LAW), []).append((first, last))
        for (source, reason), places in spans.items():
            set_aside(paper.inside(places), source, reason)
        sources = len(grounds)
        spans = {}
        for first, last, source, reason in self._set_forms(paper) if forms else ():
            spans.setdefault((source, reason), []).append((first, last))
        for (source, reason), places in spans.items():
            set_aside(paper.inside(places), source, reason)
        return Lawful(labels, tuple(grounds), sources, parent)


def _set_forms(paper: Paper) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of labels, of text that names its origin and of set phrases, with their reasons."""
    text = unwrapped(paper.raw)
    yield from cells.labels(paper)
    yield from attributed.spans(text, paper.submission)
    yield from taken.spans(text, paper.submission)
    yield from questions.spans(text)
    yield from instruments.duties(text, paper.headings)
    yield from instruments.pledged(text)
    yield from phrases.lawful_spans(text)
    entries = sorted(at for row in cells.rows(paper) for at, _ in row)
    for span in phrases.menus(text):
        if bisect_left(entries, span[0]) == bisect_left(entries, span[1]):  # cells: ``labels``
            yield span


def above(record: Record | None, counties: tuple[str, ...]) -> str:
    """Who issued the record, where that is a body above the counties or a news medium.

    A paper that a county calls its own by its title is the county's, whoever is named below.
    """
    if record is None or record.kind not in _ISSUED:
        return ""
    if not record.organs and any(names.titled(record.title, name) for name in counties):
        return ""
    organs = _organs(record)
    if not organs and names.TITLED_ABOVE.match(record.title):
        return record.title
    if organs and all(superior(organ, counties) for organ in organs):
        return organs[0]
    foreign = record.issuer and not any(
        name and name in record.issuer for name in map(county, counties)
    )
    return record.issuer if record.kind == "news" and foreign else ""


def _organs(record: Record) -> tuple[str, ...]:
    return record.organs or ((record.issuer,) if record.issuer else ())


def _title(paper: Paper) -> str:
    assert paper.record is not None
    return paper.record.title or paper.record.material.path


def common(paper: Paper, frequent: NDArray[np.uint32]) -> Flags:
    """Positions of set phrases: two or more marks in a row that many clusters or texts share.

    A masked name is none of a paper's own words. ``frequent`` holds the batch's own frequent
    hashes, sorted.
    """
    known = background.known(paper.hashes) | marks.among(paper.hashes, frequent)
    return np.asarray(between(paper, known) | (paper.codes == NAME))
