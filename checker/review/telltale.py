"""Words of other parties' papers that would tell whose they are: numbers, titles, file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sqlalchemy import Connection, select

from checker.model.material import Record
from checker.model.pair import Pair, Side
from checker.review.hiding import Hidden, hidden
from checker.store import runs
from checker.store.tables import pairs, submissions

LONG = 8  # letters of a title or file name that no other paper has by chance
_CODE = re.compile(r"[一-鿿]{3,}(?=[〔\[［（(﹝])")


def of_run(connection: Connection, run: int, own: str, shared: Iterable[Pair]) -> Hidden:
    """Everybody of a run but one; those with shared papers are lettered first."""
    met = list(shared)
    sides = [side for pair in met for side in (pair.a, pair.b) if side.submission != own]
    others = [side.submission for side in sides]
    for column in (pairs.c.a, pairs.c.b):  # earlier years' submissions stand in pairs alone
        wanted = select(column).where(pairs.c.run == run).group_by(column)
        others += sorted(connection.execute(wanted).scalars())
    listed = select(submissions.c.name).where(submissions.c.run == run)
    others += connection.execute(listed.order_by(submissions.c.position)).scalars()
    ours = {word for pair in met for word in _side(connection, run, pair, own)}
    labels = hidden(own, others, {}).labels
    theirs = {
        word: labels[name]
        for pair in met
        for name in (pair.a.submission, pair.b.submission)
        if name != own
        for word in _side(connection, run, pair, name)
        if word not in ours
    }
    return hidden(own, others, theirs)


def all_pairs(connection: Connection, run: int, name: str) -> list[Pair]:
    """Every pair of a submission, in order."""
    wanted = select(pairs.c.id).where(pairs.c.run == run, (pairs.c.a == name) | (pairs.c.b == name))
    return runs.pairs_by_id(connection, run, connection.execute(wanted).scalars().all())


def _side(connection: Connection, run: int, pair: Pair, name: str) -> Iterator[str]:
    for side in (pair.a, pair.b):
        if side.submission == name:
            yield from _paths(side)
            record = record_of(connection, run, side)
            yield from _record(record) if record else ()


def record_of(connection: Connection, run: int, side: Side) -> Record | None:
    """The record of one side of a pair, if it belongs to the run."""
    number = submission_of(connection, run, side.submission)
    found = runs.record(connection, number, side.material) if number is not None else None
    return found[0] if found else None


def _paths(side: Side) -> Iterator[str]:
    path = PurePosixPath(side.path)
    yield side.path
    yield path.name
    yield path.stem if len(path.stem) >= LONG else ""


def _record(record: Record) -> Iterator[str]:
    """A long title, the own number and the letters before its year."""
    yield record.title if len(record.title) >= LONG else ""
    found = record.finding("document_number")
    for key in ("value", "printed") if found else ():
        number = str(found.values.get(key) or "") if found else ""
        yield number
        yield from _CODE.findall(number)


def submission_of(connection: Connection, run: int, name: str) -> int | None:
    """A submission's number in a run, ``None`` where it belongs to an earlier year."""
    wanted = select(submissions.c.id).where(submissions.c.run == run, submissions.c.name == name)
    found: int | None = connection.execute(wanted).scalar()
    return found
