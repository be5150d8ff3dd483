"""Statements of counties, checks started from the site, tokens for programs, closed accounts."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Text

from checker.store.migrations.guards import guard

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _statements()
    _checks()
    op.create_table(
        "tokens",
        Column("token", String(64), primary_key=True),
        _text("name", 80),
        _text("use", 80),
        _text("made_at", 32),
    )
    op.add_column("people", Column("closed_at", String(32), nullable=False, server_default=""))
    op.create_index("pairs_in_order", "pairs", ["run", "position"])
    op.create_index("pairs_by_a", "pairs", ["run", "a", "a_material"])
    op.create_index("pairs_by_b", "pairs", ["run", "b", "b_material"])
    guard("statements")


def _text(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _statements() -> None:
    op.create_table(
        "statements",
        Column("id", Integer, primary_key=True),
        Column("submission", Integer, ForeignKey("submissions.id"), nullable=False),
        _text("flag", 80),
        _text("kind", 12),
        _text("due", 10),
        Column("text", Text, nullable=False),
        _text("file", 64),
        _text("file_name", 200),
        _text("by", 80),
        _text("at", 32),
    )
    op.create_index("ix_statements_submission", "statements", ["submission"])
    op.create_table(
        "attachments",
        Column("key", String(64), primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )


def _checks() -> None:
    op.create_table(
        "checks",
        Column("id", Integer, primary_key=True),
        Column("source", Text, nullable=False),
        _text("name", 200),
        Column("batch", Integer, nullable=False),
        _text("system", 80),
        _text("by", 80),
        _text("made_at", 32),
        _text("state", 12),
        _text("worker", 120),
        Column("done", Integer, nullable=False),
        Column("total", Integer, nullable=False),
        Column("pages", Integer, nullable=False),
        Column("note", Text, nullable=False),
        _text("ended_at", 32),
        Column("run", Integer, ForeignKey("runs.id")),
    )
