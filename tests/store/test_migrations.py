"""The tables that the migrations make are those that the program uses."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from checker.store.tables import metadata


def test_the_migrations_end_at_the_tables(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
