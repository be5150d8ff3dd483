"""Checks on a page: what is under way, what came of it, and a form to hand in a package."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from checker import SYSTEM
from checker.errors import CheckerError
from checker.review import access
from checker.review.pages import Pages, redirect
from checker.review.routes.ruling import told
from checker.review.submitting import Given, mine, submit, systems, uploads
from checker.store import checks
from checker.store.people import Session
from checker.work import received
from checker.work.background import Background

router = APIRouter()
SHOWN = 50
FOLDERS = 500
STATES = {
    "waiting": "等待",
    "running": "检查中",
    "done": "完成",
    "failed": "失败",
    "stopped": "已取消",
}


@router.get("/checks")
def listed(
    request: Request, store: access.OpenStore, who: access.SeesAll, templates: access.Templates
) -> Response:
    """The list, newest first, and the form."""
    desk: Background | None = request.app.state.background
    with store.read() as connection:
        rows = checks.listed(connection, 0, SHOWN)
        total = checks.total(connection)
    return templates.page(
        "checks.html",
        who,
        rows=rows,
        total=total,
        states=STATES,
        systems=systems(),
        chosen=SYSTEM,
        open=desk is not None,
        inbox=_inbox(desk),
    )


def _inbox(desk: Background | None) -> list[str] | None:
    """What lies in the open folder, ``None`` where there is none."""
    if desk is None or desk.inbox is None or not desk.inbox.is_dir():
        return None
    names = (each.name for each in desk.inbox.iterdir() if not each.name.startswith("."))
    return sorted(names)[:FOLDERS]


@router.post("/checks")
def asked(
    request: Request,
    who: access.SeesAll,
    templates: access.Templates,
    path: Annotated[str, Form(max_length=1000)] = "",
    batch: Annotated[bool, Form()] = False,
    system: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """A package of the open folder."""
    given = Given(system, batch, path=path)
    return _done(request, templates, lambda: submit(_desk(request), who, given))


@router.post("/checks/{number}/stop")
def stop(
    request: Request,
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
) -> Response:
    """Call it off."""
    _own(store, number, who)
    return _done(request, templates, lambda: _desk(request).stop(number, who.name))


@router.post("/checks/{number}/resume")
def resume(
    request: Request,
    number: int,
    store: access.OpenStore,
    who: access.SeesAll,
    templates: access.Templates,
) -> Response:
    """Go on where it stopped."""
    _own(store, number, who)
    return _done(request, templates, lambda: checks.again(_desk(request).store, number, who.name))


def _done(request: Request, templates: Pages, act: Callable[[], object]) -> Response:
    """The list again, or why it could not be done."""
    try:
        act()
    except CheckerError as error:
        return templates.message(*told(error))
    return redirect("/checks", request)


def _desk(request: Request) -> Background:
    desk: Background | None = request.app.state.background
    if desk is None:
        raise HTTPException(404)
    return desk


def _own(store: access.OpenStore, number: int, who: Session) -> None:
    with store.read() as connection:
        mine(connection, who, number)


upload_router = APIRouter()


@upload_router.post("/checks/upload")
async def uploaded(request: Request, who: access.SeesAll, templates: access.Templates) -> Response:
    """An uploaded package. Who asks is known before a byte of it is taken in."""
    desk = _desk(request)
    async with request.form(max_files=received.MOST, max_part_size=4096) as form:
        access.same(request, str(form.get("csrf", "")), who.csrf)
        try:
            await run_in_threadpool(submit, desk, who, uploads(form))
        except CheckerError as error:
            return templates.message(*told(error))
    return redirect("/checks", request)
