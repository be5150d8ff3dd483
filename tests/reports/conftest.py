"""One county's 核查底稿, drawn once for the tests that read it."""

import pytest

from checker.reports import worksheet
from checker.store import joining, open_store
from tests.store.batch import result


@pytest.fixture(scope="session")
def made():
    found = result()
    (each, *_) = found.submissions
    return each, found, worksheet.render(each, found, report="ab" * 32)


def in_store(tmp_path, found):
    store = open_store(str(tmp_path / "review.db"), make=True)
    joining.save(store, found)
    return store
