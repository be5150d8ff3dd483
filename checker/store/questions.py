"""The questions of a submission, each by itself: its flag and what deciding it can move."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, tuple_

from checker.model.score import Flag
from checker.store.blobs import pack, unpack
from checker.store.rows import plain
from checker.store.tables import flag_papers, flags

BY_WORTH = (flags.c.status != "suspected", flags.c.points.desc(), flags.c.position)


@dataclass(frozen=True, slots=True)
class Question:
    """A flag as it stands; ``stake`` is what an open one can move the score by, else ``None``."""

    submission: int
    flag: Flag
    stake: Decimal | None = None


def replace(connection: Connection, submission: int, found: Sequence[Question]) -> None:
    """Put these in the place of a submission's questions."""
    once = list({each.flag.id: each for each in found}.values())
    rows = [_row(position, each) for position, each in enumerate(once)]
    papers = [*_papers(once)]
    for table, own in ((flags, rows), (flag_papers, papers)):
        connection.execute(delete(table).where(table.c.submission == submission))
        if own:
            connection.execute(insert(table), own)


def _row(position: int, each: Question) -> dict[str, Any]:
    flag = each.flag
    return {
        "submission": each.submission,
        "flag": flag.id,
        "position": position,
        "code": flag.code,
        "severity": flag.severity,
        "status": flag.status,
        "indicator": flag.indicator,
        "material": flag.materials[0] if flag.materials else None,
        "pair": flag.evidence.get("pair"),
        "points": each.stake or 0,
        "text": plain(flag.text),
        "content": pack((flag, each.stake)),
    }


def _papers(found: Sequence[Question]) -> Iterator[dict[str, Any]]:
    for each in found:
        for material in dict.fromkeys(each.flag.materials):
            yield {"submission": each.submission, "material": material, "flag": each.flag.id}


def all_of(connection: Connection, submission: int) -> list[Question]:
    """Every question in the order in which they were raised."""
    return _found(connection, flags.c.submission == submission, flags.c.position)


def by_worth(
    connection: Connection, submission: int, start: int = 0, limit: int | None = None
) -> list[Question]:
    """Open questions first, the dearest at the top, all or some of the list."""
    own = flags.c.submission == submission
    return _found(connection, own, *BY_WORTH, start=start, limit=limit)


def of_paper(connection: Connection, submission: int, material: str) -> list[Question]:
    """Those that speak of one paper, the dearest open one first."""
    spoken = select(flag_papers.c.flag).where(
        flag_papers.c.submission == submission, flag_papers.c.material == material
    )
    own = (flags.c.submission == submission) & flags.c.flag.in_(spoken)
    return _found(connection, own, *BY_WORTH)


def of_pair(connection: Connection, submission: int, pair: str, material: str) -> list[Question]:
    """Those that one pair raised on one of its papers."""
    own = (flags.c.submission == submission) & (flags.c.pair == pair)
    found = _found(connection, own, flags.c.position)
    return [each for each in found if material in each.flag.materials]


def some(connection: Connection, keys: Collection[tuple[int, str]]) -> list[Question]:
    """Those of these submissions and flag ids that are there."""
    return _found(connection, tuple_(flags.c.submission, flags.c.flag).in_(keys), flags.c.position)


def _found(
    connection: Connection,
    meant: ColumnElement[bool],
    *order: ColumnElement[Any],
    start: int = 0,
    limit: int | None = None,
) -> list[Question]:
    wanted = select(flags.c.submission, flags.c.content).where(meant).order_by(*order)
    wanted = wanted.offset(start).limit(limit) if limit is not None else wanted
    return [Question(row.submission, *unpack(row.content)) for row in connection.execute(wanted)]
