"""``checker audit``: whether anything was changed behind the program's back."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Connection

from checker.cli.app import app
from checker.errors import ExitCode, UsageError
from checker.reports.trail_csv import LINK, trail_csv
from checker.store import audit as trail
from checker.store import open_store

audit = typer.Typer(help="审计记录：每一条都以校验值连着上一条。", no_args_is_help=True)
app.add_typer(audit, name="audit")


@audit.command("verify")
def verify(
    where: Annotated[
        str, typer.Argument(help="数据库：文件路径，或 postgresql:// 地址", metavar="STORE")
    ],
    expect: Annotated[
        str, typer.Option(help="从前抄下的校验值，确认它仍在记录中", metavar="HASH")
    ] = "",
    against: Annotated[
        Path | None,
        typer.Option(help="从前导出的 CSV，确认其中每一条仍在记录中", metavar="FILE", exists=True),
    ] = None,
) -> None:
    """核对审计记录：改动、删除、调换次序都会查出；从末尾整段删去的，凭从前的导出或校验值查出。"""
    store = open_store(where)
    with store.read() as connection:
        faults = trail.verify(connection)
        count, last = trail.head(connection)
        faults += _gone(connection, against) if against else []
        if expect and not trail.holds(connection, expect):
            faults.append("记录中没有给定的校验值，抄下之后的记录被整体替换或截断过")
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(ExitCode.FINDINGS)
    typer.echo(f"审计记录共{count}条，没有改动。最后一条的校验值：{last}")


def _gone(connection: Connection, file: Path) -> list[str]:
    """The entries of an earlier export that the trail no longer holds."""
    try:
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))[1:]
        links = [(row[0], row[LINK]) for row in rows]
    except (UnicodeDecodeError, IndexError) as error:
        raise UsageError(f"{file} 不是审计记录的导出", "请用 checker audit export 导出") from error
    return [
        f"从前导出的第{number}条已不在记录中"
        for number, link in links
        if not trail.holds(connection, link)
    ]


@audit.command("export")
def export(
    where: Annotated[
        str, typer.Argument(help="数据库：文件路径，或 postgresql:// 地址", metavar="STORE")
    ],
    out: Annotated[Path, typer.Option(help="写到这个文件", metavar="FILE")] = Path("audit.csv"),
) -> None:
    """导出审计记录为 CSV，可用 Excel 打开；留存一份，以后可用 verify --against 对照。"""
    with open_store(where).read() as connection:
        out.write_bytes(trail_csv(connection))
        count, last = trail.head(connection)
    typer.echo(f"已导出{count}条到 {out}，最后一条的校验值：{last}")
