"""Checks started from the site: who asked for what, how far it is, who works on it.

States: waiting → running → done | failed | stopped; a stopped or failed one may wait again. Whoever
works on a check is its ``worker``; every change by a worker says so and is refused once another
holds the check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from checker.errors import UsageError
from checker.model.result import Result
from checker.store import audit, joining
from checker.store.change import person
from checker.store.connect import Store
from checker.store.rows import added
from checker.store.tables import checks

ENDED = ("done", "failed", "stopped")
WAITING = 100  # most that may wait at once


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be checked: a path on this machine, one package or a folder of them."""

    source: str
    name: str
    batch: bool
    system: str
    by: str


def add(store: Store, asked: Asked) -> int:
    """Put a check in line; its number is returned."""
    by = person(asked.by)
    values = {**asdict(asked), "batch": int(asked.batch), "by": by, "made_at": audit.now()}
    fresh = {"state": "waiting", "worker": "", "done": 0, "total": 0, "pages": 0, "note": ""}
    with store.write() as connection:
        if _count(connection, "waiting") >= WAITING:
            raise UsageError(f"等待中的检查已有{WAITING}个", "请等前面的完成，或取消不需要的")
        number = added(connection, checks, {**values, **fresh, "ended_at": ""})
        audit.append(connection, "check", by, {"check": number, "name": asked.name})
    return number


def _count(connection: Connection, state: str) -> int:
    wanted = select(func.count()).select_from(checks).where(checks.c.state == state)
    return int(connection.execute(wanted).scalar_one())


def listed(connection: Connection, start: int, limit: int) -> Sequence[Row[Any]]:
    """Checks, newest first."""
    wanted = select(checks).order_by(checks.c.id.desc()).offset(start).limit(limit)
    return connection.execute(wanted).all()


def total(connection: Connection) -> int:
    """How many there are."""
    return int(connection.execute(select(func.count()).select_from(checks)).scalar_one())


def one(connection: Connection, number: int) -> Row[Any] | None:
    """One check."""
    return connection.execute(select(checks).where(checks.c.id == number)).first()


def running(connection: Connection) -> Sequence[Row[Any]]:
    """Those under way, whoever works on them."""
    wanted = select(checks).where(checks.c.state == "running")
    return connection.execute(wanted.order_by(checks.c.id)).all()


def waits(connection: Connection) -> bool:
    """Whether any is in line."""
    return _count(connection, "waiting") > 0


def claim(store: Store, worker: str, most: int) -> int | None:
    """Take the oldest in line unless ``most`` are under way already."""
    with store.write() as connection:
        if _count(connection, "running") >= most:
            return None
        oldest = select(func.min(checks.c.id)).where(checks.c.state == "waiting")
        number = connection.execute(oldest).scalar()
        if number is not None:
            _set(connection, number, state="running", worker=worker, note="正在启动")
        return number


def take(store: Store, number: int, held_by: str, worker: str) -> Row[Any] | None:
    """The check, handed from whoever started the process to the process itself."""
    with store.write() as connection:
        if not _held(connection, number, held_by):
            return None
        _set(connection, number, worker=worker, done=0, total=0, pages=0, note="正在清点文件")
        return one(connection, number)


def tell(store: Store, number: int, worker: str, news: Mapping[str, Any]) -> bool:
    """Write progress; ``False`` where the check is no longer this worker's."""
    with store.write() as connection:
        held = _held(connection, number, worker)
        if held:
            _set(connection, number, **news)
        return held


def end(store: Store, number: int, worker: str, state: str, note: str) -> bool:
    """Close a check that came to nothing, or put it in line again."""
    ended = audit.now() if state in ENDED else ""
    news = {"state": state, "note": note[:2000], "ended_at": ended, "worker": ""}
    return tell(store, number, worker, news)


def finish(store: Store, number: int, worker: str, by: str, result: Result) -> int | None:
    """The run joins the store and the check is done, both or neither."""
    with store.write() as connection:
        if not _held(connection, number, worker):
            return None
        joined = joining.join(connection, result, by)
        news = {"state": "done", "ended_at": audit.now(), "worker": "", "run": joined.run}
        _set(connection, number, note=_told(joined), **news)
    return joined.run


def _told(joined: joining.Joined) -> str:
    told = f"沿用以前的决定和更正 {joined.carried} 条" if joined.carried else ""
    left = f"{joined.left} 条因材料或问题有变化没有沿用，请重新决定" if joined.left else ""
    return "；".join(filter(None, (told, left)))


def stop(store: Store, number: int, by: str) -> str:
    """Call a check off; who works on it is returned, to be ended."""
    with store.write() as connection:
        found = one(connection, number)
        if found is None or found.state in ENDED:
            raise UsageError("这次检查已经结束，不能取消", "请刷新页面")
        news = {"state": "stopped", "worker": "", "note": f"由{person(by)}取消"}
        _set(connection, number, ended_at=audit.now(), **news)
        audit.append(connection, "check-stopped", person(by), {"check": number})
        return str(found.worker)


def again(store: Store, number: int, by: str) -> None:
    """Put a stopped or failed check in line again; what was read is not read again."""
    with store.write() as connection:
        found = one(connection, number)
        if found is None or found.state not in ("failed", "stopped"):
            raise UsageError("只有失败或已取消的检查可以继续", "请刷新页面")
        _set(connection, number, state="waiting", worker="", note="", ended_at="")
        audit.append(connection, "check-again", person(by), {"check": number})


def _held(connection: Connection, number: int, worker: str) -> bool:
    mine = (checks.c.id == number) & (checks.c.worker == worker) & (checks.c.state == "running")
    return connection.execute(select(checks.c.id).where(mine)).first() is not None


def _set(connection: Connection, number: int, **values: Any) -> None:
    connection.execute(update(checks).where(checks.c.id == number).values(values))
