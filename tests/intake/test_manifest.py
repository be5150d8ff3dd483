import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from checker.intake import manifest
from checker.intake.listing import Listed
from tests.intake.names import NAMES

TEXT = """申报单位：某县,,,,,
材料,指标,计分项,事项,日期,数量,自评分,说明
一/2/纪要.pdf,一.2,一.2a,,2023年3月5日,,0.5,
四/*.pdf,四、2,,机动车维修,2023/4/1,2,4,分两期
,加分项1,,,,,1,
"""


def rows_of(tmp_path, data, name="申报表.csv"):
    file = tmp_path / name
    file.write_bytes(data)
    return manifest.read(file, NAMES)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_reads_the_same_in_every_encoding(tmp_path, encoding):
    rows, problems = rows_of(tmp_path, TEXT.encode(encoding))
    assert problems == ()
    assert [row.ref for row in rows] == ["一.2a", "四.2", "加分.1"]
    assert rows[0].date == "2023-03-05"
    assert rows[1].quantity == Decimal(2)
    assert rows[1].matter == "机动车维修"
    assert rows[0].quantity is None
    assert rows[2].material is None
    assert [row.claimed for row in rows] == [Decimal("0.5"), Decimal(4), Decimal(1)]


def test_a_workbook_with_dates_and_numbers_as_cells(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["指标", "材料", "日期", "自评分"])
    book.active.append([4.2, "办法.pdf", datetime(2023, 5, 1), 2])
    book.active.append([datetime(2023, 4, 2), "细则.pdf", "2023.6", None])
    file = tmp_path / "申报表.xlsx"
    book.save(file)
    rows, problems = manifest.read(file, NAMES)
    assert [(row.ref, row.date) for row in rows] == [("四.2", "2023-05-01"), ("四.2", "2023-06")]
    assert problems == ()


def test_what_cannot_be_understood_is_said_with_its_row(tmp_path):
    text = "指标,材料,日期,数量\n九.9,a.pdf,,\n一.1,b.pdf,二月三十,三个\n"
    rows, problems = rows_of(tmp_path, text.encode())
    assert [row.ref for row in rows] == ["一.1"]
    assert "第2行" in problems[0].text
    assert "九.9" in problems[0].text
    assert [problem.code for problem in problems] == ["manifest-row"] * 3


@pytest.mark.parametrize(
    ("paths", "found", "told"),
    [
        (["申报表.csv", "一/1/a.pdf"], "申报表.csv", []),
        (["商河县/申报表.xlsx", "商河县/一/1/a.pdf"], "商河县/申报表.xlsx", []),
        (["包.zip!/商河县/申报表.csv", "包.zip!/商河县/一/a.pdf"], "包.zip!/商河县/申报表.csv", []),
        (["商河县/申报表.csv", "说明.txt"], None, ["商河县/申报表.csv"]),
        (["申报表(1).xlsx", "一/a.pdf"], None, ["申报表(1).xlsx"]),
        (["商河县申报表.xls", "一/a.pdf"], None, ["商河县申报表.xls"]),
        (["五/信用修复申报表.xlsx", "一/a.pdf"], None, []),
        (["一/a.pdf"], None, []),
        ([], None, []),
    ],
)
def test_where_a_manifest_is_looked_for_and_which_one_is_told(paths, found, told):
    table, _, problems = manifest.among([Listed(path, Path(path)) for path in paths])
    assert (table and table.path) == found
    assert [problem.text.split("”")[0][1:] for problem in problems] == told


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"PK\x03\x04broken"])
def test_a_broken_manifest_is_a_problem_and_not_a_crash(tmp_path, data):
    rows, problems = rows_of(tmp_path, data, "申报表.xlsx")
    assert rows == ()
    assert len(problems) == 1


def test_a_table_with_heads_alone_is_told(tmp_path):
    file = tmp_path / "申报表.csv"
    file.write_text("指标,材料\n", encoding="utf-8")
    rows, problems = manifest.read(file, NAMES)
    assert not rows
    assert [problem.code for problem in problems] == ["manifest-empty"]


