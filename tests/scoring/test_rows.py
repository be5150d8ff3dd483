from datetime import date
from types import SimpleNamespace

import pytest

from checker.model.document import Line
from checker.model.ledger import Proof
from checker.scoring import rows, subjects
from checker.scoring.exhibit import Words

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
