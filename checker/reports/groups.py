"""A picture of each cluster: its papers on a circle, lines where two are suspected copies."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from checker.model.pair import Side
from checker.model.result import Result
from checker.reports import build

SIZE = 420  # of the drawing; names stand outside the circle
_RADIUS = 140
MOST = 40  # papers drawn of one cluster


@dataclass(frozen=True, slots=True)
class Node:
    """One paper: its place, its submission's name and colour, and where it is shown."""

    x: float
    y: float
    submission: str
    path: str
    hue: int
    link: str


@dataclass(frozen=True, slots=True)
class Line:
    """One suspected pair between two papers."""

    x1: float
    y1: float
    x2: float
    y2: float
    link: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A suspected pair: its id and its sides."""

    pair: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Links:
    """Where a paper and where a pair, by its id, is shown."""

    paper: Callable[[Side], str]
    pair: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster. ``first`` is its earliest dated paper, a clue only; ``left_out`` is not drawn."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int

    @property
    def first(self) -> Node:
        """The earliest dated paper."""
        return self.nodes[0]


def groups(result: Result) -> list[Group]:
    """The clusters of a report, the largest first."""
    suspected = [pair for pair in result.sharing.pairs if pair.severity == "fraud"]
    ties = [Tie(pair.id, pair.a, pair.b) for pair in suspected]
    links = Links(
        lambda side: "#x" + build.key(side.submission, side.material),
        lambda pair: "#x" + build.key("pair", pair),
    )
    return of(result.sharing.clusters, ties, links)


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
    nodes = {
        side: _node(side, number, len(drawn), hues, links) for number, side in enumerate(drawn)
    }
    lines = tuple(
        Line(a.x, a.y, b.x, b.y, links.pair(tie.pair))
        for tie in ties
        if (a := nodes.get(tie.a)) and (b := nodes.get(tie.b))
    )
    return Group(tuple(nodes.values()), lines, max(len(members), len(held)) - len(drawn))


def _node(side: Side, number: int, count: int, hues: dict[str, int], links: Links) -> Node:
    turn = 2 * math.pi * number / count - math.pi / 2
    x, y = (round(SIZE / 2 + _RADIUS * way(turn), 1) for way in (math.cos, math.sin))
    return Node(x, y, side.submission, side.path, hues[side.submission], links.paper(side))


def without(group: Group, more: int) -> Group:
    """The same cluster where ``more`` of its papers were not even asked for."""
    return replace(group, left_out=group.left_out + more)
