"""Who may do what. Every route asks here; what is not allowed looks as if it were not there."""

from __future__ import annotations

import hmac
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request
from sqlalchemy import Connection, Row, select

from checker.errors import UsageError
from checker.model.pair import Pair
from checker.review.pages import Pages
from checker.store import Store, people, tokens
from checker.store import runs as kept_runs
from checker.store.people import Session
from checker.store.tables import RUN_FACTS, runs, submissions

COOKIE = "checker_session"
ABILITIES = {
    "county": frozenset({"own"}),
    "reviewer": frozenset({"all", "decide"}),
    "lead": frozenset({"all", "decide", "finish"}),
    "admin": frozenset({"all", "manage"}),
}


class SignIn(Exception):
    """Nobody is signed in."""


def may(visitor: Session, ability: str) -> bool:
    """Whether this person may do this."""
    return ability in ABILITIES[visitor.role]


def store(request: Request) -> Store:
    """The store behind the site."""
    kept: Store = request.app.state.store
    return kept


def pages(request: Request) -> Pages:
    """The templates."""
    kept: Pages = request.app.state.pages
    return kept


def visitor(request: Request) -> Session:
    """Who is asking. Raises :class:`SignIn`."""
    cookie = request.cookies.get(COOKIE)
    found = people.session(store(request), cookie, request.app.state.accounts)
    if found is None:
        raise SignIn
    return found


async def signed_in(request: Request, who: Annotated[Session, Depends(visitor)]) -> None:
    """Every route behind the door: a session, and on every change the form's own token."""
    if request.method in ("GET", "HEAD"):
        return
    form = await request.form()
    same(request, str(form.get("csrf", "")), who.csrf)


def same(request: Request, given: str, wanted: str) -> None:
    """Refuse a form that another site sent, or one without the session's token."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    ours = hmac.compare_digest(given.encode(), wanted.encode()) and bool(wanted)
    if site not in ("same-origin", "none") or not ours:
        raise HTTPException(403)


def sees_all(who: Annotated[Session, Depends(visitor)]) -> Session:
    """Pages over all counties."""
    return asked(who, "all")


def decides(who: Annotated[Session, Depends(visitor)]) -> Session:
    """Decisions and corrections."""
    return asked(who, "decide")


def manages(who: Annotated[Session, Depends(visitor)]) -> Session:
    """Accounts."""
    return asked(who, "manage")


def asked(who: Session, ability: str) -> Session:
    """The person, if this is theirs to do."""
    if not may(who, ability):
        raise HTTPException(403)
    return who


def submission(connection: Connection, who: Session, number: int) -> Row[*tuple[Any, ...]]:
    """A submission that this person may see; the run's numbers come along."""
    wanted = (
        select(submissions.c.id, submissions.c.name, submissions.c.run, runs.c.title)
        .join(runs, runs.c.id == submissions.c.run)
        .where(submissions.c.id == number)
    )
    found = connection.execute(wanted).first()
    if found is None or not (may(who, "all") or found.name == who.county):
        raise HTTPException(404)
    return found


def run(connection: Connection, number: int) -> Row[Any]:
    """A run by its number."""
    found = connection.execute(select(*RUN_FACTS).where(runs.c.id == number)).first()
    if found is None:
        raise HTTPException(404)
    return found


def pair(connection: Connection, run: int, key: str) -> Pair:
    """A pair of a run with its passages."""
    found = kept_runs.pair(connection, run, key)
    if found is None:
        raise HTTPException(404)
    return found


def revoke(store: Store, who: Session, mark: str) -> None:
    """Take a token back: one's own, or anybody's as an administrator."""
    try:
        tokens.revoke(store, mark, who.name, None if who.role == "admin" else who.name)
    except UsageError as error:
        raise HTTPException(404) from error


SIGNED_IN = Depends(signed_in)
Visitor = Annotated[Session, Depends(visitor)]
SeesAll = Annotated[Session, Depends(sees_all)]
Manages = Annotated[Session, Depends(manages)]
Decides = Annotated[Session, Depends(decides)]
OpenStore = Annotated[Store, Depends(store)]
Templates = Annotated[Pages, Depends(pages)]
