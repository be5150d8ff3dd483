"""What all commands share: the app itself and common options."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from checker.model.material import Unprocessed
from checker.reports import words

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
OcrOption = Annotated[
    str, typer.Option("--ocr", help="识别引擎：rapid（默认）或 tesseract", metavar="ENGINE")
]
JobsOption = Annotated[int, typer.Option("--jobs", "-j", help="同时工作的进程数，0 为自动", min=0)]
BatchOption = Annotated[bool, typer.Option("--batch", help="PATH 是多个报送文件夹的上级文件夹")]
OutOption = Annotated[Path, typer.Option("--out", help="结果写到这个文件夹", metavar="DIR")]


@app.callback()
def _group() -> None:
    pass  # without it a lone command would take the place of the group


def as_text(data: object) -> str:
    """JSON as every command prints it."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def unprocessed(path: str, entry: Unprocessed) -> str:
    """The line that tells of a file without a result.

    A third party's reader may bring a code of its own.
    """
    why = words.UNPROCESSED.get(entry.code, entry.code)
    return f"未处理：{path}（{why}）{entry.text}"
