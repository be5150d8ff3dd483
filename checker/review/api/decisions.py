"""Questions and what people say of them: the same path as the pages take."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, HTTPException, Response
from sqlalchemy import Connection, Row, select

from checker.reports import build
from checker.review import access, shown
from checker.review.api import door, problems
from checker.review.api.shapes import Key, Limit, Number, Start
from checker.review.api.shapes_decided import (
    Corrected,
    CorrectionAsked,
    CorrectionOut,
    CorrectionPage,
    DecisionAsked,
    DecisionOut,
    FlagPage,
    FlagStanding,
    Interval,
    Move,
    Ruled,
    StatementOut,
)
from checker.review.lists import rest
from checker.review.routes import ruling as page
from checker.store import correcting, history, papers, questions
from checker.store.change import Change, Conflict
from checker.store.judging import Ruling
from checker.store.people import Session
from checker.store.questions import Question
from checker.store.rows import count
from checker.store.tables import flags

router = APIRouter(tags=["问题与决定"])
CONFLICT: dict[int | str, dict[str, Any]] = {
    409: {"model": problems.Problem, "description": "别人先作了决定；standing 是现状"}
}


@router.get("/submissions/{number}/flags", summary="问题清单")
def listed(
    number: Number, store: access.OpenStore, who: door.Visitor, start: Start = 0, limit: Limit = 50
) -> FlagPage:
    """未决的在前，可影响分值大的在前；县级账号看不到对方。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        total = count(connection, select(flags.c.flag).where(flags.c.submission == number))
        some = questions.by_worth(connection, number, start, limit)
        items = _standing(connection, number, some, who)
    return FlagPage(**rest(start, len(items), total), items=items)


@router.get("/submissions/{number}/flags/{flag}", summary="一个问题")
def one(number: Number, flag: Key, store: access.OpenStore, who: door.Visitor) -> FlagStanding:
    """问题、历次决定、陈述；seen 用于下一次决定。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        return standing_of(connection, number, flag, who)


def _standing(
    connection: Connection, number: int, asked: Sequence[Question], who: Session
) -> list[FlagStanding]:
    return [_flag(card) for card in shown.cards(connection, number, asked, who)]


def standing_of(connection: Connection, number: int, flag: str, who: Session) -> FlagStanding:
    """One question as this person may see it. Raises 404."""
    found = questions.some(connection, [(number, flag)])
    if not found:
        raise HTTPException(404)
    return _standing(connection, number, found, who)[0]


def _flag(card: dict[str, Any]) -> FlagStanding:
    return FlagStanding(
        flag=build.flag(card["flag"]),
        stake=float(Decimal(card["stake"])),
        seen=card["seen"],
        decisions=[DecisionOut(**_own(row, DecisionOut)) for row in card["history"]],
        statements=[StatementOut(**_own(row, StatementOut)) for row in card["statements"]],
    )


def _own(row: Row[Any], shape: type[DecisionOut | StatementOut | CorrectionOut]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.model_fields}


@router.post(
    "/submissions/{number}/flags/{flag}/decisions",
    status_code=201,
    summary="作决定",
    response_model=Ruled,
    responses=CONFLICT,
)
def decide(
    number: Number, flag: Key, asked: DecisionAsked, store: access.OpenStore, who: door.Decides
) -> Ruled | Response:
    """认定、排除（须选理由）、请县里说明、撤回。

    抄袭、雷同须两个不同的人先后认定才算数，终审须由负责人；一对雷同的两边各自决定。
    seen 不是最后一次决定的编号时答 409，什么也没有写入。
    """
    with store.read() as connection:
        access.submission(connection, who, number)
        standing_of(connection, number, flag, who)
    said = Ruling(number, flag, asked.verdict, who.name, asked.reason, asked.text, asked.seen)
    try:
        (change,) = page.rule(store, who, [said], asked.due)
    except Conflict as error:
        return _lost(error, store, lambda connection: standing_of(connection, number, flag, who))
    with store.read() as connection:
        standing = standing_of(connection, number, flag, who)
    return Ruled(standing=standing, **changed(change))


def _lost(error: Conflict, store: access.OpenStore, standing: Any) -> Response:
    with store.read() as connection:
        now = standing(connection).model_dump(mode="json")
    return problems.answer(409, error.text, error.remedy, standing=now)


def changed(change: Change) -> dict[str, Any]:
    """What was done to a score, as fields of a shape."""
    moves = [Move(indicator=ref, before=was, after=now) for ref, was, now in change.moves]
    return {
        "before": _interval(change.before),
        "after": _interval(change.after),
        "moves": moves,
    }


def _interval(edges: Sequence[str]) -> Interval:
    floor, verified, ceiling = map(float, edges)
    return Interval(floor=floor, verified=verified, ceiling=ceiling)


@router.get("/submissions/{number}/materials/{key}/corrections", summary="更正清单")
def corrections(
    number: Number, key: Key, store: access.OpenStore, who: door.Visitor
) -> CorrectionPage:
    """一份材料的历次更正；seen 用于下一次更正。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        return _corrections(connection, number, key)


def _corrections(connection: Connection, number: int, key: str) -> CorrectionPage:
    if papers.key_of(connection, number, key) is None:
        raise HTTPException(404)
    rows = history.correction_rows(connection, number, key)
    items = [CorrectionOut(**_own(row, CorrectionOut)) for row in rows]
    return CorrectionPage(seen=items[-1].id if items else 0, items=items)


@router.post(
    "/submissions/{number}/materials/{key}/corrections",
    status_code=201,
    summary="更正读错的值",
    response_model=Corrected,
    responses=CONFLICT,
)
def correct(
    number: Number, key: Key, asked: CorrectionAsked, store: access.OpenStore, who: door.Decides
) -> Corrected | Response:
    """红头、文号、公章、发文机关、日期、类别、所在指标；空值回到程序的结论。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        _corrections(connection, number, key)
    wanted = page.corrections(key, who, asked.field, asked.value, asked.reason, asked.place)
    try:
        change = correcting.correct(store, number, wanted, asked.seen)
    except Conflict as error:
        return _lost(error, store, lambda connection: _corrections(connection, number, key))
    with store.read() as connection:
        standing = _corrections(connection, number, key)
    return Corrected(standing=standing, **changed(change))
