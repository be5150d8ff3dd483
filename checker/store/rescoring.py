"""A submission scored anew with all decisions and corrections. Nothing is read or compared."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from threading import Lock

from sqlalchemy import Connection, select

from checker import scoring
from checker.errors import CheckerError
from checker.model.rules import IndicatorSystem
from checker.model.score import Decision
from checker.pipeline import Read, broken_off
from checker.store import history, judged, papers, ready, runs
from checker.store.correction import Correction, apply
from checker.store.judged import Judged, judge
from checker.store.ready import Ready
from checker.store.tables import runs as runs_table
from checker.store.tables import submissions

KEPT = 64  # cases in memory, of some hundred kilobytes each
_kept: OrderedDict[Hashable, Ready] = OrderedDict()
_lock = Lock()


def rescored(connection: Connection, submission: int, extra: Sequence[Decision] = ()) -> Judged:
    """What stands of a submission; ``extra`` are decisions tried out, in place of the same
    person's earlier word. Raises :class:`CheckerError` where the program breaks off in scoring, so
    that nothing is put on record.
    """
    try:
        return _rescored(connection, submission, extra)
    except CheckerError:
        raise
    except Exception as fault:
        remedy = "请把这一行告知维护人员，更新程序后重新检查"
        raise CheckerError(f"{broken_off(fault)}，这一步没有写入", remedy) from fault


def _rescored(connection: Connection, submission: int, extra: Sequence[Decision]) -> Judged:
    corrections = history.corrected(connection, submission)
    duties, case = _ready(connection, submission, corrections)
    again = {(each.flag, each.by) for each in extra}
    ruled = history.in_force(history.decided(connection, submission))
    ruled = [each for each in ruled if (each.flag, each.by) not in again]
    return judge(case, duties, [*ruled, *extra])


def keep(connection: Connection, submission: int, now: Judged) -> None:
    """Put what was scored anew in the place of what stood, and make the next decision quick."""
    judged.keep(connection, submission, now)
    corrections = history.corrected(connection, submission)
    ready.put(connection, submission, corrections, _ready(connection, submission, corrections))


def _ready(connection: Connection, submission: int, corrections: Sequence[Correction]) -> Ready:
    """What no decision changes: from memory, from the store, or out of the papers."""
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
    system = runs.system(connection, row.id)
    made = ready.find(connection, submission, corrections, system)
    made = made or _made(connection, submission, corrections, system)
    with _lock:
        _kept[key] = made
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    return made


def _made(
    connection: Connection,
    submission: int,
    corrections: Sequence[Correction],
    system: IndicatorSystem,
) -> Ready:
    head = runs.head(connection, submission)
    records = papers.whole(connection, submission)
    read = apply(Read(head.submission, records, head.unprocessed), corrections)
    duties = scoring.duties(system, read.submission, read.records)
    known = ready.readings(connection, submission, corrections)
    case = scoring.case(system, read.submission, read.records, duties, head.flags, known=known)
    return duties, case
