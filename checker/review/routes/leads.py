"""What leads were seen on, and the 文号台账; both may tell of others, so counties get none."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from checker.review import access, leads
from checker.store import questions

router = APIRouter()


@router.get("/s/{number}/flags/{flag}/seen")
def seen(
    number: int,
    flag: str,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
) -> Response:
    """The table, the cut pictures, the two revisions, the overlay of one lead."""
    with store.read() as connection:
        access.submission(connection, who, number)
        found = questions.some(connection, [(number, flag)])
        if not found:
            raise HTTPException(404)
        lead = leads.of_flag(connection, number, found[0].flag)
    return templates.page("lead_seen.html", who, lead=lead)


@router.get("/s/{number}/ledgers")
def ledgers(
    number: int, store: access.OpenStore, who: access.SeesAll, templates: access.Templates
) -> Response:
    """Each series of numbers by number beside the dates."""
    with store.read() as connection:
        access.submission(connection, who, number)
        found = leads.ledgers(connection, number)
    return templates.page("ledgers.html", who, series=found)
