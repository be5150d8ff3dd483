"""``checker doctor``: what works on this machine."""

from __future__ import annotations

import importlib.util
import platform
import sqlite3

import typer

from checker import formats, ocr, rulebook
from checker.cli.app import app
from checker.errors import CheckerError, ExitCode
from checker.formats import convert
from checker.work.given import RULES


@app.command()
def doctor() -> None:
    """检查本机能用什么：识别引擎、文件格式、规则、数据库。"""
    typer.echo(
        f"系统：{platform.system()} {platform.release()}，Python {platform.python_version()}"
    )
    engines = ocr.available()
    for name, works, note in engines:
        typer.echo(f"识别引擎 {name}：{'可用' if works else '不可用'}  {note}")
    typer.echo(f"文件格式：{'、'.join(reader.NAME for reader in formats.readers())}")
    office = convert.present()
    typer.echo(f"LibreOffice：{'可用' if office else '没有安装，doc、wps、xls 等旧格式只读文字'}")
    server = importlib.util.find_spec("psycopg")
    typer.echo(
        f"数据库：SQLite {sqlite3.sqlite_version}，PostgreSQL "
        f"{'可用（地址写成 postgresql://…）' if server else '未装驱动（可选：psycopg）'}"
    )
    typer.echo(_rules())
    if not any(works for name, works, _ in engines if name == "rapid"):
        raise typer.Exit(ExitCode.ENGINE_MISSING)


def _rules() -> str:
    try:
        return "指标体系：" + "、".join(rulebook.load(RULES / n).id for n in rulebook.find(RULES))
    except CheckerError as error:
        return f"指标体系：有错误\n{error.text}"
