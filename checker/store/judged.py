"""What stands of a submission after all decisions, kept so that pages need not score again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from checker import scoring
from checker.model.score import Decision, Flag, IndicatorScore, Score, ThreeElements, Todo
from checker.scoring.stakes import stakes
from checker.store import questions
from checker.store.blobs import pack, unpack
from checker.store.questions import Question
from checker.store.tables import duties, submissions


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
    connection.execute(
        update(submissions)
        .where(submissions.c.id == submission)
        .values(
            judged=pack((score, judged.todo)),
            version=submissions.c.version + 1,
            floor=score.floor,
            verified=score.verified,
            ceiling=score.ceiling,
            max=score.max,
        )
    )
    asked = [Question(submission, flag, judged.stakes.get(flag.id)) for flag in judged.flags]
    questions.replace(connection, submission, asked)
    _keep_duties(connection, submission, judged.duties)


def _keep_duties(
    connection: Connection, submission: int, found: Mapping[str, ThreeElements]
) -> None:
    rows = [
        {"submission": submission, "material": material, "content": pack(duty)}
        for material, duty in found.items()
    ]
    connection.execute(delete(duties).where(duties.c.submission == submission))
    if rows:
        connection.execute(insert(duties), rows)


def load(connection: Connection, submission: int) -> Judged:
    """All that stands of a submission now."""
    asked = questions.all_of(connection, submission)
    stakes = {each.flag.id: each.stake for each in asked if each.stake is not None}
    flags = tuple(each.flag for each in asked)
    score, todo = reckoned(connection, submission)
    return Judged(owed(connection, submission), score, flags, todo, stakes)


def reckoned(connection: Connection, submission: int) -> tuple[Score, tuple[Todo, ...]]:
    """The score and the to-do."""
    wanted = select(submissions.c.judged).where(submissions.c.id == submission)
    score, todo = unpack(connection.execute(wanted).scalar_one())
    return score, todo


def owed(connection: Connection, submission: int) -> dict[str, ThreeElements]:
    """The duties of all papers, by material id."""
    wanted = select(duties.c.material, duties.c.content).where(duties.c.submission == submission)
    return {row.material: unpack(row.content) for row in connection.execute(wanted)}


def duty(connection: Connection, submission: int, material: str) -> ThreeElements | None:
    """The duty of one paper."""
    wanted = select(duties.c.content).where(
        duties.c.submission == submission, duties.c.material == material
    )
    content = connection.execute(wanted).scalar()
    return unpack(content) if content else None


def standing(connection: Connection, submission: int) -> Row[Any]:
    """floor, verified, ceiling and max of a submission's score."""
    names = [submissions.c[name] for name in ("floor", "verified", "ceiling", "max")]
    return connection.execute(select(*names).where(submissions.c.id == submission)).one()


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
