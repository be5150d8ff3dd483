"""Everything that people decided and put right: searched, and as CSV."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from sqlalchemy import Connection, Row, Select, literal, select, union_all

from checker.reports.csv_text import csv_bytes
from checker.reports.trail_csv import trail_csv
from checker.review import access
from checker.review.lists import count
from checker.review.pages import FIELD, VERDICT, clock
from checker.store.tables import corrections, decisions, flags, materials, submissions

router = APIRouter()
SHOWN = 100
COLUMNS = ("时间", "报送单位", "事项", "决定", "由谁", "理由")


@router.get("/runs/{number}/decisions")
def listed(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    q: str = "",
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """The list, newest first, some at a time."""
    with store.read() as connection:
        run = access.run(connection, number)
        rows, total = _some(connection, number, q, start)
    values = {"rows": rows, "total": total, "q": q, "columns": COLUMNS}
    return templates.page("decisions.html", who, run=run, start=start, page=SHOWN, **values)


@router.get("/runs/{number}/decisions.csv")
def export(number: int, store: access.OpenStore, who: access.SeesAll, q: str = "") -> Response:
    """The list for a spreadsheet; cells that look like formulas are kept as text."""
    with store.read() as connection:
        access.run(connection, number)
        content = csv_bytes(COLUMNS, _rows(connection, number, q))
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
    """A page of the list and how long the whole is; only a search reads more than it shows."""
    if q.split():
        rows = _rows(connection, run, q)
        return rows[start : start + SHOWN], len(rows)
    wanted = _query(run)
    found = connection.execute(wanted.offset(start).limit(SHOWN))
    return [_told(row) for row in found], count(connection, wanted)


def _rows(connection: Connection, run: int, q: str) -> list[tuple[str, ...]]:
    found = [_told(row) for row in connection.execute(_query(run))]
    words = q.split()
    return [row for row in found if all(any(w in cell for cell in row) for w in words)]


def _query(run: int) -> Select[*tuple[Any, ...]]:
    """Decisions and corrections together, the newest first."""
    about = flags.c.text
    decided = (
        select(decisions.c.at, submissions.c.name, about.label("about"), literal("").label("field"),
               decisions.c.verdict.label("value"), decisions.c.by, decisions.c.reason,
               decisions.c.id)
        .join(submissions, submissions.c.id == decisions.c.submission)
        .outerjoin(flags, (flags.c.submission == decisions.c.submission)
                   & (flags.c.flag == decisions.c.flag))
        .where(submissions.c.run == run)
    )  # fmt: skip
    put_right = (
        select(corrections.c.at, submissions.c.name, materials.c.path, corrections.c.field,
               corrections.c.value, corrections.c.by, corrections.c.reason, corrections.c.id)
        .join(submissions, submissions.c.id == corrections.c.submission)
        .join(materials, (materials.c.submission == corrections.c.submission)
              & (materials.c.material == corrections.c.material))
        .where(submissions.c.run == run)
    )  # fmt: skip
    both = union_all(decided, put_right).subquery()
    return select(both).order_by(both.c.at.desc(), both.c.field, both.c.id.desc())


def _told(row: Row[Any]) -> tuple[str, ...]:
    if row.field:
        what = (
            f"更正{FIELD[row.field]}为：{row.value}"
            if row.value
            else f"撤回更正：{FIELD[row.field]}"
        )
    else:
        what = VERDICT[row.value]
    return (clock(row.at, "seconds"), row.name, row.about or "（因更正已不存在的问题）", what,
            row.by, row.reason)  # fmt: skip
