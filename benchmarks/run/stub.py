"""A worker that reads nothing: every file gets the record of one real paper. What is left is the
run itself, so that its own memory shows over thousands of files."""

from __future__ import annotations

from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.run import sheets
from checker import intake, ocr
from checker.model.material import Material, Record
from checker.records import Scope, papers
from checker.work import worker


class _NoEngine:
    """Born-digital papers need none."""

    name, version = "none", "0"


def serve(channel: Connection, engine_name: str, scope: Scope, scratch: str) -> None:
    """Answer each material with the record of a two-page paper."""
    engine = _NoEngine()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "paper.pdf"
        file.write_bytes(sheets.pdf(2, 77))
        paper = papers(intake.single([file]).materials[0], engine, scope)  # type: ignore[arg-type]

    def answer(material: Material, *_: object) -> tuple[Record, ...]:
        return tuple(replace(record, material=material) for record in paper)

    ocr.engine = lambda _="rapid": engine  # type: ignore[assignment,return-value]
    worker.papers = answer  # type: ignore[assignment]
    worker.serve(channel, engine_name, scope, scratch)
