"""What a county is asked, by when, and what it states in its defence (陈述申辩)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from checker.errors import UsageError
from checker.store import audit, judged
from checker.store.change import LONGEST, Change, Conflict, person, put, rules
from checker.store.connect import Store
from checker.store.days import is_day
from checker.store.judging import Ruling, rule
from checker.store.tables import attachments, statements

LARGEST = 20 << 20
KINDS = (
    (b"%PDF-", "application/pdf", (".pdf",)),
    (b"\xff\xd8\xff", "image/jpeg", (".jpg", ".jpeg")),
    (b"\x89PNG\r\n\x1a\n", "image/png", (".png",)),
    (b"PK\x03\x04", "application/octet-stream", (".docx", ".xlsx", ".ofd", ".zip")),
)


def ask(store: Store, rulings: Sequence[Ruling], due: str = "") -> list[Change]:
    """Ask counties to explain themselves, by a day if one is given; all are asked or none."""
    if due and not is_day(due):
        raise UsageError(f"期限“{due}”写法不对", "请写成 2024-05-09")
    if due and due < date.today().isoformat():  # a county would be late as it is asked
        raise UsageError(f"期限“{due}”已经过去", "请写今天或以后的日期")
    with store.write() as connection:
        done = rule(connection, rulings, may_finish=False)
        for each in rulings if due else ():
            row = {"flag": each.flag, "kind": "request", "due": due, "text": each.text.strip()}
            row |= {"file": "", "file_name": ""}
            _write(connection, each.submission, each.by, row)
    return done


def state(  # noqa: PLR0917
    store: Store,
    submission: int,
    flag: str,
    by: str,
    text: str,
    name: str = "",
    content: bytes = b"",
) -> None:
    """Attach a statement to a question; ``content`` is a file that goes with it."""
    text = text.strip()
    if not text and not content:
        raise UsageError("请写明陈述，或附上文件")
    if len(text) > LONGEST or not person(by):
        raise UsageError(f"陈述须有署名，不超过{LONGEST}字；更长的请附文件")
    row = {"flag": flag, "kind": "statement", "due": "", "text": text, "file": "", "file_name": ""}
    with store.write() as connection:
        if content:
            row |= {"file": _attach(connection, name, content), "file_name": _plain(name)}
        _write(connection, submission, by, row)


def attachment(connection: Connection, submission: int, number: int) -> tuple[str, str, bytes]:
    """Name, media type and content of what a statement brought. Raises :class:`UsageError`."""
    wanted = (
        select(statements.c.file_name, attachments.c.content)
        .join(attachments, attachments.c.key == statements.c.file)
        .where(statements.c.submission == submission, statements.c.id == number)
    )
    found = connection.execute(wanted).first()
    if found is None:
        raise UsageError("没有这个附件")
    return found.file_name, _media(found.file_name, found.content), found.content


def _write(connection: Connection, submission: int, by: str, row: dict[str, Any]) -> None:
    if all(each.id != row["flag"] for each in judged.load(connection, submission).flags):
        raise Conflict("这个问题已不存在，可能因更正而消失", "请刷新页面")
    kept = put(connection, statements, submission, person(by), row)
    facts = {"row": kept, "rules": rules(connection, submission)}
    audit.append(connection, "statement", kept["by"], facts)


def _attach(connection: Connection, name: str, content: bytes) -> str:
    if len(content) > LARGEST:
        raise UsageError(f"附件超过{LARGEST >> 20}MB", "请压缩或拆分")
    _media(name, content)
    key = hashlib.sha256(content).hexdigest()
    known = select(attachments.c.key).where(attachments.c.key == key)
    if connection.execute(known).first() is None:
        connection.execute(insert(attachments).values(key=key, content=content))
    return key


def _media(name: str, content: bytes) -> str:
    """The media type by content and suffix together; whatever else a file may be is refused."""
    for head, media, suffixes in KINDS:
        if content.startswith(head) and name.lower().endswith(suffixes):
            return media
    allowed = "、".join(suffix for *_, suffixes in KINDS for suffix in suffixes)
    raise UsageError("附件的内容与文件名不符，或不是可收的类型", f"可附：{allowed}")


def _plain(name: str) -> str:
    """A file name without folders and control characters."""
    return re.sub(r"[\x00-\x1f\x7f\"<>|:*?]", "", name.replace("\\", "/").rsplit("/", 1)[-1])[-120:]
