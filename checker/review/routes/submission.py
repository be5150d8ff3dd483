"""One submission: items with their interval and ledger, open questions, materials."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response

from checker.model.rules import IndicatorSystem
from checker.model.score import Score
from checker.review import access, shown
from checker.store import judged, runs

router = APIRouter()
CARDS = 20  # the others are in the queue


@router.get("/s/{number}")
def submission(
    number: int, store: access.OpenStore, who: access.Visitor, templates: access.Templates
) -> Response:
    """The submission's page."""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        now = judged.load(connection, number)
        head = runs.head(connection, number)
        system = runs.system(connection, own.run)
        flags = shown.by_worth(now)
        listed = flags[:CARDS] if access.may(who, "all") else [*map(shown.masked_flag, flags)]
        return templates.page(
            "submission_page.html",
            who,
            own=own,
            run=access.run(connection, own.run),
            head=head,
            now=now,
            headings=headings(now.score, system),
            cardlist=shown.cards(connection, number, listed, who, now),
            questions=len(flags),
            papers=shown.paths(connection, number),
            duties=now.duties,
        )


def headings(score: Score, system: IndicatorSystem) -> list[dict[str, Any]]:
    """Indicators under their headings, the bonus last."""
    listed: list[dict[str, Any]] = [
        {
            "title": f"{head.ref}　{head.title}",
            "max": head.max,
            "entries": [e for e in score.indicators if e.id.split(".")[0] == head.ref],
        }
        for head in system.headings
    ]
    return [*listed, {"title": "加分项", "max": None, "entries": list(score.bonus)}]
