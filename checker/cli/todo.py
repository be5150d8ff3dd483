"""``checker todo``: what a county can still repair, dearest first."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker import SYSTEM, intake
from checker.cli import reported
from checker.cli.app import OUT, JobsOption, OcrOption, SourcesOption, SystemOption, app, as_text
from checker.cli.progress import meter
from checker.errors import ExitCode, UsageError
from checker.pipeline import judge
from checker.reports.repairs import listing
from checker.reports.words import points
from checker.work import run
from checker.work.given import jobs, sources, system

SHOWN = 2  # papers named in a row


@app.command()
def todo(
    path: Annotated[Path, typer.Argument(help="报送文件夹（或 zip）", metavar="PACKAGE")],
    system_id: SystemOption = SYSTEM,
    day: Annotated[
        str | None,
        typer.Option("--date", help="按哪一天算，如 2023-10-15；默认今天", metavar="DATE"),
    ] = None,
    among: Annotated[
        Path | None,
        typer.Option(
            "--among", help="全部报送单位的 report.json，看名次和哪些问题能改变名次", metavar="FILE"
        ),
    ] = None,
    source_folder: SourcesOption = None,
    out: Annotated[
        Path, typer.Option("--out", help="读过的结果留在这里，再次运行不用重读", metavar="DIR")
    ] = OUT,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
) -> None:
    """县里自查：按涉及分值列出还能补什么、怎么补、依据哪一条，哪些已经不能再补做。"""
    today, chosen, known = _day(day), system(system_id), sources(source_folder)
    others = reported.report(among) if among else None
    packages = run.listed(intake.submissions(path, False), chosen, out / ".work")
    count = jobs(job_count, sum(len(package.materials) for package in packages))
    reads = run.read(packages, run.Plan(out / ".work", ocr, count), meter(packages))
    (each,) = judge(chosen, reads, known, today=today).submissions
    found = listing(each, chosen, today, others)
    if as_json:
        print(as_text(found))
    else:
        _show(found)
    incomplete = each.unprocessed or not each.submission.scored
    raise typer.Exit(ExitCode.UNPROCESSED if incomplete else ExitCode.CLEAN)


def _day(text: str | None) -> date:
    if text is None:
        return date.today()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"日期“{text}”写法不对", "请写成 2023-10-15") from error


def _show(found: dict[str, Any]) -> None:
    console, score = Console(), found["score"]
    console.print(
        f"{found['submission']}：已交的材料得分 {points(score['floor'])} – "
        f"{points(score['verified'])} – {points(score['ceiling'])}（下限 – 已核实 – 上限）；"
        f"还能补什么按{found['date']}看",
        markup=False,
    )
    if found["void"]:
        console.print(
            f"三要素不全而作废的{points(found['void'])}分不在上限之内，补正以后才能再算",
            markup=False,
        )
    _rank(console, found["rank"])
    open_ = [each for each in found["todo"] if each["repairable"]]
    late = [each for each in found["todo"] if not each["repairable"]]
    _table(console, "已交的材料，要补正或说明的", [each for each in open_ if each["materials"]])
    _table(console, "还缺材料，期内还能做的", [each for each in open_ if not each["materials"]])
    _table(console, "时间已过、不能再补做的", late)
    unread = [f"{each['path']}：{each['text']}" for each in found["unprocessed"]]
    _list(console, "没有读出来的文件，请换成能打开的版本", unread)
    _list(console, "没有放进任何指标的文件，请放进指标文件夹或写入申报表", found["unmapped"])
    _list(console, "归类与申报表的提示", found["problems"])
    _list(console, "请自行核对的疑点（不是结论）", found["leads"])


def _rank(console: Console, rank: dict[str, Any] | None) -> None:
    if rank is not None:
        console.print(
            f"名次：在{rank['of']}个报送单位中第{rank['text']}（括号内是最好 – 最差）", markup=False
        )


def _table(console: Console, title: str, tasks: list[dict[str, Any]]) -> None:
    if not tasks:
        return
    total = points(sum(each["points"] for each in tasks))
    table = Table(
        title=f"{title}（{len(tasks)}项，共涉及{total}分）", show_lines=True, title_justify="left"
    )
    table.add_column("分值", justify="right")
    table.add_column("指标", max_width=10, overflow="fold")
    table.add_column("问题、办法和依据", ratio=1, overflow="fold")
    table.add_column("期限", no_wrap=True)
    for each in tasks:
        cells = (points(each["points"]), each["ref"], _words(each), each["by"] or "—")
        table.add_row(*map(Text, cells))
    console.print("", table)


def _words(each: dict[str, Any]) -> str:
    paths = [one["path"] for one in each["materials"]]
    named = "\n".join(paths[:SHOWN]) + (f"\n等{len(paths)}份" if len(paths) > SHOWN else "")
    moves = "可改变名次" if each["moves_rank"] else ""
    text = each["text"].removeprefix(f"{each['ref']} ")  # it stands in a column of its own
    rows = [text, moves, f"办法：{each['action']}", named and f"材料：{named}"]
    rows.append(f"依据：{each['clause'].replace(', ', ',')}")  # else lines break at the blanks
    return "\n".join(row for row in rows if row)


def _list(console: Console, title: str, rows: list[str]) -> None:
    if rows:
        console.print(f"\n{title}（{len(rows)}）", markup=False)
    for row in rows:
        console.print(f"  · {row}", markup=False, soft_wrap=True)
