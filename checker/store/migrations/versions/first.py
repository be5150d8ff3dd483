"""The first tables, and the guards that keep what was decided from being changed."""

from __future__ import annotations

from alembic import op

from checker.store.tables import GROWING, metadata

revision = "0001"
down_revision = None

_REFUSE = """
CREATE TRIGGER keep_{table}_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} only grows'); END
"""
_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""
_TRIGGER = """
CREATE TRIGGER keep_{table} BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION refuse_change()
"""


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    metadata.create_all(connection)
    if connection.dialect.name == "sqlite":
        for table in GROWING:
            for verb in ("UPDATE", "DELETE"):
                op.execute(_REFUSE.format(table=table, verb=verb))
        return
    op.execute(_FUNCTION)
    for table in GROWING:
        op.execute(_TRIGGER.format(table=table))
