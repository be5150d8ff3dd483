"""Pairs of papers that show the same photograph."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from checker.copying import clues
from checker.copying.frequency import Ints
from checker.copying.ground import Ground
from checker.copying.judge import pair_id
from checker.copying.paper import Paper
from checker.copying.pictures import PicturePrint
from checker.copying.same_picture import Match, matches
from checker.copying.settings import Settings
from checker.model.pair import Pair

Shown = tuple[int, PicturePrint]  # number of the paper, and a picture in it


def shown(papers: Sequence[Paper]) -> list[Shown]:
    """All prints with the papers they stand in."""
    return [
        (number, made)
        for number, paper in enumerate(papers)
        for made in (paper.record.prints if paper.record else ())
        if isinstance(made, PicturePrint)
    ]


def pairs(
    papers: Sequence[Paper], submission: Ints, ground: Ground, settings: Settings
) -> list[Pair]:
    """One pair for each two papers of different submissions with a photograph in common.

    It shows what weighs most of all that both show, and says how many more there are.
    """
    every = shown(papers)
    owner = np.array([submission[number] for number, _ in every], np.int64)
    found = list(matches([made for _, made in every], owner, settings.picture_points))
    holders = _holders(found, owner)
    common: dict[tuple[int, int], list[tuple[Match, str]]] = {}
    for match in found:
        excuse = _of_many(match, holders, settings) or _white(match, every)
        common.setdefault((every[match.a][0], every[match.b][0]), []).append((match, excuse))
    return [
        _pair(
            papers[a],
            papers[b],
            match,
            every,
            _issued(ground, papers[a], papers[b]) or excuse,
            _more(match, [one for one, _ in some]),
        )
        for (a, b), some in common.items()
        for match, excuse in [max(some, key=_weight)]
    ]


def _weight(found: tuple[Match, str]) -> tuple[bool, bool, int]:
    """One photograph weighs more than two moments or one that is excused, then its points."""
    match, excuse = found
    return not match.moment, not excuse, len(match.points)


def _more(best: Match, some: Sequence[Match]) -> int:
    """How many pictures two papers have in common besides the one that is shown."""
    same = [match for match in some if not match.moment and match is not best]
    return min(
        len({match.a for match in same} - {best.a}), len({match.b for match in same} - {best.b})
    )


def _holders(found: Sequence[Match], owner: Ints) -> dict[int, set[int]]:
    """For each picture that is found again, the submissions that show it."""
    seen: dict[int, set[int]] = {}
    for match in found:
        if not match.moment:
            for one, other in ((match.a, match.b), (match.b, match.a)):
                seen.setdefault(one, {int(owner[one])}).add(int(owner[other]))
    return seen


def _issued(ground: Ground, a: Paper, b: Paper) -> str:
    organ = ground.above(a) or ground.above(b)
    if organ:
        return f"图片出自{organ}印发或刊发的材料"
    kinds = {paper.record.kind for paper in (a, b) if paper.record}
    return "两份都是截图，可能来自同一网页" if kinds == {"screenshot"} else ""


def _of_many(match: Match, holders: Mapping[int, Collection[int]], settings: Settings) -> str:
    many = max(len(holders.get(number, ())) for number in (match.a, match.b))
    if many < settings.shared_by:
        return ""
    return f"{many} 家都有这张图片，可能是统一发放的宣传图片"


def _white(match: Match, every: Sequence[Shown]) -> str:
    if every[match.a][1].plain or every[match.b][1].plain:
        return "白底的图表、截图或印件，可能出自同一系统或同一模板"
    return ""


def _what(match: Match) -> str:
    """What the two pictures are to each other, in words."""
    if match.moment:
        return (
            f"的照片出自同一地点：{len(match.points)} 个特征点吻合，但人物或远近位置不全相同，"
            "可能是先后两次拍摄（共同参加的活动，或借用他人同一场活动的照片），"
            "也可能是改动过的同一张。只作线索，不认定为同一图片"
        )
    how = "（左右翻转）" if match.mirrored else ""
    count = f"{len(match.points)} 个特征点吻合，" if match.points else ""
    return f"有同一张图片{how}：{count}重叠部分灰度相关 {match.alike:.2f}"


def _pair(  # noqa: PLR0917
    a: Paper, b: Paper, match: Match, every: Sequence[Shown], excuse: str, more: int
) -> Pair:
    one, other = every[match.a][1], every[match.b][1]
    verdict = f"{excuse}，只作提示" if excuse else "疑似盗用图片，须由人工查证后认定"
    return Pair(
        id=pair_id("same_picture", a.side, b.side),
        kind="same_picture",
        a=a.side,
        b=b.side,
        similarity=round(min(max(match.alike, 0.0), 1.0), 4),
        covered_a=round(match.covered_a, 4),
        covered_b=round(match.covered_b, 4),
        severity="notice" if excuse or match.moment else "fraud",
        reason=f"甲方第{one.page}页与乙方第{other.page}页{_what(match)}。"
        + (f"另有 {more} 张图片也相同。" if more else "")
        + ("" if match.moment else f"{verdict}。"),
        clues=clues.of(a, b, (False, False)),
        measures={
            "points": float(len(match.points)),
            "alike": round(match.alike, 4),
            "mirrored": float(match.mirrored),
            "moment": float(match.moment),
            "page_a": float(one.page),
            "page_b": float(other.page),
        },
        points=tuple((one.hash, other.hash, *point) for point in match.points),
    )
