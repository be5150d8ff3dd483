"""Checks: hand in a package, follow it, call it off."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from sqlalchemy import Connection, Row

from checker.review import access, events, submitting
from checker.review.api import door
from checker.review.api.shapes import Check, CheckAsked, CheckPage, Limit, Number, Start, System
from checker.review.lists import rest
from checker.review.submitting import Given, mine, submit, uploads
from checker.store import checks
from checker.work import received

router = APIRouter(tags=["检查"])
FORM = {
    "type": "object",
    "required": ["files"],
    "properties": {
        "files": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "format": "binary"},
            "description": "一个压缩包，或多个文件（文件名可带文件夹）；batch 时每个县一个压缩包",
        },
        "name": {"type": "string", "maxLength": 60, "description": "报送单位，空则取文件夹名"},
        "batch": {"type": "string", "enum": ["true", "false"]},
        "system": {"type": "string", "description": "指标体系，见 GET /systems"},
    },
}


@router.get("/systems", summary="指标体系")
def systems(who: door.SeesAll) -> list[System]:
    """可以用来检查的指标体系。"""
    return [System(id=id_, title=title) for id_, title in submitting.systems().items()]


@router.get("/checks", summary="检查清单")
def listed(
    store: access.OpenStore, who: door.SeesAll, start: Start = 0, limit: Limit = 50
) -> CheckPage:
    """从新到旧。"""
    with store.read() as connection:
        rows = checks.listed(connection, start, limit)
        total = checks.total(connection)
    return CheckPage(**rest(start, len(rows), total), items=[*map(check, rows)])


@router.post("/checks", status_code=202, summary="检查服务器文件夹里的一包材料")
def asked(
    request: Request,
    wanted: CheckAsked,
    store: access.OpenStore,
    who: door.SeesAll,
    desk: door.Desk,
    response: Response,
) -> Check:
    """path 相对于启动服务时 --inbox 给出的文件夹；不能指到外面。"""
    door.paces(request).checks.spend(who.name)
    number = submit(desk, who, Given(wanted.system, wanted.batch, path=wanted.path))
    return _made(store, number, response)


@router.post(
    "/checks/upload",
    status_code=202,
    summary="上传一包材料并检查",
    openapi_extra={
        "requestBody": {"required": True, "content": {"multipart/form-data": {"schema": FORM}}}
    },
)
async def uploaded(
    request: Request,
    store: access.OpenStore,
    who: door.SeesAll,
    desk: door.Desk,
    response: Response,
) -> Check:
    """压缩包与多个文件经过与命令行相同的检查和上限；不安全、过大、损坏的在报告中逐个列出。"""
    door.paces(request).checks.spend(who.name)
    async with request.form(max_files=received.MOST, max_part_size=4096) as form:
        wanted = uploads(form)
        number = await run_in_threadpool(submit, desk, who, wanted)
    return await run_in_threadpool(_made, store, number, response)


def _made(store: access.OpenStore, number: int, response: Response) -> Check:
    response.headers["Location"] = f"/api/v1/checks/{number}"
    with store.read() as connection:
        return check(found(connection, number))


@router.get("/checks/{number:int}", summary="一次检查")
def one(number: Number, store: access.OpenStore, who: door.SeesAll) -> Check:
    """进度；完成后 run 是结果的编号。"""
    with store.read() as connection:
        return check(found(connection, number))


@router.post("/checks/{number:int}/stop", summary="取消检查")
def stop(number: Number, store: access.OpenStore, who: door.SeesAll, desk: door.Desk) -> Check:
    """提交人、负责人或管理员可以取消。已读完的文件保留，可以继续。"""
    with store.read() as connection:
        mine(connection, who, number)
    desk.stop(number, who.name)
    return one(number, store, who)


@router.post("/checks/{number:int}/resume", summary="继续检查")
def resume(number: Number, store: access.OpenStore, who: door.SeesAll, desk: door.Desk) -> Check:
    """失败或已取消的检查从停下的地方继续，读过的文件不再读。"""
    with store.read() as connection:
        mine(connection, who, number)
    checks.again(store, number, who.name)
    return one(number, store, who)


@router.get(
    "/checks/{number:int}/events",
    summary="检查的进度事件",
    response_class=StreamingResponse,
    responses={
        200: {
            "description": "事件流",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
        204: {"description": "已经结束，且结尾已经收到"},
    },
)
def followed(
    request: Request,
    number: Number,
    store: access.OpenStore,
    who: door.SeesAll,
    last: events.LastSeen = None,
) -> Response:
    """事件 progress 与最后的 end，数据是当时的全貌，后一个取代前一个。

    没有变化时每 15 秒一行注释。断开后带 Last-Event-ID 重连：有变化立即补上，没有则等待；
    结尾已经收到的，答 204，不必再连。
    """
    with store.read() as connection:
        found(connection, number)
    return events.follow(request, lambda: _state(store, number), last)


def _state(store: access.OpenStore, number: int) -> events.State:
    with store.read() as connection:
        row = found(connection, number)
    return events.State(check(row).model_dump_json(), row.state in checks.ENDED)


def found(connection: Connection, number: int) -> Row[Any]:
    """A check. Raises 404."""
    row = checks.one(connection, number)
    if row is None:
        raise HTTPException(404)
    return row


def check(row: Row[Any]) -> Check:
    """As the interface shows it."""
    own = {name: getattr(row, name) for name in Check.model_fields}
    return Check.model_validate({**own, "batch": bool(row.batch)})
