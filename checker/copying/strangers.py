"""Another county's name left standing in a paper that a county issued itself.

The names of the batch count wherever they stand; the other counties of Shandong, which a county
checked by itself would else never be held against, only where they name an organ or a domain:
夏津县交通运输局, 夏津县辖区. An enterprise or a village may bear any county's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from checker.copying.lawful.ground import Ground
from checker.copying.names import county, names_in, titled
from checker.copying.normal import words
from checker.copying.paper import Paper
from checker.counties import kin, table
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
_RULED = re.compile(  # what a county's own papers say behind its name
    r"\s*(?:(?:交通(?:运输)?|公路|道路运输)[^，。；、\n]{0,8}?(?:局|中心|队|所|站)|(?:人民)?政府|委(?![托派])"
    r"|境内|辖区|辖内|范围内|行政区域)"
)


def left(
    papers: Sequence[Paper], ground: Ground, reference: Set[str] = frozenset()
) -> tuple[NameLeft, ...]:
    """Names of other counties in running own text, where nothing near explains them."""
    names = {paper.submission: county(paper.submission) for paper in papers}
    batch = frozenset(names.values()) - {""}
    return tuple(
        found
        for paper in papers
        if paper.submission not in reference and _own(paper, ground)
        for found in _in_paper(paper, batch, ground)
    )


def _in_its_sentence(paper: Paper, first: int, last: int) -> str:
    """The letters round a name, no further than its sentence goes."""
    begin, end = int(paper.start[first]), int(paper.end[last - 1])
    before = paper.raw[int(paper.start[max(first - _ROUND, 0)]) : begin].rpartition("。")[2]
    after = paper.raw[end : int(paper.end[min(last + _ROUND, len(paper)) - 1])].partition("。")[0]
    return before + paper.raw[begin:end] + after


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
    record = paper.record
    issued = record is not None and (
        record.kind in _KINDS or (record.kind == "news" and titled(record.title, paper.submission))
    )
    named = bool(county(paper.submission))
    return issued and named and not (ground.above(paper) or ground.statute(paper))


@lru_cache(maxsize=4096)
def _elsewhere(submission: str) -> frozenset[str]:
    """The counties of Shandong, but for those of the city whose submission it is."""
    of_each_city = {one.city: one.city + one.name for one in table()}
    city = next((city for city, one in of_each_city.items() if kin(submission, one)), "")
    return frozenset(one.name for one in table() if one.city != city)


def _in_paper(paper: Paper, batch: Set[str], ground: Ground) -> Iterator[NameLeft]:
    text = words(paper.plain)
    known = (batch | _elsewhere(paper.submission)) - {county(paper.submission)}
    present = sorted(name for name in known if name in text)
    if not present or len(present) > _FEW:
        return
    own = ground.thorough(paper).own
    for name in present:
        for first, last in paper.named(name):
            around = paper.words(max(first - _ROUND, 0), min(last + _ROUND, len(paper)))
            near = _in_its_sentence(paper, first, last)
            before = paper.words(max(first - _BEFORE, 0), first)
            told = name in batch or _RULED.match(paper.raw, int(paper.end[last - 1]))
            if told and own[first:last].all() and not _explained(name, near, before, paper):
                place = paper.place(first, last)
                yield NameLeft(paper.side, name, place, re.sub(r"\s+", "", around))
