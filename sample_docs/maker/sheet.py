"""Ledgers and manifests as XLSX and CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from maker import archive

MOMENT = datetime(2023, 12, 20, 9, 0, 0)


def xlsx(rows: list[list[Any]], target: Path, title: str = "") -> None:
    """A sheet with a heading row; a title row above it where given."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    if title:
        sheet.append([title])
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(rows[0]))
        sheet["A1"].font, sheet["A1"].alignment = Font(size=16, bold=True), Alignment("center")
    for row in rows:
        sheet.append(row)
    _ruled(sheet, 2 if title else 1)
    book.properties.creator, book.properties.created = "样例", MOMENT
    book.properties.modified = MOMENT
    data = io.BytesIO()
    book.save(data)
    members = archive.settled(data.getvalue())
    archive.write(target, {**members, "docProps/core.xml": _still(members["docProps/core.xml"])})


def text_table(rows: list[list[Any]], target: Path, encoding: str) -> None:
    """Comma-separated values in the given encoding."""
    data = io.StringIO()
    csv.writer(data, lineterminator="\r\n").writerows(rows)
    target.write_bytes(data.getvalue().encode(encoding))


def _ruled(sheet: Any, first: int) -> None:
    line = Side(style="thin")
    for row in sheet.iter_rows(min_row=first):
        for cell in row:
            cell.border = Border(line, line, line, line)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    for cell in sheet[first]:
        cell.font = Font(bold=True)
    for column in "ABCDEFGH":
        sheet.column_dimensions[column].width = 22


def _still(core: bytes) -> bytes:
    """The properties with the time of saving replaced by the fixed moment."""
    head, mark, rest = core.partition(b"<dcterms:modified")
    _, _, tail = rest.partition(b"</dcterms:modified>")
    stamp = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return head + mark + b' xsi:type="dcterms:W3CDTF">' + stamp + b"</dcterms:modified>" + tail
