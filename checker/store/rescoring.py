"""A submission scored anew with all decisions and corrections. Nothing is read or compared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from threading import Lock

from sqlalchemy import Connection, select

from checker import scoring
from checker.model.score import Decision, ThreeElements
from checker.pipeline import Read
from checker.store import history, runs
from checker.store.correction import apply
from checker.store.judged import Judged, judge
from checker.store.tables import runs as runs_table
from checker.store.tables import submissions

KEPT = 6  # cases in memory; each holds a submission's records
Ready = tuple[Mapping[str, ThreeElements], scoring.Case]
_kept: OrderedDict[Hashable, Ready] = OrderedDict()
_lock = Lock()


def rescored(connection: Connection, submission: int, extra: Sequence[Decision] = ()) -> Judged:
    """What stands of a submission; ``extra`` are decisions tried out, in place of the same
    person's earlier word.
    """
    duties, case = _ready(connection, submission)
    again = {(each.flag, each.by) for each in extra}
    ruled = history.in_force(history.decided(connection, submission))
    ruled = [each for each in ruled if (each.flag, each.by) not in again]
    return judge(case, duties, [*ruled, *extra])


def _ready(connection: Connection, submission: int) -> Ready:
    """What no decision changes, kept for the submissions decided last."""
    corrections = history.corrected(connection, submission)
    row = connection.execute(
        select(runs_table.c.id, runs_table.c.made_at)
        .join(submissions, submissions.c.run == runs_table.c.id)
        .where(submissions.c.id == submission)
    ).one()
    key = (str(connection.engine.url), submission, row.made_at, tuple(corrections))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    head = runs.head(connection, submission)
    records = runs.all_records(connection, submission)
    read = apply(Read(head.submission, records, head.unprocessed), corrections)
    system = runs.system(connection, row.id)
    duties = scoring.duties(system, read.submission, read.records)
    made = duties, scoring.case(system, read.submission, read.records, duties, head.flags)
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made
