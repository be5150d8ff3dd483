from datetime import date
from types import SimpleNamespace

import pytest

from checker import formats
from checker.evidence.exhibit import Words
from checker.evidence.facts import rows, subjects
from checker.model.document import Cell, Line
from checker.model.ledger import Proof
from tests.formats import papers

PERIOD = (date(2023, 1, 1), date(2023, 12, 31))


def exhibit(*lines):
    record = SimpleNamespace(lines=lines)
    return SimpleNamespace(record=record, words=Words(record, PERIOD))


def tabbed(*texts):
    return exhibit(*(Line(text, (0, 0.1, 1, 0.12)) for text in texts))


def drawn(*table):
    return exhibit(
        *(
            Line(cell, (0.1 + 0.2 * x, 0.1 + 0.03 * y, 0.25 + 0.2 * x, 0.12 + 0.03 * y))
            for y, row in enumerate(table)
            for x, cell in enumerate(row)
            if cell
        )
    )


HEADS = ("序号", "修复主体", "受理日期", "修复完成日期")


def test_the_date_that_says_it_was_done_decides():
    row = ("1", "甲物流", "2023-02-01", "2023-04-11")
    for found in (tabbed("\t".join(HEADS), "\t".join(row)), drawn(HEADS, row)):
        (read,) = rows.of(found)
        assert (read.subject, read.when.text, read.done) == ("甲物流", "2023-04-11", True)


def test_an_empty_cell_moves_no_other():
    (read,) = rows.of(drawn(HEADS, ("1", "甲物流", "", "2023-04-11")))
    assert (read.when.text, read.done) == ("2023-04-11", True)
    (read,) = rows.of(drawn(HEADS, ("1", "甲物流", "2023-02-01", "")))
    assert (read.when.text, read.done) == ("2023-02-01", False)


def test_totals_and_running_text_are_no_rows():
    assert len(rows.of(tabbed("\t".join(HEADS), "合计\t1\t\t", "1\t甲\t\t2023-04-11"))) == 1
    assert rows.of(tabbed("甲公司\t乙公司", "1\t2")) == []
    assert rows.of(exhibit(Line("全年修复三起。", (0, 0.1, 1, 0.12)))) == []


@pytest.mark.parametrize(
    ("head", "cell", "want"),
    [
        ("采用情况", "退回", "退回"),
        ("采用情况", "待审核", "待审核"),
        ("状态", "未采用", "未采用"),
        ("反馈日期", "未反馈", "未反馈"),
        ("反馈日期", "2023-05-06", ""),
        ("是否采用", "否", "是否采用:否"),
        ("是否共享", "否，待接口开通", "否,待接口开通"),
        ("是否召开", "未召开（疫情）", "未召开(疫情)"),
        ("是否共享", "待审核，已于7月共享", ""),
        ("是否需要整改", "否", ""),
        ("发布情况", "未发布", "未发布"),
        ("是否补报", "是", "是否补报:是"),
        ("是否补报", "否", ""),
        ("采用情况", "采用", ""),
        ("状态", "已发布", ""),
        ("审核结果", "未见异常", ""),
        ("标题", "未发布", ""),
        ("状态", "", ""),
    ],
)
def test_a_status_column_may_deny_its_row(head, cell, want):
    (read,) = rows.of(tabbed(f"序号\t标题\t{head}", f"1\t甲\t{cell}"))
    assert read.denied == want


def paper(text):
    return SimpleNamespace(lines=text)


def test_a_case_is_the_body_and_its_penalty():
    first = paper("决定书\n某县甲通物流有限公司：因超限被处罚（某交罚〔2022〕55号），准予修复。")
    second = paper("申请单位：某县甲通物流有限公司\n某交罚〔2023〕12号")
    assert subjects.of(first) != subjects.of(second)
    assert subjects.of(first).startswith("某县甲通物流有限公司")
    assert subjects.of(paper("全年工作顺利")) == ""


def test_a_paper_without_the_number_joins_the_case_that_has_it():
    bare = Proof("a", "四.5", "某县甲通物流有限公司")
    numbered = Proof("b", "四.5", subjects.case("某县甲通物流有限公司", "某交罚〔2022〕55号"))
    other = Proof("c", "四.5", "某县乙顺物流有限公司")
    keys = [proof.key for proof in subjects.together([bare, numbered, other])]
    assert keys == [numbered.key, numbered.key, other.key]


def test_each_table_of_a_word_file_has_its_own_columns():
    def table(top, *table):
        for at, cells in enumerate(table):
            for column, text in enumerate(cells):
                y = top + at * 0.03
                box = (column * 0.3, y, column * 0.3 + 0.2, y + 0.02)
                yield Line(text, box, where="table")

    body = [Line("说明", (0, 0.01 * at, 1, 0.01 * at + 0.008)) for at in range(9)]
    between = Line("另附修复情况", (0, 0.4, 1, 0.42))
    first = table(0.2, ("领域", "条数", "共享时间"), ("出租车", "530", "2023-08-15"))
    second = table(0.5, ("主体名称", "办结日期"), ("甲公司", "2023-05-04"))
    found = rows.of(exhibit(*body, *first, between, *second))
    assert [[head for head, _ in row.cells] for row in found] == [
        ["领域", "条数", "共享时间"],
        ["主体名称", "办结日期"],
    ]
    assert [row.when.text for row in found] == ["2023-08-15", "2023-05-04"]


