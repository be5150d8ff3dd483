"""The audit trail as a table: who, when, what before and after, why, under which versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from checker.reports import words
from checker.reports.csv_text import csv_bytes
from checker.store.audit import told
from checker.store.tables import audit, flags, materials, submissions

COLUMNS = (
    "序号", "时间（UTC）", "由谁", "动作", "报送单位", "对象", "内容", "之前", "之后", "理由",
    "规则", "程序", "校验值", "原始记录",
)  # fmt: skip
LINK = COLUMNS.index("校验值")


def trail_csv(connection: Connection) -> bytes:
    """Every entry, oldest first, as CSV."""
    return csv_bytes(COLUMNS, _rows(connection))


def _rows(connection: Connection) -> Iterator[tuple[str, ...]]:
    called = _Called.load(connection)
    for row in connection.execute(select(audit).order_by(audit.c.id)):
        if entry := told(row):
            yield (*_told(entry, called), entry["program"], row.hash, row.entry)
        else:  # tampered with: it goes out as it stands
            yield (str(row.id), *[""] * (LINK - 1), row.hash, row.entry)


def _told(entry: Mapping[str, Any], called: _Called) -> tuple[str, ...]:
    facts = entry["facts"]
    said: Mapping[str, Any] = facts.get("row") or {}
    change: Mapping[str, Any] = facts.get("change") or {}
    return (
        str(entry["number"]), entry["at"], entry["by"],
        words.ACTION.get(entry["action"], entry["action"]),
        called.submissions.get(said.get("submission"), ""), _about(facts, said, called),
        _content(facts, said), _standing(change, "before", 0), _standing(change, "after", 1),
        str(said.get("reason") or said.get("text") or ""), str(facts.get("rules") or ""),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Called:
    """What a person calls a thing: submissions by number, questions and papers by their ids."""

    submissions: Mapping[Any, str]
    things: Mapping[tuple[Any, str], str]

    @classmethod
    def load(cls, connection: Connection) -> _Called:
        own = connection.execute(select(submissions.c.id, submissions.c.name))
        asked = connection.execute(select(flags.c.submission, flags.c.flag, flags.c.text))
        papers = connection.execute(
            select(materials.c.submission, materials.c.material, materials.c.path)
        )
        return cls(
            {row.id: row.name for row in own},
            {(row[0], row[1]): row[2] for row in (*asked, *papers)},
        )


def _about(facts: Mapping[str, Any], said: Mapping[str, Any], called: _Called) -> str:
    if said:
        own = str(said.get("flag") or said.get("material") or "")
        return called.things.get((said.get("submission"), own), own)
    return f"第{facts['run']}次" if "run" in facts else str(facts.get("name") or "")


def _content(facts: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    if "field" in said:
        return f"{words.CORRECTED.get(said['field'], said['field'])}：{said['value']}"
    word = str(said.get("verdict") or said.get("kind") or facts.get("role") or "")
    return words.SAID.get(word, word)


def _standing(change: Mapping[str, Any], name: str, at: int) -> str:
    """The question's standing and the interval: floor, verified, ceiling."""
    status = str((change.get("status") or ("", ""))[at])
    said = words.STATUS.get(status, status)
    return " ".join(filter(None, (said, "–".join(change.get(name) or ()))))
