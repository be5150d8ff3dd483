"""In and out: a name on one's own machine, an account anywhere else."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from checker.errors import UsageError
from checker.review import access
from checker.review.pages import Pages, redirect
from checker.store import people

router = APIRouter()
DOOR = "checker_door"


@router.get("/login")
def ask(request: Request, templates: access.Templates) -> Response:
    """The door."""
    return _ask(request, templates)


def _ask(request: Request, templates: Pages, error: str = "", status: int = 200) -> Response:
    token = secrets.token_urlsafe(24)
    page = templates.page("login.html", None, status, token=token, error=error)
    _cookie(request, page, DOOR, token)
    return page


@router.post("/login")
def enter(
    request: Request,
    store: access.OpenStore,
    templates: access.Templates,
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=500)] = "",
    csrf: Annotated[str, Form()] = "",
) -> Response:
    """Sign in."""
    access.same(request, csrf, request.cookies.get(DOOR, ""))
    where = request.client.host if request.client else ""
    try:
        if request.app.state.accounts:
            cookie = people.login(store, name, password, where)
        else:
            cookie = people.local(store, name)
    except UsageError as error:
        return _ask(request, templates, error.told, 429)
    if cookie is None:
        return _ask(request, templates, "姓名或密码不对。", 401)
    answer = redirect("/", request)
    _cookie(request, answer, access.COOKIE, cookie)
    answer.delete_cookie(DOOR)
    return answer


@router.post("/logout")
def leave(
    request: Request,
    store: access.OpenStore,
    who: access.Visitor,
    csrf: Annotated[str, Form()] = "",
) -> Response:
    """Sign out."""
    access.same(request, csrf, who.csrf)
    people.logout(store, request.cookies.get(access.COOKIE, ""))
    answer = redirect("/login", request)
    answer.delete_cookie(access.COOKIE)
    return answer


def _cookie(request: Request, answer: Response, name: str, value: str) -> None:
    secure = request.url.scheme == "https"
    answer.set_cookie(name, value, httponly=True, samesite="strict", secure=secure, path="/")
