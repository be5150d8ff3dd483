"""The audit trail: each entry holds the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, select, update

from checker import __version__
from checker.store.tables import audit, audit_head, corrections, decisions, runs, statements

START = "0" * 64
PARTS = frozenset(["number", "at", "by", "action", "program", "facts"])  # of each entry
KEPT: Mapping[str, Table] = {
    "decision": decisions,
    "correction": corrections,
    "statement": statements,
}


def now() -> str:
    """The time as it is written everywhere here: UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def append(connection: Connection, action: str, by: str, facts: Mapping[str, Any]) -> None:
    """Add one entry inside the transaction that did what it tells."""
    head = connection.execute(select(audit_head)).one_or_none()
    count, last = (head.entries, head.hash) if head else (0, START)
    entry = _canonical(
        {
            "number": count + 1,
            "at": now(),
            "by": by,
            "action": action,
            "program": __version__,
            "facts": dict(facts),
        }
    )
    link = _link(last, entry)
    connection.execute(insert(audit).values(id=count + 1, entry=entry, hash=link))
    if head:
        connection.execute(update(audit_head).values(entries=count + 1, hash=link))
    else:
        connection.execute(insert(audit_head).values(id=1, entries=1, hash=link))


def verify(connection: Connection) -> list[str]:
    """Every fault of the trail in plain words; none means that nothing was changed since."""
    rows = connection.execute(select(audit).order_by(audit.c.id)).all()
    head = connection.execute(select(audit_head)).one_or_none()
    faults = list(_chain(rows))
    if (head.entries if head else 0) != len(rows) or (head and rows and head.hash != rows[-1].hash):
        faults.append(f"末尾不符：应有{head.entries if head else 0}条，现有{len(rows)}条")
    for action, table in KEPT.items():
        faults += _compare(connection, rows, action, table)
    return [*faults, *_runs(connection, rows)]


def head(connection: Connection) -> tuple[int, str]:
    """How many entries there are, and the last hash: note it elsewhere to be sure of the end."""
    found = connection.execute(select(audit_head)).one_or_none()
    return (found.entries, found.hash) if found else (0, START)


def holds(connection: Connection, link: str) -> bool:
    """Whether a hash noted earlier still stands in the trail."""
    return connection.execute(select(audit.c.id).where(audit.c.hash == link)).first() is not None


def _chain(rows: Sequence[Row[Any]]) -> Iterator[str]:
    last = START
    for number, row in enumerate(rows, 1):
        if row.id != number:
            yield f"第{number}条处缺失或次序不对（现为第{row.id}条）"
            return
        if row.hash != _link(last, row.entry) or told(row).get("number") != number:
            yield f"第{number}条与其校验值不符，内容或次序被改动"
            return
        last = row.hash


def told(row: Row[Any]) -> dict[str, Any]:
    """What an entry tells; nothing where it is none that this program wrote."""
    try:
        value = json.loads(row.entry)
    except ValueError:
        return {}
    whole = isinstance(value, dict) and value.keys() >= PARTS and isinstance(value["facts"], dict)
    return value if whole else {}


def _compare(
    connection: Connection, rows: Sequence[Row[Any]], action: str, table: Table
) -> list[str]:
    """The decisions in force against those that the trail tells of."""
    said = {}
    for entry in map(told, rows):
        row = entry["facts"].get("row") if entry.get("action") == action else None
        if isinstance(row, dict) and isinstance(row.get("id"), int):
            said[row["id"]] = row
    names = {"decision": "决定", "correction": "更正", "statement": "陈述"}
    kept = {row.id: dict(row._mapping) for row in connection.execute(select(table))}
    return [
        f"{names[action]}{key}与审计记录不符（被改动或增删）"
        for key in sorted(kept.keys() | said.keys())
        if kept.get(key) != said.get(key)
    ]


def _runs(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[str]:
    """Every run is told of when it is saved, so that even an emptied trail shows."""
    entries = (entry for entry in map(told, rows) if entry.get("action") == "run")
    said = {run for entry in entries if isinstance(run := entry["facts"].get("run"), int)}
    kept = set(connection.execute(select(runs.c.id)).scalars())
    for number in sorted(kept - said):
        yield f"第{number}次核查没有审计记录，记录被删去或清空过"
    for number in sorted(said - kept):
        yield f"审计记录中的第{number}次核查已不在库中"


def _canonical(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _link(last: str, entry: str) -> str:
    return hashlib.sha256(f"{last}{entry}".encode()).hexdigest()
