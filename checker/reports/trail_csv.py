"""The audit trail as a table: who, when, what before and after, why, under which versions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from checker.reports.csv_text import csv_bytes
from checker.store.tables import audit, submissions

COLUMNS = (
    "序号", "时间（UTC）", "由谁", "动作", "报送单位", "对象", "内容", "之前", "之后", "理由",
    "规则", "程序", "校验值", "原始记录",
)  # fmt: skip
LINK = COLUMNS.index("校验值")
ACTIONS = {
    "run": "核查", "decision": "决定", "correction": "更正", "statement": "陈述", "account": "账号",
    "carried": "沿用",
}  # fmt: skip
WHAT = {
    "confirmed": "认定", "dismissed": "排除", "asked": "要求说明", "withdrawn": "撤回",
    "request": "限期说明", "statement": "陈述申辩",
}  # fmt: skip


def trail_csv(connection: Connection) -> bytes:
    """Every entry, oldest first, as CSV."""
    return csv_bytes(COLUMNS, _rows(connection))


def _rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    names = {
        row.id: row.name for row in connection.execute(select(submissions.c.id, submissions.c.name))
    }
    for row in connection.execute(select(audit).order_by(audit.c.id)):
        entry = json.loads(row.entry)
        facts = entry["facts"]
        said: Mapping[str, Any] = facts.get("row") or {}
        change: Mapping[str, Any] = facts.get("change") or {}
        yield (
            str(entry["number"]), entry["at"], entry["by"],
            ACTIONS.get(entry["action"], entry["action"]),
            names.get(said.get("submission"), ""), _about(facts, said), _content(facts, said),
            _standing(change, "before", 0), _standing(change, "after", 1),
            str(said.get("reason") or said.get("text") or ""),
            str(facts.get("rules") or ""), entry["program"], row.hash, row.entry,
        )  # fmt: skip


def _about(facts: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if said:
        return str(said.get("flag") or said.get("material") or "")
    return f"第{facts['run']}次" if "run" in facts else str(facts.get("name") or "")


def _content(facts: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if "field" in said:
        return f"{said['field']}={said['value']}"
    word = str(said.get("verdict") or said.get("kind") or facts.get("role") or "")
    return WHAT.get(word, word)


def _standing(change: Mapping[str, Any], name: str, at: int) -> str:
    """The question's standing and the interval: floor, verified, ceiling."""
    status = str((change.get("status") or ("", ""))[at])
    return " ".join(filter(None, (status, "–".join(change.get(name) or ()))))
