"""Accounts: an admin's list, and everybody's own password and sessions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import select

from checker.errors import UsageError
from checker.review import access
from checker.review.pages import Pages, redirect
from checker.store import Store, people
from checker.store import accounts as kept
from checker.store.people import Session
from checker.store.tables import submissions

router = APIRouter()
Text = Annotated[str, Form(max_length=500)]
DONE = {
    "add": "账号已建立。",
    "role": "角色已改。",
    "close": "账号已停用。",
    "reopen": "账号已恢复。",
    "password": "密码已重设，请当面告知本人并请其修改。",
}


@router.get("/accounts")
def listed(
    store: access.OpenStore, who: access.Manages, templates: access.Templates, done: str = ""
) -> Response:
    """Every account."""
    return _page(store, who, templates, told=DONE.get(done, ""))


@router.post("/accounts")
def change(
    request: Request,
    store: access.OpenStore,
    who: access.Manages,
    templates: access.Templates,
    what: Text = "",
    name: Text = "",
    role: Text = "",
    county: Text = "",
    password: Text = "",
) -> Response:
    """Make an account, or change one: ``what`` says which."""
    actions = {
        "add": lambda: people.add(store, name, role, password, county=county, by=who.name),
        "role": lambda: kept.place(store, who.name, name, role, county),
        "close": lambda: kept.close(store, who.name, name),
        "reopen": lambda: kept.reopen(store, who.name, name),
        "password": lambda: kept.reset(store, who.name, name, password),
    }
    try:
        if what not in actions:
            raise UsageError("没有这种操作")
        actions[what]()
    except UsageError as error:
        return _page(store, who, templates, error.told, status=400)
    return redirect(f"/accounts?done={what}", request)


def _page(
    store: Store, who: Session, templates: Pages, error: str = "", told: str = "", status: int = 200
) -> Response:
    with store.read() as connection:
        names = connection.execute(select(submissions.c.name).distinct()).scalars()
        values: dict[str, Any] = {
            "people": kept.listed(connection), "counties": sorted(names), "roles": people.ROLES,
        }  # fmt: skip
    return templates.page(
        "accounts.html", who, status, error=error, told=told, shortest=people.SHORTEST, **values
    )


@router.get("/me")
def me(
    request: Request, store: access.OpenStore, who: access.Visitor, templates: access.Templates
) -> Response:
    """One's own password and sessions."""
    return _me(request, store, who, templates)


@router.post("/me/password")
def password(
    request: Request,
    store: access.OpenStore,
    who: access.Visitor,
    templates: access.Templates,
    old: Text = "",
    new: Text = "",
    again: Text = "",
) -> Response:
    """Change one's own password."""
    if not request.app.state.accounts:
        raise HTTPException(404)
    where = request.client.host if request.client else ""
    cookie = request.cookies.get(access.COOKIE, "")
    try:
        if new != again:
            raise UsageError("两次输入的新密码不一样")
        kept.own_password(store, who.name, (old, new), cookie, where)
    except UsageError as error:
        return _me(request, store, who, templates, error.told, status=400)
    return _me(request, store, who, templates, told="密码已改，其他地方的登录已退出。")


@router.post("/me/sessions")
def sessions(
    request: Request,
    store: access.OpenStore,
    who: access.Visitor,
    which: Annotated[str, Form(max_length=16)] = "",
) -> Response:
    """End one of one's sessions, or all but this one."""
    kept.end_sessions(store, who.name, request.cookies.get(access.COOKIE, ""), which)
    return redirect("/me", request)


def _me(
    request: Request,
    store: Store,
    who: Session,
    templates: Pages,
    error: str = "",
    told: str = "",
    status: int = 200,
) -> Response:
    with store.read() as connection:
        cookie = request.cookies.get(access.COOKIE, "")
        found = kept.open_sessions(connection, who.name, cookie)
    values = {"sessions": found, "shortest": people.SHORTEST}
    return templates.page("me.html", who, status, error=error, told=told, **values)
