"""A new run joins the store: what people said earlier stays laid over what has not changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from checker.model.result import Result
from checker.model.score import Flag
from checker.store import audit, history, judged, runs, whole
from checker.store.change import rules
from checker.store.connect import Store
from checker.store.rescoring import keep, rescored
from checker.store.rows import added
from checker.store.tables import corrections, decisions, materials, statements, submissions
from checker.store.tables import runs as runs_table


@dataclass(frozen=True, slots=True)
class Joined:
    """The number of the new run, how many earlier words were laid over it, how many were not."""

    run: int
    carried: int = 0
    left: int = 0


def save(store: Store, result: Result, by: str = "checker check") -> Joined:
    """Keep a whole run and lay earlier decisions over it."""
    with store.write() as connection:
        return join(connection, result, by)


def kept(store: Store, result: Result) -> tuple[Result, Joined]:
    """Keep a whole run, and give it as it stands with what people said of earlier ones."""
    joined = save(store, result)
    with store.read() as connection:
        return whole.standing(connection, joined.run, result), joined


def join(connection: Connection, result: Result, by: str) -> Joined:
    """The same inside a transaction that does more. Over a county that could not be scored no
    earlier word is laid: it waits for the run that scores it.
    """
    run = runs.put(connection, result, by)
    scored = [each.submission.name for each in result.submissions if each.submission.scored]
    own = select(submissions.c.id, submissions.c.name).where(
        submissions.c.run == run, submissions.c.name.in_(scored)
    )
    counts = [
        _carry(connection, before, row.id, by)
        for row in connection.execute(own).all()
        if (before := _before(connection, run, row.name, result.system.id))
    ]
    return Joined(run, sum(c for c, _ in counts), sum(n for _, n in counts))


def _before(connection: Connection, run: int, name: str, system: str) -> int | None:
    """The same county's submission in the last run under the same rules that scored it."""
    wanted = (
        select(submissions.c.id)
        .join(runs_table, runs_table.c.id == submissions.c.run)
        .where(submissions.c.name == name, runs_table.c.id < run, runs_table.c.system_id == system)
        .order_by(runs_table.c.id.desc())
    )
    found = connection.execute(wanted).scalars().all()
    return next((n for n in found if runs.head(connection, n).submission.scored), None)


def _carry(connection: Connection, before: int, after: int, by: str) -> tuple[int, int]:
    """Corrections of the same papers first: which questions there are hangs on them."""
    own = select(materials.c.material).where(materials.c.submission == after)
    papers = set(connection.execute(own).scalars())
    put_right = history.correction_rows(connection, before)
    said = {
        decisions: history.decided(connection, before),
        statements: history.stated(connection, before),
    }
    total = len(put_right) + sum(map(len, said.values()))
    if not total:
        return 0, 0
    carried = [
        _copy(connection, corrections, row, after, by)
        for row in put_right
        if row.material in papers
    ]
    same = _unchanged(judged.load(connection, before).flags, rescored(connection, after).flags)
    carried += [
        _copy(connection, table, row, after, by)
        for table, rows in said.items()
        for row in rows
        if row.flag in same
    ]
    keep(connection, after, rescored(connection, after))
    facts = {"from": before, "to": after, "carried": len(carried), "left": total - len(carried)}
    audit.append(connection, "carry", by, facts)
    return len(carried), total - len(carried)


def _unchanged(before: tuple[Flag, ...], after: tuple[Flag, ...]) -> set[str]:
    """The questions that are asked again in the same words of the same papers."""
    was = {flag.id: _asked(flag) for flag in before}
    return {flag.id for flag in after if was.get(flag.id) == _asked(flag)}


def _asked(flag: Flag) -> tuple[Any, ...]:
    return flag.code, flag.severity, flag.materials, flag.clause, flag.text


NAMES: Mapping[str, str] = {table.name: action for action, table in audit.KEPT.items()}


def _copy(connection: Connection, table: Table, row: Row[Any], after: int, by: str) -> int:
    """The same words by the same person at the same time, entered in the trail as carried over."""
    kept = {**row._mapping, "submission": after}
    number = kept.pop("id")
    key = added(connection, table, kept)
    facts = {
        "row": {**kept, "id": key},
        "carried": {"submission": row.submission, "id": number},
        "rules": rules(connection, after),
    }
    audit.append(connection, NAMES[table.name], by, facts)
    return key
