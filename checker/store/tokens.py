"""Tokens for programs: shown once, kept as a hash, worth as much as the person who made them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from checker.errors import UsageError
from checker.store import audit
from checker.store.change import person
from checker.store.connect import Store
from checker.store.people import Session, digest
from checker.store.tables import people, tokens

PREFIX = "evc_"  # so that a token that leaked is known for one
MOST = 20  # of one person
ID = 16  # hexadecimal digits of the hash that name a token


def make(store: Store, name: str, use: str) -> str:
    """A new token of this person; ``use`` says what for. It is never to be had again."""
    name, use = person(name), " ".join(use.split())[:80]
    if not name or not use:
        raise UsageError("请写明令牌的用途")
    token = PREFIX + secrets.token_urlsafe(32)
    row = {"token": digest(token), "name": name, "use": use, "made_at": audit.now()}
    with store.write() as connection:
        own = select(func.count()).select_from(tokens).where(tokens.c.name == name)
        if connection.execute(own).scalar_one() >= MOST:
            raise UsageError(f"每人最多{MOST}个令牌", "请先撤销不用的")
        connection.execute(insert(tokens).values(row))
        audit.append(connection, "token", name, {"token": row["token"][:ID], "use": use})
    return token


def listed(connection: Connection, name: str | None = None) -> Sequence[Row[*tuple[Any, ...]]]:
    """The tokens of one person, or of all, without what opens the door."""
    mark = func.substr(tokens.c.token, 1, ID).label("id")
    wanted = select(mark, tokens.c.name, tokens.c.use, tokens.c.made_at)
    if name is not None:
        wanted = wanted.where(tokens.c.name == name)
    return connection.execute(wanted.order_by(tokens.c.made_at)).all()


def revoke(store: Store, mark: str, by: str, of: str | None = None) -> None:
    """Take a token back; ``of`` narrows to one person's. Raises :class:`UsageError`."""
    with store.write() as connection:
        if mark not in {row.id for row in listed(connection, of)}:
            raise UsageError("没有这个令牌，或已撤销")
        connection.execute(delete(tokens).where(func.substr(tokens.c.token, 1, ID) == mark))
        audit.append(connection, "token-revoked", person(by), {"token": mark})


def marks(row: Row[*tuple[Any, ...]], token: str) -> bool:
    """Whether a listed row is this token's."""
    return bool(row.id == digest(token)[:ID])


def session(store: Store, token: str, accounts: bool) -> Session | None:
    """Whom a token speaks for; with ``accounts`` only people who still have an open one."""
    with store.read() as connection:
        wanted = select(tokens.c.name).where(tokens.c.token == digest(token))
        name = connection.execute(wanted).scalar()
        if name is None or not accounts:
            return Session(name, "lead", "", "") if name else None
        open_account = (people.c.name == name) & (people.c.closed_at == "")
        owner = connection.execute(select(people).where(open_account)).first()
        return Session(owner.name, owner.role, owner.county, "") if owner else None
