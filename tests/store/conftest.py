import pytest
from sqlalchemy import select

from checker.store import open_store, runs
from checker.store.tables import submissions
from tests.store.batch import result


@pytest.fixture
def store(tmp_path):
    made = open_store(str(tmp_path / "review.db"), make=True)
    runs.save(made, result())
    return made


@pytest.fixture
def ids(store):
    """Submission numbers by name."""
    with store.read() as connection:
        rows = connection.execute(select(submissions.c.name, submissions.c.id)).all()
    return {row.name: row.id for row in rows}
