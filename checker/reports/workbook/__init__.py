"""score.xlsx: the figures a reviewer may change by hand, with totals that follow."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook

from checker.model.result import Result
from checker.reports.workbook import lists, scores
from checker.reports.workbook.sheets import add

__all__ = ["save"]


def save(result: Result, target: Path | BinaryIO) -> None:
    """Write the workbook to a file, by path or open."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add(book, scores.overview(result))
    taken = scores.scores(result)
    scores.limit(add(book, taken), taken)
    add(book, scores.by_heading(result))
    add(book, scores.deductions(result))
    add(book, scores.decisions(result))
    for sheet in lists.sheets(result):
        add(book, sheet)
    book.calculation.fullCalcOnLoad = True
    book.save(target)
