"""``checker pairs``: copying alone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from pydantic_core import to_jsonable_python
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker import SYSTEM
from checker.cli import left
from checker.cli.app import (
    BatchOption,
    JobsOption,
    LibraryOption,
    OcrOption,
    SourcesOption,
    SystemOption,
    app,
    as_text,
)
from checker.cli.progress import of_pictures
from checker.cli.reading import read_once
from checker.errors import ExitCode
from checker.leads import names_left
from checker.model.pair import Sharing, Side
from checker.pipeline import compare
from checker.reports import crowds, words
from checker.reports.build import sharing
from checker.work.given import earlier, shelf, sources, system


@app.command()
def pairs(
    paths: Annotated[
        list[Path], typer.Argument(help="报送文件夹；加 --batch 时为其上级文件夹", metavar="PATH…")
    ],
    batch: BatchOption = False,
    source_folder: SourcesOption = None,
    library: LibraryOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    system_id: SystemOption = SYSTEM,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
) -> None:
    """只查雷同：报送材料之间、同一报送内部，列出每一对和相同的段落。"""
    chosen, known = system(system_id), sources(source_folder)
    years = shelf(library)
    apart = source_folder, library
    reads = read_once(paths, batch, chosen, ocr, job_count, apart)
    records = {read.submission.name: read.records for read in reads}
    found = compare(chosen, records, known, earlier(years, reads), of_pictures())
    if as_json:
        papers = {
            (name, record.material.id): record for name, held in records.items() for record in held
        }
        data = sharing(found, papers)
        print(as_text(to_jsonable_python(data, by_alias=True)))
    else:
        show(found)
    raise typer.Exit(_exit_code(found, left.tell(reads, paths, batch, apart)))


def _exit_code(found: Sharing, unprocessed: bool) -> ExitCode:
    if unprocessed:
        return ExitCode.UNPROCESSED
    suspected = any(pair.severity == "fraud" for pair in found.pairs)
    return ExitCode.FINDINGS if suspected else ExitCode.CLEAN


def show(found: Sharing) -> None:
    """Print the table, a pair a row, and what stands beside the pairs."""
    console = Console()
    table = Table(show_lines=True)
    table.add_column("级别")
    table.add_column("相似", justify="right")
    table.add_column("两份材料和理由", ratio=1, overflow="fold")
    alone, crowded = crowds.parted(found.pairs)
    for pair in alone:
        grade = f"{words.GRADE[pair.severity]}\n{words.PAIR[pair.kind]}"
        sides = f"甲方：{_path(pair.a)}\n乙方：{_path(pair.b)}"
        cells = (grade, f"{pair.similarity:.0%}", f"{sides}\n{pair.reason}")
        table.add_row(*map(Text, cells))
    for crowd in crowded:
        grade = f"{words.GRADE['notice']}\n{crowd.counties}家共有"
        papers = "\n".join(map(_path, crowd.holders))
        told = f"{papers}\n同一段文字，共 {len(crowd.pairs)} 对：{crowd.text}"
        table.add_row(*map(Text, (grade, "", told)))
    console.print(table)
    if found.not_shown:
        console.print(words.NOT_SHOWN.format(found.not_shown), soft_wrap=True)
    for flag in names_left(found):
        note = f"核对：{flag.submission} {flag.text}"
        console.print(note, markup=False, soft_wrap=True)


def _path(side: Side) -> str:
    return f"{side.submission}/{side.path}"
