"""Figures that a workbook draws by chance."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from checker import formats
from checker.forgery import drawn_values


@pytest.mark.parametrize(
    ("title", "formula", "rows", "strength"),
    [
        ("信用考核得分表", "=RANDBETWEEN(85,99)", 5, "weak"),
        ("检查台账", "=DATE(2023,RANDBETWEEN(1,9),RANDBETWEEN(1,28))", 3, "weak"),
        ("信用考核得分表", "=RANDBETWEEN(85,99)", 2, ""),
        ("双随机抽查名单", "=RAND()", 9, ""),
        ("信用考核得分表", "=B2-C2", 9, ""), ("信用考核得分表", "=BRAND(2)", 9, ""),
    ],
)  # fmt: skip
def test_figures_drawn_by_chance(
    tmp_path: Path, title: str, formula: str, rows: int, strength: str
) -> None:
    book = openpyxl.Workbook()
    book.active.append([title])
    for row in range(rows):
        book.active.append([row, formula])
    book.save(tmp_path / "a.xlsx")
    found = drawn_values.check(formats.read([tmp_path / "a.xlsx"]))
    assert found.strength == strength
    if strength:
        assert found.values["facts"][0] == {"what": "B2", "value": formula}
        assert "伪造" not in found.reason


def test_what_is_no_workbook_is_not_asked(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("序号,得分\n1,=RAND()\n", "utf-8")
    found = drawn_values.check(formats.read([tmp_path / "a.csv"]))
    assert found.outcome == "not_applicable"
