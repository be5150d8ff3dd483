"""Sheets of a workbook that are hidden, and the headers that it prints.

Signal: a sheet that is hidden (``hidden``, ``veryHidden``) holds a table of ``ROWS`` rows or more;
over the batch: a hidden sheet, or a header or footer that only print shows, begins a cell with the
organ of another county, as last year's or a neighbour's workbook does. Strength: note, as forms
keep what they reckon with out of sight; weak where another county is named, none where it is more
than ``FEW`` (lists to choose from) or the city's.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import counties
from checker.errors import Unreadable
from checker.forgery import stated
from checker.forgery.flags import flag
from checker.formats import package, sheet_pictures
from checker.formats.markup import Node
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from checker.model.score import Flag

NAME = "hidden_sheets"
ROWS, COLUMNS = 3, 3
FEW = 2  # counties
SHOWN, MOST = 10, 200
MAX_PART = 8 << 20  # bytes of a sheet looked through
_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_OWN_OF_WPS = "WpsReserved"
_PRINTED = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]{4,400})<")
_CODES = re.compile(r"&(?:[LCRPNDTFAGZ]|\"[^\"]*\"|\d+)")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what, value (its first row); ``values["organs"]``."""
    if document.format != "sheet" or not zipfile.is_zipfile(document.file):
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是电子表格工作簿")
    try:
        with package.open_package(document.file) as archive:
            hidden = {name: rows for name, rows in _hidden(archive) if rows}
            printed = list(_printed(archive))
    except Unreadable:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "工作簿打不开")
    organs = [
        {"what": f"隐藏的工作表“{name}”", "value": cell}
        for name, rows in hidden.items()
        for row in rows
        for cell in row
        if stated.is_organ(cell)
    ] + [{"what": "打印的页眉页脚", "value": words} for words in printed]
    values: dict[str, Any] = {"organs": organs[:MOST]}
    tables = {name: rows for name, rows in hidden.items() if _is_table(rows)}
    if not tables:
        return Finding(NAME, Outcome.ABSENT, "没有隐藏的表格", values=values)
    name = next(iter(tables))
    facts = [
        {"what": f"工作表“{each}”", "value": "　".join(rows[0])[:80]}
        for each, rows in tables.items()
    ]
    return Finding(
        NAME, Outcome.PRESENT,
        f"工作簿里有{len(tables)}张隐藏的工作表（如“{name}”），打开时看不到，程序照样读取。"
        "若是取数、下拉选项用的属于正常，请确认里面的内容是不是要提交的",
        values=values | {"facts": facts[:SHOWN]},
        strength="note", remedy="取消隐藏后重新提交，或删去不提交的工作表",
    )  # fmt: skip


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each workbook that keeps one or two other counties' organs out of sight."""
    for submission, own in records.items():
        home = counties.of_submission(submission)
        for record in own if home else ():
            found = stated.finding(record.findings, NAME)
            told = list(found.values.get("organs", ())) if found else []
            others = [
                (fact, county)
                for fact in told
                if (county := counties.of_organ(fact["value"])) and county != home
            ]
            if 0 < len({county for _, county in others}) <= FEW:
                yield _flag(submission, record, [fact for fact, _ in others], others[0][1].name)


def _flag(submission: str, record: Record, facts: list[dict[str, str]], other: str) -> Flag:
    first = facts[0]
    text = (
        f"《{record.material.path}》{first['what']}里写着“{first['value'][:40]}”，指向{other}。"
        "请说明表格由谁编制、是不是沿用了别处的底稿"
    )
    evidence = {"strength": "weak", "other": other, "facts": facts[:SHOWN]}
    remedy = "删去无关的内容后重新提交，附本单位的原始台账"
    return flag("hidden-sheets", submission, (record,), text, remedy, evidence=evidence)


def _hidden(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[list[str]]]]:
    """Names and rows of words of the sheets that are hidden."""
    book = package.read_xml(archive, _BOOK)
    listed = [] if book is None else list(book.iterfind("{*}sheets/{*}sheet"))
    if not any(sheet.get("state", "visible") != "visible" for sheet in listed):
        return
    targets = package.relations(archive, _BOOK)
    strings = _strings(archive)
    for sheet in listed:
        name = str(sheet.get("name", ""))
        if sheet.get("state", "visible") == "visible" or name.startswith(_OWN_OF_WPS):
            continue
        part = package.read_xml(archive, targets.get(str(sheet.get(sheet_pictures.ID)), ""))
        yield name, [] if part is None else list(_rows(part, strings))


def _strings(archive: zipfile.ZipFile) -> list[str]:
    root = package.read_xml(archive, _STRINGS)
    return [_words(item) for item in root or ()]


def _rows(sheet: Node, strings: Sequence[str]) -> Iterator[list[str]]:
    for row in list(sheet.iter("{*}row"))[:MOST]:
        cells = [_cell(cell, strings) for cell in row]
        if any(cells):
            yield [words for words in cells if words]


def _cell(cell: Node, strings: Sequence[str]) -> str:
    told = _words(cell)
    if cell.get("t") == "s":
        return strings[int(told)] if told.isdecimal() and int(told) < len(strings) else ""
    return told


def _words(node: Node) -> str:
    return "".join(str(part.text or "") for part in node.iter("{*}t", "{*}v")).strip()


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    return len(rows) >= ROWS and max(map(len, rows)) >= COLUMNS


def _printed(archive: zipfile.ZipFile) -> Iterator[str]:
    """Organs that headers and footers name, without the codes that set them."""
    for part in sheet_pictures.parts(archive):
        info = archive.NameToInfo.get(part)
        data = package.read_part(archive, part) if info and info.file_size <= MAX_PART else None
        for found in _PRINTED.findall(data or b""):
            told = _CODES.sub(" ", html.unescape(found.decode("utf-8", "replace")))
            yield from (words for words in told.split() if stated.is_organ(words))
