"""How a sheet is written: text is never a formula, whatever it begins with, unless it is ours.

Each formula carries what it comes to while nothing is filled in, so that a preview that reckons
nothing, and a program that reads the file, see the figures of report.json.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

HEAD, INPUT = "#E9EEF4", "#FFF8E1"
FIGURE = "0.00"
OPENING = ("=", "+", "-", "@")  # what Excel takes for the beginning of a formula
LISTED = 250  # characters of a list of choices that Excel takes
LONGEST = 32_000  # characters kept of a cell; Excel takes 32,767
ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what a sheet's XML cannot hold
A4 = 9

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of our own; ``value`` is its result as the file is written, ``count`` a number of
    cases.
    """

    text: str
    value: Decimal | int
    count: bool = False


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
    return _letter([head for head, _ in heads].index(name))


def _letter(at: int) -> str:
    found: str = xl_col_to_name(at)
    return found


class Book:
    """A workbook that is being written; equal formats are made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def add(self, sheet: Sheet) -> Worksheet:
        """Write a sheet at the end of the book."""
        made = self._book.add_worksheet(sheet.title)
        rows = list(sheet.rows)
        last, filled = max(1, len(rows)), _filled(sheet, len(rows))
        for column, (head, width) in enumerate(sheet.heads):
            made.set_column(column, column, width)
            made.write_string(0, column, head, self._style(bold=True, bg_color=HEAD))
            for row in range(filled[column], last + 1):
                made.write_blank(row, column, None, self._style(bg_color=INPUT, valign="top"))
        for at, values in enumerate(rows, 1):
            for column, value in enumerate(values):
                shade = {"bg_color": INPUT} if at >= filled[column] else {}
                self._put(made, at, column, value, shade)
        _offer(made, sheet, last)
        made.freeze_panes(1, 0)
        made.autofilter(0, 0, len(rows), len(sheet.heads) - 1)
        made.repeat_rows(0)
        made.set_paper(A4)
        made.set_landscape()
        made.fit_to_pages(1, 0)
        return made

    def _put(
        self, made: Worksheet, row: int, column: int, value: object, shade: Mapping[str, object]
    ) -> None:
        if isinstance(value, str):
            opens = value.startswith(OPENING)  # stays text where somebody edits it
            style = self._style(**shade, text_wrap=True, valign="top", quote_prefix=opens)
            made.write_string(row, column, ILLEGAL.sub("", value)[:LONGEST], style)
        elif isinstance(value, Formula):
            style = self._style(**shade, valign="top", num_format="0" if value.count else FIGURE)
            made.write_formula(row, column, value.text, style, value.value)
        elif isinstance(value, int | float | Decimal):
            figure = {} if isinstance(value, int) else {"num_format": FIGURE}
            made.write_number(row, column, value, self._style(**shade, **figure, valign="top"))

    def _style(self, **marks: object) -> Format:
        key = tuple(sorted(marks.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(marks)
        return self._formats[key]


def _filled(sheet: Sheet, rows: int) -> list[int]:
    """By column, the first row that a reviewer fills in."""
    last = max(1, rows)
    return [1 if name in sheet.inputs else last - sheet.spare + 1 for name, _ in sheet.heads]


def _offer(made: Worksheet, sheet: Sheet, last: int) -> None:
    """What may stand in some columns, where Excel can hold the list."""
    for name, words in sheet.choices.items():
        listed = ",".join(words)
        if len(listed) <= LISTED and '"' not in listed and listed.count(",") == len(words) - 1:
            column = [head for head, _ in sheet.heads].index(name)
            rule = {
                "validate": "list",
                "source": list(words),
                "error_title": "不能这样填",
                "error_message": f"请填：{'、'.join(words)}，或留空"[:200],
            }
            made.data_validation(1, column, last, column, rule)
