"""Saving a run, and reading its parts again one at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select

from checker import __version__, scoring
from checker.errors import UsageError
from checker.model.material import Submission, Unprocessed
from checker.model.pair import Pair, Sharing, Span
from checker.model.result import Result, SubmissionResult
from checker.model.rules import IndicatorSystem
from checker.model.score import Flag
from checker.scoring.gates import UNSURE, VOID
from checker.scoring.stakes import stakes
from checker.store import audit, overlays, papers, ready
from checker.store.blobs import pack, unpack
from checker.store.judged import Judged, keep
from checker.store.rows import added, count
from checker.store.tables import RUN_FACTS, pairs, passages, runs, submissions

AT_ONCE = 500  # pairs asked for in one query


@dataclass(frozen=True, slots=True)
class Head:
    """What of a submission is neither a record nor a judgement."""

    submission: Submission
    unprocessed: tuple[Unprocessed, ...]
    flags: tuple[Flag, ...]  # as copying and forgery raised them


def put(connection: Connection, result: Result, by: str) -> int:
    """Keep a whole run inside a transaction that does more; its number is returned."""
    run = _run(connection, result)
    for position, each in enumerate(result.submissions):
        _submission(connection, run, position, each, result.system)
    for position, pair in enumerate(result.sharing.pairs):
        connection.execute(insert(pairs).values(run=run, position=position, **_pair(pair)))
        content = pack((pair.spans, tuple(entry.spans for entry in pair.excluded)))
        connection.execute(insert(passages).values(run=run, pair=pair.id, content=content))
    overlays.put(connection, run, result)
    names = [each.submission.name for each in result.submissions]
    audit.append(connection, "run", by, {"run": run, "submissions": names})
    return run


def _run(connection: Connection, result: Result) -> int:
    system = pack(result.system)
    values = {
        "made_at": audit.now(),
        "system_id": result.system.id,
        "title": result.system.title,
        "program": __version__,
        "rules": hashlib.sha256(system).hexdigest(),
        "period_start": result.period[0],
        "period_end": result.period[1],
        "system": system,
        "sharing": pack(_sharing_parts(result.sharing)),
        "outside": pack(result.outside),
    }
    return added(connection, runs, values)


def _sharing_parts(sharing: Sharing) -> tuple[Any, ...]:
    """In the order of :class:`Sharing`; stores of older programs lack the last."""
    return sharing.not_shown, sharing.common, sharing.clusters, sharing.names_left


def _submission(
    connection: Connection, run: int, position: int, each: SubmissionResult, system: IndicatorSystem
) -> None:
    raised = tuple(
        replace(flag, status="suspected") for flag in each.flags if flag.code not in (VOID, UNSURE)
    )
    values = {
        "run": run,
        "position": position,
        "name": each.submission.name,
        "head": pack((each.submission, raised)),
        "unprocessed": pack(each.unprocessed),
        "judged": b"",
        "floor": 0,
        "verified": 0,
        "ceiling": 0,
        "max": 0,
        "version": 0,
    }
    key = added(connection, submissions, values)
    asked: Mapping[str, Decimal] = {}
    if each.submission.scored:
        case = scoring.case(system, each.submission, each.records, each.duties, raised)
        ready.put(connection, key, (), (each.duties, case))
        asked = stakes(case)
    keep(connection, key, Judged(each.duties, each.score, each.flags, each.todo, asked))
    for place, record in enumerate(each.records):
        papers.put(connection, key, place, record)


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "a": pair.a.submission,
        "a_material": pair.a.material,
        "b": pair.b.submission,
        "b_material": pair.b.material,
        "severity": pair.severity,
        "content": pack(_light(pair)),
    }


def _light(pair: Pair) -> Pair:
    """Without the places of its passages, which lists do not show."""
    excluded = tuple(replace(entry, spans=()) for entry in pair.excluded)
    return replace(pair, points=(), spans=(), excluded=excluded)


def listed(connection: Connection) -> Sequence[Row[Any]]:
    """All runs, newest first, without their contents."""
    return connection.execute(select(*RUN_FACTS).order_by(runs.c.id.desc())).all()


def outside(connection: Connection, run: int) -> tuple[Unprocessed, ...]:
    """What lay beside the packages of a run and was in none of them."""
    kept = connection.execute(select(runs.c.outside).where(runs.c.id == run)).scalar_one()
    found: tuple[Unprocessed, ...] = unpack(kept) if kept else ()
    return found


def system(connection: Connection, run: int) -> IndicatorSystem:
    """The indicator system as it was when the run was made."""
    found = connection.execute(select(runs.c.system).where(runs.c.id == run)).scalar_one_or_none()
    if found is None:
        raise UsageError(f"没有第{run}次核查")
    return _system(found)


@lru_cache(maxsize=4)
def _system(content: bytes) -> IndicatorSystem:
    made: IndicatorSystem = unpack(content)
    return made


def clusters(connection: Connection, run: int) -> tuple[tuple[str, ...], ...]:
    """Material ids of papers that copy one another, the largest group first."""
    found = select(runs.c.sharing).where(runs.c.id == run)
    return _clusters(connection.execute(found).scalar_one())


@lru_cache(maxsize=4)
def _clusters(content: bytes) -> tuple[tuple[str, ...], ...]:
    return Sharing((), *unpack(content)).clusters


def head(connection: Connection, submission: int) -> Head:
    """A submission's listing and the flags first raised."""
    wanted = select(submissions.c.head, submissions.c.unprocessed).where(
        submissions.c.id == submission
    )
    row = connection.execute(wanted).one()
    package, raised = unpack(row.head)
    return Head(package, unpack(row.unprocessed), raised)


