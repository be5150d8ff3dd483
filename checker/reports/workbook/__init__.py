"""score.xlsx: the figures a reviewer may change by hand, with totals that follow."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from xlsxwriter import Workbook

from checker.model.result import Result
from checker.reports.workbook import lists, scores
from checker.reports.workbook.sheets import Book

__all__ = ["save"]


def save(result: Result, target: Path | BinaryIO) -> None:
    """Write the workbook to a file, by path or open."""
    with Workbook(target, {"in_memory": True}) as made:
        book = Book(made)
        book.add(scores.overview(result))
        taken = scores.scores(result)
        scores.limit(book.add(taken), taken)
        book.add(scores.by_heading(result))
        book.add(scores.deductions(result))
        book.add(scores.decisions(result))
        for sheet in lists.sheets(result):
            book.add(sheet)
