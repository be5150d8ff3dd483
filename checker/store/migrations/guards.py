"""Tables that only grow: the database itself refuses to change or delete their rows."""

from __future__ import annotations

from alembic import op

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


def guard(*tables: str, first: bool = False) -> None:
    """Put the guards on; ``first`` makes what they call."""
    if op.get_bind().dialect.name == "sqlite":
        for table in tables:
            for verb in ("UPDATE", "DELETE"):
                op.execute(_REFUSE.format(table=table, verb=verb))
        return
    if first:
        op.execute(_FUNCTION)
    for table in tables:
        op.execute(_TRIGGER.format(table=table))
