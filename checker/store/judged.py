"""What stands of a submission after all decisions, kept so that pages need not score again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from checker import scoring
from checker.model.score import Decision, Flag, IndicatorScore, Score, ThreeElements, Todo
from checker.scoring.stakes import stakes
from checker.store.blobs import pack, unpack
from checker.store.rows import plain
from checker.store.tables import flags, submissions


@dataclass(frozen=True, slots=True)
class Judged:
    """Duties, score, flags and to-do of one submission."""

    duties: Mapping[str, ThreeElements]
    score: Score
    flags: tuple[Flag, ...]
    todo: tuple[Todo, ...]
    stakes: Mapping[str, Decimal] = field(default_factory=dict)  # of open questions, by flag id


def judge(
    case: scoring.Case, duties: Mapping[str, ThreeElements], decisions: Sequence[Decision]
) -> Judged:
    """What stands of a case under these decisions."""
    found, flags = case.decided(decisions)
    todo = scoring.todo(found, case.terms.system, date.today(), duties)
    return Judged(duties, found, flags, todo, stakes(case, decisions))


def keep(connection: Connection, submission: int, judged: Judged) -> None:
    """Replace what stands of a submission."""
    score = judged.score
    parts = (dict(judged.duties), judged.score, judged.flags, judged.todo, dict(judged.stakes))
    connection.execute(
        update(submissions)
        .where(submissions.c.id == submission)
        .values(
            judged=pack(parts),
            version=submissions.c.version + 1,
            floor=score.floor,
            verified=score.verified,
            ceiling=score.ceiling,
        )
    )
    connection.execute(delete(flags).where(flags.c.submission == submission))
    rows = list({row["flag"]: row for row in _rows(submission, judged)}.values())
    if rows:
        connection.execute(insert(flags), rows)


def load(connection: Connection, submission: int) -> Judged:
    """What stands of a submission now."""
    wanted = select(submissions.c.judged).where(submissions.c.id == submission)
    return _unpacked(connection.execute(wanted).scalar_one())


@lru_cache(maxsize=64)
def _unpacked(content: bytes) -> Judged:
    return Judged(*unpack(content))


def _rows(submission: int, judged: Judged) -> Iterator[dict[str, Any]]:
    for flag in judged.flags:
        yield {
            "submission": submission,
            "flag": flag.id,
            "code": flag.code,
            "severity": flag.severity,
            "status": flag.status,
            "indicator": flag.indicator,
            "material": flag.materials[0] if flag.materials else None,
            "pair": flag.evidence.get("pair"),
            "points": judged.stakes.get(flag.id, 0),
            "text": plain(flag.text),
        }


def interval(score: Score) -> list[str]:
    """Floor, verified and ceiling as text."""
    return [str(score.floor), str(score.verified), str(score.ceiling)]


def moves(before: Score, after: Score) -> list[tuple[str, str, str]]:
    """The indicators whose interval is another one now, with both as text."""
    was = {entry.id: _told(entry) for entry in (*before.indicators, *before.bonus)}
    now = {entry.id: _told(entry) for entry in (*after.indicators, *after.bonus)}
    return [(ref, was.get(ref, ""), told) for ref, told in now.items() if was.get(ref) != told]


def _told(entry: IndicatorScore) -> str:
    edges = dict.fromkeys(f"{float(x):g}" for x in (entry.floor, entry.verified, entry.ceiling))
    return "–".join(edges)
