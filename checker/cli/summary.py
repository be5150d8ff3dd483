"""The table a reviewer reads first, and where the reports lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from checker.model.material import NOT_SCORED
from checker.model.result import Result, SubmissionResult
from checker.reports.counts import counts
from checker.reports.words import points


def show(result: Result, files: Mapping[str, Path], told: Iterable[str] = ()) -> None:
    """Print the summary table, what is ``told`` beside it and the paths on stdout."""
    console = Console()
    table = Table(title=result.system.title)
    table.add_column("报送单位", overflow="fold")
    for name in ("材料", "未处理", "三要素待核对", "三要素不齐", "疑似雷同"):
        table.add_column(name, justify="right", overflow="fold")
    table.add_column("下限–已核实–上限", justify="right", no_wrap=True, min_width=16)
    for each in result.submissions:
        table.add_row(*map(Text, (each.submission.name, *_cells(each))))
    console.print(table)
    for each in result.submissions:
        for note in _notes(each, files["report.json"].with_name("mapping.yaml")):
            console.print(f"{each.submission.name}：{note}", markup=False, soft_wrap=True)
    for line in told:
        console.print(line, markup=False, soft_wrap=True)
    for name, path in files.items():
        console.print(f"{name}：{path}", markup=False, soft_wrap=True)


def _notes(each: SubmissionResult, places: Path) -> Iterator[str]:
    """What the figures hang on and no column shows: whose package it is, what has no place."""
    for problem in each.submission.problems:
        if problem.code.startswith(("body-", "mapping-", "package-", NOT_SCORED)):
            yield problem.text
    unplaced = sum(not material.places for material in each.submission.materials)
    if unplaced:
        left = f"{unplaced}份材料没有归入任何指标，不计分"
        yield f"{left}；请在 {places} 里写明编号，再运行一次并加上 --mapping {places}"


def _cells(each: SubmissionResult) -> list[str]:
    found, score = counts(each), each.score
    return [
        *map(str, (found.materials, found.unprocessed, found.review, found.failed, found.copied)),
        "–".join(map(points, (score.floor, score.verified, score.ceiling))),
    ]
