"""Corrections put on record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from checker.errors import UsageError
from checker.store import judged, papers, runs
from checker.store.change import LONGEST, Change, Conflict, change, person, put, tell
from checker.store.connect import Store
from checker.store.correction import Correction, checked
from checker.store.rescoring import keep, rescored
from checker.store.tables import corrections, submissions


def correct(
    store: Store, submission: int, wanted: Correction | Sequence[Correction], seen: int = 0
) -> Change:
    """Put corrected values of one paper on record, all or none; ``seen`` is the last correction
    of that paper seen, or 0.
    """
    group = [wanted] if isinstance(wanted, Correction) else list(wanted)
    with store.write() as connection:
        _unseen_correction(connection, submission, group[0].material, seen)
        before = judged.load(connection, submission)
        kept = [_put_right(connection, submission, each) for each in group]
        after = rescored(connection, submission)
        done = change(before, after)
        for row in kept:
            tell(connection, "correction", row, done)
        keep(connection, submission, after)
    return done


def _put_right(connection: Connection, submission: int, wanted: Correction) -> dict[str, Any]:
    if not person(wanted.by) or len(wanted.reason) > LONGEST:
        raise UsageError("更正须有署名，说明不超过2000字")
    run = select(submissions.c.run).where(submissions.c.id == submission)
    system = runs.system(connection, connection.execute(run).scalar_one())
    found = papers.outline(connection, submission, wanted.material)
    if found is None:
        raise UsageError("没有这份材料")
    value = checked(system, wanted.field, wanted.value, found[0])
    row = {"material": wanted.material, "field": wanted.field, "value": value}
    row["reason"] = wanted.reason.strip()
    return put(connection, corrections, submission, person(wanted.by), row)


def _unseen_correction(connection: Connection, submission: int, material: str, seen: int) -> None:
    wanted = select(func.max(corrections.c.id)).where(
        corrections.c.submission == submission, corrections.c.material == material
    )
    if (connection.execute(wanted).scalar() or 0) != seen:
        raise Conflict("另一人刚刚更正了同一份材料，您的更正没有写入", "请刷新页面后再更正")
