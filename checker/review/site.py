"""The application: routes, guards, headers. Nothing is fetched from outside."""

from __future__ import annotations

import mimetypes
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from checker import reports
from checker.errors import CheckerError
from checker.review import access, api
from checker.review.api import problems
from checker.review.pages import Pages, redirect
from checker.review.routes import (
    accounts,
    bulk,
    checks,
    decisions,
    door,
    interface,
    leads,
    material,
    overview,
    pairs,
    printing,
    queue,
    rules,
    ruling,
    submission,
    worksheet,
)
from checker.store import Store, statements
from checker.work import received
from checker.work.background import Background

HERE = Path(__file__).parent
LOCAL = ["127.0.0.1", "localhost", "::1", "[::1]"]
LARGEST = 64 << 10
UPLOADS = {  # by the end of the path
    "/statement": statements.LARGEST + (64 << 10),
    "/statements": statements.LARGEST + (64 << 10),
    "/checks/upload": received.LARGEST + (64 << 20),
}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
SCRIPTS = {  # what the registry of a Windows machine may call text/plain, which "nosniff" forbids
    ".js": "text/javascript",
    ".css": "text/css",
}
ROUTES = (
    overview, accounts, submission, material, leads, pairs, printing, queue, bulk, decisions, rules,
    ruling, worksheet, checks, interface,
)  # fmt: skip
Next = Callable[[Request], Awaitable[Response]]


def make(store: Store, accounts: bool, background: Background | None = None) -> FastAPI:
    """The site over a store. Without ``accounts`` it serves the one user of this machine.

    ``background`` runs the checks that are handed in while the site is up; without it none are.
    """
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=_while_up)
    app.state.store, app.state.accounts = store, accounts
    app.state.background = background
    app.state.pages = Pages(accounts)
    for suffix, media in SCRIPTS.items():
        mimetypes.add_type(media, suffix)
    app.mount("/static/report", StaticFiles(directory=Path(reports.__file__).parent / "static"))
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.state.interface = api.make(store, accounts, background)
    app.mount("/api/v1", app.state.interface)
    app.include_router(door.router)
    app.include_router(checks.upload_router)  # asks who it is before it takes anything in
    for each in ROUTES:
        app.include_router(each.router, dependencies=[access.SIGNED_IN])
    app.middleware("http")(_headers)
    app.exception_handler(access.SignIn)(_sign_in)
    app.exception_handler(HTTPException)(_refused)
    app.exception_handler(CheckerError)(_failed)
    app.exception_handler(Exception)(_crashed)
    for error in (DataError, OverflowError):  # a number that no row can have
        app.exception_handler(error)(_unknown)
    if not accounts:
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=LOCAL)
    return app


@asynccontextmanager
async def _while_up(app: FastAPI) -> AsyncIterator[None]:
    with app.state.background or nullcontext():
        yield


async def _headers(request: Request, following: Next) -> Response:
    size = request.headers.get("content-length", "0")
    unknown = request.method == "POST" and "content-length" not in request.headers
    if unknown or not size.isdigit() or int(size) > _most(request.url.path):
        return _too_large(request.url.path)
    response = await following(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _too_large(path: str) -> Response:
    return problems.answer(413) if path.startswith("/api/") else Response("内容太大", 413)


def _most(path: str) -> int:
    return next((most for end, most in UPLOADS.items() if path.endswith(end)), LARGEST)


def _sign_in(request: Request, error: Exception) -> Response:
    return redirect("/login", request)


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    text = str(error.detail) if isinstance(error, HTTPException) else ""
    pages: Pages = request.app.state.pages
    return pages.message(TEXTS.get(status, text), status)


def _unknown(request: Request, error: Exception) -> Response:
    pages: Pages = request.app.state.pages
    return pages.message(TEXTS[404], 404)


def _crashed(request: Request, error: Exception) -> Response:
    """The program's own fault; the server writes what it was into its log."""
    pages: Pages = request.app.state.pages
    page = pages.message(TEXTS[500], 500)
    page.headers.update(HEADERS)  # no middleware sees this answer
    return page


def _failed(request: Request, error: Exception) -> Response:
    pages: Pages = request.app.state.pages
    text = error.told if isinstance(error, CheckerError) else ""
    return pages.message(text, 400)


TEXTS = {
    403: "您没有这项权限，或页面已过期。请返回后刷新再试。",
    404: "没有这个页面。",
    405: "不能这样访问。",
    422: "地址或内容写法不对。",
    500: "程序出错了。请刷新页面，看这一步是否已写入；仍出错时，请把服务器日志的末尾交给维护人员。",
}
