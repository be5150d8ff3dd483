"""The two things that change anything: a decision on a flag, a corrected value."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from checker.errors import CheckerError, UsageError
from checker.review import access, shown
from checker.review.pages import back, redirect
from checker.store import Correction, correcting, judged, judging
from checker.store.change import Change, Conflict
from checker.store.judging import Ruling

router = APIRouter()


@router.post("/s/{number}/flags/{flag}")
def decide(
    request: Request,
    number: int,
    flag: str,
    store: access.OpenStore,
    who: access.Decides,
    templates: access.Templates,
    verdict: Annotated[str, Form()],
    reason: Annotated[str, Form()] = "",
    text: Annotated[str, Form()] = "",
    seen: Annotated[int, Form()] = 0,
    then: Annotated[str, Form()] = "",
) -> Response:
    """Confirm, dismiss, ask the county, or take one's word back."""
    ruling = Ruling(number, flag, verdict, who.name, reason, text, seen)
    change, error, status = None, "", 200
    with store.read() as connection:
        run = access.submission(connection, who, number).run
    try:
        change = judging.decide(store, ruling, access.may(who, "finish"))
    except CheckerError as failed:
        error, status = f"{failed.text}。{failed.remedy}", _status(failed)
    if "hx-request" not in request.headers:
        if error:
            return templates.message(error, status)
        return redirect(back(then, f"/s/{number}"), request)
    with store.read() as connection:
        now = judged.load(connection, number)
        found = [each for each in now.flags if each.id == flag]
        if not found:
            raise HTTPException(404)
        card = shown.cards(connection, number, found)[0]
    return templates.page(
        "decided.html", who, status, card=card, now=now, change=change, error=error, run=run
    )


def _status(error: CheckerError) -> int:
    return 409 if isinstance(error, Conflict) else 400 if isinstance(error, UsageError) else 500


@router.post("/s/{number}/m/{material}/correct")
def correct(
    request: Request,
    number: int,
    material: str,
    store: access.OpenStore,
    who: access.Decides,
    templates: access.Templates,
    field: Annotated[str, Form()],
    value: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    seen: Annotated[int, Form()] = 0,
) -> Response:
    """Put a value right; an empty value goes back to the program's."""
    with store.read() as connection:
        access.submission(connection, who, number)
    try:
        wanted = Correction(material, field, value, who.name, reason)
        change = correcting.correct(store, number, wanted, seen)
    except CheckerError as failed:
        return templates.message(f"{failed.text}。{failed.remedy}", _status(failed))
    return redirect(f"/s/{number}/m/{material}?{_told(change)}", request)


def _told(change: Change) -> str:
    return f"before={'–'.join(change.before)}&after={'–'.join(change.after)}#score"
