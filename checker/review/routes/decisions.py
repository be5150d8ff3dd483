"""Everything that people decided and put right: searched, and as CSV."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from sqlalchemy import Connection, Row

from checker.reports.csv_text import csv_bytes
from checker.reports.trail_csv import trail_csv
from checker.review import access, said
from checker.review.pages import clock
from checker.store.rows import count

router = APIRouter()
SHOWN = 100
LONGEST = 200  # characters sought
COLUMNS = ("时间", "报送单位", "事项", "决定", "由谁", "理由")


@router.get("/runs/{number}/decisions")
def listed(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """The list, newest first, some at a time."""
    with store.read() as connection:
        run = access.run(connection, number)
        rows, total = _some(connection, number, q, start)
    values = {"rows": rows, "total": total, "q": q, "columns": COLUMNS}
    return templates.page("decisions.html", who, run=run, start=start, page=SHOWN, **values)


@router.get("/runs/{number}/decisions.csv")
def export(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
) -> Response:
    """The list for a spreadsheet; cells that look like formulas are kept as text."""
    with store.read() as connection:
        access.run(connection, number)
        content = csv_bytes(COLUMNS, map(_told, connection.execute(said.query(number, q))))
    return _saved(content, "decisions.csv")


@router.get("/audit.csv")
def trail(store: access.OpenStore, who: access.SeesAll) -> Response:
    """The whole audit trail for a spreadsheet."""
    with store.read() as connection:
        return _saved(trail_csv(connection), "audit.csv")


def _saved(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


def _some(
    connection: Connection, run: int, q: str, start: int
) -> tuple[list[tuple[str, ...]], int]:
    """A page of the list and how long the whole is."""
    wanted = said.query(run, q)
    found = connection.execute(wanted.offset(start).limit(SHOWN))
    return [_told(row) for row in found], count(connection, wanted)


def _told(row: Row[Any]) -> tuple[str, ...]:
    return clock(row.at, "seconds"), row.name, row.about, row.what, row.by, row.reason
