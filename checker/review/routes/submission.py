"""One submission: items with their interval and ledger, open questions, materials."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from sqlalchemy import Connection, select

from checker.model.rules import IndicatorSystem
from checker.model.score import Score
from checker.review import access, shown
from checker.review.lists import count
from checker.store import judged, questions, runs
from checker.store.tables import flags

router = APIRouter()
CARDS = 20  # the others are in the queue


@router.get("/s/{number}")
def submission(
    number: int, store: access.OpenStore, who: access.Visitor, templates: access.Templates
) -> Response:
    """The submission's page."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        score, todo = judged.reckoned(connection, number)
        system = runs.system(connection, own.run)
        limit = CARDS if access.may(who, "all") else None
        listed = questions.by_worth(connection, number, limit=limit)
        return templates.page(
            "submission_page.html",
            who,
            own=own,
            run=access.run(connection, own.run),
            head=runs.head(connection, number),
            score=score,
            todo=todo,
            headings=headings(score, system),
            cardlist=shown.cards(connection, number, listed, who),
            **_counted(connection, number),
            papers=shown.paths(connection, number),
            duties=judged.owed(connection, number),
        )


def _counted(connection: Connection, submission: int) -> dict[str, int]:
    """How many questions there are, and how many of them speak of copying."""
    asked = select(flags.c.flag).where(flags.c.submission == submission)
    fraud = asked.where(flags.c.severity == "fraud")
    return {"questions": count(connection, asked), "copied": count(connection, fraud)}


def headings(score: Score, system: IndicatorSystem) -> list[dict[str, Any]]:
    """Indicators under their headings, the bonus last."""
    listed: list[dict[str, Any]] = [
        {
            "title": f"{head.ref}　{head.title}",
            "max": head.max,
            "entries": [e for e in score.indicators if e.id.split(".")[0] == head.ref],
        }
        for head in system.headings
    ]
    return [*listed, {"title": "加分项", "max": None, "entries": list(score.bonus)}]
