"""One submission: report, materials, pictures, and what it shares."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Response
from PIL import Image
from sqlalchemy import Connection, select

from checker.model.material import Record
from checker.model.pair import Pair, TextPlace
from checker.reports import build, passages
from checker.reports.contract import SubmissionOut
from checker.reports.contract_material import MaterialOut
from checker.reports.contract_pairs import SideOut
from checker.review import access, shown
from checker.review.api import door
from checker.review.api.runs import submission as brief
from checker.review.api.shapes import (
    LARGEST,
    Key,
    Limit,
    MaterialPage,
    Number,
    OwnSpan,
    Share,
    SharePage,
    SheetNumber,
    Start,
    SubmissionBrief,
)
from checker.review.lists import rest
from checker.review.routes import material, overview
from checker.store import judged, papers, runs, whole
from checker.store.people import Session
from checker.store.rows import count
from checker.store.tables import flags, materials, submissions

router = APIRouter(tags=["报送单位与材料"])
JPEG: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "JPEG",
        "content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}},
    }
}
KEPT = {"Cache-Control": "private, max-age=600"}


@router.get("/submissions", summary="报送单位清单")
def listed(
    store: access.OpenStore,
    who: door.Visitor,
    run: Annotated[int | None, Query(ge=1, le=LARGEST)] = None,
) -> list[SubmissionBrief]:
    """run 为空时是最近一次；县级账号只看到自己的，历次都在。"""
    with store.read() as connection:
        if not access.may(who, "all"):
            return [_own(connection, number) for number in _mine(connection, who, run)]
        latest = runs.listed(connection)[:1]
        wanted = run or (latest[0].id if latest else 0)
        return [brief(row) for row in overview.rows(connection, wanted)] if wanted else []


def _mine(connection: Connection, who: Session, run: int | None) -> list[int]:
    wanted = select(submissions.c.id).where(submissions.c.name == who.county)
    wanted = wanted.where(submissions.c.run == run) if run else wanted
    return list(connection.execute(wanted.order_by(submissions.c.id.desc())).scalars())


def _own(connection: Connection, number: int) -> SubmissionBrief:
    names = [submissions.c[name] for name in ("id", "run", "name", "floor", "verified", "ceiling")]
    row = connection.execute(select(*names).where(submissions.c.id == number)).one()
    files = count(connection, select(materials.c.position).where(materials.c.submission == number))
    asked = select(flags.c.flag).where(flags.c.submission == number)
    total, left = (
        count(connection, wanted) for wanted in (asked, asked.where(flags.c.status == "suspected"))
    )
    return SubmissionBrief(**row._mapping, materials=files, open=left, decided=total - left)


@router.get("/submissions/{number}", summary="一个报送单位")
def one(number: Number, store: access.OpenStore, who: door.Visitor) -> SubmissionBrief:
    """现在的得分区间和进度。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        return _own(connection, number)


@router.get("/submissions/{number}/report", summary="一个报送单位的报告")
def report(number: Number, store: access.OpenStore, who: door.Visitor) -> SubmissionOut:
    """与 report.json 中 submissions 的一项相同，含至今的决定和更正。"""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        system = runs.system(connection, own.run)
        found = build.submission(whole.submission(connection, number), system)
    if access.may(who, "all"):
        return found
    bare = [each.model_copy(update={"traces": []}) for each in found.materials]
    return found.model_copy(update={"materials": bare})


@router.get("/submissions/{number}/materials", summary="材料清单")
def materials_of(
    number: Number, store: access.OpenStore, who: door.Visitor, start: Start = 0, limit: Limit = 50
) -> MaterialPage:
    """三要素、类别、归类、问题。"""
    wanted = select(materials.c.material).where(materials.c.submission == number)
    with store.read() as connection:
        access.submission(connection, who, number)
        total = count(connection, wanted)
        some = connection.execute(wanted.order_by(materials.c.position).offset(start).limit(limit))
        found = _papers(connection, number, list(some.scalars()), who)
    return MaterialPage(**rest(start, len(found), total), items=found)


