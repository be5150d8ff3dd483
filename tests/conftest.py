"""Stores for every room that needs one; a PostgreSQL server is started at the first that asks."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, settings

from tests.store.databases import address, filled_database, filled_file, server, store

__all__ = ["address", "filled_database", "filled_file", "server", "store"]

# A slow machine is no fault of what is tested.
settings.register_profile(
    "any-machine",
    settings.get_profile(settings.get_current_profile_name()),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any-machine")

# Few tests, but whole runs of the program, servers and browsers.
LONG = (
    "samples/test_batch.py",
    "cli/test_library.py",
    "review/test_api_server.py",
    "review/test_day.py",
    "cli/test_commands.py",
    "work/test_run.py",
    "review/test_roles.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, then by number of tests: a file is one worker's, and one that is left to
    the end keeps the other idle.
    """
    size = Counter(item.path for item in items)
    items.sort(key=lambda item: (not _long(item.path.parts), -size[item.path]))


def _long(parts: Sequence[str]) -> bool:
    return "/".join(parts[-2:]) in LONG
