"""The tables as they are now; ``migrations`` makes them.

Decisions, corrections, statements and the audit trail only ever grow.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    String,
    Table,
    Text,
)

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", String(32), nullable=False),
    Column("system_id", String(80), nullable=False),
    Column("title", Text, nullable=False),
    Column("program", String(40), nullable=False),
    Column("rules", String(64), nullable=False),  # sha256 of the system as it was
    Column("period_start", String(10), nullable=False),
    Column("period_end", String(10), nullable=False),
    Column("system", LargeBinary, nullable=False),
    Column("sharing", LargeBinary, nullable=False),  # without the pairs
    Column("outside", LargeBinary, nullable=False),  # files; empty in runs of older programs
)
RUN_FACTS = tuple(column for column in runs.c if not isinstance(column.type, LargeBinary))

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", ForeignKey("runs.id"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("head", LargeBinary, nullable=False),  # Submission, flags as first raised
    Column("unprocessed", LargeBinary, nullable=False),
    Column("judged", LargeBinary, nullable=False),  # score, todo after decisions
    Column("version", Integer, nullable=False, default=0),
    Column("floor", Numeric(10, 2), nullable=False),
    Column("verified", Numeric(10, 2), nullable=False),
    Column("ceiling", Numeric(10, 2), nullable=False),
    Column("max", Numeric(10, 2), nullable=False),
)

ready = Table(
    "ready",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("mark", String(64), nullable=False),  # of the source and corrections that made it
    Column("content", LargeBinary, nullable=False),
)

records = Table(
    "records",
    metadata,
    Column("key", String(64), primary_key=True),  # sha256 of all that is kept of it
    Column("content", LargeBinary, nullable=False),  # without lines and pictures
)

lines = Table(
    "lines",
    metadata,
    Column("record", ForeignKey("records.key"), primary_key=True),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)

pictures = Table(
    "pictures",
    metadata,
    Column("record", ForeignKey("records.key"), primary_key=True),
    Column("page", Integer, primary_key=True, autoincrement=False),
    Column("jpeg", LargeBinary, nullable=False),
)

materials = Table(
    "materials",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("material", String(80), nullable=False),
    Column("path", Text, nullable=False),
    Column("record", ForeignKey("records.key"), nullable=False),
    Index("materials_by_id", "submission", "material"),
)

pairs = Table(
    "pairs",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("id", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("a", String(200), nullable=False),
    Column("a_material", String(80), nullable=False),
    Column("b", String(200), nullable=False),
    Column("b_material", String(80), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("content", LargeBinary, nullable=False),  # without passages
    Index("pairs_in_order", "run", "position"),
    Index("pairs_by_a", "run", "a", "a_material"),
    Index("pairs_by_b", "run", "b", "b_material"),
)

passages = Table(
    "passages",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("pair", String(80), primary_key=True),
    Column("content", LargeBinary, nullable=False),  # spans, spans of each source set aside
)

overlays = Table(
    "overlays",
    metadata,
    Column("run", ForeignKey("runs.id"), primary_key=True),
    Column("pair", String(80), primary_key=True),
    Column("content", LargeBinary, nullable=False),  # points, both greys as JPEG
)

flags = Table(
    "flags",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("flag", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("code", String(60), nullable=False),
    Column("severity", String(10), nullable=False),
    Column("status", String(12), nullable=False),
    Column("indicator", String(40)),
    Column("material", String(80)),
    Column("pair", String(80)),
    Column("points", Numeric(10, 2), nullable=False),  # what deciding it can move the score by
    Column("text", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),  # Flag, stake
)

flag_papers = Table(
    "flag_papers",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("material", String(80), primary_key=True),
    Column("flag", String(80), primary_key=True),
)

duties = Table(
    "duties",
    metadata,
    Column("submission", ForeignKey("submissions.id"), primary_key=True),
    Column("material", String(80), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False, index=True),
    Column("flag", String(80), nullable=False),
    Column("verdict", String(12), nullable=False),  # confirmed | dismissed | asked | withdrawn
    Column("by", String(80), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False, index=True),
    Column("material", String(80), nullable=False),
    Column("field", String(40), nullable=False),
    Column("value", Text, nullable=False),  # empty: back to what the program found
    Column("by", String(80), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False, index=True),
    Column("flag", String(80), nullable=False),
    Column("kind", String(12), nullable=False),  # request | statement
    Column("due", String(10), nullable=False),  # of a request, ISO date, may be empty
    Column("text", Text, nullable=False),
    Column("file", String(64), nullable=False),  # sha256 of what is attached, empty without
    Column("file_name", String(200), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", String(32), nullable=False),
)

attachments = Table(
    "attachments",
    metadata,
    Column("key", String(64), primary_key=True),  # sha256 of the content
    Column("content", LargeBinary, nullable=False),
)

checks = Table(
    "checks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),  # a folder or an uploaded archive on this machine
    Column("name", String(200), nullable=False),
    Column("batch", Integer, nullable=False),
    Column("system", String(80), nullable=False),
    Column("by", String(80), nullable=False),
    Column("made_at", String(32), nullable=False),
    Column("state", String(12), nullable=False),  # waiting | running | done | failed | stopped
    Column("worker", String(120), nullable=False),  # who runs it: machine, process, its start
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("note", Text, nullable=False),  # what is under way, or why it failed
    Column("ended_at", String(32), nullable=False),
    Column("run", ForeignKey("runs.id")),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),  # canonical JSON
    Column("hash", String(64), nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)

people = Table(
    "people",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("role", String(12), nullable=False),  # county | reviewer | lead | admin
    Column("county", String(200), nullable=False, default=""),
    Column("password", Text, nullable=False),  # argon2
    Column("made_at", String(32), nullable=False),
    Column("closed_at", String(32), nullable=False, default="", server_default=""),
)

tokens = Table(
    "tokens",
    metadata,
    Column("token", String(64), primary_key=True),  # sha256 of what a program sends
    Column("name", String(80), nullable=False),
    Column("use", String(80), nullable=False),
    Column("made_at", String(32), nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", String(64), primary_key=True),  # sha256 of the cookie
    Column("name", String(80), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires", String(32), nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(200), nullable=False, index=True),
    Column("at", String(32), nullable=False),
)
