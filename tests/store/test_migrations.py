"""The tables that the migrations make are those that the program uses; older stores keep all."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import func, select, update

from checker.reports.build import report
from checker.store import Correction, correcting, judged, open_store, papers, runs, whole
from checker.store.blobs import pack, unpack
from checker.store.tables import duties, flags, lines, metadata, pairs, records, submissions

NEWER = ("lines", "overlays", "flag_papers", "duties", "passages")


def test_the_migrations_end_at_the_tables(store):
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.fixture
def older(store, monkeypatch):
    """The store as the program left it that kept papers, judgements and pairs as one value each.

    Gives the report and the judgement that it held.
    """
    with store.write() as connection:
        paper = papers.whole(connection, 1)[0].material.id
    correcting.correct(store, 1, Correction(paper, "seal", "present", "张三"))
    with store.write() as connection:
        found = whole.result(connection, 1)
        was = report(found), judged.load(connection, 1)
        _join_records(connection)
        for number in connection.execute(select(submissions.c.id)).scalars().all():
            _join_judged(connection, number)
        for pair in found.sharing.pairs:
            _set(connection, pairs, pairs.c.id == pair.id, content=pack(pair))
        for name in NEWER:
            connection.exec_driver_sql(f"DROP TABLE {name}")
        for name in ("max", "unprocessed"):
            connection.exec_driver_sql(f"ALTER TABLE submissions DROP COLUMN {name}")
        connection.exec_driver_sql("ALTER TABLE runs DROP COLUMN outside")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
    monkeypatch.setattr(papers, "_kept", {})
    return was


def _set(connection, table, meant, **values):
    connection.execute(update(table).where(meant).values(values))


def _join_records(connection):
    for key in connection.execute(select(records.c.key)).scalars().all():
        content = pack(papers.read(connection, [key])[key])
        _set(connection, records, records.c.key == key, content=content)


def _join_judged(connection, number):
    now, head = judged.load(connection, number), runs.head(connection, number)
    parts = (dict(now.duties), now.score, now.flags, now.todo, dict(now.stakes))
    listed = (head.submission, head.unprocessed, head.flags)
    own = submissions.c.id == number
    _set(connection, submissions, own, judged=pack(parts), head=pack(listed))


@pytest.fixture
def again(store):
    """Opens the store with this program."""
    opened = []

    def open_again():
        opened.append(open_store(store.where))
        return opened[0]

    yield open_again
    for each in opened:
        each.engine.dispose()


def test_an_older_store_tells_the_same(older, again):
    with again().read() as connection:
        found = whole.result(connection, 1)
        assert report(found) == older[0]
        assert judged.load(connection, 1) == older[1]
        assert tuple(judged.standing(connection, 1)) == _edges(older[1].score)
        assert sum(len(pair.spans) for pair in found.sharing.pairs) > 0
        assert sum(len(each.lines) for each in papers.whole(connection, 1)) > 20


def _edges(score):
    return score.floor, score.verified, score.ceiling, score.max


def test_nothing_of_an_older_store_is_kept_twice(older, again):
    with again().read() as connection:
        for content in connection.execute(select(records.c.content)).scalars():
            assert unpack(content).lines == ()
        for pair in runs.pairs_where(connection, 1, pairs.c.run == 1):
            assert pair.spans == ()
        for table, many in ((flags, len(older[1].flags)), (duties, len(older[1].duties))):
            own = select(func.count()).select_from(table).where(table.c.submission == 1)
            assert connection.execute(own).scalar() == many > 0


def test_a_paper_that_cannot_be_read_stops_nothing(store, older, again):
    with store.write() as connection:
        some = connection.execute(select(records.c.key)).scalars().first()
        _set(connection, records, records.c.key == some, content=b"broken")
    with again().read() as connection:
        kept = connection.execute(select(records.c.content).where(records.c.key == some)).scalar()
        assert kept == b"broken"
        moved = select(func.count(lines.c.record.distinct()))
        left = select(func.count()).select_from(records).where(records.c.key != some)
        assert connection.execute(moved).scalar() == connection.execute(left).scalar()
