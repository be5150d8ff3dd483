"""``checker audit``: whether anything was changed behind the program's back."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.app import app
from checker.errors import ExitCode
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
) -> None:
    """核对审计记录：改动、删除、调换次序都会查出。"""
    store = open_store(where)
    with store.read() as connection:
        faults = trail.verify(connection)
        count, last = trail.head(connection)
        if expect and not trail.holds(connection, expect):
            faults.append("记录中没有给定的校验值，抄下之后的记录被整体替换或截断过")
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(ExitCode.FINDINGS)
    typer.echo(f"审计记录共{count}条，没有改动。最后一条的校验值：{last}")
