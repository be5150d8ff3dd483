"""A picture of each cluster: its papers on a circle, lines where two are suspected copies."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checker.model.pair import Side
from checker.model.result import Result
from checker.reports import build

MOST = 60  # papers drawn of one cluster
_LETTER = 13  # of names, which stand outside the circle
_APART = 16  # along the circle, from one name to the next where they stand like spokes
_LEVEL = 12  # papers whose names can stand level without touching
_GAP = 14  # from the middle of a point to its name


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name begins, ends or has its middle, and by how many degrees it is turned."""

    x: float
    y: float
    anchor: str
    turn: float = 0


@dataclass(frozen=True, slots=True)
class Node:
    """One paper: its place, its submission's name and colour, and where it is shown."""

    x: float
    y: float
    label: Label
    submission: str
    path: str
    hue: int
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """One suspected pair between two papers; ``title`` names both."""

    x1: float
    y1: float
    x2: float
    y2: float
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A suspected pair: its id and its sides."""

    pair: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Links:
    """Where a paper and where a pair, by its id, is shown, and whether a paper's time is known."""

    paper: Callable[[Side], str]
    pair: Callable[[str], str]
    dated: Callable[[Side], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster in a drawing of ``wide`` × ``high`` pixels.

    ``first`` is its earliest dated paper, a clue only, and none where no date is known;
    ``left_out`` is not drawn.
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int
    wide: int
    high: int
    first: Node | None = None


def groups(result: Result) -> list[Group]:
    """The clusters of a report, the largest first."""
    suspected = [pair for pair in result.sharing.pairs if pair.severity == "fraud"]
    ties = [Tie(pair.id, pair.a, pair.b) for pair in suspected]
    known = build.papers(result)
    links = Links(
        lambda side: "#x" + build.key(side.submission, side.material),
        lambda pair: "#x" + build.key("pair", pair),
        lambda side: _dated(side, result, known),
    )
    return of(result.sharing.clusters, ties, links)


def _dated(side: Side, result: Result, known: build.Papers) -> bool:
    """Whether the time of a paper is known, as that of an earlier year's is."""
    record = known.get((side.submission, side.material))
    return record is None or side.submission in result.reference or bool(record.date)


def of(clusters: Sequence[tuple[str, ...]], ties: Sequence[Tie], links: Links) -> list[Group]:
    """These clusters of material ids, drawn."""
    sides: dict[str, list[Side]] = {}
    for side in dict.fromkeys(side for tie in ties for side in (tie.a, tie.b)):
        sides.setdefault(side.material, []).append(side)
    names = sorted({side.submission for same in sides.values() for side in same})
    hues = {name: number * 360 // max(len(names), 1) for number, name in enumerate(names)}
    return [_group(members, ties, sides, hues, links) for members in clusters]


def _group(
    members: tuple[str, ...],
    ties: Sequence[Tie],
    sides: dict[str, list[Side]],
    hues: dict[str, int],
    links: Links,
) -> Group:
    held = [side for material in dict.fromkeys(members) for side in sides.get(material, ())]
    drawn = held[:MOST]
    circle = _circle([side.submission for side in drawn])
    nodes = {
        side: _node(side, number, circle, hues, links.paper(side))
        for number, side in enumerate(drawn)
    }
    lines = tuple(
        Line(a.x, a.y, b.x, b.y, links.pair(tie.pair), f"{a.submission} 与 {b.submission}")
        for tie in ties
        if (a := nodes.get(tie.a)) and (b := nodes.get(tie.b))
    )
    left_out = max(len(members), len(held)) - len(drawn)
    first = next(iter(nodes.values())) if drawn and links.dated(drawn[0]) else None
    return Group(tuple(nodes.values()), lines, left_out, circle.wide, circle.high, first)


@dataclass(frozen=True, slots=True)
class _Circle:
    """What the papers stand on: how many there are, and the frame that holds their names."""

    count: int
    radius: float
    wide: int
    high: int


def _circle(names: Sequence[str]) -> _Circle:
    count = len(names)
    radius = max(30 + 10 * min(count, 8), count * _APART / (2 * math.pi))
    name = max(map(len, names), default=0) * _LETTER + _GAP + 4
    wide = 2 * (radius + name)
    return _Circle(
        count, radius, round(wide), round(wide if count > _LEVEL else 2 * (radius + 3 * _LETTER))
    )


def _node(side: Side, number: int, circle: _Circle, hues: dict[str, int], link: str) -> Node:
    turn = 2 * math.pi * number / circle.count - math.pi / 2
    middle = circle.wide / 2, circle.high / 2
    x, y = _towards(middle, turn, circle.radius)
    label = _label(middle, turn, circle)
    return Node(x, y, label, side.submission, side.path, hues[side.submission], link)


def _towards(middle: tuple[float, float], turn: float, far: float) -> tuple[float, float]:
    return round(middle[0] + far * math.cos(turn), 1), round(middle[1] + far * math.sin(turn), 1)


def _label(middle: tuple[float, float], turn: float, circle: _Circle) -> Label:
    """Level beside its point, above the highest and below the lowest; a spoke in a large circle."""
    x, y = _towards(middle, turn, circle.radius + _GAP)
    right = math.cos(turn) > -1e-6
    if circle.count > _LEVEL:
        degrees = math.degrees(turn) + (0 if right else 180)
        return Label(x, y, "start" if right else "end", round(degrees, 1))
    if abs(math.cos(turn)) < 1e-6:
        return Label(x, y + (_LETTER if math.sin(turn) > 0 else 0), "middle")
    return Label(x, y + _LETTER / 3, "start" if right else "end")


def without(group: Group, more: int) -> Group:
    """The same cluster where ``more`` of its papers were not even asked for."""
    return replace(group, left_out=group.left_out + more)
