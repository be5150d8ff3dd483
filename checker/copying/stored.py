"""Records of earlier material as JSON: what comparing needs, without boxes. Pictures lie apart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from checker.model.document import Line
from checker.model.finding import Finding, Outcome
from checker.model.material import Material, PageRecord, Record

_WORDS = ("format", "medium", "kind", "title", "issuer", "date", "date_from", "readable")
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


def dumps(records: Sequence[Record]) -> str:
    """All records of a submission."""
    return json.dumps([_plain(record) for record in records], ensure_ascii=False)


def loads(
    text: str, chosen: Sequence[int], prints: Mapping[int, Sequence[Any]] = MappingProxyType({})
) -> tuple[Record, ...]:
    """The records with these numbers; ``prints`` are those of their pictures."""
    rows = json.loads(text)
    return tuple(
        replace(_record(rows[number]), prints=tuple(prints.get(number, ())))
        for number in sorted(chosen)
    )


def _plain(record: Record) -> dict[str, Any]:
    header = record.finding("red_header")
    return {
        **{word: getattr(record, word) for word in _WORDS},
        "id": record.material.id,
        "path": record.material.path,
        "sha256": record.material.sha256,
        "bytes": record.material.bytes,
        "organs": list(header.values.get("organs") or ()) if header else [],
        "metadata": dict(record.metadata),
        "pages": [
            [page.number, page.width, page.height, page.source, _lines(page)]
            for page in record.pages
        ],
    }


def _lines(page: PageRecord) -> list[list[str]]:
    return [[line.text, line.where] for line in page.lines if not line.hidden]


def _record(row: dict[str, Any]) -> Record:
    material = Material(row["id"], row["path"], row["sha256"], row["bytes"], ())
    organs = {"organs": row["organs"]}
    header = (Finding("red_header", Outcome.PRESENT, "", values=organs),) if row["organs"] else ()
    pages = tuple(
        PageRecord(
            number, width, height, source,
            tuple(Line(text, _NOWHERE, number, where=where) for text, where in lines),
        )
        for number, width, height, source, lines in row["pages"]
    )  # fmt: skip
    return Record(
        material=material,
        pages=pages,
        kind_reason="",
        kind_confidence=1.0,
        findings=header,
        metadata=row["metadata"],
        **{word: row[word] for word in _WORDS},
    )
