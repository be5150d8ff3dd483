"""One piece of evidence handed in twice where the notice forbids it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from checker.copying import align
from checker.copying.align import Passage
from checker.copying.judge import pair_id
from checker.copying.measure import spans_of
from checker.copying.normal import bare
from checker.copying.paper import Paper
from checker.copying.pictures import pairs
from checker.copying.pictures.same import Match
from checker.copying.pictures.worded import Worded
from checker.copying.settings import Settings
from checker.model.pair import Pair, Side

_WHEN = re.compile(r"(?:时间|日期)[：:\s]*(?:20\d\d年)?(\d{1,2}月\d{1,2}日)")
_PLACE = re.compile(r"地点[：:\s]*([^\s，。；]{3,30})")
Where = tuple[str, str]  # two indicators of which one alone may count a piece of evidence


@dataclass(frozen=True, slots=True)
class _Group:
    """The papers of one submission; ``met``: where one shares text with another, once asked."""

    papers: list[Paper] = field(default_factory=list)
    met: dict[tuple[Side, Side], list[tuple[int, int]]] = field(default_factory=dict)

    def shared(self, a: Paper, b: Paper) -> NDArray[np.bool_]:
        """The characters of a that stand in b."""
        if (a.side, b.side) not in self.met:
            self.met[a.side, b.side] = [one.a for one in align.passages(a, b)]
        return _flags(len(a), self.met[a.side, b.side])


def within(papers: Sequence[Paper], settings: Settings) -> list[Pair]:
    """Pairs inside one submission whose places the notice sets against each other.

    Two papers are one pair, however many such places they stand in.
    """
    return [
        pair
        for group in _by_submission(papers)
        for a, b, where in _met(group.papers, settings.forbidden_reuse)
        if (pair := _reused(a, b, where, group, settings))
    ]


def _met(
    papers: Sequence[Paper], forbidden: Sequence[Where]
) -> Iterator[tuple[Paper, Paper, Sequence[Where]]]:
    """Two papers at a time with the places that are set against each other, or one in both."""
    met: dict[frozenset[Side], tuple[Paper, Paper, dict[Where, None]]] = {}
    for one, other in forbidden:
        for a, b in product(_placed(papers, one), _placed(papers, other)):
            _, _, where = met.setdefault(frozenset((a.side, b.side)), (a, b, {}))
            where[one, other] = None
    for a, b, where in met.values():
        yield a, b, list(where)


def _by_submission(papers: Sequence[Paper]) -> Iterator[_Group]:
    groups: dict[str, _Group] = {}
    for paper in papers:
        groups.setdefault(paper.submission, _Group()).papers.append(paper)
    return iter(groups.values())


def _placed(papers: Sequence[Paper], indicator: str) -> list[Paper]:
    return [paper for paper in papers if indicator in _stands(paper)]


def _reused(
    a: Paper, b: Paper, where: Sequence[Where], group: _Group, settings: Settings
) -> Pair | None:
    assert a.record is not None and b.record is not None
    one, other = a.record.material, b.record.material
    same = one.sha256 == other.sha256 and one.pages == other.pages
    found = [] if a is b else align.passages(a, b)
    share_a, share_b = (
        _covered(len(a), [p.a for p in found]),
        _covered(len(b), [p.b for p in found]),
    )
    if same:
        share_a = share_b = 1.0
    pictures = [] if same else _pictured(a, b, settings)
    session = a is not b and not _sessions(a).isdisjoint(_sessions(b))
    enough = min(len(a), len(b)) >= max(settings.same_text_least, 1)
    alike = enough and max(share_a, share_b) >= settings.reuse_share
    alike = alike and (same or _alike_inside(a, b, found, group, settings))
    if not (same or alike or pictures or session):
        return None
    places = "，也放在".join(f"{one}和{other}" for one, other in where)
    what = _what(same, alike, pictures)
    return Pair(
        id=pair_id("reused_evidence", a.side, b.side),
        kind="reused_evidence",
        a=a.side,
        b=b.side,
        similarity=round(max(share_a, share_b), 4),
        covered_a=round(share_a, 4),
        covered_b=round(share_b, 4),
        severity="notice",
        spans=spans_of(a, b, found),
        reason=f"{what}同时放在{places}，通知规定两处不得重复计分，请核对只计一处。",
    )


def _what(same: bool, alike: bool, pictures: Sequence[Match]) -> str:
    if same or alike:
        return "同一份材料" if same else "内容大部相同的材料"
    return _shown(pictures) if pictures else "写明同一天在同一地点的一场活动，各写了一份，"


def _alike_inside(
    a: Paper, b: Paper, found: Sequence[Passage], group: _Group, settings: Settings
) -> bool:
    """Whether two papers are alike in what is not the frame of their site or form.

    Where both say little beside the frame, by their title.
    """
    near = _stands(a) | _stands(b)
    beside = [one for one in group.papers if one is not a and one is not b and _stands(one) & near]
    sides = ((a, [one.a for one in found]), (b, [one.b for one in found]))
    own = [(paper, places, ~_frame(paper, beside, group, settings)) for paper, places in sides]
    said = [one for one in own if one[2].sum() >= settings.same_text_least]
    if not said:
        return bool(_title(a)) and _title(a) == _title(b)
    return any(
        _flags(len(paper), places)[inside].mean() >= settings.reuse_share
        for paper, places, inside in said
    )


def _stands(paper: Paper) -> set[str | None]:
    places = paper.record.material.places if paper.record else ()
    return {place.indicator for place in places}


def _frame(
    paper: Paper, beside: Sequence[Paper], group: _Group, settings: Settings
) -> NDArray[np.bool_]:
    """The characters that two or more papers of the same places share; no copies of the whole.

    Of pages with few words of their own the frame is nearly all: another title makes no copy.
    """
    shared = np.zeros(len(paper), int)
    for other in beside:
        flags = group.shared(paper, other)
        copied = flags.mean() >= settings.reuse_whole and _title(paper) == _title(other)
        shared += 0 if copied else flags
    return shared >= 2


def _sessions(paper: Paper) -> set[tuple[str, str]]:
    """The day and the place that a paper's own lines give for what it tells."""
    return set(product(_WHEN.findall(paper.raw), map(bare, _PLACE.findall(paper.raw))))


def _title(paper: Paper) -> str:
    return paper.record.title if paper.record else ""


def _shown(pictures: Sequence[Match]) -> str:
    moments = all(match.moment for match in pictures)
    return "大部分画面相同的图片（可能是同一场活动先后拍摄）" if moments else "同一张图片"


def _pictured(a: Paper, b: Paper, settings: Settings) -> list[Match]:
    """Pictures that both show."""
    if a is b:
        return []
    every = pairs.shown([a, b])
    owner = np.array([number for number, _ in every], np.int64)
    worded = Worded((a, b), every, settings.picture_points)
    return [match for two in sorted(worded.candidates(owner)) for match in worded.matches(*two)]


def _covered(length: int, places: Sequence[tuple[int, int]]) -> float:
    return float(_flags(length, places).mean()) if length else 0.0


def _flags(length: int, places: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
    flags = np.zeros(length, bool)
    for first, last in places:
        flags[first:last] = True
    return flags
