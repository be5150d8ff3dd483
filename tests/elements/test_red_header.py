from dataclasses import replace

import pytest

from checker.elements import red_header
from checker.model.finding import Outcome
from tests.elements.conftest import (
    BLACK,
    GREY,
    RED,
    document,
    line,
    page,
    paper,
    separator,
)

NUMBER = line("清交发〔2023〕12号", 0.24)
WHITE = (255, 255, 255)

PRESENT = [
    (
        "文件",
        paper(line("清源县交通运输局文件", 0.14, 40, RED), NUMBER, shapes=(separator(),)),
        ["清源县交通运输局"],
        "文件",
    ),
    (
        "文件 without line",
        paper(line("清源县交通运输局文件", 0.14, 40, RED), NUMBER),
        ["清源县交通运输局"],
        "文件",
    ),
    (
        "letter-spaced",
        paper(line("清 源 县 交 通 运 输 局 文 件", 0.14, 40, RED)),
        ["清源县交通运输局"],
        "文件",
    ),
    (
        "spaced into boxes",
        paper(
            line("清源县", 0.14, 40, RED, 0.1),
            line("公安局", 0.14, 40, RED, 0.4),
            line("文件", 0.14, 40, RED, 0.7),
        ),
        ["清源县公安局"],
        "文件",
    ),
    (
        "letter",
        paper(
            line("清源县交通运输局", 0.09, 40, RED),
            line("清交函〔2023〕3号", 0.17, x=0.6),
            shapes=(separator(0.15), separator(0.93)),
        ),
        ["清源县交通运输局"],
        "信函",
    ),
    (
        "joint",
        paper(
            line("清源县交通运输局", 0.1, 30, RED, 0.15),
            line("清 源 县 公 安 局", 0.15, 30, RED, 0.15),
            line("文件", 0.125, 30, RED, 0.75),
            NUMBER,
        ),
        ["清源县交通运输局", "清源县公安局"],
        "文件",
    ),
    (
        "two rows",
        paper(
            line("清源县“信用交通县”创建工作", 0.1, 30, RED),
            line("领导小组办公室文件", 0.15, 30, RED),
        ),
        ["清源县“信用交通县”创建工作领导小组办公室"],
        "文件",
    ),
    (
        "a name whose last letters stand on the next row",
        paper(
            line("青湖市清源区交通运输", 0.1, 40, RED),
            line("局文件", 0.16, 40, RED),
            shapes=(separator(),),
        ),
        ["青湖市清源区交通运输局"],
        "文件",
    ),
    (
        "broken word",
        paper(line("清源县交通运输局文", 0.1, 40, RED), line("件", 0.16, 40, RED)),
        ["清源县交通运输局"],
        "文件",
    ),
    ("party", paper(line("中共清源县委文件", 0.14, 40, RED), NUMBER), ["中共清源县委"], "文件"),
    (
        "minutes",
        paper(line("清源县交通运输局会议纪要", 0.14, 40, RED), line("第3期", 0.22)),
        ["清源县交通运输局"],
        "纪要",
    ),
    (
        "minutes, organ above in smaller letters",
        paper(
            line("清源县人民政府", 0.1, 26, RED),
            line("常 务 会 议 纪 要", 0.16, 48, RED),
            line("第3期", 0.24),
        ),
        ["清源县人民政府"],
        "纪要",
    ),
    (
        "minutes, organ below",
        paper(
            line("会 议 纪 要", 0.1, 40, RED),
            line("第3期", 0.18),
            line("清源县交通运输局办公室", 0.22, x=0.1),
            line("2023年5月6日", 0.22, x=0.7),
        ),
        ["清源县交通运输局办公室"],
        "纪要",
    ),
    (
        "order",
        paper(line("清源县人民政府令", 0.14, 40, RED), line("第6号", 0.22)),
        ["清源县人民政府"],
        "令",
    ),
    (
        "going up",
        paper(
            line("000012", 0.05, 12, x=0.1),
            line("特急", 0.07, 14, x=0.1),
            line("清源县交通运输局文件", 0.2, 40, RED),
            line("清交发〔2023〕12号", 0.28, x=0.1),
            line("签发人：甲某", 0.28, x=0.7),
        ),
        ["清源县交通运输局"],
        "文件",
    ),
]

