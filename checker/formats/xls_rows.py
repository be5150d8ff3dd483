"""The rows of an old workbook (Excel 5 to 2003, XLS), read without a program of another maker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import xlrd

from checker.formats.sheet_merges import MOST, Merge, filled


def of_sheets(path: Path) -> list[tuple[str, Iterator[Sequence[Any]]]]:
    """Each sheet's title and rows, merged cells filled downwards. Raises ``ValueError``."""
    try:
        book = xlrd.open_workbook(path, formatting_info=True, logfile=_Silent())
    except Exception as error:  # the library fails in many ways on torn bytes
        raise ValueError(type(error).__name__) from error
    return [(sheet.name, filled(_rows(sheet, book.datemode), _merges(sheet))) for sheet in book]


class _Silent:
    """Where the library may write of what it finds odd."""

    def write(self, text: str) -> None:
        """Nothing is kept."""


def _merges(sheet: Any) -> list[Merge]:
    areas = sheet.merged_cells[:MOST]  # ends are beyond the last
    return [Merge(left, top, end - 1) for top, end, left, _ in areas if end - 1 > top]


def _rows(sheet: Any, datemode: int) -> Iterator[list[Any]]:
    for number in range(sheet.nrows):
        yield [_value(cell, datemode) for cell in sheet.row(number)]


def _value(cell: Any, datemode: int) -> Any:
    """A cell as openpyxl gives it."""
    if cell.ctype in {xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK} or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#")
    if cell.ctype != xlrd.XL_CELL_DATE:
        return cell.value
    try:
        when = xlrd.xldate_as_datetime(cell.value, datemode)
    except (ValueError, OverflowError):
        return cell.value
    return when.time() if cell.value < 1 else when
