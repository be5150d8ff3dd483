"""``checker serve`` and ``checker accounts``: the review site and who may enter it."""

from __future__ import annotations

import gc
import ipaddress
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from checker import review
from checker.cli.app import JobsOption, LibraryOption, OcrOption, SourcesOption, app
from checker.errors import UsageError
from checker.store import open_store, people
from checker.work.background import Background
from checker.work.child import Means

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
    inbox: Annotated[
        Path | None,
        typer.Option("--inbox", help="可在网站上选来检查的报送所在的文件夹", metavar="DIR"),
    ] = None,
    work: Annotated[
        Path | None,
        typer.Option(
            "--work",
            help="上传的材料和读过的结果放在这里；默认在数据库旁，PostgreSQL 须写明才能提交检查",
            metavar="DIR",
        ),
    ] = None,
    at_once: Annotated[int, typer.Option("--checks", help="同时进行的检查数", min=1, max=16)] = 1,
    source_folder: SourcesOption = None,
    library: LibraryOption = None,
    ocr: OcrOption = "rapid",
    job_count: JobsOption = 0,
) -> None:
    """打开评审网站和接口：提交检查、看材料、作决定、改正误读，得分随时重算。"""
    store = open_store(where)
    known = bool(people.listed(store))
    if not known and not is_local(host):
        raise UsageError(
            f"{host} 不是本机地址，没有账号时不能对外开放",
            "先用 checker accounts add 建立账号，或只在 127.0.0.1 上打开",
        )
    _free(host, port)
    where_to = work or beside(where)
    means = Means(str(where_to), _text(source_folder), _text(library), ocr, job_count)
    background = Background(store, means, at_once, inbox) if where_to else None
    site = review.make(store, known, background)
    scheme = "https" if certificate else "http"
    typer.echo(f"评审网站：{scheme}://{host}:{port}/　按 Ctrl+C 关闭", err=True)
    with _seldom_collected():
        uvicorn.run(
            site,
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
            ssl_certfile=certificate,
            ssl_keyfile=key,
            timeout_graceful_shutdown=3,  # pages that follow a check never hang up by themselves
        )


def _free(host: str, port: int) -> None:
    """Refuse an address where nothing can listen, before it is told as the site's."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        raise UsageError(
            f"不能在 {host} 的端口 {port} 上打开网站（错误号 {error.errno}）",
            f"端口可能正被别的程序占用，可换一个：--port {port + 1}；--host 要写本机的地址",
        ) from error


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Papers kept in memory are many small objects that last: looking through them all for garbage
    holds a page up by 200 ms, so it is done a hundredth as often.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def beside(where: str) -> Path | None:
    """Where received packages lie unless told: beside a file, nowhere for an address."""
    return None if "://" in where else Path(f"{where}.work")


def _text(path: Path | None) -> str:
    return str(path.resolve()) if path else ""


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
