"""The largest clusters of a run as the overview draws them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from sqlalchemy import Connection, select

from checker.model.pair import Side
from checker.reports import groups
from checker.store import papers, runs
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
        lambda side: where.get((side.submission, side.material), ("",))[0],
        lambda pair: f"/runs/{run}/pairs/{pair}",
        lambda side: _dated(connection, run, side),
    )
    ties = _ties(connection, run, {each for members in some for each in members}, where)
    drawn = groups.of(some, ties, links)
    left = [len(members) - len(few) for members, few in zip(found, some, strict=False)]
    return Clusters([*map(groups.without, drawn, left)], len(found))


def _dated(connection: Connection, run: int, side: Side) -> bool:
    """Whether the time of a paper is known, as that of an earlier year's is."""
    found = papers.outlines(connection, run, [(side.submission, side.material)])
    return all(record.date for record, _ in found.values())


Places = dict[tuple[str, str], tuple[str, str]]


def _places(connection: Connection, run: int, wanted: Sequence[str]) -> Places:
    """Submission and material of this run → where its page is, and its path."""
    rows = connection.execute(
        select(submissions.c.id, submissions.c.name, materials.c.material, materials.c.path)
        .join(submissions, submissions.c.id == materials.c.submission)
        .where(submissions.c.run == run, materials.c.material.in_(wanted))
    )
    return {(r.name, r.material): (f"/s/{r.id}/m/{r.material}", r.path) for r in rows}


def _ties(connection: Connection, run: int, wanted: Set[str], where: Places) -> list[groups.Tie]:
    """Suspected pairs among these papers; those of earlier years are told in the pairs alone."""
    rows = connection.execute(
        select(pairs.c.id, pairs.c.a, pairs.c.a_material, pairs.c.b, pairs.c.b_material)
        .where(pairs.c.run == run, pairs.c.severity == "fraud")
        .where(pairs.c.a_material.in_(wanted), pairs.c.b_material.in_(wanted))
        .order_by(pairs.c.position)
    ).all()
    sides = {row.id: ((row.a, row.a_material), (row.b, row.b_material)) for row in rows}
    past = [key for key, both in sides.items() if not where.keys() >= set(both)]
    told = {pair.id: pair for pair in runs.pairs_by_id(connection, run, past)}
    return [
        groups.Tie(key, told[key].a, told[key].b)
        if key in told
        else groups.Tie(key, *(Side(*side, where[side][1]) for side in both))
        for key, both in sides.items()
    ]
