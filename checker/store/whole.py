"""A run put together again from the store, as it stands now: with decisions and corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select, true

from checker.errors import UsageError
from checker.model.pair import Pair, Sharing
from checker.model.result import Result, SubmissionResult
from checker.pipeline import Read
from checker.store import history, judged, papers, runs
from checker.store.blobs import unpack
from checker.store.correction import apply
from checker.store.tables import runs as runs_table
from checker.store.tables import submissions


def result(connection: Connection, run: int) -> Result:
    """The whole run. Picture prints and the papers of earlier years are not kept in a store."""
    row = connection.execute(
        select(runs_table.c.period_start, runs_table.c.period_end, runs_table.c.sharing).where(
            runs_table.c.id == run
        )
    ).first()
    if row is None:
        raise UsageError(f"没有第{run}次核查")
    return Result(
        system=runs.system(connection, run),
        period=(row.period_start, row.period_end),
        submissions=tuple(submission(connection, number) for number in _numbers(connection, run)),
        sharing=Sharing(tuple(_pairs(connection, run)), *unpack(row.sharing)),
        outside=runs.outside(connection, run),
    )


def standing(connection: Connection, run: int, kept: Result) -> Result:
    """What was just kept as ``run``, with what people said laid over it; nothing is left out."""
    numbers = _numbers(connection, run)
    reads = (Read(each.submission, each.records, each.unprocessed) for each in kept.submissions)
    found = (_standing(connection, *pair) for pair in zip(numbers, reads, strict=True))
    return replace(kept, submissions=tuple(found))


def submission(connection: Connection, number: int) -> SubmissionResult:
    """One submission of a run."""
    head = runs.head(connection, number)
    read = Read(head.submission, papers.whole(connection, number), head.unprocessed)
    return _standing(connection, number, read)


def _standing(connection: Connection, number: int, read: Read) -> SubmissionResult:
    now = judged.load(connection, number)
    read = apply(read, history.corrected(connection, number))
    return SubmissionResult(
        read.submission, read.records, read.unprocessed, now.duties, now.score, now.flags, now.todo
    )


def _numbers(connection: Connection, run: int) -> Sequence[int]:
    own = select(submissions.c.id).where(submissions.c.run == run)
    return connection.execute(own.order_by(submissions.c.position)).scalars().all()


def _pairs(connection: Connection, run: int) -> list[Pair]:
    return runs.with_passages(connection, run, runs.pairs_where(connection, run, true()))
