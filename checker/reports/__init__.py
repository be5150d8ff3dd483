"""What a run shows: report.json and its schema, HTML, the workbook, the worksheets in Word."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

from checker.files import write_whole
from checker.model.result import Result
from checker.reports.handwork import KEPT, Kept

__all__ = ["KEPT", "Kept", "write"]


def write(result: Result, folder: Path, template: Path | None = None) -> Mapping[str, Path]:
    """Write every report under ``folder`` and return the files by name.

    ``template`` is an office's own worksheet. A fault in it stops after all else is written.
    A workbook or worksheet that someone filled in is renamed and given too, under ``KEPT`` and its
    name.
    """
    from checker.reports import html, workbook, worksheet  # whoever wants one need not load all
    from checker.reports.build import report

    folder.mkdir(parents=True, exist_ok=True)
    files = {name: folder / name for name in ("report.json", "report.html", "score.xlsx")}
    data = report(result).model_dump_json(by_alias=True, indent=1).encode("utf-8")
    write_whole(files["report.json"], data)
    write_whole(files["report.html"], html.render(result).encode("utf-8"))
    kept = Kept(folder)
    book = io.BytesIO()
    workbook.save(result, book)
    kept.write(files["score.xlsx"], book.getvalue())
    papers = folder / worksheet.FOLDER
    digest = hashlib.sha256(data).hexdigest()
    worksheet.save(result, papers, template=template, report=digest, put=kept.write)
    return {**files, worksheet.FOLDER: papers, **kept.told()}
