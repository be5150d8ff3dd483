"""``checker serve`` and ``checker accounts``: the review site and who may enter it."""

from __future__ import annotations

import ipaddress
import sys
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from checker import review
from checker.cli.app import app
from checker.errors import UsageError
from checker.store import open_store, people

StoreArgument = Annotated[
    str, typer.Argument(help="数据库：文件路径，或 postgresql:// 地址", metavar="STORE")
]
accounts = typer.Typer(help="评审网站的账号。", no_args_is_help=True)
app.add_typer(accounts, name="accounts")


@app.command()
def serve(
    where: StoreArgument,
    host: Annotated[str, typer.Option(help="监听的地址；不是本机时须先建账号")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口", min=1, max=65535)] = 8000,
    certificate: Annotated[
        Path | None, typer.Option("--cert", help="HTTPS 证书（PEM）", metavar="FILE")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", help="HTTPS 私钥（PEM）", metavar="FILE")
    ] = None,
) -> None:
    """打开评审网站：看材料、作决定、改正误读，得分随时重算。"""
    store = open_store(where)
    known = bool(people.listed(store))
    if not known and not is_local(host):
        raise UsageError(
            f"{host} 不是本机地址，没有账号时不能对外开放",
            "先用 checker accounts add 建立账号，或只在 127.0.0.1 上打开",
        )
    site = review.make(store, accounts=known)
    scheme = "https" if certificate else "http"
    typer.echo(f"评审网站：{scheme}://{host}:{port}/　按 Ctrl+C 关闭", err=True)
    uvicorn.run(
        site,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )


def is_local(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@accounts.command("add")
def add(
    where: StoreArgument,
    name: Annotated[str, typer.Argument(help="姓名", metavar="NAME")],
    role: Annotated[
        str, typer.Option(help="county 县、reviewer 评审、lead 负责人、admin 管理")
    ] = "reviewer",
    county: Annotated[str, typer.Option(help="县级账号所属的报送单位")] = "",
) -> None:
    """建立账号；密码从终端或标准输入读取。"""
    if sys.stdin.isatty():
        password = typer.prompt("密码", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    people.add(open_store(where), name, role, password, county)
    typer.echo(f"已建立账号：{name}（{role}）")


@accounts.command("list")
def list_accounts(where: StoreArgument) -> None:
    """列出账号。"""
    for row in people.listed(open_store(where)):
        typer.echo(f"{row.name}\t{row.role}\t{row.county}")