def unprocessed(connection: Connection, run: int) -> dict[int, tuple[Unprocessed, ...]]:
    """The files that could not be used, by submission of a run."""
    wanted = select(submissions.c.id, submissions.c.unprocessed).where(submissions.c.run == run)
    return {row.id: unpack(row.unprocessed) for row in connection.execute(wanted)}


def pair(connection: Connection, run: int, identifier: str) -> Pair | None:
    """One pair of a run with its passages."""
    found = with_passages(connection, run, pairs_by_id(connection, run, [identifier]))
    return found[0] if found else None


def pairs_by_id(connection: Connection, run: int, wanted: Sequence[str]) -> list[Pair]:
    """Those pairs of a run that are there, in the order of the run, without their passages."""
    return pairs_where(connection, run, pairs.c.id.in_(wanted))


def some_pairs(
    connection: Connection, run: int, names: Sequence[str], start: int, limit: int
) -> tuple[int, list[Pair]]:
    """How many pairs of a run name all of these submissions, and some of them in the order of the
    run, without their passages. An empty name asks for nothing.
    """
    wanted = select(pairs.c.id).where(pairs.c.run == run)
    for name in filter(None, names):
        wanted = wanted.where(or_(pairs.c.a == name, pairs.c.b == name))
    some = connection.execute(wanted.order_by(pairs.c.position).offset(start).limit(limit))
    return count(connection, wanted), pairs_by_id(connection, run, some.scalars().all())


def pairs_where(connection: Connection, run: int, meant: ColumnElement[bool]) -> list[Pair]:
    """The pairs of a run that a condition on their table means, in the order of the run, without
    their passages.
    """
    found = select(pairs.c.content).where(pairs.c.run == run, meant)
    return [*map(unpack, connection.execute(found.order_by(pairs.c.position)).scalars())]


def with_passages(connection: Connection, run: int, light: Sequence[Pair]) -> list[Pair]:
    """The same pairs with the places of what they share."""
    found: dict[str, Any] = {}
    for at in range(0, len(light), AT_ONCE):
        some = [each.id for each in light[at : at + AT_ONCE]]
        wanted = select(passages.c.pair, passages.c.content).where(
            passages.c.run == run, passages.c.pair.in_(some)
        )
        found |= {row.pair: unpack(row.content) for row in connection.execute(wanted)}
    return [_with(each, *found[each.id]) for each in light]


def _with(pair: Pair, spans: tuple[Span, ...], aside: tuple[tuple[Span, ...], ...]) -> Pair:
    excluded = (replace(e, spans=s) for e, s in zip(pair.excluded, aside, strict=True))
    return replace(pair, spans=spans, excluded=tuple(excluded))
