"""From one paper to the next: in the order of the listing, or to what is still to be decided."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, func, select

from checker.store.tables import flags, materials, pairs, submissions


def neighbours(connection: Connection, submission: int, material: str) -> dict[str, str]:
    """The papers before and after this one."""
    here = (materials.c.submission == submission) & (materials.c.material == material)
    own = select(func.min(materials.c.position)).where(here).scalar_subquery()
    around = select(materials.c.position - own, materials.c.material).where(
        materials.c.submission == submission, materials.c.position.between(own - 1, own + 1)
    )
    return _beside(connection, around)


def pairs_beside(connection: Connection, run: int, key: str) -> dict[str, str]:
    """The pairs before and after this one, in the order of their list."""
    own = select(pairs.c.position).where(pairs.c.run == run, pairs.c.id == key).scalar_subquery()
    around = select(pairs.c.position - own, pairs.c.id).where(
        pairs.c.run == run, pairs.c.position.between(own - 1, own + 1)
    )
    return _beside(connection, around)


def _beside(connection: Connection, around: Select[*tuple[Any, ...]]) -> dict[str, str]:
    found = {int(step): str(other) for step, other in connection.execute(around)}
    return {"before": found.get(-1, ""), "after": found.get(1, "")}


def next_open(connection: Connection, run: int, submission: int, material: str) -> str:
    """The address of the dearest open question elsewhere: of this county first, then of all."""
    wanted = (
        select(flags.c.submission, flags.c.material)
        .join(submissions, submissions.c.id == flags.c.submission)
        .where(submissions.c.run == run, flags.c.status == "suspected")
        .where(flags.c.material.is_not(None))
        .where((flags.c.submission != submission) | (flags.c.material != material))
        .order_by(
            (flags.c.submission != submission),
            flags.c.points.desc(),
            submissions.c.position,
            flags.c.flag,
        )
    )
    found = connection.execute(wanted.limit(1)).first()
    return f"/s/{found.submission}/m/{found.material}" if found else ""
