"""Words of other parties' papers that would tell whose they are: numbers, titles, file names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from sqlalchemy import Connection, case, func, select

from checker.model.material import Record
from checker.model.pair import Pair, Side
from checker.model.score import Flag
from checker.numerals import OPENING
from checker.review.hiding import Hidden, hidden
from checker.store import papers, runs
from checker.store.tables import pairs, submissions

LONG = 8  # letters of a title or file name that no other paper has by chance
_CODE = re.compile(rf"[一-鿿]{{3,}}(?={OPENING})")


def of_run(connection: Connection, run: int, own: str, met: Iterable[Pair]) -> Hidden:
    """Everybody of a run but one, those with shared papers lettered first; ``met`` are the pairs
    whose other side's words may stand in what is printed.
    """
    labels = hidden(own, _others(connection, run, own), {}).labels
    ours: set[str] = set()
    theirs: dict[str, str] = {}
    sides = [side for pair in met for side in (pair.a, pair.b)]
    records = papers.outlines(connection, run, {(s.submission, s.material) for s in sides})
    for side in sides:
        found = records.get((side.submission, side.material))
        words = {*_paths(side), *(_record(found[0]) if found else ())}
        if side.submission == own:
            ours |= words
        else:
            theirs |= dict.fromkeys(words, labels[side.submission])
    return hidden(own, labels, {word: told for word, told in theirs.items() if word not in ours})


def others_of(connection: Connection, submission: int) -> Hidden:
    """The names of everybody but one in that one's run."""
    wanted = select(submissions.c.run, submissions.c.name).where(submissions.c.id == submission)
    run, own = connection.execute(wanted).one()
    return hidden(own, _others(connection, run, own), {})


def _others(connection: Connection, run: int, own: str) -> list[str]:
    """By the first pair with ``own``, then the rest of the pairs, then the rest of the run."""
    rank = func.min(case(((pairs.c.a == own) | (pairs.c.b == own), pairs.c.position)))
    found: list[tuple[bool, int, str]] = []
    for column in (pairs.c.a, pairs.c.b):  # earlier years' submissions stand in pairs alone
        wanted = select(column, rank).where(pairs.c.run == run).group_by(column)
        found += [(at is None, at or 0, name) for name, at in connection.execute(wanted)]
    listed = select(submissions.c.name).where(submissions.c.run == run)
    rest = connection.execute(listed.order_by(submissions.c.position)).scalars()
    return [name for *_, name in sorted(found)] + [*rest]


def flagged(connection: Connection, run: int, flags: Iterable[Flag]) -> list[Pair]:
    """The pairs that a submission's flags speak of."""
    keys = [str(flag.evidence["pair"]) for flag in flags if flag.evidence.get("pair")]
    return runs.pairs_by_id(connection, run, keys)


def _paths(side: Side) -> Iterator[str]:
    path = PurePosixPath(side.path)
    yield side.path
    yield path.name
    yield path.stem if len(path.stem) >= LONG else ""


def _record(record: Record) -> Iterator[str]:
    """A long title, the own number and the letters before its year."""
    yield record.title if len(record.title) >= LONG else ""
    found = record.finding("document_number")
    for key in ("value", "printed") if found else ():
        number = str(found.values.get(key) or "") if found else ""
        yield number
        yield from _CODE.findall(number)


def submission_of(connection: Connection, run: int, name: str) -> int | None:
    """A submission's number in a run, ``None`` where it belongs to an earlier year."""
    wanted = select(submissions.c.id).where(submissions.c.run == run, submissions.c.name == name)
    found: int | None = connection.execute(wanted).scalar()
    return found
