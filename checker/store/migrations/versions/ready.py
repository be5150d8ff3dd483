"""What of a submission no decision changes, kept beside its judgement."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table; earlier runs fill it at their next decision."""
    op.create_table(
        "ready",
        Column("submission", Integer, ForeignKey("submissions.id"), primary_key=True),
        Column("mark", String(64), nullable=False),
        Column("content", LargeBinary, nullable=False),
    )
