"""``checker elements``: the three elements of single files."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker import SYSTEM
from checker.cli.app import JobsOption, OcrOption, SystemOption, app, as_text, unprocessed
from checker.cli.progress import meter
from checker.errors import ExitCode, UsageError
from checker.intake import single
from checker.pipeline import single_duties
from checker.reports import words
from checker.reports.build import material
from checker.reports.contract_material import MaterialOut
from checker.work import run
from checker.work.given import jobs, system


@app.command()
def elements(
    files: Annotated[list[Path], typer.Argument(help="要检查的文件", metavar="FILE…")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON 数组")] = False,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
    system_id: SystemOption = SYSTEM,
) -> None:
    """检查单个文件的三要素：红头、文号、公章。"""
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise UsageError(f"找不到文件：{'、'.join(missing)}", "请检查路径是否写对")
    chosen = system(system_id)
    package = single(files)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
        plan = run.Plan(Path(work), ocr, jobs(job_count, len(files)), scope="elements")
        read = run.read([package], plan, meter([package]))[0]
    duties = single_duties(chosen, read)
    shown = [material(record, duties[record.material.id]) for record in read.records]
    if as_json:
        print(as_text([entry.model_dump(by_alias=True) for entry in shown]))
    else:
        show(shown)
    for entry in read.unprocessed:
        typer.echo(unprocessed(entry.path, entry), err=True)
    raise typer.Exit(ExitCode.UNPROCESSED if read.unprocessed else ExitCode.CLEAN)


def show(shown: list[MaterialOut]) -> None:
    """Print the table, a paper a row."""
    table = Table(show_lines=True)
    table.add_column("文件和理由", ratio=1, overflow="fold")
    for name in ("红头", "文号", "公章", "三要素"):
        table.add_column(name, overflow="fold")
    for entry in shown:
        found = entry.elements
        number = found.document_number.value or words.VERDICT[found.document_number.verdict]
        cells = (
            f"{entry.path}\n{entry.three_elements.reason}",
            words.VERDICT[found.red_header.verdict],
            number,
            words.VERDICT[found.seal.verdict],
            words.THREE[entry.three_elements.verdict],
        )
        table.add_row(*map(Text, cells))
    Console().print(table)
