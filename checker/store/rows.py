"""Writing one row, counting rows, and what every database keeps of a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, select


def added(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Write a row; its number is returned."""
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    if key is None:
        raise LookupError("a new row has a key")
    return int(key[0])


def count(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> int:
    """How many rows a query has in all."""
    return int(connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one())


def plain(value: Any) -> Any:
    """Text without the zero character, which PostgreSQL does not keep; all else as it is."""
    return value.replace("\0", "") if isinstance(value, str) else value
