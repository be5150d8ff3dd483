"""Many questions decided at once: first shown what it would do, then written, all or none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, HTTPException
from fastapi.responses import RedirectResponse, Response
from sqlalchemy import Connection, select

from checker.errors import CheckerError
from checker.review import access
from checker.review.routes.ruling import rule, told
from checker.store import judging, questions
from checker.store.judging import Ruling
from checker.store.people import Session
from checker.store.tables import submissions

router = APIRouter()
_PICK = re.compile(r"([0-9]{1,15}):(.*):([0-9]{1,15})", re.DOTALL)
Picks = Annotated[list[str] | None, Form()]


def _said(
    verdict: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
) -> dict[str, str]:
    """What the form says of all the questions picked."""
    return {"verdict": verdict, "reason": reason, "text": text}


Said = Annotated[dict[str, str], Depends(_said)]


@router.post("/runs/{number}/bulk/preview")
def preview(
    number: int,
    store: access.OpenStore,
    who: access.Decides,
    templates: access.Templates,
    said: Said,
    pick: Picks = None,
    due: Annotated[str, Form()] = "",
) -> Response:
    """What the decisions would do; nothing is written."""
    with store.read() as connection:
        run = access.run(connection, number)
        rulings = _rulings(connection, number, who, pick or [], said)
        try:
            changes = judging.preview(connection, rulings) if rulings else []
        except CheckerError as failed:
            return templates.message(*told(failed))
        own = names(connection, number)
        flags = _flags(connection, rulings)
    shown = [(own[submission], submission, change) for submission, change in changes]
    return templates.page(
        "bulk.html", who, run=run, changes=shown, flags=flags, pick=pick or [], names=own,
        due=due, **said
    )  # fmt: skip


@router.post("/runs/{number}/bulk")
def write(
    number: int,
    store: access.OpenStore,
    who: access.Decides,
    templates: access.Templates,
    said: Said,
    pick: Picks = None,
    due: Annotated[str, Form()] = "",
) -> Response:
    """Write them; a single one that somebody else decided meanwhile stops all."""
    with store.read() as connection:
        access.run(connection, number)
        rulings = _rulings(connection, number, who, pick or [], said)
    try:
        rule(store, who, rulings, due)
    except CheckerError as failed:
        return templates.message(*told(failed))
    return RedirectResponse(f"/runs/{number}/queue", 303)


def _rulings(
    connection: Connection, run: int, who: Session, picks: Sequence[str], said: dict[str, str]
) -> list[Ruling]:
    """The picked questions of this run: ``submission:flag:last decision seen``."""
    own = names(connection, run)
    found = []
    for pick in dict.fromkeys(picks):
        parts = _PICK.fullmatch(pick)
        if parts is None or int(parts[1]) not in own:
            raise HTTPException(404)
        found.append(Ruling(int(parts[1]), parts[2], by=who.name, seen=int(parts[3]), **said))
    return found


def names(connection: Connection, run: int) -> dict[int, str]:
    """A run's submissions by number."""
    wanted = select(submissions.c.id, submissions.c.name).where(submissions.c.run == run)
    return {row.id: row.name for row in connection.execute(wanted)}


def _flags(connection: Connection, rulings: Sequence[Ruling]) -> list[tuple[int, Any]]:
    found = questions.some(connection, [(each.submission, each.flag) for each in rulings])
    by_id = {(each.submission, each.flag.id): each.flag for each in found}
    return [(each.submission, by_id[each.submission, each.flag]) for each in rulings]
