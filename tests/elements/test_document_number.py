from dataclasses import replace

import pytest

from checker.elements import document_number
from checker.model.finding import Outcome
from tests.elements.conftest import BLACK, RED, Reader, blank_picture, document, line, page, paper

HEAD = line("清源县交通运输局文件", 0.14, 40, RED)

PRESENT = [
    ("under the header", paper(HEAD, line("清交发〔2023〕12号", 0.24)), "清交发〔2023〕12号"),
    (
        "with signer",
        paper(HEAD, line("清交发〔2023〕12号", 0.24, x=0.1), line("签发人：甲某", 0.24, x=0.7)),
        "清交发〔2023〕12号",
    ),
    (
        "with signer on one line",
        paper(HEAD, line("清交发〔2023〕12号      签发人：甲某", 0.24)),
        "清交发〔2023〕12号",
    ),
    (
        "letter",
        paper(line("清源县交通运输局", 0.09, 40, RED), line("清交函〔2023〕3号", 0.17, x=0.6)),
        "清交函〔2023〕3号",
    ),
    (
        "over two rows",
        paper(HEAD, line("清府办专督〔2023〕24", 0.24), line("号", 0.27)),
        "清府办专督〔2023〕24号",
    ),
    (
        "cut in the code",
        paper(HEAD, line("清府办", 0.24), line("专督〔2023〕24号", 0.27)),
        "清府办专督〔2023〕24号",
    ),
    (
        "between joint organs",
        paper(
            line("清源县交通运输局", 0.08, 30, RED),
            line("清源县公安局", 0.12, 30, RED),
            line("清交发〔2023〕12号", 0.17),
            line("文件", 0.2, 30, RED),
        ),
        "清交发〔2023〕12号",
    ),
    ("minutes", paper(line("会议纪要", 0.14, 40, RED), line("第3期", 0.22)), "第3期"),
    (
        "minutes with year",
        paper(line("清源县交通运输局会议纪要", 0.14, 40, RED), line("〔2023〕3号", 0.22)),
        "〔2023〕3号",
    ),
    ("order", paper(line("清源县人民政府令", 0.14, 40, RED), line("第6号", 0.22)), "第6号"),
    (
        "black header",
        paper(replace(HEAD, colour=BLACK), line("清交发〔2023〕12号", 0.24)),
        "清交发〔2023〕12号",
    ),
    (
        "under the title of a web copy",
        paper(
            line("关于印发信用评价办法的通知", 0.2, 22),
            line("（清交发〔2023〕12号）", 0.26),
            title="",
        ),
        "清交发〔2023〕12号",
    ),
    ("over the title of a text", paper(line("清交发〔2023〕12号", 0.2)), "清交发〔2023〕12号"),
    ("labelled", paper(line("文号：清交发〔2023〕12号", 0.2)), "清交发〔2023〕12号"),
    (
        "and another cited in the text",
        paper(HEAD, line("清交发（2023）12号", 0.24)),
        "清交发〔2023〕12号",
    ),
]

ABSENT = [
    ("only cited", paper(HEAD)),
    ("blank", paper(HEAD, line("清交发〔2023〕  号", 0.24))),
    ("register code", paper(HEAD, line("QYDR-2023-0010002", 0.1, x=0.1))),
    ("contract", paper(line("合同编号：清交合同〔2023〕5号", 0.1, x=0.1), title="技术服务合同")),
    ("case file", paper(line("（2023）鲁0126民初123号", 0.1))),
    (
        "cited in a title over rows",
        paper(
            line("关于转发", 0.1, 22),
            line("鲁交发〔2022〕2号", 0.15, 22),
            line("文件的通知", 0.2, 22),
            title="",
        ),
    ),
    (
        "cited in quotes over rows",
        paper(
            line("转发《关于信用管理的意见》（", 0.1, 22),
            line("鲁交发〔2022〕2号", 0.15, 22),
            line("）的通知", 0.2, 22),
            title="",
        ),
    ),
    (
        "contents",
        paper(
            line("目　录", 0.08, 22),
            line("1.关于印发信用评价办法的通知", 0.14, x=0.1),
            line("（清交发〔2023〕12号）", 0.17, x=0.6),
            title="",
        ),
    ),
    ("annex", paper(line("附件1", 0.08, x=0.1), line("清交发〔2023〕12号", 0.12))),
    ("annex's parent", paper(line("清交发〔2023〕12号附件1", 0.08, x=0.1))),
    ("annex's parent, apart", paper(line("清交发〔2023〕12号　附件1", 0.08, x=0.1))),
    ("phone", paper(line("联系电话：0531-84871234", 0.2))),
    ("issue without minutes", paper(line("第3期", 0.2))),
]


@pytest.mark.parametrize(
    ("paper_", "value"), [case[1:] for case in PRESENT], ids=[case[0] for case in PRESENT]
)
def test_present(paper_, value, reader):
    found = document_number.check(paper_, reader)
    assert found.outcome is Outcome.PRESENT, found.reason
    assert found.values["value"] == value
    assert found.evidence[0].box is not None


@pytest.mark.parametrize("paper_", [case[1] for case in ABSENT], ids=[case[0] for case in ABSENT])
def test_absent(paper_, reader):
    found = document_number.check(paper_, reader)
    assert found.outcome is Outcome.ABSENT, (found.reason, found.values)
    assert found.values["value"] == ""


def test_absent_names_what_was_only_cited(reader):
    assert "国发〔2019〕35号" in document_number.check(paper(HEAD), reader).reason


