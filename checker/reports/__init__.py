"""What a run shows: report.json and its schema, the HTML report, the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.model.result import Result
from checker.reports import html, workbook
from checker.reports.build import report


def write(result: Result, folder: Path) -> Mapping[str, Path]:
    """Write every report under ``folder`` and return the files by name."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: folder / name for name in ("report.json", "report.html", "score.xlsx")}
    data = report(result).model_dump_json(by_alias=True, indent=1)
    files["report.json"].write_text(data, encoding="utf-8")
    files["report.html"].write_text(html.render(result), encoding="utf-8")
    workbook.save(result, files["score.xlsx"])
    return files
