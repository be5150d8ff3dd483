"""What stands of a submission after all decisions, kept so that pages need not score again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from checker.model.score import Flag, Score, ThreeElements, Todo
from checker.store.blobs import pack, unpack
from checker.store.tables import flags, submissions


@dataclass(frozen=True, slots=True)
class Judged:
    """Duties, score, flags and to-do of one submission."""

    duties: Mapping[str, ThreeElements]
    score: Score
    flags: tuple[Flag, ...]
    todo: tuple[Todo, ...]


def keep(connection: Connection, submission: int, judged: Judged) -> None:
    """Replace what stands of a submission."""
    score = judged.score
    parts = (dict(judged.duties), judged.score, judged.flags, judged.todo)
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
    return Judged(*unpack(connection.execute(wanted).scalar_one()))


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
            "points": points(flag, judged),
            "text": flag.text,
        }


def points(flag: Flag, judged: Judged) -> Decimal:
    """What deciding the flag can move the score by."""
    score = judged.score
    if flag.severity == "fraud":
        left = score.if_fraud_confirmed
        return Decimal(0) if left is None else max(Decimal(0), score.verified - left)
    if flag.severity == "deduct":
        own = [d.points for d in score.deductions if d.id == flag.clause]
        return max(own, default=Decimal(0))
    if not flag.code.startswith("three-elements"):
        return Decimal(0)
    wanted = set(flag.materials)
    stakes = [step.points for step in judged.todo if wanted & set(step.materials)]
    return max(stakes, default=Decimal(0))


def interval(score: Score) -> list[str]:
    """Floor, verified and ceiling as text."""
    return [str(score.floor), str(score.verified), str(score.ceiling)]
