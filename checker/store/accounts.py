"""Accounts after they are made: roles, passwords, closing, and who is signed in where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from checker.errors import UsageError
from checker.store import audit, people
from checker.store.change import person
from checker.store.connect import Store
from checker.store.tables import attempts, sessions
from checker.store.tables import people as table


def listed(connection: Connection) -> Sequence[Row[Any]]:
    """All accounts with the number of their sessions, without their passwords."""
    here = sessions.c.name == table.c.name
    count = select(func.count()).where(here, sessions.c.expires > audit.now()).scalar_subquery()
    wanted: list[Any] = [column for column in table.c if column.name != "password"]
    order = (table.c.closed_at != "", table.c.name)
    columns: list[Any] = [*wanted, count.label("open")]
    return connection.execute(select(*columns).order_by(*order)).all()


def place(store: Store, by: str, name: str, role: str, county: str = "") -> None:
    """Give an account another role; who is signed in by it must sign in again."""
    people.fits(role, county)
    with store.write() as connection:
        row = _one(connection, name)
        if row.role == "admin" != role:
            _another_admin(connection, row.name)
        values = {"role": role, "county": county}
        was = {"role": row.role, "county": row.county}
        _put(connection, by, row.name, values, {"what": "role", "was": was, **values})


def close(store: Store, by: str, name: str) -> None:
    """Close an account: nobody signs in by it any more; what was decided under it stays."""
    with store.write() as connection:
        row = _one(connection, name)
        if person(by) == row.name:
            raise UsageError("不能停用自己的账号", "请由另一位管理员停用")
        _another_admin(connection, row.name)
        _put(connection, by, row.name, {"closed_at": audit.now()}, {"what": "close"})


def reopen(store: Store, by: str, name: str) -> None:
    """Open a closed account again."""
    with store.write() as connection:
        name = _one(connection, name).name
        _put(connection, by, name, {"closed_at": ""}, {"what": "reopen"})


def reset(store: Store, by: str, name: str, password: str) -> None:
    """Give an account a new password; failed tries are forgotten."""
    kept = people.hashed(password)
    with store.write() as connection:
        row = _one(connection, name)
        _put(connection, by, row.name, {"password": kept}, {"what": "password"})
        connection.execute(delete(attempts).where(attempts.c.key == f"name:{row.name}"))


def own_password(store: Store, name: str, words: tuple[str, str], cookie: str, where: str) -> None:
    """Change one's own password, old and new; one's other sessions end.

    Tries are counted as at the door.
    """
    old, new = words
    if not people.right(store, name, old, where):
        raise UsageError("现在的密码不对")
    kept = people.hashed(new)
    with store.write() as connection:
        token = people.digest(cookie)
        row = connection.execute(select(sessions).where(sessions.c.token == token)).first()
        _put(connection, name, name, {"password": kept}, {"what": "password"})
        if row is not None:
            connection.execute(insert(sessions).values(**row._mapping))


def open_sessions(connection: Connection, name: str, cookie: str) -> list[dict[str, Any]]:
    """Where somebody is signed in: ``id``, ``since``, ``until``, and whether it is this one."""
    own = people.digest(cookie)
    wanted = select(sessions).where(sessions.c.name == name, sessions.c.expires > audit.now())
    return [
        {
            "id": row.token[:16],
            "since": _since(row.expires),
            "until": row.expires,
            "here": row.token == own,
        }
        for row in connection.execute(wanted.order_by(sessions.c.expires.desc()))
    ]


def end_sessions(store: Store, name: str, cookie: str, which: str = "") -> None:
    """End one session of one's own by its id, or all others without one."""
    wanted = delete(sessions).where(sessions.c.name == name)
    if which:
        wanted = wanted.where(func.substr(sessions.c.token, 1, 16) == which)
    else:
        wanted = wanted.where(sessions.c.token != people.digest(cookie))
    with store.write() as connection:
        connection.execute(wanted)


def _since(expires: str) -> str:
    begun = datetime.fromisoformat(expires) - timedelta(hours=people.HOURS)
    return begun.isoformat(timespec="milliseconds")


def _one(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(select(table).where(table.c.name == person(name))).first()
    if row is None:
        raise UsageError(f"没有账号“{name}”")
    return row


def _another_admin(connection: Connection, name: str) -> None:
    others = select(func.count()).where(
        table.c.role == "admin", table.c.name != name, table.c.closed_at == ""
    )
    own = connection.execute(select(table.c.role).where(table.c.name == name)).scalar_one()
    if own == "admin" and not connection.execute(others).scalar_one():
        raise UsageError("这是最后一个管理员账号", "请先另建一个管理员账号")


def _put(
    connection: Connection, by: str, name: str, values: dict[str, Any], told: dict[str, Any]
) -> None:
    """Write, end the account's sessions, enter it in the trail; a password is never in it."""
    connection.execute(update(table).where(table.c.name == name).values(values))
    connection.execute(delete(sessions).where(sessions.c.name == name))
    audit.append(connection, "account", person(by), {"name": name, **told})
