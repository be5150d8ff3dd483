"""``checker library``: papers of earlier years, against which new ones are compared."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from checker import intake
from checker.cli.app import (
    SYSTEM,
    BatchOption,
    JobsOption,
    OcrOption,
    SystemOption,
    app,
    jobs,
    system,
)
from checker.cli.progress import meter
from checker.copying.paper import paper
from checker.errors import UsageError
from checker.pipeline import Earlier, Read
from checker.store.library import Index
from checker.work import run

library = typer.Typer(help="往年材料库：把往年的报送存进来，检查时一并比对。", no_args_is_help=True)
app.add_typer(library, name="library")

FolderArgument = Annotated[Path, typer.Argument(help="材料库所在的文件夹", metavar="LIBRARY")]


@library.command("add")
def add(
    folder: FolderArgument,
    paths: Annotated[list[Path], typer.Argument(help="往年的报送文件夹或 zip", metavar="PATH…")],
    label: Annotated[str, typer.Option("--label", help="写在名称前的年份或批次，如 2022")] = "",
    batch: BatchOption = False,
    system_id: SystemOption = SYSTEM,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
) -> None:
    """读入往年的报送，存进材料库；同名的旧内容被替换，其他的不动。"""
    held = opened(folder)
    folders = [each for path in paths for each in intake.submissions(path, batch)]
    with tempfile.TemporaryDirectory() as work:
        packages = run.listed(folders, system(system_id), Path(work))
        count = jobs(job_count, sum(len(package.materials) for package in packages))
        for each in run.read(packages, run.Plan(Path(work), ocr, count), meter()):
            name = f"{label}/{each.submission.name}" if label else each.submission.name
            held.add(name, each.records)
            typer.echo(f"{name}：存入 {len(each.records)} 份材料")


@library.command("list")
def list_held(folder: FolderArgument) -> None:
    """列出材料库里有哪些报送。"""
    for name in opened(folder).submissions:
        typer.echo(name)


@library.command("remove")
def remove(
    folder: FolderArgument,
    name: Annotated[str, typer.Argument(help="要移出的报送，名称见 library list", metavar="NAME")],
) -> None:
    """把一个报送移出材料库，其他的不动。"""
    held = opened(folder)
    if name not in held.submissions:
        raise UsageError(f"材料库里没有“{name}”", "名称见 checker library list")
    held.remove(name)


def opened(folder: Path) -> Index:
    """The library at ``folder``."""
    try:
        return Index(folder)
    except ValueError as error:
        raise UsageError(
            f"{folder} 不是可用的往年材料库：{error}", "请换一个空文件夹重新建库"
        ) from error


def earlier(folder: Path | None, reads: Sequence[Read]) -> Earlier | None:
    """What the library holds that is near any of the papers just read."""
    if folder is None:
        return None
    if not folder.is_dir():
        raise UsageError(f"往年材料库不存在：{folder}", "先用 checker library add 建库")
    held = opened(folder)
    asked = [paper(read.submission.name, record) for read in reads for record in read.records]
    near = {name: tuple(records) for name, records in held.near(asked).items()}
    return Earlier(near, held.frequencies())
