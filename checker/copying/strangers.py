"""Another county's name left standing in a paper that a county issued itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from checker.copying.lawful.ground import Ground
from checker.copying.names import county, names_in
from checker.copying.normal import words
from checker.copying.paper import Paper
from checker.model.pair import NameLeft

_KINDS = ("policy", "minutes", "report", "other")
_ROUND = 14  # characters on either side that tell why a name stands there
_REASONS = re.compile(
    "学习|考察|交流|调研|观摩|借鉴|经验|做法|联合(?!惩戒|激励|奖惩)|协作|合作(?!社)|共建|毗邻|相邻|交界|跨|赴|前往|试点|先进|"
    "兄弟|各县|外地|来我|来访|户籍|籍|住所|地址|注册|路线|线路|班线|国道|省道|高速"
)
_VISIT = re.compile("考察|观摩|参观|赴|前往|学习借鉴|(?:交流|跟班)学习|学习交流|毗邻")
_BEFORE = 60  # characters before it, or its title, that tell of a visit
_FEW = 2  # a paper that names more counties speaks of them


def left(
    papers: Sequence[Paper], ground: Ground, reference: Set[str] = frozenset()
) -> tuple[NameLeft, ...]:
    """Names of other submissions in running own text, where nothing near explains them."""
    names = {paper.submission: county(paper.submission) for paper in papers}
    return tuple(
        found
        for paper in papers
        if paper.submission not in reference and _own(paper, ground)
        for found in _in_paper(paper, set(names.values()) - {"", names[paper.submission]}, ground)
    )


def _explained(name: str, around: str, before: str, paper: Paper) -> bool:
    """Whether a reason stands near, or the own county: joint papers are signed by both."""
    title = paper.record.title if paper.record else ""
    return (
        bool(_REASONS.search(around) or _VISIT.search(title + before))
        or _listed(name, around)
        or names_in(around, paper.submission)
    )


def _listed(name: str, around: str) -> bool:
    """Whether it stands in a row of places, or is one end of a way."""
    bureau, bare = "(?:交通运输局)?", re.sub(r"\s", "", around)
    row = rf"[县区市旗]{bureau}[、和与]{name}|{name}{bureau}[、和与][^、，。；]{{1,5}}?[县区市旗]"
    return bool(re.search(rf"{row}|至{name}|{name}至", bare))


def _own(paper: Paper, ground: Ground) -> bool:
    issued = paper.record is not None and paper.record.kind in _KINDS
    named = bool(county(paper.submission))
    return issued and named and not (ground.above(paper) or ground.statute(paper))


def _in_paper(paper: Paper, names: set[str], ground: Ground) -> Iterator[NameLeft]:
    text = words(paper.plain)
    present = sorted(name for name in names if name in text)
    if not present or len(present) > _FEW:
        return
    own = ground.thorough(paper).own
    for name in present:
        for first, last in paper.named(name):
            around = paper.words(max(first - _ROUND, 0), min(last + _ROUND, len(paper)))
            before = paper.words(max(first - _BEFORE, 0), first)
            if own[first:last].all() and not _explained(name, around, before, paper):
                place = paper.place(first, last)
                yield NameLeft(paper.side, name, place, re.sub(r"\s+", "", around))
