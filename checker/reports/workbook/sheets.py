"""How a sheet is written: text is never a formula, whatever it begins with, unless it is ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HEAD = PatternFill("solid", fgColor="E9EEF4")
INPUT = PatternFill("solid", fgColor="FFF8E1")
FIGURE = "0.00"
OPENING = ("=", "+", "-", "@")  # what Excel takes for the beginning of a formula
LISTED = 250  # characters of a list of choices that Excel takes

Row = Sequence[object]


class Formula(str):
    """A formula of our own, the only text that is written as one."""

    __slots__ = ()


class Count(Formula):
    """A formula that counts cases."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: heads with the widths of their columns, and rows.

    ``inputs`` are the heads of the columns that a reviewer fills in, ``choices`` what may stand
    in some columns, ``spare`` the number of empty rows at the end for what is added by hand.
    """

    title: str
    heads: Sequence[tuple[str, int]]
    rows: Iterable[Row]
    inputs: Sequence[str] = ()
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    spare: int = 0


def letter(heads: Sequence[tuple[str, int]], name: str) -> str:
    """The letter of the column with this head."""
    return get_column_letter([head for head, _ in heads].index(name) + 1)


def add(book: Workbook, sheet: Sheet) -> Worksheet:
    """Write a sheet at the end of the book."""
    made: Worksheet = book.create_sheet(sheet.title)
    for at, values in enumerate([[head for head, _ in sheet.heads], *sheet.rows], 1):
        for column, value in enumerate(values, 1):
            _put(made.cell(at, column), value)
    for cell in made[1]:
        cell.font, cell.fill = Font(bold=True), HEAD
    for column, (_, width) in enumerate(sheet.heads, 1):
        made.column_dimensions[get_column_letter(column)].width = width
    _invite(made, sheet)
    made.freeze_panes = "A2"
    made.auto_filter.ref = made.dimensions
    made.print_title_rows = "1:1"
    made.page_setup.paperSize = made.PAPERSIZE_A4
    made.page_setup.orientation = "landscape"
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return made


def _invite(made: Worksheet, sheet: Sheet) -> None:
    """Colour what a reviewer fills in, and offer what may stand there."""
    last = max(2, made.max_row)
    for at, (name, _) in enumerate(sheet.heads, 1):
        first = 2 if name in sheet.inputs else last - sheet.spare + 1
        for row in range(first, last + 1):
            made.cell(row, at).fill = INPUT
    for name, words in sheet.choices.items():
        listed = ",".join(words)
        if len(listed) <= LISTED and '"' not in listed and listed.count(",") == len(words) - 1:
            rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
            rule.error, rule.errorTitle = f"请填：{'、'.join(words)}，或留空"[:200], "不能这样填"
            rule.add(f"{letter(sheet.heads, name)}2:{letter(sheet.heads, name)}{last}")
            made.add_data_validation(rule)


def _put(cell: Cell | MergedCell, value: object) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:32_000]
        if not isinstance(value, Formula):
            cell.data_type = "s"
            cell.quotePrefix = value.startswith(OPENING)  # stays text where somebody edits it
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    elif value is not None:
        cell.value = value  # type: ignore[assignment]
        cell.alignment = Alignment(vertical="top")
    if isinstance(value, Formula) or not isinstance(value, str | int):
        cell.number_format = "0" if isinstance(value, Count) else FIGURE
