"""Sheets of a workbook that nobody sees on opening it, and the headers that it prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from checker import formats
from checker.forgery import hidden_sheets
from checker.model.finding import Finding
from checker.model.score import Flag
from tests.forgery import records

TABLE = [["企业名称", "得分", "等级"], ["甲公司", 91, "AA"], ["乙公司", 85, "A"]]
THERE, HERE, THIRD = "博兴县交通运输局", "商河县交通运输局", "平原县交通运输局"


def found(
    folder: Path, rows: Sequence[Sequence[object]], state: str = "hidden", header: str = ""
) -> Finding:
    book = openpyxl.Workbook()
    book.active.append(["序号", "企业名称"])
    book.active.oddHeader.center.text = header or None
    sheet = book.create_sheet("底表")
    for row in rows:
        sheet.append(list(row))
    sheet.sheet_state = state
    book.save(folder / "a.xlsx")
    return hidden_sheets.check(formats.read([folder / "a.xlsx"]))


def flags(finding: Finding, submission: str = "商河县") -> list[Flag]:
    record = replace(records.record("a.xlsx"), findings=(finding,))
    return list(hidden_sheets.across({submission: [record]}))


@pytest.mark.parametrize(
    ("rows", "state", "strength"),
    [
        (TABLE, "hidden", "note"),
        (TABLE, "veryHidden", "note"),
        (TABLE, "visible", ""),
        ([["AA"], ["A"], ["B"], ["C"]], "hidden", ""),  # a list to choose from
        ([], "hidden", ""),
    ],
)
def test_sheets_out_of_sight(
    tmp_path: Path, rows: Sequence[Sequence[object]], state: str, strength: str
) -> None:
    told = found(tmp_path, rows, state)
    assert told.strength == strength
    if strength:
        assert told.values["facts"] == [{"what": "工作表“底表”", "value": "企业名称　得分　等级"}]


@pytest.mark.parametrize(
    ("cells", "header", "raised"),
    [
        ([THERE], "", True),
        ([], f"&L{THERE}&R第&P页", True),
        ([HERE], HERE, False),
        (["滨州市交通运输局"], "", False),
        ([THERE, HERE, THIRD, "临邑县交通运输局"], "", False),  # all that may fill in the form
        (["博兴县"], "", False),
    ],
)
def test_another_county_out_of_sight(
    tmp_path: Path, cells: Sequence[str], header: str, raised: bool
) -> None:
    told = flags(found(tmp_path, [[cell] for cell in cells], header=header))
    assert bool(told) is raised
    if raised:
        assert told[0].evidence["strength"] == "weak" and told[0].evidence["other"] == "博兴县"
        assert flags(found(tmp_path, [[cell] for cell in cells], header=header), "博兴县") == []
