"""Parts of long lists."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select


def rest(start: int, shown: int, total: int) -> dict[str, Any]:
    """``total`` and ``next`` of a page."""
    after = start + shown
    return {"total": total, "next": after if shown and after < total else None}


def count(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> int:
    """How many rows a query has in all."""
    return int(connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one())