ABSENT = [
    (
        "red title",
        paper(
            line("清源县交通运输局", 0.1, 22, RED),
            line("关于印发工作方案的通知", 0.14, 22, RED),
            title="",
        ),
    ),
    (
        "red title on one row",
        paper(line("清源县交通运输局关于印发工作方案的通知", 0.1, 22, RED), title=""),
    ),
    ("slogan", paper(line("人民交通为人民", 0.1, 40, RED), shapes=(separator(),))),
    ("line alone", paper(shapes=(separator(),))),
    ("no header", paper(NUMBER)),
    ("black header", paper(line("清源县交通运输局文件", 0.14, 40, BLACK), NUMBER)),
    ("banner white on red", paper(line("清源县交通运输局", 0.05, 30, WHITE))),
    (
        "web page",
        paper(
            line("清源县交通运输局", 0.05, 30, RED),
            line("首页 政务公开 互动交流 机构职能", 0.1, 12),
            line("当前位置：首页", 0.13, 10, x=0.05),
        ),
    ),
    (
        "signature in red far below",
        document(
            page(
                line("关于做好培训工作的通知", 0.1, 22),
                line("各单位：", 0.2, x=0.1),
                line("请各单位按照要求做好有关工作，确保工作取得实效。", 0.25, x=0.1),
                line("清源县交通运输局", 0.5, 16, RED),
            )
        ),
    ),
    (
        "red words in text",
        paper(line("清源县是信用交通建设的试点地区，现将做法报告如下。", 0.1, 16, RED), title=""),
    ),
]

UNSURE = [
    ("organ alone in red", paper(line("清源县交通运输局", 0.09, 40, RED))),
    ("printed grey", paper(line("清源县交通运输局文件", 0.14, 40, GREY), NUMBER)),
    ("colour unknown", paper(line("清源县交通运输局文件", 0.14, 40, None), NUMBER)),
    ("bulletin", paper(line("信用交通工作简报", 0.14, 40, RED), line("第3期", 0.22))),
    ("torn", paper(line("清源县交通运愉扃文件", 0.14, 40, RED, via="ocr", confidence=0.6))),
]


@pytest.mark.parametrize(
    ("paper_", "organs", "form"), [case[1:] for case in PRESENT], ids=[case[0] for case in PRESENT]
)
def test_present(paper_, organs, form, reader):
    found = red_header.check(paper_, reader)
    assert found.outcome is Outcome.PRESENT, found.reason
    assert found.values["organs"] == organs
    assert found.values["form"] == form
    assert found.evidence[0].box is not None


@pytest.mark.parametrize("paper_", [case[1] for case in ABSENT], ids=[case[0] for case in ABSENT])
def test_absent(paper_, reader):
    found = red_header.check(paper_, reader)
    assert found.outcome is Outcome.ABSENT, found.reason
    assert found.remedy


@pytest.mark.parametrize("paper_", [case[1] for case in UNSURE], ids=[case[0] for case in UNSURE])
def test_unsure(paper_, reader):
    found = red_header.check(paper_, reader)
    assert found.outcome is Outcome.UNSURE, found.reason
    assert found.confidence < 0.9


def test_black_header_says_so(reader):
    found = red_header.check(paper(line("清源县交通运输局文件", 0.14, 40, BLACK), NUMBER), reader)
    assert "黑色" in found.reason


