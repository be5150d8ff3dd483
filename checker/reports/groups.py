"""A picture of each cluster: its papers on a circle, lines where two are suspected copies."""

from __future__ import annotations

import math
from dataclasses import dataclass

from checker.model.pair import Pair, Side
from checker.model.result import Result
from checker.reports import build

SIZE = 420  # of the drawing; names stand outside the circle
_RADIUS = 140
_MOST = 40  # papers drawn of one cluster


@dataclass(frozen=True, slots=True)
class Node:
    """One paper: its place, its submission's name and colour, and where the report shows it."""

    x: float
    y: float
    submission: str
    path: str
    hue: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """One suspected pair between two papers."""

    x1: float
    y1: float
    x2: float
    y2: float
    pair: str


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
    """The clusters, the largest first."""
    suspected = [pair for pair in result.sharing.pairs if pair.severity == "fraud"]
    sides = {side.material: side for pair in suspected for side in (pair.a, pair.b)}
    names = sorted({side.submission for side in sides.values()})
    hues = {name: number * 360 // max(len(names), 1) for number, name in enumerate(names)}
    return [_group(members, suspected, sides, hues) for members in result.sharing.clusters]


def _group(
    members: tuple[str, ...], suspected: list[Pair], sides: dict[str, Side], hues: dict[str, int]
) -> Group:
    drawn = [material for material in members if material in sides][:_MOST]
    nodes = {
        material: _node(sides[material], number, len(drawn), hues)
        for number, material in enumerate(drawn)
    }
    lines = tuple(
        Line(
            nodes[pair.a.material].x,
            nodes[pair.a.material].y,
            nodes[pair.b.material].x,
            nodes[pair.b.material].y,
            "x" + build.key("pair", pair.id),
        )
        for pair in suspected
        if pair.a.material in nodes and pair.b.material in nodes
    )
    return Group(tuple(nodes.values()), lines, len(members) - len(drawn))


def _node(side: Side, number: int, count: int, hues: dict[str, int]) -> Node:
    turn = 2 * math.pi * number / count - math.pi / 2
    x, y = (round(SIZE / 2 + _RADIUS * way(turn), 1) for way in (math.cos, math.sin))
    where = "x" + build.key(side.submission, side.material)
    return Node(x, y, side.submission, side.path, hues[side.submission], where)
