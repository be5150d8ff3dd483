"""Labelled real pages: what is said of each beside its label, misses by name."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from checker import elements, formats
from checker.errors import CheckerError
from checker.model.document import Engine
from checker.model.finding import Finding
from checker.ocr import pages

_LABELS = {"red_header": "has_red_header", "seal": "has_official_seal"}


def report(table: Path, engine: Engine) -> Iterator[str]:
    """One line a page. ``table`` has the columns path, has_red_header, doc_number and so on."""
    yield "\nlabelled pages (ok, review or MISS; label; what was said)"
    with table.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            file = table.parent / row["path"]
            try:
                document = pages.with_text(formats.read([file]), engine, "elements")
                found = {one.check: one for one in elements.examine(document, engine)}
            except CheckerError as error:
                yield f"failed {row['path']}: {error.text}"
                continue
            yield f"{row['path']}: {'; '.join(_compare(row, found))}"


def _compare(row: dict[str, str], found: dict[str, Finding]) -> Iterator[str]:
    for check, column in _LABELS.items():
        label = {"y": "present", "n": "absent"}.get(row[column], "?")
        yield f"{check} {_word(found[check], label)}"
    number = found["document_number"]
    yield f"number {_word(number, 'present' if row['doc_number'] else 'absent')}"
    read = "|".join(mark.text for mark in found["seal"].values.get("seals", ()))
    if row["seal_text"] or read:
        yield f"rings read “{read}”, label “{row['seal_text']}”"


def _word(finding: Finding, label: str) -> str:
    said = str(finding.outcome)
    grade = "ok" if said == label else "review" if said == "unsure" else "MISS"
    return f"{grade} ({label}; {said} {finding.confidence:.2f})"
