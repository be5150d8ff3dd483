"""Matched points and both greys of pairs of pictures, apart from the pairs that lists load."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table; earlier runs did not keep their points, their pairs show the pages alone."""
    run = Column("run", Integer, ForeignKey("runs.id"), primary_key=True, autoincrement=False)
    op.create_table(
        "overlays",
        run,
        Column("pair", String(80), primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )
