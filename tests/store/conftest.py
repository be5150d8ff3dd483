import pytest
from sqlalchemy import select

from checker.store.tables import submissions


@pytest.fixture
def ids(store):
    """Submission numbers by name."""
    with store.read() as connection:
        rows = connection.execute(select(submissions.c.name, submissions.c.id)).all()
    return {row.name: row.id for row in rows}