def test_a_workbook_that_unpacks_beyond_any_list_is_not_opened(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["指标", "材料"])
    book.active.append(["四.2", "办法.pdf"])
    file = tmp_path / "申报表.xlsx"
    book.save(file)
    assert len(manifest.read(file, NAMES)[0]) == 1
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/more.xml", bytes(manifest.MAX_BYTES))
    rows, (problem,) = manifest.read(file, NAMES)
    assert not rows and problem.code == "manifest-unreadable" and "过大" in problem.text


@pytest.mark.parametrize("name", ["申报表.csv", "申报表.xlsx"])
def test_rows_beyond_the_limit_are_told(tmp_path, monkeypatch, name):
    monkeypatch.setattr(manifest, "MAX_ROWS", 3)
    file = tmp_path / name
    cells = [["指标", "材料"], *(["四.2", f"{number}.pdf"] for number in range(3))]
    if name.endswith("csv"):
        file.write_text("\n".join(map(",".join, cells)), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in cells:
            book.active.append(row)
        book.save(file)
    rows, (problem,) = manifest.read(file, NAMES)
    assert len(rows) == 2 and "3 行" in problem.text
    monkeypatch.setattr(manifest, "MAX_ROWS", 4)
    assert len(manifest.read(file, NAMES)[0]) == 3 and not manifest.read(file, NAMES)[1]


def test_a_number_that_nothing_can_be_is_a_fault_of_its_row_and_stops_nobody(tmp_path):
    text = "指标,数量,自评分\n" + "".join(
        f"一.1,{number},\n" for number in ("1e99999", "1" * 40, "1e-99999", "nan", "Infinity", "-1")
    )
    rows, problems = rows_of(tmp_path, text.encode())
    assert [row.quantity for row in rows] == [None] * 6
    assert ["不是有效的数字" in problem.text for problem in problems] == [True] * 6
    rows, problems = rows_of(tmp_path, "指标,数量\n一.1,123456789\n一.1,0.125\n".encode())
    assert [row.quantity for row in rows] == [Decimal(123456789), Decimal("0.125")]
    assert problems == ()


def sheets(tmp_path, *tables):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tables:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "申报表.xlsx")
    rows, problems = manifest.read(tmp_path / "申报表.xlsx", NAMES)
    return [row.material for row in rows], [problem.text for problem in problems]


def test_the_list_may_stand_behind_other_sheets_and_a_second_list_is_told(tmp_path):
    said = ("填表说明", [["指标", "含义"], ["一.1", "写编号"]])
    one = ("一", [["指标", "材料"], ["一.1", "a.pdf"]])
    two = ("二", [["填报"], ["指标", "材料"], ["一.2", "b.pdf"]])
    blank = ("空", [["指标", "材料"]])
    assert sheets(tmp_path, said, one, blank) == (["a.pdf"], [])
    found, (problem,) = sheets(tmp_path, one, two, said)
    assert found == ["a.pdf"] and "工作表“二”" in problem


def test_merged_cells_hold_for_each_row_and_a_merged_number_for_all_of_them_once(tmp_path):
    book = openpyxl.Workbook()
    rows = [["一.2", "一/2/四个季度的会议纪要.pdf", "第一季度", 2], [None, None, "第二季度", None]]
    for row in [["指标", "材料", "事项", "自评分"], *rows, [None] * 4, ["一.1", "a.pdf", "", 1]]:
        book.active.append(row)
    for cells in ("A2:A4", "B2:B4", "D2:D4"):
        book.active.merge_cells(cells)
    book.save(tmp_path / "申报表.xlsx")
    found, problems = manifest.read(tmp_path / "申报表.xlsx", NAMES)
    assert problems == ()
    assert [(row.ref, row.material, row.matter) for row in found] == [
        ("一.2", "一/2/四个季度的会议纪要.pdf", "第一季度"),
        ("一.2", "一/2/四个季度的会议纪要.pdf", "第二季度"),
        ("一.1", "a.pdf", ""),
    ]
    assert [row.claimed for row in found] == [Decimal(2), None, Decimal(1)]


def test_a_blank_that_is_not_merged_is_still_a_fault_of_its_row(tmp_path):
    found, (problem,) = rows_of(tmp_path, "指标,材料\n一.1,a.pdf\n,b.pdf\n".encode())
    assert [row.material for row in found] == ["a.pdf"] and "第3行" in problem.text
