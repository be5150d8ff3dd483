"""What changes anything: a decision on a flag, a corrected value, a county's statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, HTTPException, Request, UploadFile
from fastapi.responses import Response

from checker.errors import CheckerError, UsageError
from checker.review import access, shown
from checker.review.pages import back, redirect
from checker.store import Correction, Store, correcting, judged, judging, questions, statements
from checker.store.change import Change, Conflict
from checker.store.judging import Ruling
from checker.store.people import Session

router = APIRouter()
DRAWN = {
    "red_header": "red_header_box",
    "document_number": "document_number_box",
    "number": "document_number_box",
    "seal": "seal_box",
}


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
    due: Annotated[str, Form()] = "",
) -> Response:
    """Confirm, dismiss, ask the county, or take one's word back."""
    ruling = Ruling(number, flag, verdict, who.name, reason, text, seen)
    change, error, status = None, "", 200
    with store.read() as connection:
        run = access.submission(connection, who, number).run
    try:
        (change,) = rule(store, who, [ruling], due)
    except CheckerError as failed:
        error, status = told(failed)
    if "hx-request" not in request.headers:
        if error:
            return templates.message(error, status)
        return redirect(back(then, f"/s/{number}"), request)
    with store.read() as connection:
        found = questions.some(connection, [(number, flag)])
        if not found:
            raise HTTPException(404)
        (card,), score = (
            shown.cards(connection, number, found, who),
            judged.standing(connection, number),
        )
    return templates.page(
        "decided.html", who, status, card=card, score=score, change=change, error=error, run=run
    )


def rule(store: Store, who: Session, rulings: Sequence[Ruling], due: str) -> list[Change]:
    """Put one verdict on one or many questions on record, for pages and programs alike."""
    if rulings and rulings[0].verdict == "asked":
        return statements.ask(store, rulings, due)
    return judging.decide_all(store, rulings, access.may(who, "finish"))


def told(error: CheckerError) -> tuple[str, int]:
    """An error as its sentence and status."""
    status = 409 if isinstance(error, Conflict) else 400 if isinstance(error, UsageError) else 500
    return error.told, status


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
    place: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    """Put a value right; an empty value goes back to the program's. ``place`` is a drawn box."""
    with store.read() as connection:
        access.submission(connection, who, number)
    wanted = corrections(material, who, field, value, reason, place)
    try:
        change = correcting.correct(store, number, wanted, seen)
    except CheckerError as failed:
        return templates.message(*told(failed))
    return redirect(f"/s/{number}/m/{material}?{_told(change)}", request)


def corrections(
    material: str, who: Session, field: str, value: str, reason: str, place: str
) -> list[Correction]:
    """What putting a field right comes to, for pages and programs alike."""
    put = _put(field, value, place)
    return [Correction(material, name, text, who.name, reason) for name, text in put]


def _put(field: str, value: str, place: str) -> Iterator[tuple[str, str]]:
    """A drawn element is there; going back to the program's verdict takes the box back too."""
    if field not in DRAWN or not (place or not value):
        yield field, value
        return
    if field == "number" or not place:
        yield field, value
    yield DRAWN[field], place


def _told(change: Change) -> str:
    return f"before={'–'.join(change.before)}&after={'–'.join(change.after)}#score"


@router.post("/s/{number}/flags/{flag}/statement")
def state(
    request: Request,
    number: int,
    flag: str,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
    text: Annotated[str, Form()] = "",
    file: UploadFile | None = None,
) -> Response:
    """Attach a county's statement, by itself or by a reviewer for it."""
    with store.read() as connection:
        access.submission(connection, who, number)
    if not (access.may(who, "own") or access.may(who, "decide")):
        raise HTTPException(403)
    name = (file.filename or "") if file else ""
    content = file.file.read(statements.LARGEST + 1) if file and name else b""
    try:
        statements.state(store, number, flag, who.name, text, name, content)
    except CheckerError as failed:
        return templates.message(*told(failed))
    return redirect(f"/s/{number}#flag-{number}-{flag}", request)


@router.get("/s/{number}/statements/{statement}")
def attachment(
    number: int, statement: int, store: access.OpenStore, who: access.Visitor
) -> Response:
    """What came with a statement, to be saved, never shown in the page."""
    with store.read() as connection:
        access.submission(connection, who, number)
        try:
            name, media, content = statements.attachment(connection, number, statement)
        except UsageError as error:
            raise HTTPException(404) from error
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(content, media_type=media, headers=headers)
