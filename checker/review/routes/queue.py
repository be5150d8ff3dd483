"""Everything still to be decided, by what it can move a score."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from sqlalchemy import Connection, Row, Select, select

from checker.reports import words
from checker.review import access, shown
from checker.store import questions
from checker.store.people import Session
from checker.store.questions import Question
from checker.store.rows import count
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
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """The queue, filtered by county and kind of question."""
    wanted = _wanted(number, name, severity)
    order = wanted.order_by(flags.c.points.desc(), submissions.c.position, flags.c.flag)
    with store.read() as connection:
        run = access.run(connection, number)
        total = count(connection, wanted)
        rows = connection.execute(order.offset(start).limit(PAGE)).all()
        listed = _listed(connection, rows, who)
        counties = select(submissions.c.name).where(submissions.c.run == number)
        names = list(connection.execute(counties.order_by(submissions.c.position)).scalars())
    chosen: dict[str, Any] = {
        "name": name,
        "severity_chosen": severity,
        "severities": words.SEVERITY,
        "start": start,
    }
    return templates.page(
        "queue.html", who, run=run, listed=listed, total=total, names=names, page=PAGE, **chosen
    )


def _wanted(run: int, name: str, severity: str) -> Select[*tuple[Any, ...]]:
    wanted = (
        select(flags.c.submission, flags.c.flag, flags.c.points, submissions.c.name)
        .join(submissions, submissions.c.id == flags.c.submission)
        .where(submissions.c.run == run, flags.c.status == "suspected")
    )
    wanted = wanted.where(submissions.c.name == name) if name else wanted
    return wanted.where(flags.c.severity == severity) if severity else wanted


def _listed(
    connection: Connection, rows: list[Row[Any]] | Any, who: Session
) -> list[dict[str, Any]]:
    """The rows with their cards."""
    asked = questions.some(connection, [(row.submission, row.flag) for row in rows])
    own: dict[int, list[Question]] = {}
    for each in asked:
        own.setdefault(each.submission, []).append(each)
    cards = {
        (number, card["flag"].id): card
        for number, some in own.items()
        for card in shown.cards(connection, number, some, who)
    }
    return [{"row": row, "card": cards[row.submission, row.flag]} for row in rows]
