"""Decisions and corrections of a run as one list, searched by the database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, and_, case, literal, or_, select, union_all
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from checker.review.pages import FIELD, VERDICT
from checker.store.rows import plain
from checker.store.tables import corrections, decisions, flags, materials, submissions

GONE = "（因更正已不存在的问题）"
SEARCHED = ("name", "about", "what", "by", "reason")
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def query(run: int, sought: str = "") -> Select[*tuple[Any, ...]]:
    """at, name, about, what, by, reason, the newest first; every word of ``sought`` stands in some
    of them. A day or a month (2026-11-29, 2026-11) means what was said in it.
    """
    both = union_all(_decided(run), _put_right(run)).subquery()
    wanted = select(both).order_by(both.c.at.desc(), both.c.kind, both.c.id.desc())
    return wanted.where(*(_holds(both.c, plain(word)) for word in sought.split()))


def _decided(run: int) -> Select[*tuple[Any, ...]]:
    on_flag = (flags.c.submission == decisions.c.submission) & (flags.c.flag == decisions.c.flag)
    about = case((flags.c.text.is_(None), GONE), else_=flags.c.text)
    what = _named(decisions.c.verdict, VERDICT)
    return (
        _columns(decisions, about, what, 0)
        .join(submissions, submissions.c.id == decisions.c.submission)
        .outerjoin(flags, on_flag)
        .where(submissions.c.run == run)
    )


def _put_right(run: int) -> Select[*tuple[Any, ...]]:
    on_paper = (materials.c.submission == corrections.c.submission) & (
        materials.c.material == corrections.c.material
    )
    field, value = _named(corrections.c.field, FIELD), corrections.c.value
    back = literal("撤回更正：").concat(field)
    what = case((value == "", back), else_=literal("更正").concat(field).concat("为：" + value))
    return (
        _columns(corrections, materials.c.path, what, 1)
        .join(submissions, submissions.c.id == corrections.c.submission)
        .join(materials, on_paper)
        .where(submissions.c.run == run)
    )


def _columns(table: Any, about: Any, what: Any, kind: int) -> Select[*tuple[Any, ...]]:
    said = table.c
    first = (said.at, submissions.c.name, about.label("about"), what.label("what"))
    return select(*first, said.by, said.reason, said.id, literal(kind).label("kind"))


def _named(column: Column[str], names: Mapping[str, str]) -> ColumnElement[str]:
    return case(dict(names), value=column, else_=column)


def _holds(row: ReadOnlyColumnCollection[str, Any], word: str) -> ColumnElement[bool]:
    spoken = or_(*(row[name].icontains(word, autoescape=True) for name in SEARCHED))
    span = _span(word)
    return or_(spoken, and_(row.at >= span[0], row.at < span[1])) if span else spoken


def _span(word: str) -> tuple[str, str] | None:
    """From when to when a day or month of this machine's clock lasts, as the store writes times."""
    found = _DAY.fullmatch(word)
    if found is None:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    if not 1 < year < 9999:
        return None
    try:
        start = datetime(year, month, day)
    except ValueError:
        return None
    later = start + timedelta(1 if found[3] else 32)
    end = later if found[3] else later.replace(day=1)
    return _utc(start), _utc(end)


def _utc(there: datetime) -> str:
    return there.astimezone(UTC).isoformat(timespec="milliseconds")
