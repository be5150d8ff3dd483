"""One paper: every page with its boxes, the verdicts, what to decide and to put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import JSONResponse, Response
from sqlalchemy import Connection, Row

from checker.errors import UsageError
from checker.model.material import Kind, Record
from checker.model.score import ThreeElements
from checker.reports import build
from checker.review import access, leads, shown, walk
from checker.store import correction, days, drawn, history, judged, papers, questions, runs
from checker.store.people import Session

router = APIRouter()
FIGURES = r"^([0-9.–-]*)$"
NO_DUTY = ThreeElements(False, "not_applicable")


@router.get("/s/{number}/m/{material}")
def material(
    number: int,
    material: str,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
    before: Annotated[str, Query(pattern=FIGURES)] = "",
    after: Annotated[str, Query(pattern=FIGURES)] = "",
) -> Response:
    """The paper's page; ``before`` and ``after`` tell what a correction just did."""
    moved = (before, after) if before and after else ()
    with store.read() as connection:
        own = access.submission(connection, who, number)
        facts = _facts(connection, own, who, material)
    return templates.page("material_page.html", who, moved=moved, **facts)


def _facts(
    connection: Connection, own: Row[*tuple[Any, ...]], who: Session, material: str
) -> dict[str, Any]:
    record, key = record_of(connection, own.id, material, who)
    rows = history.correction_rows(connection, own.id, material)
    asked = questions.of_paper(connection, own.id, material)
    pairs = shown.pairs_of(connection, own.run, own.name, material)
    if not access.may(who, "all"):
        pairs = [shown.masked(pair, own.name) for pair in pairs]
    system, duty = runs.system(connection, own.run), judged.duty(connection, own.id, material)
    return {
        "own": own,
        "run": access.run(connection, own.run),
        "score": judged.standing(connection, own.id),
        "out": build.material(record, duty or NO_DUTY, system),
        "leads": leads.of_record(connection, record, key),
        "leaves_found": shown.leaves(connection, record, key, f"/s/{own.id}/m/{material}"),
        "cardlist": shown.cards(connection, own.id, asked, who),
        "pairs": pairs,
        "corrections": rows,
        "seen": rows[-1].id if rows else 0,
        "kinds": get_args(Kind),
        "places": correction.places(system),
        "neighbours": walk.neighbours(connection, own.id, material),
        "next_open": walk.next_open(connection, own.run, own.id, material)
        if access.may(who, "decide")
        else "",
    }


def record_of(
    connection: Connection, submission: int, material: str, who: Session
) -> tuple[Record, str]:
    """The record as people corrected it, without lines, and its key."""
    found = papers.outline(connection, submission, material)
    if found is None:
        raise HTTPException(404)
    raw, key = found
    put_right = history.corrected(connection, submission, material)
    if pages := correction.pages_drawn(put_right):
        raw = papers.worded(connection, raw, key, pages)
    record = correction.corrected(raw, put_right)
    return (record if access.may(who, "all") else _without_traces(record)), key


def _without_traces(record: Record) -> Record:
    """Traces may name other counties' papers; a county sees the elements only."""
    kept = tuple(f for f in record.findings if not f.strength)
    return replace(record, findings=kept)


@router.get("/s/{number}/m/{material}/pages")
def more(
    number: int,
    material: str,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
    start: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> Response:
    """The next few pages of a long paper."""
    with store.read() as connection:
        access.submission(connection, who, number)
        record, key = record_of(connection, number, material, who)
        address = f"/s/{number}/m/{material}"
        found = shown.leaves(connection, record, key, address, start)
    return templates.page("leaves.html", who, found=found)


@router.get("/s/{number}/m/{material}/words")
def words(
    number: int, material: str, place: str, store: access.OpenStore, who: access.Decides
) -> Response:
    """The text under a box that was drawn, to be put into a field."""
    with store.read() as connection:
        access.submission(connection, who, number)
        record, key = record_of(connection, number, material, who)
        try:
            box = drawn.parse(place, record)
        except UsageError as error:
            return JSONResponse({"text": "", "error": error.text}, 400)
        found = drawn.words(papers.worded(connection, record, key, [box.page]), box)
    return JSONResponse({"text": found, "date": days.first(found)})


@router.get("/s/{number}/m/{material}/page/{page}")
def page(
    number: int, material: str, page: int, store: access.OpenStore, who: access.Visitor
) -> Response:
    """One page's picture."""
    with store.read() as connection:
        access.submission(connection, who, number)
        jpeg = papers.picture_of(connection, number, material, page)
    if jpeg is None:
        raise HTTPException(404)
    return Response(
        jpeg, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"}
    )
