"""``checker check``: the main job."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from checker import SYSTEM, intake
from checker.cli import left
from checker.cli.app import (
    OUT,
    BatchOption,
    JobsOption,
    LibraryOption,
    OcrOption,
    OutOption,
    SourcesOption,
    SystemOption,
    app,
)
from checker.cli.progress import meter, of_pictures
from checker.cli.summary import show
from checker.errors import ExitCode, UsageError
from checker.model.material import Submission
from checker.model.result import Result
from checker.pipeline import judge
from checker.reports import KEPT, Kept, changes, worksheet, write
from checker.work import kept, run
from checker.work.given import earlier, jobs, shelf, sources, system

SEVERITIES = ("warn", "deduct", "void", "fraud")
FailOn = Literal["warn", "deduct", "void", "fraud", "never"]
JsonOption = Annotated[bool, typer.Option("--json", help="把 report.json 的内容打印到标准输出")]
PeriodOption = Annotated[
    str | None, typer.Option("--period", help="评估期，如 2023-01-01:2023-12-31")
]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", help="改正过的 mapping.yaml，按它归类", metavar="FILE")
]
StoreOption = Annotated[
    str | None,
    typer.Option("--store", help="另存入评审数据库（路径或地址），供 serve 打开", metavar="DB"),
]
TemplateOption = Annotated[
    Path | None,
    typer.Option("--template", help="本单位改好的核查底稿模板（docx）", metavar="FILE"),
]
FailOnOption = Annotated[FailOn, typer.Option("--fail-on", help="达到这一级别的发现时退出码为 1")]
RetryOption = Annotated[bool, typer.Option("--retry-failed", help="重新处理上次未能处理的文件")]
ResumeOption = Annotated[bool, typer.Option("--resume/--no-resume", help="沿用上次已读完的结果")]


@app.command()
def check(
    paths: Annotated[
        list[Path],
        typer.Argument(help="报送文件夹（或 zip）；加 --batch 时为其上级文件夹", metavar="PATH…"),
    ],
    batch: BatchOption = False,
    system_id: SystemOption = SYSTEM,
    source_folder: SourcesOption = None,
    library: LibraryOption = None,
    out: OutOption = OUT,
    as_json: JsonOption = False,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
    period: PeriodOption = None,
    mapping: MappingOption = None,
    store: StoreOption = None,
    template: TemplateOption = None,
    fail_on: FailOnOption = "void",
    retry_failed: RetryOption = False,
    resume: ResumeOption = True,
) -> None:
    """检查一个报送文件夹，或用 --batch 检查许多个：三要素、雷同、疑点、得分，写出报告。"""
    if template:
        worksheet.inspect(template)
    chosen, known = system(system_id), sources(source_folder)
    years, asked, keep = shelf(library), _period(period), _store(store)
    work, apart = out / ".work", (source_folder, library)
    folders = [each for path in paths for each in intake.submissions(path, batch, apart)]
    packages = run.listed(folders, chosen, work, mapping)
    count = jobs(job_count, sum(len(package.materials) for package in packages))
    plan = run.Plan(work, ocr, count, retry_failed=retry_failed, fresh=not resume)
    reads = run.read(packages, plan, meter(packages))
    edited = _places([read.whole for read in reads], intake.Names.of(chosen), out, mapping)
    kept.keep(plan, packages, reads)
    result = judge(
        chosen,
        reads,
        known,
        period=asked,
        earlier=earlier(years, reads),
        today=date.today(),
        watch=of_pictures(),
    )
    beside = (each for path in paths for each in intake.outside(path, batch, apart))
    result = replace(result, outside=tuple(beside))
    result, told = keep(result) if keep else (result, [])
    before = changes.last(out)
    files = {**write(result, out, template), **edited}
    told += _changed(before, files["report.json"])
    if as_json:
        print(files["report.json"].read_text(encoding="utf-8"))
        for name, path in files.items():
            if name.startswith(KEPT):
                typer.echo(f"{name}：{path}", err=True)
        for line in told:
            typer.echo(line, err=True)
    else:
        show(result, files, told)
    raise typer.Exit(_exit_code(result, fail_on, left.tell(reads, paths, batch, apart)))


def _places(
    packages: Sequence[Submission], names: intake.Names, out: Path, used: Path | None
) -> dict[str, Path]:
    """Write mapping.yaml; one that was corrected and is not in use is kept and returned."""
    out.mkdir(parents=True, exist_ok=True)
    file, files = out / "mapping.yaml", Kept(out)
    taken = used is not None and file.exists() and used.samefile(file)
    files.write(file, intake.mapping.content(packages, names), taken)
    return files.told()


def _changed(before: changes.Report | None, file: Path) -> list[str]:
    """What is other than in the report that lay in the same folder."""
    found = changes.told(before, json.loads(file.read_text("utf-8"))) if before else []
    return (
        ["与这个结果文件夹里上一次的结果相比：", *(f"  {line}" for line in found)] if found else []
    )


def _store(where: str | None) -> Callable[[Result], tuple[Result, list[str]]] | None:
    """What keeps a result in the store, opened before hours of reading are spent on it.

    It gives the result as it stands with what people decided, and what to say of that.
    """
    if where is None:
        return None
    from checker.store import joining, open_store  # few runs keep one, and it loads slowly

    store = open_store(where, make=True)

    def keep(result: Result) -> tuple[Result, list[str]]:
        standing, joined = joining.kept(store, result)
        site = "" if "://" in where else f"，打开评审网站：checker serve {where}"
        told = [f"已存入评审数据库，是第{joined.run}次核查{site}"]
        if joined.carried:
            told.append(f"沿用评审时已作的决定、更正和陈述{joined.carried}条，得分和报告按它们计")
        if joined.left:
            told.append(
                f"另有{joined.left}条没有沿用：所针对的材料或问题变了，请在评审网站重新决定"
            )
        return standing, told

    return keep


def _period(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    start, _, end = text.partition(":")
    try:
        if date.fromisoformat(start) <= date.fromisoformat(end):
            return start, end
    except ValueError:
        pass
    raise UsageError(f"评估期“{text}”写法不对", "请写成 2023-01-01:2023-12-31")


def _exit_code(result: Result, fail_on: FailOn, unprocessed: bool) -> ExitCode:
    """What could not be processed or scored comes first: figures are incomplete without it."""
    if unprocessed or not all(each.submission.scored for each in result.submissions):
        return ExitCode.UNPROCESSED
    if fail_on == "never":
        return ExitCode.CLEAN
    bar = SEVERITIES.index(fail_on)
    levels = [
        SEVERITIES.index(flag.severity)
        for each in result.submissions
        for flag in each.flags
        if flag.status != "dismissed"
    ]
    return ExitCode.FINDINGS if any(level >= bar for level in levels) else ExitCode.CLEAN
