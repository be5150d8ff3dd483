"""Records of earlier material as JSON: what comparing needs. Pictures lie apart.

Lines have their boxes, and how surely they were read, on pages that show a picture: by these
a picture full of words is compared.
"""

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
    pictured = {made.page for made in record.prints}
    return {
        **{word: getattr(record, word) for word in _WORDS},
        "id": record.material.id,
        "path": record.material.path,
        "sha256": record.material.sha256,
        "bytes": record.material.bytes,
        "organs": list(record.organs),
        "metadata": dict(record.metadata),
        "pages": [
            [
                page.number,
                page.width,
                page.height,
                page.source,
                _lines(page, page.number in pictured),
            ]
            for page in record.pages
        ],
    }


def _lines(page: PageRecord, pictured: bool) -> list[list[Any]]:
    lines = [line for line in page.lines if not line.hidden]
    if not pictured:
        return [[line.text, line.where] for line in lines]
    return [
        [line.text, line.where, [round(side, 4) for side in line.box], round(line.confidence, 2)]
        for line in lines
    ]


def _line(
    page: int, text: str, where: str, box: Sequence[float] = _NOWHERE, confidence: float = 1.0
) -> Line:
    left, top, right, foot = box
    return Line(text, (left, top, right, foot), page, where=where, confidence=confidence)


def _record(row: dict[str, Any]) -> Record:
    material = Material(row["id"], row["path"], row["sha256"], row["bytes"], ())
    organs = {"organs": row["organs"]}
    header = (Finding("red_header", Outcome.PRESENT, "", values=organs),) if row["organs"] else ()
    pages = tuple(
        PageRecord(
            number, width, height, source,
            tuple(_line(number, *told) for told in lines),
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
