"""What no decision changes of a submission, kept small: a decision reads none of its papers.

What each paper shows by itself is kept beside it: a correction reads that paper alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import Connection, delete, insert, select

from checker import source
from checker.evidence.facts.terms import Terms
from checker.evidence.units import Readings
from checker.model.rules import IndicatorSystem
from checker.model.score import ThreeElements
from checker.scoring import Case
from checker.store.blobs import pack, unpack
from checker.store.correction import Correction
from checker.store.tables import ready

_ROOMS = (
    "model",
    "kinds",
    "evidence",
    "scoring",
    "elements/title_words.py",
    "elements/web.py",
    "rulebook/refs.py",
)
MADE_BY = (*_ROOMS, "store/correction.py", "store/drawn.py", "store/ready.py")
Ready = tuple[Mapping[str, ThreeElements], Case]


def put(
    connection: Connection, submission: int, corrections: Sequence[Correction], made: Ready
) -> None:
    """Keep it under these corrections, unless it is kept already."""
    mark = _mark(corrections)
    wanted = select(ready.c.mark).where(ready.c.submission == submission)
    if connection.execute(wanted).scalar() == mark:
        return
    duties, case = made
    read = pack(dict(case.readings))  # packed by itself: no decision opens it
    whose = (case.terms.body, case.submission, case.names)
    parts = (dict(duties), *whose, case.flags, case.proofs, read)
    connection.execute(delete(ready).where(ready.c.submission == submission))
    row = {"submission": submission, "mark": mark, "content": pack(parts)}
    connection.execute(insert(ready).values(row))


def find(
    connection: Connection,
    submission: int,
    corrections: Sequence[Correction],
    system: IndicatorSystem,
) -> Ready | None:
    """What is kept under these corrections, if this program's own source made it."""
    wanted = select(ready.c.content).where(
        ready.c.submission == submission, ready.c.mark == _mark(corrections)
    )
    content = connection.execute(wanted).scalar()
    if content is None:
        return None
    duties, body, package, names, flags, proofs, _ = unpack(content)
    return duties, Case(Terms(system, body), package, names, flags, proofs)


def readings(
    connection: Connection, submission: int, corrections: Sequence[Correction]
) -> Readings:
    """What papers were read to show before the last of these corrections, of all that they leave
    as it was; empty where nothing of this program's own source is kept.
    """
    wanted = select(ready.c.mark, ready.c.content).where(ready.c.submission == submission)
    row = connection.execute(wanted).first()
    for upto in range(len(corrections), -1, -1) if row else ():
        if row and row.mark == _mark(corrections[:upto]):
            changed = {each.material for each in corrections[upto:]}
            kept: Readings = unpack(unpack(row.content)[-1])
            return {sight: read for sight, read in kept.items() if sight[1] not in changed}
    return {}


def _mark(corrections: Sequence[Correction]) -> str:
    told = "\0".join((_source(), *map(repr, corrections)))
    return hashlib.sha256(told.encode()).hexdigest()


@cache
def _source() -> str:
    return source.digest(*MADE_BY)
