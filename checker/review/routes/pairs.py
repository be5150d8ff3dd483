"""Shared material: the list, and two papers side by side."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import Response
from sqlalchemy import Connection, Row, select

from checker.model.pair import Pair, Side
from checker.reports import matched, passages, spots
from checker.review import access, shown, walk
from checker.store import judged, overlays, papers, questions, runs
from checker.store.people import Session
from checker.store.tables import submissions

router = APIRouter()
PAGE = 60


@router.get("/runs/{number}/pairs")
def listed(
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
    a: str = "",
    b: str = "",
    start: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """All pairs, of one county or of two, some at a time."""
    with store.read() as connection:
        run = access.run(connection, number)
        total, found = runs.some_pairs(connection, number, (a, b), start, PAGE)
    values = {"run": run, "pairs": found, "names": [a, b], "total": total}
    return templates.page("pairs.html", who, start=start, page=PAGE, **values)


@router.get("/runs/{number}/pairs/{key}")
def pair(
    number: int,
    key: str,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
) -> Response:
    """Two papers side by side; a county sees its own side and the amount."""
    with store.read() as connection:
        run = access.run(connection, number)
        found = access.pair(connection, number, key)
        sides = [
            _side(connection, number, found, name, who)
            for name in ("a", "b")
            if _sees(who, found, name)
        ]
        if not sides:
            raise HTTPException(404)
        values: dict[str, Any] = {"run": run, "sides": sides}
        if not access.may(who, "all"):
            told = shown.masked(found, who.county)
            return templates.page(
                "pair_page.html", who, pair=told, neighbours={}, matched=None, **values
            )
        beside = walk.pairs_beside(connection, number, key)
        kept = overlays.find(connection, number, key)
        values |= {"neighbours": beside, "matched": matched.laid(kept) if kept else None}
        return templates.page("pair_page.html", who, pair=found, **values)


def _sees(who: Session, pair: Pair, name: str) -> bool:
    side: Side = getattr(pair, name)
    return access.may(who, "all") or side.submission == who.county


def _side(connection: Connection, run: int, pair: Pair, name: str, who: Session) -> dict[str, Any]:
    side: Side = getattr(pair, name)
    own = _submission(connection, run, side.submission)
    at: Literal["a", "b"] = "a" if name == "a" else "b"
    found = papers.outline(connection, own.id, side.material) if own else None
    asked = questions.of_pair(connection, own.id, pair.id, side.material) if own else []
    told = [getattr(span, name).page for span in pair.spans] or passages.pages(pair, at)
    meant = sorted({*told}) or [pair.pictured_on(name)]
    pictured = papers.pictured(connection, found[1], meant) if found else set()
    record = papers.worded(connection, *found, passages.pages(pair, at)) if found else None
    return {
        "side": side,
        "name": name,
        "own": own,
        "score": judged.standing(connection, own.id) if own else None,
        "runs": passages.runs(record, pair, at),
        "pictures": [page for page in meant if page in pictured],
        "spots": spots.marks(record, pair, name),
        "cards": shown.cards(connection, own.id, asked, who) if own else [],
    }


def _submission(connection: Connection, run: int, name: str) -> Row[*tuple[Any, ...]] | None:
    wanted = select(submissions.c.id, submissions.c.name).where(
        submissions.c.run == run, submissions.c.name == name
    )
    return connection.execute(wanted).first()
