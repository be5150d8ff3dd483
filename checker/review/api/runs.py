"""Runs: what was checked together, its report and its pairs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from sqlalchemy import Row

from checker.reports import build
from checker.reports.contract import Report
from checker.reports.contract_pairs import PairOut
from checker.review import access, shown
from checker.review.api import door
from checker.review.api.shapes import (
    Key,
    Limit,
    Number,
    PairPage,
    Run,
    RunBrief,
    RunPage,
    Short,
    Start,
    SubmissionBrief,
)
from checker.review.lists import rest
from checker.review.routes import overview
from checker.store import runs, whole

router = APIRouter(tags=["核查与报告"])


@router.get("/runs", summary="核查清单")
def listed(
    store: access.OpenStore, who: door.SeesAll, start: Start = 0, limit: Limit = 50
) -> RunPage:
    """从新到旧。"""
    with store.read() as connection:
        rows = runs.listed(connection)
    some = rows[start : start + limit]
    return RunPage(**rest(start, len(some), len(rows)), items=[_brief(row) for row in some])


def _brief(row: Row[Any]) -> RunBrief:
    names = set(RunBrief.model_fields) - {"system"}
    return RunBrief(system=row.system_id, **{name: getattr(row, name) for name in names})


@router.get("/runs/{number}", summary="一次核查")
def one(number: Number, store: access.OpenStore, who: door.SeesAll) -> Run:
    """报送单位及其现在的得分区间和进度，已核实分高的在前。"""
    with store.read() as connection:
        brief = _brief(access.run(connection, number))
        found = [submission(row) for row in overview.rows(connection, number)]
    return Run(**brief.model_dump(), submissions=found)


def submission(row: dict[str, Any]) -> SubmissionBrief:
    """A row of the overview as the interface shows it."""
    own, counts = row["own"], row["counts"]
    names = ("id", "run", "name", "floor", "verified", "ceiling")
    figures = {name: getattr(own, name) for name in names}
    return SubmissionBrief(
        **figures, materials=row["files"], open=counts["open"], decided=counts["done"]
    )


@router.get("/runs/{number}/report", summary="整个报告", response_model=Report)
def report(number: Number, store: access.OpenStore, who: door.SeesAll) -> Response:
    """与 report.json 同样的结构，含至今的决定和更正。"""
    with store.read() as connection:
        access.run(connection, number)
        found = build.report(whole.result(connection, number))
    return Response(found.model_dump_json(by_alias=True), media_type="application/json")


@router.get("/runs/{number}/pairs", summary="雷同清单")
def shared(
    number: Number,
    store: access.OpenStore,
    who: door.SeesAll,
    a: Short = "",
    b: Short = "",
    start: Start = 0,
    limit: Limit = 50,
) -> PairPage:
    """a、b 是报送单位：只要一个县的，或两个县之间的。文字在页面上的位置（boxes）见单独的一对。"""
    with store.read() as connection:
        access.run(connection, number)
        total, light = runs.some_pairs(connection, number, (a, b), start, limit)
        found = runs.with_passages(connection, number, light)
    return PairPage(**rest(start, len(found), total), items=[build.pair(one, {}) for one in found])


@router.get("/runs/{number}/pairs/{key}", summary="一对雷同")
def pair(number: Number, key: Key, store: access.OpenStore, who: door.SeesAll) -> PairOut:
    """两份材料相同的段落、换掉的名称、排除的公共来源。"""
    with store.read() as connection:
        access.run(connection, number)
        found = access.pair(connection, number, key)
        held = shown.worded_sides(connection, number, found)
    sides = {"a": found.a, "b": found.b}
    known = {(sides[name].submission, sides[name].material): held[name] for name in held}
    return build.pair(found, known)
