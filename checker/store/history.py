"""What people have said so far: decisions, corrections and statements, oldest first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from checker.model.score import Decision
from checker.store.correction import Correction
from checker.store.tables import corrections, decisions, statements


def decided(
    connection: Connection, submission: int, flags: Collection[str] | None = None
) -> Sequence[Row[Any]]:
    """The decisions on a submission, on all questions or on some."""
    return _rows(connection, decisions, submission, flags)


def stated(
    connection: Connection, submission: int, flags: Collection[str] | None = None
) -> Sequence[Row[Any]]:
    """The requests to the county and its statements, on all questions or on some."""
    return _rows(connection, statements, submission, flags)


def _rows(
    connection: Connection, table: Table, submission: int, flags: Collection[str] | None
) -> Sequence[Row[Any]]:
    wanted = select(table).where(table.c.submission == submission)
    wanted = wanted.where(table.c.flag.in_(flags)) if flags is not None else wanted
    return connection.execute(wanted.order_by(table.c.id)).all()


def in_force(rows: Iterable[Row[Any]]) -> list[Decision]:
    """Each person's last word on each flag, unless taken back; a question leaves it standing."""
    last = {(row.flag, row.by): row for row in rows if row.verdict != "asked"}
    standing = sorted(last.values(), key=lambda row: row.id)
    return [
        Decision(row.flag, row.verdict, row.by, row.reason, row.at)
        for row in standing
        if row.verdict != "withdrawn"
    ]


def correction_rows(
    connection: Connection, submission: int, material: str | None = None
) -> Sequence[Row[Any]]:
    """All corrections of a submission or of one paper."""
    wanted = select(corrections).where(corrections.c.submission == submission)
    if material is not None:
        wanted = wanted.where(corrections.c.material == material)
    return connection.execute(wanted.order_by(corrections.c.id)).all()


def corrected(
    connection: Connection, submission: int, material: str | None = None
) -> list[Correction]:
    """The same as corrections to lay over records."""
    return [
        Correction(row.material, row.field, row.value, row.by, row.reason, row.at)
        for row in correction_rows(connection, submission, material)
    ]
