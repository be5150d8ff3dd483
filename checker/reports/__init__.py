"""What a run shows: report.json and its schema, the HTML report, the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.result import Result
from checker.reports.build import report


def write(result: Result, folder: Path) -> Mapping[str, Path]:
    """Write every report under ``folder`` and return the files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    built = report(result)
    target = folder / "report.json"
    target.write_text(built.model_dump_json(by_alias=True, indent=1), encoding="utf-8")
    return {"report.json": target}
