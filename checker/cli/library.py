"""``checker library``: papers of earlier years, against which new ones are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker import SYSTEM, pipeline
from checker.cli import left
from checker.cli.app import BatchOption, JobsOption, OcrOption, SystemOption, app
from checker.cli.reading import read_once
from checker.errors import ExitCode, UsageError
from checker.work import given
from checker.work.given import system

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
    held = given.library(folder)
    reads = read_once(paths, batch, system(system_id), ocr, job_count)
    for each in reads:
        name = f"{label}/{each.submission.name}" if label else each.submission.name
        held.add(name, each.records)
        typer.echo(f"{name}：存入 {len(each.records)} 份材料")
    if left.tell(reads, paths, batch):
        raise typer.Exit(ExitCode.UNPROCESSED)


@library.command("freeze")
def freeze(
    folder: FolderArgument,
    version: Annotated[str, typer.Argument(help="写进结论的版本名，如 2022", metavar="VERSION")],
    system_id: SystemOption = SYSTEM,
) -> None:
    """把库里多家单位共有的文字定为一版“常见文字”：此后比对不当作罕见，结论写明版本。"""
    held = given.library(folder)
    if not held.submissions:
        raise UsageError("材料库是空的，没有可统计的文字", "先用 checker library add 存入往年报送")
    most = pipeline.copying_settings(system(system_id)).rare_clusters
    found = held.freeze(version, most)
    typer.echo(f"{version} 版：{len(found.hashes)} 处文字为 {most} 家以上单位共有")


@library.command("list")
def list_held(folder: FolderArgument) -> None:
    """列出材料库里有哪些报送。"""
    for name in given.library(folder).submissions:
        typer.echo(name)


@library.command("remove")
def remove(
    folder: FolderArgument,
    name: Annotated[str, typer.Argument(help="要移出的报送，名称见 library list", metavar="NAME")],
) -> None:
    """把一个报送移出材料库，其他的不动。"""
    held = given.library(folder)
    if name not in held.submissions:
        raise UsageError(f"材料库里没有“{name}”", "名称见 checker library list")
    held.remove(name)
