"""The audit trail."""

from __future__ import annotations

from fastapi import APIRouter
from sqlalchemy import select

from checker.review import access
from checker.review.api import door
from checker.review.api.shapes import Limit, Start
from checker.review.api.shapes_decided import AuditEntry, AuditPage, AuditState
from checker.review.lists import rest
from checker.store import audit
from checker.store.tables import audit as table

router = APIRouter(tags=["审计记录"])


@router.get("/audit", summary="审计记录")
def listed(
    store: access.OpenStore, who: door.SeesAll, start: Start = 0, limit: Limit = 50
) -> AuditPage:
    """从旧到新；entry 是参与校验的原文（JSON），hash 把它与上一条连在一起。"""
    wanted = select(table).order_by(table.c.id).offset(start).limit(limit)
    with store.read() as connection:
        rows = connection.execute(wanted).all()
        total, _ = audit.head(connection)
    items = [AuditEntry(id=row.id, entry=row.entry, hash=row.hash) for row in rows]
    return AuditPage(**rest(start, len(items), total), items=items)


@router.get("/audit/verify", summary="核验审计记录")
def verify(store: access.OpenStore, who: door.SeesAll) -> AuditState:
    """faults 为空：记录没有被改动、删除或调换次序，决定、更正、陈述与记录一致。"""
    with store.read() as connection:
        entries, link = audit.head(connection)
        faults = audit.verify(connection)
    return AuditState(entries=entries, hash=link, faults=faults)
