"""Pairs of papers that show the same photograph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np

from checker.copying import clues
from checker.copying.frequency import Ints
from checker.copying.judge import pair_id
from checker.copying.lawful.ground import Ground
from checker.copying.paper import Paper
from checker.copying.pictures.posters import Posters
from checker.copying.pictures.prints import PicturePrint
from checker.copying.pictures.same import Match
from checker.copying.pictures.worded import Worded
from checker.copying.settings import Settings
from checker.model.pair import Pair

_ANYBODYS = "白底或以文字为主的图表、截图、证书、印件，可能出自同一网站、同一系统或同一模板"

Shown = tuple[int, PicturePrint]  # number of the paper, and a picture in it
Papers = tuple[int, int]  # numbers of two papers
Watch = Callable[[int, int], None]  # told how many of how many pairs of pictures are judged


def shown(papers: Sequence[Paper]) -> list[Shown]:
    """All prints with the papers they stand in, ordered by what they show.

    What one picture is to another, and which of them stands for one of many, then does not hang on
    how papers are called.
    """
    every = [
        (number, made)
        for number, paper in enumerate(papers)
        for made in (paper.record.prints if paper.record else ())
        if isinstance(made, PicturePrint)
    ]
    return sorted(every, key=lambda one: (one[1].hash, one[1].straight.marks.tobytes()))


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs of papers with a picture in common.

    ``common`` lists pictures that many submissions show, with these; of such a picture ``left_out``
    pairs of papers are not among the pairs, at most.
    """

    pairs: list[Pair]
    common: list[tuple[str, tuple[str, ...]]]
    left_out: int


def found(
    papers: Sequence[Paper],
    submission: Ints,
    ground: Ground,
    settings: Settings,
    *,
    same: Collection[Papers],
    wanted: Callable[[Papers], bool],
    watch: Watch | None = None,
) -> Found:
    """One pair for each two papers of different submissions with a photograph in common.

    It shows what weighs most of all that both show, and says how many more there are. ``same`` are
    pairs of papers that are one file, which are given elsewhere; the others are those ``wanted``.
    """
    every = shown(papers)
    posters, common = _common(papers, every, submission, settings, same, wanted, watch)
    besides: dict[Papers, list[tuple[int, int]]] = defaultdict(list)
    for two in posters.left_out:
        one, other = _sided(every, *two)
        besides[every[one][0], every[other][0]].append((one, other))
    pairs = []
    for (a, b), some in common.items():
        weighed = [
            (match, posters.excuse(match.a, match.b) or _white(match, every)) for match in some
        ]
        match, excuse = max(weighed, key=_weight)
        issued = _issued(ground, papers[a], papers[b])
        more = _more(match, some, besides[a, b])
        pairs.append(_pair(papers[a], papers[b], match, every, issued or excuse, more))
    names = dict(zip(submission.tolist(), (paper.submission for paper in papers), strict=True))
    left = besides.keys() - common.keys()
    listed = [
        (_called(papers, every[number]), tuple(sorted(names[one] for one in holders)))
        for number, holders in posters.shown()
    ]
    return Found(pairs, listed, len(left))


def _common(  # noqa: PLR0917
    papers: Sequence[Paper],
    every: Sequence[Shown],
    submission: Ints,
    settings: Settings,
    same: Collection[Papers],
    wanted: Callable[[Papers], bool],
    watch: Watch | None,
) -> tuple[Posters, dict[Papers, list[Match]]]:
    """What is proven to be one picture, by pairs of papers."""
    made = [one for _, one in every]
    worded = Worded(papers, every, settings.picture_points)
    owner = np.array([submission[number] for number, _ in every], np.int64)
    posters = Posters(owner, settings.shared_by)
    common: dict[Papers, list[Match]] = {}
    near = sorted(worded.candidates(owner))
    for judged, (a, b) in enumerate(near):
        if watch:
            watch(judged, len(near))
        sided = _sided(every, a, b)
        pair = every[sided[0]][0], every[sided[1]][0]
        if pair in same:
            if made[a].hash == made[b].hash:
                posters.join(a, b)
        elif wanted(pair) and not posters.told(a, b):
            for match in worded.matches(a, b):
                common.setdefault(pair, []).append(match if sided == (a, b) else match.turned)
                if not match.moment:
                    posters.join(a, b)
    return posters, common


def _sided(every: Sequence[Shown], a: int, b: int) -> tuple[int, int]:
    """Two pictures in the order of their papers."""
    return (a, b) if every[a][0] < every[b][0] else (b, a)


def _called(papers: Sequence[Paper], one: Shown) -> str:
    number, made = one
    return f"图片：《{PurePosixPath(papers[number].side.path).name}》第{made.page}页"


def _weight(found: tuple[Match, str]) -> tuple[bool, bool, int]:
    """One photograph weighs more than two moments or one that is excused, then its points."""
    match, excuse = found
    return not match.moment, not excuse, len(match.points)


def _more(best: Match, some: Sequence[Match], besides: Sequence[tuple[int, int]]) -> int:
    """How many pictures two papers have in common besides the one that is shown."""
    same = [(match.a, match.b) for match in some if not match.moment and match is not best]
    same += besides
    return min(len({a for a, _ in same} - {best.a}), len({b for _, b in same} - {best.b}))


def _issued(ground: Ground, a: Paper, b: Paper) -> str:
    organ = ground.above(a) or ground.above(b)
    if organ:
        return f"图片出自{organ}印发或刊发的材料"
    kinds = {paper.record.kind for paper in (a, b) if paper.record}
    return _ANYBODYS if kinds == {"screenshot"} else ""


def _white(match: Match, every: Sequence[Shown]) -> str:
    if match.worded or every[match.a][1].plain or every[match.b][1].plain:
        return _ANYBODYS
    return ""


def _what(match: Match) -> str:
    """What the two pictures are to each other, in words."""
    if match.moment:
        return (
            f"的图片大部分画面相同：{len(match.points)} 个特征点吻合，但内容不全相同。如为照片，"
            "可能是在同一地点先后两次拍摄（共同参加的活动，或借用他人同一场活动的照片）；如为图表、"
            "地图，可能是同一模板；也可能是改动过的同一张。只作线索，不认定为同一图片"
        )
    how = "（左右翻转）" if match.mirrored else ""
    if match.words:
        return (
            f"有同一张图片：按位置逐处对照图上识别出的文字，{len(match.points)} 处"
            f"（共 {match.words} 字）一致，未见不同之处"
        )
    count = f"{len(match.points)} 个特征点吻合，" if match.points else ""
    small = "；图上文字未能逐处对照，名称、数字是否相同请放大核对" if match.unread else ""
    return f"有同一张图片{how}：{count}重叠部分灰度相关 {match.alike:.2f}{small}"


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
