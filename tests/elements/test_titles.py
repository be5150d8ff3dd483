"""Titles of papers, read from the rows of their first page."""

import pytest

from checker.elements import head as heads
from checker.elements import titles
from checker.elements.colours import Inks
from tests.elements.conftest import document, line, page

BODY = "会议研究推进信用交通县创建工作，听取了上季度工作情况，安排下步任务。"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            ["第一季度领导小组会议纪要", "时间：2023年2月15日", "地点：局会议室"],
            "第一季度领导小组会议纪要",
        ),
        (["信用专题学习记录", "学习时间：2023年2月20日", "参加人员：全体干部"], "信用专题学习记录"),
        (["会议纪要", "主持人：某某", "关于信用建设工作的会议"], "关于信用建设工作的会议"),
    ],
)
def test_fields_of_minutes_are_no_title(rows, title):
    lines = [line(text, 0.1 + 0.05 * place, x=0.1) for place, text in enumerate([*rows, BODY])]
    made = document(page(*lines, source="flow"), format="text")
    assert titles.of(made, heads.first(made, Inks())) == title


@pytest.mark.parametrize(
    "above",
    [
        ["清交发〔2023〕41 号　2023 年 3 月 16 日"],
        ["清交发〔2023〕　　号"],
        ["清交发〔2023〕81号 清财建〔2023〕15号"],
        ["发电单位：清源县人民政府办公室", "等级：特急　　清政办明电〔2023〕3号　　清机发　号"],
    ],
)
def test_rows_of_number_day_and_telegrams_fields_are_no_title(above):
    rows = [*above, "关于印发《信用管理办法》的通知", BODY]
    lines = [line(text, 0.2 + 0.05 * place, x=0.1) for place, text in enumerate(rows)]
    made = document(page(*lines))
    assert titles.of(made, None) == "关于印发《信用管理办法》的通知"


def test_a_title_that_ends_on_a_day_row_keeps_its_words():
    lines = [line("关于2023年3月16日事项的通知", 0.2), line(BODY, 0.25, x=0.1)]
    made = document(page(*lines))
    assert titles.of(made, None) == "关于2023年3月16日事项的通知"


def test_a_code_word_on_a_row_of_its_own_is_no_title():
    head = line("清源县社会信用体系建设领导小组办公室", 0.15, 30, (206, 24, 32))
    number = [line("清信用办发", 0.22), line("〔2023〕28号", 0.25)]
    title = line("关于建立信用承诺制度的通知", 0.32, 22)
    made = document(page(head, *number, title, line(BODY, 0.4, x=0.1)))
    assert titles.of(made, heads.first(made, Inks())) == "关于建立信用承诺制度的通知"
    other = [line("信用承诺制度", 0.22, 22), line("〔2023〕28号", 0.25)]
    assert titles.of(document(page(head, *other, line(BODY, 0.4, x=0.1))), None).startswith(
        "信用承诺"
    )


def test_a_systems_line_with_its_time_of_printing_is_no_title():
    rows = ["办公系统 正文打印 2023-03-16 10:22", "信用管理办法", BODY]
    lines = [line(text, 0.1 + 0.05 * place, x=0.1) for place, text in enumerate(rows)]
    assert titles.of(document(page(*lines)), None) == "信用管理办法"


@pytest.mark.parametrize(
    ("row", "title"),
    [
        ("第三章 评标办法（综合评估法）", "清源县2023年养护工程招标文件（节选）"),
        ("信用评价办法（试行）", "信用评价办法（试行）"),
    ],
)
def test_a_tall_chapters_heading_is_no_title(row, title):
    above = line("清源县2023年养护工程招标文件（节选）", 0.12, 21)
    table = [line("信用评价得分", 0.3 + 0.03 * place, 11, x=0.1) for place in range(8)]
    made = document(page(above, line(row, 0.2, 16), *table))
    assert titles.of(made, None) == title


@pytest.mark.parametrize(
    ("named", "below"),
    [
        ("清源县港口经营信用管理办法", [BODY, BODY, "第三条　信用信息来源于行政许可和行政检查"]),
        ("研究信用建设有关事项", ["3月20日下午，局党组成员在三楼主持召开会议", BODY]),
    ],
)
def test_a_title_ends_where_the_text_begins(named, below):
    rows = [line(named, 0.3, 19), *[line(row, 0.36 + 0.04 * at) for at, row in enumerate(below)]]
    made = document(page(*rows))
    assert titles.of(made, heads.first(made, Inks())) == named


@pytest.mark.parametrize(
    "around",
    [
        ["您所在的位置：信用交通·清源>>政策文件>>正文", "T", "来源：清源县交通运输局"],
        ["T", "清交发〔2023〕8号", "发布日期：2023-03-16"],
        ["索引号：113715250000/2023-00871 发布机构：清源县交通运输局", "发布时间：2023-3-16", "T"],
    ],
    ids=["path above", "number below", "particulars above"],
)
def test_the_title_of_a_published_paper(around):
    rows = [
        line("关于印发信用管理办法的通知", 0.1 + 0.05 * at, 21)
        if text == "T"
        else line(text, 0.1 + 0.05 * at, 12, x=0.1)
        for at, text in enumerate(around)
    ]
    made = document(page(*rows, line(BODY, 0.4, x=0.1)))
    assert titles.of(made, None) == "关于印发信用管理办法的通知"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (["清源县信用评价办法", "（征求意见稿）"], "清源县信用评价办法（征求意见稿）"),
        (["送审稿", "清源县信用评价办法"], "清源县信用评价办法（送审稿）"),
        (["清源县信用评价办法", "（试行）"], "清源县信用评价办法"),
    ],
)
def test_a_drafts_mark_beside_the_title_is_part_of_it(rows, title):
    lines = [line(text, 0.1 + 0.05 * at, 22) for at, text in enumerate(rows)]
    assert titles.of(document(page(*lines, line(BODY, 0.4, x=0.1))), None) == title