def test_absent_names_a_registers_code(reader):
    code = line("登记号：JNCR—2022—0040001", 0.05)
    found = document_number.check(paper(code, HEAD), reader)
    assert found.outcome is Outcome.ABSENT and "JNCR—2022—0040001”是登记号" in found.reason


def test_blank_says_what_was_seen(reader):
    found = document_number.check(paper(HEAD, line("清交发〔2023〕  号", 0.24)), reader)
    assert "清交发〔2023〕  号" in found.reason and "未填写" in found.reason


def test_faults_are_told_but_do_not_fail(reader):
    found = document_number.check(paper(HEAD, line("清交发[2022]第012号", 0.24)), reader)
    assert found.outcome is Outcome.PRESENT
    assert [fault["code"] for fault in found.values["faults"]] == [
        "brackets",
        "ordinal",
        "leading_zero",
        "year",
    ]
    assert found.values["printed"] == "清交发[2022]第012号"


def test_several_numbers_alone_at_the_top(reader):
    rows = [line(f"清交发〔2023〕{n}号", 0.1 + n * 0.04) for n in range(1, 4)]
    assert document_number.check(document(page(*rows)), reader).outcome is Outcome.UNSURE


def _scanned(text, confidence=0.98):
    picture = blank_picture()
    rows = [
        line("清源县交通运输局文件", 0.14, 40, RED, via="ocr"),
        line(text, 0.24, via="ocr", confidence=confidence),
        line("各镇人民政府、街道办事处，县直各部门：", 0.44, via="ocr"),
    ]
    return document(page(*rows, render=lambda dpi: picture), medium="scan")


@pytest.mark.parametrize(
    ("first", "second", "outcome", "value"),
    [
        ("清交发〔2023〕12号", "清交发〔2023〕12号", Outcome.PRESENT, "清交发〔2023〕12号"),
        ("清交发〔2023〕12号", "清交发（2023）12号", Outcome.PRESENT, "清交发〔2023〕12号"),
        ("清交发C2023〕12号", "清交发〔2023〕12号", Outcome.PRESENT, "清交发〔2023〕12号"),
        ("清交发〔2023〕12号", "清交发〔2023〕72号", Outcome.UNSURE, "清交发〔2023〕12号"),
        ("清交发〔2023〕12号", "什么也没有", Outcome.PRESENT, "清交发〔2023〕12号"),
        ("清交发〔2023112号", "清交发〔2023112号", Outcome.UNSURE, ""),
        ("清交发〔2023〕12號", "清交发〔2023〕12號", Outcome.PRESENT, "清交发〔2023〕12号"),
        ("清交发〔2023〕12咢咢", "清交发〔2023〕12咢咢", Outcome.UNSURE, ""),
    ],
)
def test_two_readings_of_a_scan(first, second, outcome, value):
    found = document_number.check(_scanned(first), Reader(words=[(second, 0.9)]))
    assert found.outcome is outcome, found.reason
    assert found.values["value"] == value


def test_one_shaky_reading_is_unsure():
    found = document_number.check(_scanned("清交发〔2023〕12号", 0.7), Reader(words=[("", 0.0)]))
    assert found.outcome is Outcome.UNSURE


def test_faint_blank_on_a_scan_is_unsure():
    found = document_number.check(_scanned("清交发〔2023〕 号", 0.6), Reader(words=[("", 0.0)]))
    assert found.outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("shown", "outcome"),
    [("清交发〔2023〕12号", Outcome.UNSURE), ("清交发〔2023〕 号", Outcome.ABSENT)],
)
def test_a_serial_written_into_the_gap_shows_in_the_picture_alone(shown, outcome):
    picture = blank_picture()
    rows = [line("清源县交通运输局文件", 0.14, 40, RED), line("清交发〔2023〕　　号", 0.24)]
    typed = document(page(*rows, render=lambda dpi: picture))
    found = document_number.check(typed, Reader(words=[(shown, 0.9)]))
    assert (found.outcome, found.values["value"]) == (outcome, "")


class Changing(Reader):
    """Reads the same row otherwise each time it is asked."""

    def __init__(self, *texts):
        super().__init__()
        self.texts = list(texts)

    def recognise(self, crops):
        return [(self.texts.pop(0), 0.9)]


@pytest.mark.parametrize(
    ("first", "then", "outcome"),
    [
        ("清交发〔2023〕12号", ("清交发〔2023〕72号", "清交发〔2023〕12号"), Outcome.PRESENT),
        ("清交发〔2023〕12号", ("什么也没有", "清交发〔2023〕12号"), Outcome.PRESENT),
        ("清交发〔2023〕12号", ("清交发〔2023〕72号", "清交发〔2023〕17号", ""), Outcome.UNSURE),
    ],
)
def test_a_third_reading_settles_what_two_leave_open(first, then, outcome):
    found = document_number.check(_scanned(first), Changing(*then))
    assert found.outcome is outcome, found.reason
    assert found.values["value"] == first


@pytest.mark.parametrize("count", [2, 3])
def test_numbers_in_a_table_of_papers_are_not_its_own(count, reader):
    rows = [line("信用文件台账", 0.08, 22), line("序号", 0.14, x=0.1), line("文号", 0.14, x=0.6)]
    rows += [line(f"清交发〔2023〕{n}号", 0.14 + n * 0.04, x=0.6) for n in range(1, count + 1)]
    found = document_number.check(document(page(*rows)), reader)
    assert found.outcome is Outcome.ABSENT, found.reason


def test_a_bulletins_issue_is_no_number_for_sure(reader):
    made = paper(line("信用交通工作简报", 0.14, 40, RED), line("第3期", 0.22))
    assert document_number.check(made, reader).outcome is Outcome.UNSURE
