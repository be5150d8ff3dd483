"""Matched points and greys of pairs of pictures, kept apart from the pairs that lists load."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from checker.copying.pictures import overlays
from checker.copying.pictures.overlays import Overlay
from checker.model.result import Result
from checker.store import tables
from checker.store.blobs import pack, unpack


def put(connection: Connection, run: int, result: Result) -> None:
    """Keep them for every pair of pictures of a run."""
    prints = {
        (each.submission.name, record.material.id): record.prints
        for each in result.submissions
        for record in each.records
    }
    for pair in result.sharing.pairs:
        sides = (prints.get((side.submission, side.material), ()) for side in (pair.a, pair.b))
        if found := overlays.of(pair, *sides):
            content = pack((found.points, found.first, found.other))
            row = {"run": run, "pair": pair.id, "content": content}
            connection.execute(insert(tables.overlays).values(row))


def find(connection: Connection, run: int, pair: str) -> Overlay | None:
    """What was kept of a pair."""
    kept = tables.overlays.c
    wanted = select(kept.content).where(kept.run == run, kept.pair == pair)
    content = connection.execute(wanted).scalar_one_or_none()
    return Overlay(*unpack(content)) if content else None
