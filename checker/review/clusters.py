"""The largest clusters of a run as the overview draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from checker.model.pair import Side
from checker.reports import groups
from checker.store import runs
from checker.store.tables import materials, pairs, submissions

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Clusters:
    """Some clusters, and how many there are in all."""

    shown: list[groups.Group]
    total: int


def of_run(connection: Connection, run: int) -> Clusters:
    """The largest clusters, their papers linked to their pages and their lines to the pairs."""
    found = runs.clusters(connection, run)
    some = [members[: groups.MOST] for members in found[:SHOWN]]
    where = _places(connection, run, [each for members in some for each in members])
    links = groups.Links(
        lambda side: where[side.submission, side.material][0],
        lambda pair: f"/runs/{run}/pairs/{pair}",
    )
    drawn = groups.of(some, _ties(connection, run, where), links)
    left = [len(members) - len(few) for members, few in zip(found, some, strict=False)]
    return Clusters([*map(groups.without, drawn, left)], len(found))


Places = dict[tuple[str, str], tuple[str, str]]


def _places(connection: Connection, run: int, wanted: Sequence[str]) -> Places:
    """Submission and material → where its page is, and its path."""
    rows = connection.execute(
        select(submissions.c.id, submissions.c.name, materials.c.material, materials.c.path)
        .join(submissions, submissions.c.id == materials.c.submission)
        .where(submissions.c.run == run, materials.c.material.in_(wanted))
    )
    return {(r.name, r.material): (f"/s/{r.id}/m/{r.material}", r.path) for r in rows}


def _ties(connection: Connection, run: int, where: Places) -> list[groups.Tie]:
    papers = {material for _, material in where}
    rows = connection.execute(
        select(pairs.c.id, pairs.c.a, pairs.c.a_material, pairs.c.b, pairs.c.b_material)
        .where(pairs.c.run == run, pairs.c.severity == "fraud")
        .where(pairs.c.a_material.in_(papers), pairs.c.b_material.in_(papers))
        .order_by(pairs.c.position)
    ).all()
    return [
        groups.Tie(row.id, _side(where, row.a, row.a_material), _side(where, row.b, row.b_material))
        for row in rows
        if (row.a, row.a_material) in where and (row.b, row.b_material) in where
    ]


def _side(where: Places, name: str, material: str) -> Side:
    return Side(name, material, where[name, material][1])
