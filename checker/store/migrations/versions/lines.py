"""The lines of pages apart from the records: a page of the site reads those that it shows."""

from __future__ import annotations

from collections.abc import Sequence

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    String,
    column,
    insert,
    select,
    update,
)
from sqlalchemy import table as name

from checker.store.blobs import StoreDamaged, pack, unpack
from checker.store.papers import lines_of, without_lines

revision = "0005"
down_revision = "0004"

AT_ONCE = 200
_RECORDS = name("records", column("key"), column("content"))
_LINES = name("lines", column("record"), column("page"), column("content"))


def upgrade() -> None:
    """Make the table and move the lines of every record into it; keys stay."""
    op.create_table(
        "lines",
        Column("record", String(64), ForeignKey("records.key"), primary_key=True),
        Column("page", Integer, primary_key=True, autoincrement=False),
        Column("content", LargeBinary, nullable=False),
    )
    keys = op.get_bind().execute(select(_RECORDS.c.key)).scalars().all()
    for at in range(0, len(keys), AT_ONCE):
        _move(keys[at : at + AT_ONCE])


def _move(keys: Sequence[str]) -> None:
    wanted = select(_RECORDS).where(_RECORDS.c.key.in_(keys))
    for key, content in op.get_bind().execute(wanted).all():
        try:
            record = unpack(content)
        except StoreDamaged:  # stays as it is, and is told of when somebody opens it
            continue
        light = update(_RECORDS).where(_RECORDS.c.key == key)
        op.get_bind().execute(light.values(content=pack(without_lines(record))))
        for page, text in lines_of(record):
            op.get_bind().execute(insert(_LINES).values(record=key, page=page, content=text))
