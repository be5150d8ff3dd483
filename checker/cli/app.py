"""What all commands share: the app itself, common options, where the rules lie."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from checker import ocr, rulebook
from checker.copying import Source
from checker.errors import CheckerError, UsageError
from checker.formats import read as read_file
from checker.model.rules import IndicatorSystem

RULES = Path(__file__).resolve().parents[2] / "rules"
SYSTEM = "shandong-county-2023"
OUT = Path("out")

app = typer.Typer(
    name="checker",
    help="核验县（市、区）和市报送的评估佐证材料：三要素、抄袭雷同、伪造疑点、指标评分。"
    "程序只提供依据，不替人认定弄虚作假。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

SystemOption = Annotated[
    str, typer.Option("--system", help="指标体系的编号，见 rules list", metavar="ID")
]
SourcesOption = Annotated[
    Path | None,
    typer.Option(
        "--sources", help="任何人都可以引用的文本所在的文件夹（txt、docx、pdf）", metavar="DIR"
    ),
]
LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", help="往年材料库（见 library add），一并比对", metavar="DIR"),
]
OcrOption = Annotated[str, typer.Option("--ocr", help="识别引擎：rapid（默认）或 tesseract")]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", help="同时工作的进程数，0 为自动", min=0)]
BatchOption = Annotated[bool, typer.Option("--batch", help="PATH 是多个报送文件夹的上级文件夹")]
OutOption = Annotated[Path, typer.Option("--out", help="结果写到这个文件夹", metavar="DIR")]


def system(identifier: str) -> IndicatorSystem:
    """The indicator system with this id."""
    known = rulebook.find(RULES)
    if identifier not in known:
        raise UsageError(f"没有编号为“{identifier}”的指标体系", f"可用的有：{'、'.join(known)}")
    return rulebook.load(RULES / identifier)


def sources(folder: Path | None) -> list[Source]:
    """The texts of a sources folder; a file that cannot be read stops the run with its name."""
    if folder is None:
        return []
    if not folder.is_dir():
        raise UsageError(f"--sources 的文件夹不存在：{folder}", "请检查路径是否写对")
    return [_source(file) for file in sorted(folder.rglob("*")) if _is_source(file)]


def _is_source(file: Path) -> bool:
    return file.is_file() and not file.name.startswith((".", "~$"))


def _source(file: Path) -> Source:
    try:
        document = read_file([file])
    except CheckerError as error:
        raise UsageError(
            f"公共来源文本 {file.name} 无法读取：{error.text}", "请换成 txt 或 docx 后重试"
        ) from error
    if any(page.needs_ocr for page in document.pages):
        from checker.ocr.pages import with_text

        document = with_text(document, ocr.engine("rapid"), "all")
    return Source(file.name, document.text)


def jobs(wanted: int, files: int) -> int:
    """How many processes to start: as asked, else the cores, never more than there is work for."""
    return wanted or max(1, min(os.cpu_count() or 1, -(-files // 3)))
