"""Stores for every room that needs one; a PostgreSQL server is started at the first that asks."""

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
