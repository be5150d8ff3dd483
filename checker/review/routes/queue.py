"""Everything still to be decided, by what it can move a score."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy import func, select

from checker.review import access, shown
from checker.review.pages import SEVERITY
from checker.store import judged
from checker.store.tables import flags, submissions

router = APIRouter()
PAGE = 30


@router.get("/runs/{number}/queue")
def queue(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    name: str = "",
    severity: str = "",
    start: int = 0,
) -> Response:
    """The queue, filtered by county and kind of question."""
    wanted = (
        select(flags.c.submission, flags.c.flag, flags.c.points, submissions.c.name)
        .join(submissions, submissions.c.id == flags.c.submission)
        .where(submissions.c.run == number, flags.c.status == "suspected")
    )
    wanted = wanted.where(submissions.c.name == name) if name else wanted
    wanted = wanted.where(flags.c.severity == severity) if severity else wanted
    order = wanted.order_by(flags.c.points.desc(), submissions.c.position, flags.c.flag)
    with store.read() as connection:
        run = access.run(connection, number)
        total = connection.execute(select(func.count()).select_from(wanted.subquery())).scalar_one()
        rows = connection.execute(order.offset(max(0, start)).limit(PAGE)).all()
        now = {row.submission: judged.load(connection, row.submission) for row in rows}
        by_id = {(key, flag.id): flag for key, each in now.items() for flag in each.flags}
        listed = [
            {
                "row": row,
                "card": shown.cards(connection, row.submission, [by_id[row.submission, row.flag]])[
                    0
                ],
            }
            for row in rows
        ]
        counties = select(submissions.c.name).where(submissions.c.run == number)
        names = list(connection.execute(counties.order_by(submissions.c.position)).scalars())
    chosen: dict[str, Any] = {
        "name": name,
        "severity_chosen": severity,
        "severities": SEVERITY,
        "start": max(0, start),
    }
    return templates.page(
        "queue.html", who, run=run, listed=listed, total=total, names=names, page=PAGE, **chosen
    )
