"""Pairs of papers that show the same photograph."""

from __future__ import annotations

from collections.abc import Sequence

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
    """One pair for each two papers of different submissions with a photograph in common."""
    every = shown(papers)
    owner = np.array([submission[number] for number, _ in every], np.int64)
    best: dict[tuple[int, int], Match] = {}
    for match in matches([made for _, made in every], owner, settings.picture_points):
        key = every[match.a][0], every[match.b][0]
        if key not in best or _weight(match, every) > _weight(best[key], every):
            best[key] = match
    sharers = _sharers(best, submission)
    return [
        _pair(
            papers[a],
            papers[b],
            match,
            every,
            _excuse(ground, papers[a], papers[b], many, settings) or _white(match, every),
        )
        for (a, b), match in best.items()
        for many in [max(sharers.get(a, 0), sharers.get(b, 0))]
    ]


def _weight(match: Match, every: Sequence[Shown]) -> tuple[bool, bool, int]:
    """One photograph weighs more than two moments or a white chart, then the number of points."""
    return not match.moment, not _white(match, every), len(match.points)


def _sharers(best: dict[tuple[int, int], Match], submission: Ints) -> dict[int, int]:
    """For each paper, how many submissions show one of its photographs."""
    seen: dict[int, set[int]] = {}
    for a, b in (key for key, match in best.items() if not match.moment):
        for one, other in ((a, b), (b, a)):
            seen.setdefault(one, {int(submission[one])}).add(int(submission[other]))
    return {number: len(owners) for number, owners in seen.items()}


def _excuse(ground: Ground, a: Paper, b: Paper, many: int, settings: Settings) -> str:
    organ = ground.above(a) or ground.above(b)
    if organ:
        return f"图片出自{organ}印发或刊发的材料"
    kinds = {paper.record.kind for paper in (a, b) if paper.record}
    if kinds == {"screenshot"}:
        return "两份都是截图，可能来自同一网页"
    if many >= settings.shared_by:
        return f"{many} 家都有这张图片，可能是统一发放的宣传图片"
    return ""


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


def _pair(a: Paper, b: Paper, match: Match, every: Sequence[Shown], excuse: str) -> Pair:
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
        points=tuple((one.page, one.box, other.page, other.box, *point) for point in match.points),
    )
