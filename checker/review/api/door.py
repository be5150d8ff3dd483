"""Who asks: a token in the header, or the site's own session with its token on every change."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import APIKeyCookie, APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer

from checker.review import access
from checker.review.api.pace import Pace
from checker.store import people, tokens
from checker.store.people import Session
from checker.work.background import Background

BEARER = HTTPBearer(auto_error=False, description="令牌，在网站的“接口”页建立")
COOKIE = APIKeyCookie(name=access.COOKIE, auto_error=False, description="网站的会话")
CSRF = APIKeyHeader(
    name="X-CSRF-Token", auto_error=False, description="用会话修改时必带，见 GET /me 的 csrf"
)


class Paces:
    """One set a server."""

    def __init__(self) -> None:
        self.person = Pace(per_minute=1200, burst=300)
        self.wrong = Pace(per_minute=4, burst=10)
        self.checks = Pace(per_minute=6, burst=30)


def paces(request: Request) -> Paces:
    """The counts of this server."""
    kept: Paces = request.app.state.paces
    return kept


def visitor(
    request: Request,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(BEARER)],
    cookie: Annotated[str | None, Security(COOKIE)],
    csrf: Annotated[str | None, Security(CSRF)],
) -> Session:
    """Who is asking. Raises :class:`access.SignIn`, 403 on a change without its token, 429."""
    if "authorization" in request.headers:
        who = _by_token(request, bearer.credentials if bearer else "")
    else:
        who = _by_cookie(request, cookie, csrf)
    paces(request).person.spend(who.name)
    return who


def _by_token(request: Request, token: str) -> Session:
    where = request.client.host if request.client else ""
    wrong = paces(request).wrong
    wrong.check(where)
    who = tokens.session(access.store(request), token, request.app.state.accounts)
    if who is None:
        wrong.spend(where)
        raise access.SignIn
    return who


def _by_cookie(request: Request, cookie: str | None, csrf: str | None) -> Session:
    who = people.session(access.store(request), cookie, request.app.state.accounts)
    if who is None:
        raise access.SignIn
    if request.method not in ("GET", "HEAD"):
        access.same(request, csrf or "", who.csrf)
    return who


def sees_all(who: Annotated[Session, Depends(visitor)]) -> Session:
    """Reviewers, leads and administrators."""
    return access.asked(who, "all")


def decides(who: Annotated[Session, Depends(visitor)]) -> Session:
    """Reviewers and leads."""
    return access.asked(who, "decide")


def background(request: Request) -> Background:
    """What runs checks. Raises 404 where this server takes none."""
    kept: Background | None = request.app.state.background
    if kept is None:
        raise HTTPException(404, "这个服务没有开放提交检查")
    return kept


Visitor = Annotated[Session, Depends(visitor)]
SeesAll = Annotated[Session, Depends(sees_all)]
Decides = Annotated[Session, Depends(decides)]
Desk = Annotated[Background, Depends(background)]
