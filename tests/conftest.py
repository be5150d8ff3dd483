"""Stores for every room that needs one; a PostgreSQL server is started at the first that asks."""

from tests.store.databases import address, filled_database, filled_file, server, store

__all__ = ["address", "filled_database", "filled_file", "server", "store"]
