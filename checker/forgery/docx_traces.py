"""Changes that a Word file still tracks.

Signal: ``w:ins``/``w:del`` still in the text, with authors and days. Strength: note; an editable
original often holds them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from checker.formats import package
from checker.formats.markup import Node
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome

NAME = "docx_traces"
SHOWN = 10
_KINDS = {"ins": "加上", "del": "删去"}
_MAIN = "word/document.xml"


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: date, what (who did what), value (the words)."""
    if document.format != "docx":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 Word 文档")
    with zipfile.ZipFile(document.file) as archive:
        body = package.read_xml(archive, package.main_part(archive, _MAIN))
    changes = list(_tracked(body)) if body is not None else []
    if not changes:
        return Finding(NAME, Outcome.ABSENT, "没有留下修订痕迹")
    first = changes[0]
    return Finding(
        NAME, Outcome.PRESENT,
        f"文档里留有{len(changes)}处修订痕迹，如{first['what']}“{first['value']}”。"
        "请确认这是不是定稿，并提供盖章原件",
        values={"facts": changes[:SHOWN], "count": len(changes)},
        strength="note", remedy="提供盖章原件的扫描件",
    )  # fmt: skip


def _tracked(body: Node) -> Iterator[dict[str, str]]:
    for node in body.iter("{*}ins", "{*}del"):
        words = "".join(str(part.text or "") for part in node.iter("{*}t", "{*}delText")).strip()
        if words:
            told = {str(key).rpartition("}")[2]: str(value) for key, value in node.items()}
            kind = _KINDS[str(node.tag).rpartition("}")[2]]
            who = told.get("author", "")[:40] or "某人"
            yield {"what": who + kind, "value": words[:60], "date": told.get("date", "")[:10]}
