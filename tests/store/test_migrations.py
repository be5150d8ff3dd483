"""The tables that the migrations make are those that the program uses."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, update

from checker.store import open_store, papers
from checker.store.blobs import pack, unpack
from checker.store.tables import lines, metadata, records


def test_the_migrations_end_at_the_tables(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.fixture
def before_lines(store):
    """The store as the program before the fifth step left it; what its papers said."""
    with store.write() as connection:
        whole = papers.whole(connection, 1)
        for key in connection.execute(select(records.c.key)).scalars().all():
            content = pack(papers.read(connection, [key])[key])
            connection.execute(update(records).where(records.c.key == key).values(content=content))
        connection.exec_driver_sql("DROP TABLE lines")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0004'")
    return whole


def test_lines_move_out_of_the_records_of_an_older_store(store, before_lines, monkeypatch):
    monkeypatch.setattr(papers, "_kept", {})
    again = open_store(store.where)
    with again.read() as connection:
        assert papers.whole(connection, 1) == before_lines
        assert sum(len(record.lines) for record in before_lines) > 20
        for content in connection.execute(select(records.c.content)).scalars():
            assert unpack(content).lines == ()
    again.engine.dispose()


def test_what_cannot_be_read_of_an_older_store_stops_nothing(store, before_lines):
    with store.write() as connection:
        some = connection.execute(select(records.c.key)).scalars().first()
        connection.execute(update(records).where(records.c.key == some).values(content=b"broken"))
    again = open_store(store.where)
    with again.read() as connection:
        kept = connection.execute(select(records.c.content).where(records.c.key == some)).scalar()
        assert kept == b"broken"
        moved = select(func.count(lines.c.record.distinct()))
        left = select(func.count()).select_from(records).where(records.c.key != some)
        assert connection.execute(moved).scalar() == connection.execute(left).scalar()
    again.engine.dispose()
