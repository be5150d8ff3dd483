"""All submissions: order, progress, and who shares material with whom."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import Connection, Row, case, func, select

from checker.reports import matrix
from checker.review import access, ranks
from checker.review.clusters import of_run
from checker.review.pages import redirect
from checker.scoring.gates import UNSURE
from checker.store import runs
from checker.store.tables import flags, materials, pairs, submissions
from checker.store.tables import runs as runs_table

router = APIRouter()


@router.get("/")
def first(request: Request, store: access.OpenStore, who: access.Visitor) -> Response:
    """To the latest run or, before the first, to the checks; or to the county's own submission."""
    with store.read() as connection:
        if access.may(who, "all"):
            found = runs.listed(connection)
            target = f"/runs/{found[0].id}" if found else "/checks"
        else:
            own = select(func.max(submissions.c.id)).where(submissions.c.name == who.county)
            number = connection.execute(own).scalar()
            target = f"/s/{number}" if number else ""
    if not target:
        raise HTTPException(404)
    return redirect(target, request)


@router.get("/runs/{number}")
def overview(
    number: int, store: access.OpenStore, who: access.SeesAll, templates: access.Templates
) -> Response:
    """The table, the matrix and the clusters."""
    with store.read() as connection:
        run = access.run(connection, number)
        listed = rows(connection, number)
        return templates.page(
            "overview.html",
            who,
            run=run,
            runs=runs.listed(connection),
            rows=listed,
            before=_before(connection, run),
            places=ranks.of_run(connection, number),
            most=max((row["own"].max for row in listed), default=0),
            matrix=_matrix(connection, number),
            between=lambda a, b: f"/runs/{number}/pairs?a={quote(a)}&b={quote(b)}",
            clusters=of_run(connection, number),
            outside=[each for each in runs.outside(connection, number) if not each.aside],
        )


def _before(connection: Connection, run: Row[Any]) -> dict[str, Any]:
    """What stood of each county in the run before this one under the same rules, by name."""
    last = select(func.max(runs_table.c.id)).where(
        runs_table.c.id < run.id, runs_table.c.system_id == run.system_id
    )
    names = ("run", "name", "floor", "verified", "ceiling")
    wanted = select(*(submissions.c[name] for name in names)).where(
        submissions.c.run == last.scalar_subquery()
    )
    return {row.name: row for row in connection.execute(wanted)}


def rows(connection: Connection, run: int) -> list[dict[str, Any]]:
    """One row a submission, the best verified score first."""
    wanted = [c for c in submissions.c if c.name not in ("head", "judged", "unprocessed")]
    found = connection.execute(select(*wanted).where(submissions.c.run == run)).all()
    counts = _counts(connection, run)
    files, unread = _files(connection, run), runs.unprocessed(connection, run)
    listed = [
        {
            "own": row,
            "files": files[row.id],
            "unread": len(unread[row.id]),
            "counts": counts.get(row.id, Counter()),
        }
        for row in found
    ]
    return sorted(listed, key=lambda each: (-each["own"].verified, -each["own"].ceiling))


def _counts(connection: Connection, run: int) -> dict[int, Counter[str]]:
    """Per submission: flags by severity, and how many are decided.

    A paper in doubt that people found to lack an element counts with those that surely lack one.
    """
    lacks = (flags.c.code == UNSURE) & (flags.c.status == "confirmed")
    severity = case((lacks, "void"), else_=flags.c.severity).label("severity")
    wanted = (
        select(flags.c.submission, severity, flags.c.status, func.count().label("n"))
        .join(submissions, submissions.c.id == flags.c.submission)
        .where(submissions.c.run == run)
        .group_by(flags.c.submission, severity, flags.c.status)
    )
    found: dict[int, Counter[str]] = {}
    for row in connection.execute(wanted):
        own = found.setdefault(row.submission, Counter())
        own["all"] += row.n
        own["open" if row.status == "suspected" else "done"] += row.n
        if row.status != "dismissed":
            own[row.severity] += row.n
    return found


def _files(connection: Connection, run: int) -> Counter[int]:
    wanted = (
        select(materials.c.submission, func.count().label("n"))
        .join(submissions, submissions.c.id == materials.c.submission)
        .where(submissions.c.run == run)
        .group_by(materials.c.submission)
    )
    return Counter({row.submission: row.n for row in connection.execute(wanted)})


def _matrix(connection: Connection, run: int) -> matrix.Matrix:
    """How many suspected pairs each two submissions share."""
    order = select(submissions.c.name).where(submissions.c.run == run)
    names = list(connection.execute(order.order_by(submissions.c.position)).scalars())
    wanted = (
        select(pairs.c.a, pairs.c.b, func.count().label("n"))
        .where(pairs.c.run == run, pairs.c.severity == "fraud")
        .group_by(pairs.c.a, pairs.c.b)
    )
    return matrix.of(names, ((row.a, row.b, row.n) for row in connection.execute(wanted)))
