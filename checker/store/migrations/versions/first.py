"""The first tables, and the guards that keep what was decided from being changed.

Written out in full: what stands here never changes again, whatever the tables become.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Numeric, String, Text

from checker.store.migrations.guards import guard

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _runs()
    _records()
    _flags()
    _decided()
    _trail()
    _people()
    guard("decisions", "corrections", "audit", first=True)


def _text(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _runs() -> None:
    op.create_table(
        "runs",
        Column("id", Integer, primary_key=True),
        _text("made_at", 32),
        _text("system_id", 80),
        Column("title", Text, nullable=False),
        _text("program", 40),
        _text("rules", 64),
        _text("period_start", 10),
        _text("period_end", 10),
        Column("system", LargeBinary, nullable=False),
        Column("sharing", LargeBinary, nullable=False),
    )
    op.create_table(
        "submissions",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("runs.id"), nullable=False),
        Column("position", Integer, nullable=False),
        _text("name", 200),
        Column("head", LargeBinary, nullable=False),
        Column("judged", LargeBinary, nullable=False),
        Column("version", Integer, nullable=False),
        Column("floor", Numeric(10, 2), nullable=False),
        Column("verified", Numeric(10, 2), nullable=False),
        Column("ceiling", Numeric(10, 2), nullable=False),
    )
    op.create_index("ix_submissions_run", "submissions", ["run"])


def _records() -> None:
    op.create_table(
        "records",
        Column("key", String(64), primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "pictures",
        Column("record", String(64), ForeignKey("records.key"), primary_key=True),
        Column("page", Integer, primary_key=True, autoincrement=False),
        Column("jpeg", LargeBinary, nullable=False),
    )
    op.create_table(
        "materials",
        Column(
            "submission",
            Integer,
            ForeignKey("submissions.id"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("position", Integer, primary_key=True, autoincrement=False),
        _text("material", 80),
        Column("path", Text, nullable=False),
        Column("record", String(64), ForeignKey("records.key"), nullable=False),
    )
    op.create_index("materials_by_id", "materials", ["submission", "material"])


def _flags() -> None:
    op.create_table(
        "pairs",
        Column("run", Integer, ForeignKey("runs.id"), primary_key=True, autoincrement=False),
        Column("id", String(80), primary_key=True),
        Column("position", Integer, nullable=False),
        _text("a", 200),
        _text("a_material", 80),
        _text("b", 200),
        _text("b_material", 80),
        _text("severity", 10),
        Column("content", LargeBinary, nullable=False),
    )
    op.create_table(
        "flags",
        Column(
            "submission",
            Integer,
            ForeignKey("submissions.id"),
            primary_key=True,
            autoincrement=False,
        ),
        Column("flag", String(80), primary_key=True),
        _text("code", 60),
        _text("severity", 10),
        _text("status", 12),
        Column("indicator", String(40)),
        Column("material", String(80)),
        Column("pair", String(80)),
        Column("points", Numeric(10, 2), nullable=False),
        Column("text", Text, nullable=False),
    )


def _decided() -> None:
    op.create_table(
        "decisions",
        Column("id", Integer, primary_key=True),
        Column("submission", Integer, ForeignKey("submissions.id"), nullable=False),
        _text("flag", 80),
        _text("verdict", 12),
        _text("by", 80),
        Column("reason", Text, nullable=False),
        _text("at", 32),
    )
    op.create_index("ix_decisions_submission", "decisions", ["submission"])
    op.create_table(
        "corrections",
        Column("id", Integer, primary_key=True),
        Column("submission", Integer, ForeignKey("submissions.id"), nullable=False),
        _text("material", 80),
        _text("field", 40),
        Column("value", Text, nullable=False),
        _text("by", 80),
        Column("reason", Text, nullable=False),
        _text("at", 32),
    )
    op.create_index("ix_corrections_submission", "corrections", ["submission"])


def _trail() -> None:
    op.create_table(
        "audit",
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("entry", Text, nullable=False),
        _text("hash", 64),
    )
    op.create_table(
        "audit_head",
        Column("id", Integer, primary_key=True),
        Column("entries", Integer, nullable=False),
        _text("hash", 64),
    )


def _people() -> None:
    op.create_table(
        "people",
        Column("name", String(80), primary_key=True),
        _text("role", 12),
        _text("county", 200),
        Column("password", Text, nullable=False),
        _text("made_at", 32),
    )
    op.create_table(
        "sessions",
        Column("token", String(64), primary_key=True),
        _text("name", 80),
        _text("csrf", 64),
        _text("expires", 32),
    )
    op.create_table(
        "attempts",
        Column("id", Integer, primary_key=True),
        _text("key", 200),
        _text("at", 32),
    )
    op.create_index("ix_attempts_key", "attempts", ["key"])