def test_behind_cover_and_blank_page(reader):
    cover = page(line("制度汇编", 0.4, 36), number=1)
    blank = page(number=2)
    headed = paper(line("清源县交通运输局文件", 0.14, 40, RED)).pages[0]
    third = page(
        *[line(one.text, one.box[1], one.size, one.colour, page=3) for one in headed.lines],
        number=3,
    )
    found = red_header.check(document(cover, blank, third), reader)
    assert found.outcome is Outcome.PRESENT
    assert found.evidence[0].page == 3


def test_not_behind_another_papers_text(reader):
    text = page(
        *[
            line("这是一份没有版头的工作说明，写有很多正文内容，占满整页。", 0.1 + 0.04 * n, x=0.1)
            for n in range(9)
        ]
    )
    headed = page(line("清源县交通运输局文件", 0.14, 40, RED, page=2), number=2)
    assert red_header.check(document(text, headed), reader).outcome is Outcome.ABSENT


def test_plain_text_has_no_colour(reader):
    rows = [line("清源县交通运输局文件", 0.1), line("清交发〔2023〕12号", 0.13)]
    found = red_header.check(document(page(*rows, source="flow"), format="text"), reader)
    assert found.outcome is Outcome.UNSURE


def test_red_signature_on_a_sparse_last_page_is_no_heading(reader):
    first = page(line("关于印发工作要点的通知", 0.2, 22), line("局属各单位：", 0.3, x=0.1))
    last = page(
        line("清源县交通运输局", 0.2, 20, RED, x=0.55, page=2),
        line("2023年1月29日", 0.25, x=0.6, page=2),
        number=2,
    )
    assert red_header.check(document(first, last), reader).outcome is Outcome.ABSENT
    assert red_header.check(document(last), reader).outcome is Outcome.ABSENT


def test_receipt_stamp_above_is_not_taken_for_the_organ(reader):
    stamp = [line("白云县档案馆", 0.05, 14, RED, x=0.7), line("2023.6.12", 0.09, 12, RED, x=0.7)]
    found = red_header.check(paper(*stamp, line("清源县交通运输局文件", 0.14, 40, RED)), reader)
    assert found.outcome is Outcome.PRESENT
    assert found.values["organs"] == ["清源县交通运输局"]


@pytest.mark.parametrize(("wide", "outcome"), [(595, Outcome.UNSURE), (1190, Outcome.PRESENT)])
def test_a_heading_stands_in_the_middle_of_its_half_of_a_wide_sheet(wide, outcome, reader):
    heading = line("清源县交通运输局文件", 0.14, 40, RED)
    aside = replace(heading, box=(0.12, 0.14, 0.38, 0.19))
    sheet = replace(page(aside, line("清交〔2023〕5号", 0.24, x=0.2)), width=wide)
    assert red_header.check(document(sheet), reader).outcome is outcome


def test_a_red_title_that_begins_with_the_organ_is_no_heading(reader):
    """The organ's name alone above a black title in letters as large stays a question."""
    name, title = line("清源县交通运输局", 0.14, 28, RED), "关于建立信用承诺制度的意见"
    for colour, outcome in ((RED, Outcome.ABSENT), (BLACK, Outcome.UNSURE)):
        made = document(page(name, line(title, 0.19, 28, colour), shapes=(separator(0.24),)))
        assert red_header.check(made, reader).outcome is outcome


@pytest.mark.parametrize("mark", ["清源县交通运输局通知", "清源县交通运输局便笺"])
def test_a_mark_of_another_word_over_number_and_title_is_a_question(mark, reader):
    """Alone, with no title beneath it, XX局通知 is the title itself."""
    head = line(mark, 0.14, 40, RED)
    number = line("清交任〔2023〕3号", 0.24)
    assert red_header.check(paper(head, number, shapes=(separator(),)), reader).outcome is (
        Outcome.UNSURE
    )
    untitled = document(page(head, line("经研究，决定成立信用工作专班。", 0.3, x=0.1)))
    assert red_header.check(untitled, reader).outcome is Outcome.ABSENT
