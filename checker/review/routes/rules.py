"""The rules as a person reads them."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from checker import rulebook
from checker.review import access
from checker.store import runs

router = APIRouter()


@router.get("/runs/{number}/rules")
def rules(
    number: int, store: access.OpenStore, who: access.SeesAll, templates: access.Templates
) -> Response:
    """Every entry of the system as it was when the run was made."""
    with store.read() as connection:
        run = access.run(connection, number)
        system = runs.system(connection, number)
    refs = [entry.ref for entry in system.entries] + [each.ref for each in system.deductions]
    told = [(ref, rulebook.show(system, ref)) for ref in refs]
    return templates.page("rules.html", who, run=run, system=system, told=told)
