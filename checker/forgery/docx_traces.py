"""What an editable Word file tells of its making: tracked changes, authors, times.

Signal: ``w:ins``/``w:del`` still in the text, with authors. Strength: note; an editable original
often holds them. ``values`` carry company, author and last editor, which ``foreign_author``
compares with the other counties.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from lxml import etree

from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome

NAME = "docx_traces"
MAX_MEMBER = 64 * 2**20
SHOWN = 10
FIELDS = {
    "creator": "author", "lastModifiedBy": "last_editor", "created": "created",
    "modified": "modified", "Company": "company", "Manager": "manager", "Template": "template",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tracked:
    """One tracked change: ``added`` or ``removed`` words, by whom and when."""

    kind: str
    words: str
    author: str
    at: str


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` where changes are tracked; ``values["properties"]`` and ``values["changes"]``."""
    if document.format != "docx":
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 Word 文档")
    properties: dict[str, str] = {}
    changes: list[Tracked] = []
    with zipfile.ZipFile(document.file) as archive:
        for member in ("docProps/core.xml", "docProps/app.xml"):
            properties |= _properties(_xml(archive, member))
        body = _xml(archive, "word/document.xml")
        changes = list(_tracked(body)) if body is not None else []
    values = {
        "properties": properties,
        "changes": [
            {"kind": item.kind, "words": item.words, "author": item.author, "at": item.at}
            for item in changes[:SHOWN]
        ],
        "count": len(changes),
    }
    if not changes:
        return Finding(NAME, Outcome.ABSENT, "没有留下修订痕迹", values=values)
    first = changes[0]
    said = "加上" if first.kind == "added" else "删去"
    return Finding(
        NAME, Outcome.PRESENT,
        f"文档里留有{len(changes)}处修订痕迹，如{first.author or '某人'}{said}“{first.words}”。"
        "请确认这是不是定稿，并提供盖章原件",
        values=values, strength="note", remedy="提供盖章原件的扫描件",
    )  # fmt: skip


def _xml(archive: zipfile.ZipFile, member: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    broken = (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, ValueError)
    with suppress(*broken), archive.open(member) as stream:
        return etree.fromstring(stream.read(MAX_MEMBER), parser)
    return None


def _properties(root: etree._Element | None) -> dict[str, str]:
    if root is None:
        return {}
    found = {}
    for node in root:
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if name in FIELDS and (node.text or "").strip():
            found[FIELDS[name]] = str(node.text).strip()[:200]
    return found


def _tracked(body: etree._Element) -> Iterator[Tracked]:
    for node in body.iter("{*}ins", "{*}del"):
        texts = [str(part.text or "") for part in node.iter("{*}t", "{*}delText")]
        words = "".join(texts).strip()
        if words:
            kind = "added" if etree.QName(node).localname == "ins" else "removed"
            attributes = {etree.QName(key).localname: str(value) for key, value in node.items()}
            at = attributes.get("date", "")
            yield Tracked(kind, words[:60], attributes.get("author", "")[:40], at)
