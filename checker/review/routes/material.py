"""One paper: every page with its boxes, the verdicts, what to decide and to put right."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response
from sqlalchemy import Connection, Row

from checker.model.material import Kind, Record
from checker.model.score import ThreeElements
from checker.reports import build
from checker.review import access, shown
from checker.store import correction, history, judged, runs
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
    found = runs.record(connection, own.id, material)
    if found is None:
        raise HTTPException(404)
    raw, key = found
    now = judged.load(connection, own.id)
    system = runs.system(connection, own.run)
    rows = history.correction_rows(connection, own.id, material)
    record = correction.corrected(raw, history.corrected(connection, own.id, material))
    flags = [flag for flag in now.flags if material in flag.materials]
    pairs = shown.pairs_of(connection, own.run, own.name, material)
    if not access.may(who, "all"):
        flags = [shown.masked_flag(flag) for flag in flags]
        pairs = [shown.masked(pair, own.name) for pair in pairs]
        record = _without_traces(record)
    address = f"/s/{own.id}/m/{material}"
    return {
        "own": own,
        "run": access.run(connection, own.run),
        "now": now,
        "out": build.material(record, now.duties.get(material, NO_DUTY), system),
        "pages": shown.views(connection, record, key, address),
        "cardlist": shown.cards(connection, own.id, flags),
        "pairs": pairs,
        "corrections": rows,
        "seen": rows[-1].id if rows else 0,
        "kinds": get_args(Kind),
        "places": correction.places(system),
        "neighbours": _neighbours(connection, own.id, material),
    }


def _without_traces(record: Record) -> Record:
    """Traces may name other counties' papers; a county sees the elements only."""
    kept = tuple(f for f in record.findings if not f.strength)
    return replace(record, findings=kept)


def _neighbours(connection: Connection, submission: int, material: str) -> dict[str, str]:
    """The papers before and after this one."""
    order = list(shown.papers(connection, submission))
    at = order.index(material)
    before, after = order[at - 1] if at else "", order[at + 1] if at + 1 < len(order) else ""
    return {"before": before, "after": after}


@router.get("/s/{number}/m/{material}/page/{page}")
def page(
    number: int, material: str, page: int, store: access.OpenStore, who: access.Visitor
) -> Response:
    """One page's picture."""
    with store.read() as connection:
        access.submission(connection, who, number)
        found = runs.record(connection, number, material)
        jpeg = runs.picture(connection, found[1], page) if found else None
    if jpeg is None:
        raise HTTPException(404)
    return Response(
        jpeg, media_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"}
    )
