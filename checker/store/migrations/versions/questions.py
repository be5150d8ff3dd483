"""Questions, duties and passages of pairs one by one: a page of the site reads those it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Text,
    column,
    insert,
    select,
    table,
    update,
)

from checker.store.blobs import pack, unpack

revision = "0006"
down_revision = "0005"

_SUBMISSIONS = table(
    "submissions",
    *map(column, ("id", "head", "judged", "unprocessed")),
    column("max", Numeric(10, 2)),
)
KINDS = {"points": Numeric(10, 2)}
_PAIRS = table("pairs", *map(column, ("run", "id", "content")))


def upgrade() -> None:
    """Make the tables and move what was judged, and the passages of pairs, into them."""
    op.drop_table("flags")  # made anew out of what was judged
    _tables()
    for name, kind, empty in (("max", Numeric(10, 2), "0"), ("unprocessed", LargeBinary, "")):
        op.add_column("submissions", Column(name, kind, nullable=False, server_default=empty))
    for number in op.get_bind().execute(select(_SUBMISSIONS.c.id)).scalars().all():
        _part(number)
    keys = op.get_bind().execute(select(_PAIRS.c.run, _PAIRS.c.id)).all()
    for run, key in keys:
        _lighten(run, key)


def _own() -> Column[int]:
    key = ForeignKey("submissions.id")
    return Column("submission", Integer, key, primary_key=True, autoincrement=False)


def _text(name: str, length: int) -> Column[str]:
    return Column(name, String(length), nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, String(80), primary_key=True)


def _content() -> Column[bytes]:
    return Column("content", LargeBinary, nullable=False)


def _tables() -> None:
    op.create_table(
        "flags",
        _own(),
        _key("flag"),
        Column("position", Integer, nullable=False),
        _text("code", 60),
        _text("severity", 10),
        _text("status", 12),
        Column("indicator", String(40)),
        Column("material", String(80)),
        Column("pair", String(80)),
        Column("points", Numeric(10, 2), nullable=False),
        Column("text", Text, nullable=False),
        _content(),
    )
    op.create_table("flag_papers", _own(), _key("material"), _key("flag"))
    op.create_table("duties", _own(), _key("material"), _content())
    run = Column("run", Integer, ForeignKey("runs.id"), primary_key=True, autoincrement=False)
    op.create_table("passages", run, _key("pair"), _content())


def _part(number: int) -> None:
    """One submission: what was one value becomes a row a question and a row a duty."""
    wanted = select(_SUBMISSIONS.c.head, _SUBMISSIONS.c.judged).where(_SUBMISSIONS.c.id == number)
    head, judged = op.get_bind().execute(wanted).one()
    package, unprocessed, raised = unpack(head)
    duties, score, flags, todo, *rest = unpack(judged)
    stakes = rest[0] if rest else {}
    questions = {flag.id: (flag, stakes.get(flag.id)) for flag in flags}
    _fill("flags", [_row(number, at, *each) for at, each in enumerate(questions.values())])
    spoken = [(flag.id, m) for flag, _ in questions.values() for m in dict.fromkeys(flag.materials)]
    _fill("flag_papers", [{"submission": number, "material": m, "flag": f} for f, m in spoken])
    owed = [{"submission": number, "material": m, "content": pack(d)} for m, d in duties.items()]
    _fill("duties", owed)
    values = {
        "head": pack((package, raised)),
        "judged": pack((score, todo)),
        "max": score.max,
        "unprocessed": pack(unprocessed),
    }
    op.get_bind().execute(update(_SUBMISSIONS).where(_SUBMISSIONS.c.id == number).values(values))


def _row(number: int, position: int, flag: Any, stake: Decimal | None) -> dict[str, Any]:
    names = ("code", "severity", "status", "indicator")
    return {
        **{name: getattr(flag, name) for name in names},
        "submission": number,
        "flag": flag.id,
        "position": position,
        "material": flag.materials[0] if flag.materials else None,
        "pair": flag.evidence.get("pair"),
        "points": stake or 0,
        "text": flag.text.replace("\0", ""),
        "content": pack((flag, stake)),
    }


def _lighten(run: int, key: str) -> None:
    """One pair: where its passages stand goes into a row of its own."""
    own = (_PAIRS.c.run == run) & (_PAIRS.c.id == key)
    pair = unpack(op.get_bind().execute(select(_PAIRS.c.content).where(own)).scalar_one())
    aside = tuple(entry.spans for entry in pair.excluded)
    _fill("passages", [{"run": run, "pair": key, "content": pack((pair.spans, aside))}])
    excluded = tuple(replace(entry, spans=()) for entry in pair.excluded)
    light = pack(replace(pair, spans=(), excluded=excluded))
    op.get_bind().execute(update(_PAIRS).where(own).values(content=light))


def _fill(name: str, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        columns = (column(each, KINDS.get(each)) for each in rows[0])
        op.get_bind().execute(insert(table(name, *columns)), rows)
