"""Pictures that lie on the sheets of a workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from checker.formats import package, part_pictures
from checker.model.document import Placed, Problem

MOST = 200  # of one sheet
_BOOK = "xl/workbook.xml"
_SHEETS = "{*}sheets/{*}sheet"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def of_sheets(path: Path, problems: list[Problem]) -> list[list[Placed]]:
    """The pictures of each sheet in the order of the book; those of no sheet are the first's.

    WPS keeps pictures that stand in cells apart from the sheets. What cannot be shown is told in
    ``problems``.
    """
    with package.open_package(path) as zipped:
        listed = [list(dict.fromkeys(_of(zipped, part))) for part in parts(zipped)] or [[]]
        held = {name for names in listed for name in names}
        media = (name for name in zipped.namelist() if name.startswith("xl/media/"))
        listed[0] += [name for name in media if name not in held]
        return [[*_placed(path, zipped, names, problems)] for names in listed]


def _placed(
    path: Path, zipped: zipfile.ZipFile, names: list[str], problems: list[Problem]
) -> Iterator[Placed]:
    if len(names) > MOST:
        told = f"一张工作表里有{len(names)}张图片，只查看了前{MOST}张，其余请人工查看"
        problems.append(Problem("picture-unreadable", told))
    for name in names[:MOST]:
        found = part_pictures.placed(path, zipped, name, None, "floating")
        if found:
            yield found
        if not found or part_pictures.cut_short(zipped, name):
            why = "无法完整显示（缺失、损坏或格式不支持），请人工查看"
            text = f"表格里的图片“{Path(name).name}”{why}"
            problems.append(Problem("picture-unreadable", text))


def parts(zipped: zipfile.ZipFile) -> Iterator[str]:
    """The part of each sheet, in the order of the book."""
    book = package.read_xml(zipped, _BOOK)
    targets = package.relations(zipped, _BOOK)
    for sheet in () if book is None else book.iterfind(_SHEETS):
        part = targets.get(sheet.get(ID) or "", "")
        if "/chartsheets/" not in part:
            yield part


def _of(zipped: zipfile.ZipFile, sheet: str) -> Iterator[str]:
    """The picture parts that a sheet's drawings name."""
    for drawing in package.relations(zipped, sheet).values():
        if drawing.startswith("xl/drawings/") and drawing.endswith(".xml"):
            for target in package.relations(zipped, drawing).values():
                if target.startswith("xl/media/"):
                    yield target
