"""What every change of mind leaves behind: a row, an entry in the trail, and what it moved."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from checker.errors import CheckerError
from checker.store import audit
from checker.store.judged import Judged, interval, moves
from checker.store.rows import added, plain
from checker.store.tables import runs, submissions

LONGEST = 2000


class Conflict(CheckerError):
    """Somebody else decided the same thing in the meantime; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision or correction did: floor, verified, ceiling before and after, as text.

    ``moves`` are the indicators that changed: ref, before, after.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    status: tuple[str, str] = ("", "")  # of the flag decided
    moves: tuple[tuple[str, str, str], ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the score is another one now."""
        return self.before != self.after


def person(name: str) -> str:
    """A name as it counts: 张三, ' 张三 ' and full-width forms are one person."""
    return " ".join(unicodedata.normalize("NFKC", plain(name)).split())


def put(
    connection: Connection, table: Table, submission: int, by: str, row: dict[str, Any]
) -> dict[str, Any]:
    """Write a row of what somebody said and return it with its number."""
    row = {key: plain(value) for key, value in row.items()}
    row |= {"submission": submission, "by": by, "at": audit.now()}
    return {**row, "id": added(connection, table, row)}


def change(before: Judged, after: Judged, was: str = "", becomes: str = "") -> Change:
    """What lies between two judgements; ``was`` and ``becomes`` are the flag's standing."""
    return Change(
        tuple(interval(before.score)),
        tuple(interval(after.score)),
        (was, becomes),
        tuple(moves(before.score, after.score)),
    )


def tell(connection: Connection, action: str, row: dict[str, Any], done: Change) -> None:
    """Enter a written row and what it did in the trail."""
    facts = {"row": row, "change": asdict(done), "rules": rules(connection, row["submission"])}
    audit.append(connection, action, row["by"], facts)


def rules(connection: Connection, submission: int) -> str:
    """The fingerprint of the rules that a submission is scored by."""
    wanted = (
        select(runs.c.rules)
        .join(submissions, submissions.c.run == runs.c.id)
        .where(submissions.c.id == submission)
    )
    return str(connection.execute(wanted).scalar_one())
