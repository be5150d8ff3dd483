"""Fresh stores on both kinds of database, filled with the checked batch by copying."""

import shutil
from contextlib import contextmanager
from itertools import count

import pytest
from sqlalchemy import text

from checker.store import joining, open_store
from tests.store import cluster
from tests.store.batch import result

KINDS = ("sqlite", "postgresql")
_number = count()


@pytest.fixture(scope="session")
def server():
    if cluster.missing():
        pytest.skip(cluster.missing())
    with cluster.running() as address:
        yield address


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory):
    """A file that holds the batch."""
    path = tmp_path_factory.mktemp("filled") / "review.db"
    _fill(str(path))
    return path


@pytest.fixture(scope="session")
def filled_database(server):
    """A database that holds the batch, to be copied."""
    cluster.command(server, "CREATE DATABASE filled")
    _fill(server.format("filled"))
    return "filled"


def _fill(where):
    made = open_store(where, make=True)
    joining.save(made, result())
    made.engine.dispose()


@pytest.fixture(params=KINDS)
def address(request, tmp_path):
    """Where a store with the batch in it lies, on either kind."""
    if request.param == "sqlite":
        path = tmp_path / "review.db"
        shutil.copy(request.getfixturevalue("filled_file"), path)
        yield str(path)
        return
    server, template = (request.getfixturevalue(name) for name in ("server", "filled_database"))
    name = f"test{next(_number)}"
    cluster.command(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.format(name)
    cluster.command(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(address):
    """The open store."""
    made = open_store(address)
    yield made
    made.engine.dispose()


@contextmanager
def unguarded(store):
    """Somebody with the database in hand takes the guards off."""
    with store.write() as raw:
        if raw.dialect.name == "sqlite":
            listed = text("SELECT name FROM sqlite_master WHERE type='trigger'")
            for name in raw.execute(listed).scalars().all():
                raw.execute(text(f"DROP TRIGGER {name}"))
        else:
            raw.execute(text("SET LOCAL session_replication_role = replica"))
        yield raw
