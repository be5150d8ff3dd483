"""Ledgers: XLSX and CSV, one page run a sheet, one line a row, cells joined by tabs."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from checker.errors import Unreadable
from checker.formats import package, sheet_merges, sheet_pictures
from checker.formats.decode import decoded, looks_like_text
from checker.formats.flow import Flow, Paper, Setting, Span
from checker.model.document import Document, Placed, Problem

NAME = "sheet"
LABEL = "电子表格"
SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".csv", ".et", ".tsv")
MAX_ROWS = 20_000  # of one sheet
MAX_COLUMNS = 200
MAX_BYTES = 64 << 20

_PAPER = Paper(top=36.0, bottom=36.0, left=36.0, right=36.0)
_SIZE = 10.5


def sniff(head: bytes, path: Path) -> bool:
    """A workbook by its parts; CSV by its suffix, for its content is plain text."""
    if head.startswith(b"PK"):
        return package.holds(path, "xl/workbook.xml")
    return path.suffix.lower() in {".csv", ".tsv"} and looks_like_text(head)


def read(files: Sequence[Path]) -> Document:
    """All sheets one after another, each from the top of a page."""
    path = files[0]
    problems: list[Problem] = []
    pictures = sheet_pictures.of_sheets(path, problems) if _zipped(path) else []
    return laid(path, NAME, _sheets(path), problems, pictures)


def laid(
    path: Path,
    name: str,
    sheets: Iterable[tuple[str, Iterable[Sequence[Any]]]],
    problems: list[Problem],
    pictures: Sequence[Sequence[Placed]] = (),
) -> Document:
    """The document of a reader called ``name``: titled sheets of rows, the pictures of each."""
    flow = Flow(_PAPER)
    for number, (title, rows) in enumerate(sheets):
        if number:
            flow.break_page()
        for placed in pictures[number] if number < len(pictures) else ():
            flow.picture(placed)
        for row in _limited(rows, title, problems):
            flow.paragraph([Span(row, _SIZE)], Setting(cells=True), "table")
    metadata = _metadata(path) if _zipped(path) else {}
    return Document(path, name, "office", flow.pages(), (), metadata, tuple(problems))


def _metadata(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return package.properties(archive)


def _sheets(path: Path) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    if _zipped(path):
        yield from _workbook(path)
    else:
        yield path.stem, _csv_rows(path)


def _zipped(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(2) == b"PK"


def _workbook(path: Path) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    from openpyxl import load_workbook  # large, and most papers are no sheets

    package.check(path)
    with path.open("rb") as stream:  # of a path openpyxl judges the suffix: et and xls it refuses
        try:
            book = load_workbook(stream, read_only=True, data_only=True)
        except Exception as error:  # openpyxl fails in many ways on damaged parts
            raise _corrupt(path) from error
        merges = sheet_merges.of_sheets(path)
        for number, sheet in enumerate(book.worksheets):
            own = merges[number] if number < len(merges) else []
            yield sheet.title, sheet_merges.filled(_workbook_rows(sheet, path), own)


def _workbook_rows(sheet: Any, path: Path) -> Iterator[Sequence[Any]]:
    try:
        yield from sheet.iter_rows(max_col=MAX_COLUMNS + 1, max_row=MAX_ROWS + 1, values_only=True)
    except Exception as error:  # damage may show only while rows are read
        raise _corrupt(path) from error


def _corrupt(path: Path) -> Unreadable:
    return Unreadable(
        "corrupt", f"电子表格“{path.name}”已损坏，无法读取", "请用 Excel 或 WPS 打开另存后重新提交"
    )


def _csv_rows(path: Path) -> Iterator[Sequence[Any]]:
    if path.stat().st_size > MAX_BYTES:
        raise Unreadable("too_large", f"表格“{path.name}”超过 {MAX_BYTES >> 20} MB", "请拆分后提交")
    text = decoded(path.read_bytes())
    if text is None:
        raise _corrupt(path)
    mark = "\t" if path.suffix.lower() == ".tsv" else ","
    try:
        yield from csv.reader(io.StringIO(text.replace("\0", "")), delimiter=mark)
    except csv.Error as error:
        raise _corrupt(path) from error


def _limited(rows: Iterable[Sequence[Any]], title: str, problems: list[Problem]) -> Iterator[str]:
    wide = False
    for number, row in enumerate(rows):
        if not wide and any(cell not in (None, "") for cell in row[MAX_COLUMNS:]):
            wide = True
            text = f"表“{title}”超过 {MAX_COLUMNS} 列，其余列未读取；请拆分后提交"
            problems.append(Problem("columns-cut", text))
        if number >= MAX_ROWS:
            text = f"表“{title}”超过 {MAX_ROWS} 行，其余未读取；请拆分后提交"
            problems.append(Problem("rows-cut", text))
            return
        if told := row_text(row):
            yield told


def row_text(cells: Sequence[Any]) -> str:
    """A row as a line: its cells joined by tabs, empty where it says nothing."""
    return "\t".join(_plain(cell) for cell in cells[:MAX_COLUMNS]).rstrip("\t")


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return " ".join(str(value).split())
