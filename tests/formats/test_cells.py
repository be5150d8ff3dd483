"""Where the cells of a table stand, and what is merged, of three kinds of files."""

import docx
import openpyxl
from openpyxl.comments import Comment

from checker import formats


def places(path):
    lines = formats.read([path]).lines
    return {
        line.text: (line.cell.row, line.cell.column, line.cell.columns, line.cell.rows)
        for line in lines
        if line.cell
    }


WANTED = {
    "序号": (0, 0, 1, 2),
    "会议": (0, 1, 2, 1),
    "日期": (1, 1, 1, 1),
    "议题": (1, 2, 1, 1),
    "甲": (2, 2, 1, 1),
}


def test_cells_of_a_word_table(tmp_path):
    made = docx.Document()
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "序号"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "会议"
    for (row, column), text in {(1, 1): "日期", (1, 2): "议题", (2, 2): "甲"}.items():
        table.cell(row, column).text = text
    made.add_paragraph("第二张表")
    made.add_table(1, 1).cell(0, 0).text = "乙"
    made.save(tmp_path / "a.docx")
    assert places(tmp_path / "a.docx") == WANTED | {"乙": (0, 0, 1, 1)}
    tables = [line.cell.table for line in formats.read([tmp_path / "a.docx"]).lines if line.cell]
    assert tables == [0] * 5 + [1]


def test_cells_of_a_web_page(tmp_path):
    (tmp_path / "a.html").write_text(
        "<html><body><p>台账</p><table><tr><td rowspan=2>序号<td colspan=2>会议"
        "<tr><td>日期<td>议题<tr><td><td><td>甲</table></body></html>",
        encoding="utf-8",
    )
    assert places(tmp_path / "a.html") == WANTED


def test_a_sheet_says_what_is_merged_downwards_in_each_row(tmp_path):
    book = openpyxl.Workbook()
    book.properties.lastModifiedBy = "博兴县交通运输局"
    sheet = book.active
    for row in (["领域", "条数"], ["汽车维修", 3], [None, 4], [None, None], ["客运", 5]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet["A1"].comment = Comment("已核", "东平县信用办")
    book.create_sheet("二").append([None, "甲"])
    book.save(tmp_path / "a.xlsx")
    document = formats.read([tmp_path / "a.xlsx"])
    assert document.metadata["lastModifiedBy"] == "博兴县交通运输局"
    assert document.metadata["Reviewers"] == "东平县信用办"
    told = [line.text for line in document.lines]
    assert told == ["领域\t条数", "汽车维修\t3", "汽车维修\t4", "客运\t5", "\t甲"]


def test_long_text_merged_downwards_is_told_once(tmp_path):
    book = openpyxl.Workbook()
    for row in (["长" * 60, 1], [None, 2]):
        book.active.append(row)
    book.active.merge_cells("A1:A2")
    book.save(tmp_path / "a.xlsx")
    told = [line.text for line in formats.read([tmp_path / "a.xlsx"]).lines]
    assert told == ["长" * 60 + "\t1", "\t2"]
