"""The table a reviewer reads first, and where the reports lie."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table

from checker.model.result import Result, SubmissionResult


def show(result: Result, files: Mapping[str, Path]) -> None:
    """Print the summary table and the paths on stdout."""
    console = Console()
    table = Table(title=result.system.title)
    table.add_column("报送单位")
    for name in ("文件", "未处理", "待核对", "三要素不齐", "疑似雷同"):
        table.add_column(name, justify="right")
    table.add_column("下限–已核实–上限", justify="right", no_wrap=True, min_width=16)
    for each in result.submissions:
        table.add_row(each.submission.name, *_cells(each))
    console.print(table)
    for name, path in files.items():
        console.print(f"{name}：{path}", markup=False, soft_wrap=True)


def _cells(each: SubmissionResult) -> list[str]:
    verdicts = [duty.verdict for duty in each.duties.values() if duty.required]
    copied = sum(1 for flag in each.flags if "pair" in flag.evidence and flag.status != "dismissed")
    score = each.score
    return [
        str(len(each.records) + len(each.unprocessed)),
        str(len(each.unprocessed)),
        str(verdicts.count("review")),
        str(verdicts.count("fail")),
        str(copied),
        f"{score.floor}–{score.verified}–{score.ceiling}",
    ]
