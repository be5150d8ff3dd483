"""Accounts, sessions and the count of failed logins."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Row, delete, func, insert, select

from checker.errors import UsageError
from checker.store import audit
from checker.store.change import person
from checker.store.connect import Store
from checker.store.rows import added
from checker.store.tables import attempts, people, sessions

ROLES = ("county", "reviewer", "lead", "admin")
HOURS = 12
TRIES, WINDOW = 5, timedelta(minutes=15)
SHORTEST = 10
LONGEST = 40  # letters of a name
_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_hex(16))  # an unknown name takes as long as a wrong password


@dataclass(frozen=True, slots=True)
class Session:
    """Who is asking. ``local`` sessions of one user on one machine have no account."""

    name: str
    role: str
    county: str
    csrf: str


def fits(role: str, county: str) -> None:
    """Raises :class:`UsageError` where role and county do not go together."""
    if role not in ROLES:
        raise UsageError(f"没有“{role}”这个角色", f"可选：{'、'.join(ROLES)}")
    if (role == "county") != bool(county) or len(county) > 200:
        raise UsageError("县级账号须写明报送单位，其他账号不写")


def hashed(password: str) -> str:
    """A password as it is kept. Raises :class:`UsageError` on one that is too short."""
    if not SHORTEST <= len(password) <= 500:
        raise UsageError(f"密码不少于{SHORTEST}位")
    return _hasher.hash(password)


def add(  # noqa: PLR0917
    store: Store, name: str, role: str, password: str, county: str = "", by: str = ""
) -> None:
    """Make an account; ``by`` is who made it, the person itself on the command line."""
    name = person(name)
    fits(role, county)
    if not 0 < len(name) <= LONGEST:
        raise UsageError(f"须有姓名，不超过{LONGEST}字")
    row = {"name": name, "role": role, "county": county, "made_at": audit.now()}
    row["password"] = hashed(password)
    with store.write() as connection:
        if _found(connection, name):
            raise UsageError(f"已有账号“{name}”")
        connection.execute(insert(people).values(row))
        facts = {"name": name, "what": "add", "role": role, "county": county}
        audit.append(connection, "account", person(by) or name, facts)


def listed(store: Store) -> Sequence[Row[*tuple[Any, ...]]]:
    """All accounts without their passwords."""
    with store.read() as connection:
        wanted = select(people.c.name, people.c.role, people.c.county).order_by(people.c.name)
        return connection.execute(wanted).all()


def login(store: Store, name: str, password: str, where: str) -> str | None:
    """A session's cookie, ``None`` on a wrong name or password.

    Raises :class:`UsageError` after too many tries for this name or from this address.
    """
    if not right(store, name, password, where):
        return None
    with store.write() as connection:
        return _session(connection, person(name))


def right(store: Store, name: str, password: str, where: str) -> bool:
    """Whether an open account has this password.

    A try counts before it is weighed, so that many at once are not taken for one; a right one is
    taken off again.
    """
    name = person(name)
    with store.write() as connection:
        tries = _counted(connection, (f"name:{name[:80]}", f"from:{where}"))
        found = _found(connection, name)
    known = found is not None and not found.closed_at
    if not (_right(found.password if found else _NOBODY, password) and known):
        return False
    with store.write() as connection:
        connection.execute(delete(attempts).where(attempts.c.id.in_(tries)))
    return True


def _counted(connection: Connection, keys: Sequence[str]) -> list[int]:
    """The numbers of the rows that count one more try. Raises :class:`UsageError`."""
    since = (datetime.now(UTC) - WINDOW).isoformat(timespec="milliseconds")
    connection.execute(delete(attempts).where(attempts.c.at <= since))
    if any(_tries(connection, key) >= TRIES for key in keys):
        raise UsageError("登录失败次数过多", "请15分钟后再试")
    return [added(connection, attempts, {"key": key, "at": audit.now()}) for key in keys]


def _right(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


def local(store: Store, name: str) -> str:
    """A session for the one user of this machine."""
    name = person(name)
    if not 0 < len(name) <= LONGEST:
        raise UsageError(f"请写姓名，不超过{LONGEST}字")
    with store.write() as connection:
        return _session(connection, name)


def logout(store: Store, cookie: str) -> None:
    """End a session."""
    with store.write() as connection:
        connection.execute(delete(sessions).where(sessions.c.token == digest(cookie)))


def session(store: Store, cookie: str | None, accounts: bool) -> Session | None:
    """Who holds this cookie; with ``accounts`` only names that still have one."""
    if not cookie:
        return None
    with store.read() as connection:
        row = connection.execute(select(sessions).where(sessions.c.token == digest(cookie))).first()
        if row is None or row.expires < audit.now():
            return None
        if not accounts:
            return Session(row.name, "lead", "", row.csrf)
        owner = _found(connection, row.name)
        if owner is None or owner.closed_at:
            return None
        return Session(owner.name, owner.role, owner.county, row.csrf)


def _session(connection: Connection, name: str) -> str:
    connection.execute(delete(sessions).where(sessions.c.expires < audit.now()))
    cookie = secrets.token_urlsafe(32)
    expires = (datetime.now(UTC) + timedelta(hours=HOURS)).isoformat(timespec="milliseconds")
    row = {"token": digest(cookie), "name": name, "csrf": secrets.token_urlsafe(24)}
    connection.execute(insert(sessions).values(expires=expires, **row))
    return cookie


def _found(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(people).where(people.c.name == name)).first()


def _tries(connection: Connection, key: str) -> int:
    wanted = select(func.count()).where(attempts.c.key == key)
    return int(connection.execute(wanted).scalar_one())


def digest(secret: str) -> str:
    """A cookie or token as it is kept; whatever a visitor sends in its place has one, too."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
