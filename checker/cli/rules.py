"""``checker rules``: the indicator systems as a person reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker import rulebook
from checker.cli.app import RULES, SYSTEM, SystemOption, app, system
from checker.errors import RulesInvalid, UsageError
from checker.scoring import examples

rules = typer.Typer(help="查看、校验和比较指标体系。", no_args_is_help=True)
app.add_typer(rules, name="rules")


@rules.command("list")
def list_systems() -> None:
    """列出可用的指标体系。"""
    for identifier in rulebook.find(RULES):
        found = rulebook.load(RULES / identifier)
        typer.echo(f"{identifier}\t{found.title}\t{len(found.indicators)}项，满分{found.max}")


@rules.command("show")
def show(
    ref: Annotated[str, typer.Argument(help="指标，如 四.2、一.2a、加分.1", metavar="指标")],
    system_id: SystemOption = SYSTEM,
) -> None:
    """显示一项指标：原文、读法、要什么材料、怎样计分。"""
    typer.echo(rulebook.show(system(system_id), ref))


@rules.command("validate")
def validate(
    folder: Annotated[
        Path | None, typer.Argument(help="规则文件夹，默认检查全部", metavar="DIR")
    ] = None,
) -> None:
    """检查规则文件，一次列出全部错误及其文件和行号。"""
    if folder is not None and not folder.is_dir():
        raise UsageError(f"规则文件夹不存在：{folder}", "请检查路径是否写对")
    folders = [folder] if folder else [RULES / name for name in rulebook.find(RULES)]
    for each in folders:
        faults = list(examples.faults(rulebook.load(each)))
        if faults:
            raise RulesInvalid(faults)
        typer.echo(f"{each.name}：没有发现错误")


@rules.command("diff")
def diff(
    old: Annotated[Path, typer.Argument(help="旧规则文件夹", metavar="OLD")],
    new: Annotated[Path, typer.Argument(help="新规则文件夹", metavar="NEW")],
) -> None:
    """比较两个指标体系，逐条列出不同之处。"""
    for line in rulebook.diff(rulebook.load(old), rulebook.load(new)):
        typer.echo(line)