@router.get("/submissions/{number}/materials/{key}", summary="一份材料")
def paper(number: Number, key: Key, store: access.OpenStore, who: door.Visitor) -> MaterialOut:
    """三要素、类别、归类、问题，含人工更正。"""
    with store.read() as connection:
        access.submission(connection, who, number)
        return _papers(connection, number, [key], who)[0]


def _papers(
    connection: Connection, number: int, keys: list[str], who: Session
) -> list[MaterialOut]:
    run = access.submission(connection, who, number).run
    system = runs.system(connection, run)
    found = []
    for key in keys:
        record, _ = material.record_of(connection, number, key, who)
        duty = judged.duty(connection, number, key) or material.NO_DUTY
        found.append(build.material(record, duty, system))
    return found


@router.get(
    "/submissions/{number}/materials/{key}/pages/{page}/picture",
    summary="页面图片",
    response_class=Response,
    responses=JPEG,
)
def picture(
    number: Number, key: Key, page: SheetNumber, store: access.OpenStore, who: door.Visitor
) -> Response:
    """一页的图片；文字类材料没有图片，答 404。"""
    return Response(_picture(store, who, number, key, page), media_type="image/jpeg", headers=KEPT)


@router.get(
    "/submissions/{number}/materials/{key}/pages/{page}/thumbnail",
    summary="页面缩略图",
    response_class=Response,
    responses=JPEG,
)
def thumbnail(
    number: Number,
    key: Key,
    page: SheetNumber,
    store: access.OpenStore,
    who: door.Visitor,
    width: Annotated[int, Query(ge=40, le=400)] = 160,
) -> Response:
    """同一图片缩到给定的宽度。"""
    small = Image.open(io.BytesIO(_picture(store, who, number, key, page))).convert("RGB")
    small.thumbnail((width, width * 4))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=80)
    return Response(out.getvalue(), media_type="image/jpeg", headers=KEPT)


def _picture(store: access.OpenStore, who: Session, number: int, key: str, page: int) -> bytes:
    with store.read() as connection:
        access.submission(connection, who, number)
        jpeg = papers.picture_of(connection, number, key, page)
    if jpeg is None:
        raise HTTPException(404)
    return jpeg


@router.get("/submissions/{number}/shares", summary="与他县雷同的部分")
def shares(
    number: Number, store: access.OpenStore, who: door.Visitor, start: Start = 0, limit: Limit = 50
) -> SharePage:
    """每一对里自己的一边：哪份材料、占多少、哪些段落；对方是谁不显示。"""
    with store.read() as connection:
        own = access.submission(connection, who, number)
        name = own.name
        total, light = runs.some_pairs(connection, own.run, (name,), start, limit)
        found = runs.with_passages(connection, own.run, light)
        items = [
            _share(pair, name, shown.worded_sides(connection, own.run, pair)) for pair in found
        ]
    return SharePage(**rest(start, len(items), total), items=items)


def _share(pair: Pair, name: str, papers: Mapping[Literal["a", "b"], Record]) -> Share:
    """One's own side, in its own words: a passage's text is side a's."""
    mine: Literal["a", "b"] = "a" if pair.a.submission == name else "b"
    side, covered = getattr(pair, mine), getattr(pair, f"covered_{mine}")
    return Share(
        pair=pair.id,
        kind=pair.kind,
        severity=pair.severity,
        side=SideOut(submission=side.submission, material=side.material, path=side.path),
        covered=round(covered, 4),
        spans=[_own_span(getattr(span, mine), papers.get(mine)) for span in pair.spans],
    )


def _own_span(at: TextPlace, record: Record | None) -> OwnSpan:
    text = passages.page_text(record, at.page)[at.start : at.end] if record else ""
    return OwnSpan(page=at.page, start=at.start, end=at.end, text=text)