GROUPED = [
    ("序号", "修复主体", "处罚信息", "", "修复情况", "", "备注"),
    ("", "", "文号", "日期", "申请日期", "日期", ""),
]
CASE = ("1", "甲物流", "某交罚〔2022〕5号", "2022-05-06", "2023-03-01", "2023-03-15", "")


def celled(*table, spans=()):
    """Lines of a Word table: each cell's row and column, and the rows that some of them span."""
    deep = dict(spans)
    for y, row in enumerate(table):
        for x, text in enumerate(row):
            if text:
                cell = Cell(0, y, x, rows=deep.get((y, x), 1))
                box = (0.1, 0.1 + 0.03 * y, 0.2, 0.12 + 0.03 * y)
                yield Line(text, box, where="table", cell=cell)


def test_columns_named_under_groups():
    sheet = tabbed("信用修复台账", *("\t".join(row) for row in (*GROUPED, CASE)))
    word = exhibit(*celled(*GROUPED, CASE, spans=[((0, 0), 2), ((0, 1), 2), ((0, 6), 2)]))
    for found in (sheet, word):
        (read,) = rows.of(found)
        assert (read.subject, read.when.text, read.done) == ("甲物流", "2023-03-15", True)
        assert read.number == "某交罚20225号"
        assert dict(read.cells)["处罚信息日期"] == "2022-05-06"


def test_a_row_under_one_row_of_names_is_no_name():
    bare = ("领域", "措施", "状态"), ("道路运输", "公示平台", "完成"), ("水路运输", "信息", "完成")
    assert [row.cells[0][1] for row in rows.of(tabbed(*map("\t".join, bare)))] == [
        "道路运输",
        "水路运输",
    ]


def test_what_is_merged_downwards_is_said_of_each_row():
    heads = ("领域", "条数", "共享日期")
    table = heads, ("汽车维修", "12", "2023-05-06"), ("", "8", "2023-06-06")
    found = rows.of(exhibit(*celled(*table, spans=[((1, 0), 2)])))
    assert [row.cells[0] for row in found] == [("领域", "汽车维修")] * 2


def test_several_tables_on_one_sheet():
    heads = "序号\t标题\t发布日期"
    other = "序号\t企业名称\t修复日期"
    found = tabbed(
        "一季度", heads, "1\t甲\t2023-02-03", "\t小计\t1条", "二季度", heads, "1\t乙\t2023-05-03",
        heads, "2\t丙\t2023-06-03", "信用修复", other, "1\t丁公司\t2023-07-01",
    )  # fmt: skip
    assert [row.when.text for row in rows.of(found)] == [
        "2023-02-03",
        "2023-05-03",
        "2023-06-03",
        "2023-07-01",
    ]
    assert rows.of(found)[-1].subject == "丁公司"


def test_a_tightly_ruled_pdf_keeps_its_columns(tmp_path):
    """Dates and states stand under their names; the row that says 否 is denied, on page 2 too."""
    heads = ("序号", "信用信息标题", "发布日期", "是否发布")
    said = ("是", "否"), ("是", "否")
    count = iter(range(1, 9))

    def page(canvas, states):
        canvas.setFont(papers.FONT, 10)
        canvas.grid([60, 84, 200, 256, 300], [700 - 18 * at for at in range(len(states) + 1)])
        for at, state in enumerate(states):
            number = next(count) if state else 0
            row = (f"{number}", f"交通信用宣传工作第{number}期", f"2023-0{number}-05", state)
            for x, cell in zip((62, 86, 202, 258), row if state else heads, strict=True):
                canvas.drawString(x, 687 - 18 * at, cell)

    made = papers.pdf(
        tmp_path / "a.pdf", lambda one: page(one, ("", *said[0])), lambda one: page(one, said[1])
    )
    found = rows.of(exhibit(*formats.read([made]).lines))
    assert [(row.title, row.when.text, row.told) for row in found] == [
        (f"交通信用宣传工作第{number}期", f"2023-0{number}-05", number % 2 == 1)
        for number in range(1, 5)
    ]
    assert [row.denied for row in found] == ["", "是否发布:否"] * 2


def test_column_names_outside_of_the_rules(tmp_path):
    def page(canvas):
        canvas.setFont(papers.FONT, 10)
        canvas.grid([60, 84, 200, 260], [680, 662, 644])
        for at, row in enumerate((("序号", "企业名称", "修复日期"), ("1", "甲公司", "2023-02-05"))):
            for x, cell in zip((62, 130, 202), row, strict=True):
                canvas.drawString(x, 687 - 20 * at, cell)

    (read,) = rows.of(exhibit(*formats.read([papers.pdf(tmp_path / "a.pdf", page)]).lines))
    assert (read.subject, read.when.text) == ("甲公司", "2023-02-05")
