"""One submission: items with their interval and ledger, open questions, materials."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from sqlalchemy import Connection, select

from checker.reports.headings import headings
from checker.review import access, ranks, shown
from checker.store import judged, questions, runs
from checker.store.people import Session
from checker.store.rows import count
from checker.store.tables import flags

router = APIRouter()
CARDS = 20  # at once


@router.get("/s/{number}")
def submission(
    number: int, store: access.OpenStore, who: access.Visitor, templates: access.Templates
) -> Response:
    """The submission's page."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        score, todo = judged.reckoned(connection, number)
        system = runs.system(connection, own.run)
        places = ranks.of_run(connection, own.run)
        return templates.page(
            "submission_page.html",
            who,
            own=own,
            run=access.run(connection, own.run),
            head=runs.head(connection, number),
            score=score,
            place=places[own.name] if access.may(who, "all") else None,
            ranked=len(places),
            todo=todo,
            headings=headings(score, system),
            found=_cards(connection, number, who),
            **_counted(connection, number),
            papers=shown.paths(connection, number),
            duties=judged.owed(connection, number),
        )


@router.get("/s/{number}/questions")
def more(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    start: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> Response:
    """The next questions of a long list."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        found = _cards(connection, number, who, start)
        counted = _counted(connection, number)
    return templates.page("cards.html", who, own=own, found=found, **counted)


def _cards(connection: Connection, submission: int, who: Session, start: int = 0) -> dict[str, Any]:
    """Some questions as cards, open and dear ones first; a county sees its own at once."""
    limit = CARDS if access.may(who, "all") else None
    listed = questions.by_worth(connection, submission, start, limit)
    cards = shown.cards(connection, submission, listed, who)
    return {"shown": cards, "start": start, "most": CARDS}


def _counted(connection: Connection, submission: int) -> dict[str, Any]:
    """How many questions there are, and how those that speak of copying stand."""
    asked = select(flags.c.status).where(flags.c.submission == submission)
    fraud = asked.where(flags.c.severity == "fraud").distinct()
    copied = set(connection.execute(fraud).scalars())
    return {"questions": count(connection, asked), "copied": copied}
