"""One verdict on many questions: what it would do, and doing it, all or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import APIRouter, HTTPException
from sqlalchemy import Connection

from checker.review import access
from checker.review.api import door, problems
from checker.review.api.decisions import changed
from checker.review.api.shapes import Number
from checker.review.api.shapes_decided import BulkAsked, BulkChange, SubmissionChange
from checker.review.routes.bulk import names
from checker.review.routes.ruling import rule
from checker.store import judging
from checker.store.change import Change
from checker.store.judging import Ruling
from checker.store.people import Session

router = APIRouter(tags=["问题与决定"])
CONFLICT: dict[int | str, dict[str, Any]] = {
    409: {"model": problems.Problem, "description": "别人先对其中一个作了决定，什么也没有写入"}
}


@router.post("/runs/{number}/decisions/preview", summary="一并决定：预览", responses=CONFLICT)
def preview(
    number: Number, asked: BulkAsked, store: access.OpenStore, who: door.Decides
) -> BulkChange:
    """各报送单位的得分会怎样变；什么也不写入。"""
    with store.read() as connection:
        own = _own(connection, number)
        rulings = _rulings(own, asked, who)
        return _told(judging.preview(connection, rulings), own, len(rulings))


@router.post("/runs/{number}/decisions", status_code=201, summary="一并决定", responses=CONFLICT)
def write(
    number: Number, asked: BulkAsked, store: access.OpenStore, who: door.Decides
) -> BulkChange:
    """同一决定写到多个问题上，全部写入或全部不写；抄袭、雷同仍须两个不同的人先后认定。"""
    with store.read() as connection:
        own = _own(connection, number)
    rulings = _rulings(own, asked, who)
    changes = rule(store, who, rulings, asked.due)
    by_county = sorted(each.submission for each in rulings)
    return _told(zip(by_county, changes, strict=True), own, len(rulings))


def _own(connection: Connection, run: int) -> Mapping[int, str]:
    access.run(connection, run)
    return names(connection, run)


def _rulings(own: Mapping[int, str], asked: BulkAsked, who: Session) -> list[Ruling]:
    """Each question once. Raises 404 for one of another run."""
    picks = {(pick.submission, pick.flag): pick.seen for pick in asked.picks}
    if any(submission not in own for submission, _ in picks):
        raise HTTPException(404)
    said = (asked.verdict, who.name, asked.reason, asked.text)
    return [Ruling(number, flag, *said, seen) for (number, flag), seen in picks.items()]


def _told(
    changes: Iterable[tuple[int, Change]], own: Mapping[int, str], decisions: int
) -> BulkChange:
    last = dict(changes)
    items = [
        SubmissionChange(submission=number, name=own[number], **changed(change))
        for number, change in last.items()
    ]
    return BulkChange(decisions=decisions, items=items)
