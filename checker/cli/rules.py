"""``checker rules``: the indicator systems as a person reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker import SYSTEM, rulebook
from checker.cli import effects, reported
from checker.cli.app import SystemOption, app, as_text
from checker.errors import RulesInvalid, UsageError
from checker.model.rules import IndicatorSystem
from checker.pipeline import copying_settings
from checker.reports import effect
from checker.rulebook.faults import placed, unsound
from checker.scoring import examples
from checker.work import kept
from checker.work.given import RULES, system

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
        Path | None,
        typer.Argument(help="一套或几套规则所在的文件夹，默认检查全部", metavar="DIR"),
    ] = None,
) -> None:
    """检查规则文件，一次列出全部错误及其文件和行号。"""
    if folder is not None and not folder.is_dir():
        raise UsageError(f"规则文件夹不存在：{folder}", "请检查路径是否写对")
    root = folder or RULES
    folders = [root / name for name in rulebook.find(root)] or [root]
    found: list[str] = []
    for each in folders:
        own = _faults(each)
        found += own if len(folders) == 1 else [f"{each.name}/{fault}" for fault in own]
        if not own:
            typer.echo(f"{each.name}：没有发现错误")
    if found:
        raise RulesInvalid(found)


def _faults(folder: Path) -> list[str]:
    """Every fault of a folder; the examples of what is sound are reckoned beside those of shape."""
    found, faults = rulebook.examine(folder)
    if found is None or found.period[0] > found.period[1]:
        return faults
    words = placed(folder, examples.word_faults(found))
    faults += words
    bad = unsound(folder, faults)
    try:
        if not bad:  # the settings name entries
            copying_settings(found)
    except RulesInvalid as error:
        faults += error.faults
    return faults if words else faults + placed(folder, examples.faults(found, bad))


@rules.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="旧规则的文件夹或编号", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="新规则的文件夹或编号", metavar="NEW")],
    report: Annotated[
        Path | None,
        typer.Option(
            "--on", help="上次结果的 report.json，看改动使各单位得分怎样变", metavar="FILE"
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
) -> None:
    """比较两个指标体系，逐条列出不同之处；加 --on 时按新旧规则各算一遍各单位得分。"""
    before, after = _system(old), _system(new)
    lines = rulebook.diff(before, after)
    found = _effects(before, after, report) if report else None
    if as_json:
        typer.echo(as_text({"changes": lines, "effects": found and effects.plain(found)}))
        return
    for line in lines or ["两套规则没有不同"]:
        typer.echo(line)
    if found is not None:
        effects.show(found)


def _system(name: str) -> IndicatorSystem:
    """A folder of rules, or the id of one of the program's own."""
    if Path(name).is_dir():
        return examples.sound(rulebook.load(Path(name)))
    return system(name)


def _effects(old: IndicatorSystem, new: IndicatorSystem, file: Path) -> list[effect.Effect]:
    told = reported.report(file)
    work = file.parent / ".work"
    return effect.effects(old, new, kept.reads(kept.load(work), work), told)
