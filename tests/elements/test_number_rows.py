"""What stands in a number's place is a number, a blank one or a question, never overlooked."""

from dataclasses import replace

import pytest

from checker.elements import document_number, places, red_header
from checker.elements.number_rows import own_text, resembles
from checker.elements.places import Place
from checker.model.finding import Outcome
from tests.elements.conftest import RED, document, line, page, paper

HEAD = line("清源县交通运输局文件", 0.14, 40, RED)


def _check(reader, *rows):
    return document_number.check(paper(HEAD, *rows), reader)


@pytest.mark.parametrize(
    "printed",
    [
        "JTJ〔2023〕5号",
        "清交〔2023〕15-1号",
        "清交〔2023〕增2号",
        "清交2023〕5号",
        "清交〔2023 5号",
        "清交〔23〕5号",
        "清交〔2023〕5号文",
        "清交 2023 5号",
        "清交2023193号",
        "〔2023〕清交发5号",
        "2023年清交字第5号",
        "清交〔2023〕№5",
        "清交〔2023〕No.5",
        "清交〔2023〕N5",
        "清交〔2O23〕5号",
        "清交〔2203〕5号",
        "2023〔5〕号",
    ],
)
def test_a_form_that_the_grammar_has_not_is_a_question(printed, reader):
    assert _check(reader, line(printed, 0.24)).outcome is Outcome.UNSURE


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("清交〔二〇二三〕五号", "清交〔2023〕5号"),
        ("清交〔2023〕十二号", "清交〔2023〕12号"),
        ("清交<2023>5号", "清交〔2023〕5号"),
        ("清交《2023》5号", "清交〔2023〕5号"),
        ("清交〔2023〕5号（共印30份）", "清交〔2023〕5号"),
        ("（清交〔2023〕5号　2023年3月5日印发）", "清交〔2023〕5号"),
        ("清交〔2023〕5号，2023年3月5日", "清交〔2023〕5号"),
        ("清交〔2023〕5号（此件公开发布）", "清交〔2023〕5号"),
        ("清交〔2023〕5号 签发：王建国", "清交〔2023〕5号"),
        ("清交〔2023〕5号　　　此件主动公开", "清交〔2023〕5号"),
        ("清交〔2023〕5号　2023年5月6日", "清交〔2023〕5号"),
    ],
)
def test_rarer_writings_are_numbers(printed, value, reader):
    found = _check(reader, line(printed, 0.24))
    assert (found.outcome, found.values["value"]) == (Outcome.PRESENT, value)


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("清交〔2023〕5号（此件公开发布）", Outcome.PRESENT),
        ("清交〔2023〕5号　　　此件主动公开", Outcome.PRESENT),
        ("清交〔2023〕5号（附件1）", Outcome.ABSENT),
        ("1　关于印发方案的通知　清交〔2023〕5号", Outcome.ABSENT),
    ],
)
def test_a_remark_behind_a_number_by_the_title_is_no_table(row, outcome, reader):
    title = line("清源县交通运输局关于印发信用评价方案的通知", 0.1, 22)
    text = line("各乡镇人民政府：", 0.24, x=0.1)
    found = document_number.check(document(page(title, line(row, 0.15), text)), reader)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    ("heading", "row", "outcome"),
    [
        ("清源县人民政府令", "5号", Outcome.UNSURE),
        ("清源县人民政府会议纪要", "总第12期", Outcome.UNSURE),
        ("清源县人民政府公告", "（总第12号）", Outcome.UNSURE),
        ("清源县人民政府会议纪要", "总第12期　第3期", Outcome.PRESENT),
        ("清源县人民政府会议纪要", "第十二次会议", Outcome.UNSURE),
        ("清源县人民政府公告", "二〇二三年第十二号", Outcome.PRESENT),
        ("清源县人民政府会议纪要", "2023年5月6日", Outcome.ABSENT),
        ("清源县交通运输局文件", "人民路5号", Outcome.ABSENT),
    ],
)
def test_a_count_under_a_form_that_is_numbered_so(heading, row, outcome, reader):
    found = document_number.check(paper(line(heading, 0.14, 36, RED), line(row, 0.24)), reader)
    assert found.outcome is outcome


@pytest.mark.parametrize(
    "rows",
    [
        ("转发清山市交通运输局", "清山交〔2023〕5号", "文件的通知"),
        ("对", "清山交〔2023〕5号", "的落实意见"),
        ("见清山交〔2023〕5号",),
    ],
)
def test_a_number_in_the_midst_of_a_title_under_the_heading_is_anothers(rows, reader):
    top = [line(row, 0.22 + 0.03 * place, 22) for place, row in enumerate(rows)]
    assert document_number.check(paper(HEAD, *top, title=""), reader).outcome is Outcome.ABSENT


def test_the_word_file_under_a_number_is_the_headings(reader):
    word = line("文件", 0.26, 40, RED)
    assert _check(reader, line("清交〔2023〕5号", 0.23), word).outcome is Outcome.PRESENT


def test_a_title_in_title_marks_is_no_number(reader):
    title = line("关于印发《清交2023年方案》第5号的通知", 0.24)
    assert _check(reader, title).outcome is Outcome.ABSENT


@pytest.mark.parametrize("printed", ["清交〔2023〕0号", "清交〔2023〕00号", "清交〔2023〕000号"])
def test_zeros_are_a_form_left_open_where_no_digit_can_be_lost(printed, reader):
    typed = line(printed, 0.24)
    assert _check(reader, typed).outcome is Outcome.ABSENT
    assert _check(reader, replace(typed, via="ocr")).outcome is Outcome.UNSURE


def test_a_receivers_number_above_the_heading_is_not_the_papers(reader):
    received = line("清府办收〔2023〕105号", 0.04, 14, x=0.7)
    assert (
        _check(reader, received, line("清交〔2023〕5号", 0.24)).values["value"] == "清交〔2023〕5号"
    )
    assert _check(reader, received).outcome is Outcome.ABSENT


def test_the_number_below_the_name_comes_before_one_above(reader):
    found = _check(reader, line("清督〔2023〕7号", 0.04), line("清交〔2023〕5号", 0.24))
    assert found.values["value"] == "清交〔2023〕5号"


@pytest.mark.parametrize(
    "text", ["合同编号〔2023〕5号", "民主路118号", "（邮编262600）民主路18号", "2023年5月6日"]
)
def test_other_numbers_do_not_resemble_one(text):
    assert not resembles(own_text(text))


def test_an_english_name_below_the_heading_does_not_end_it(reader):
    english = line("Qingyuan County Transportation Bureau", 0.2, 14, RED)
    assert _check(reader, english, line("清交〔2023〕5号", 0.26)).outcome is Outcome.PRESENT


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("清源县人民政府令（第5号）", "第5号"),
        ("清源县人民政府公告（2023年第5号）", "2023年第5号"),
        ("清源县人民政府常务会议纪要第5期", "第5期"),
    ],
)
def test_a_number_on_the_headings_own_row(heading, value, reader):
    paper_ = paper(line(heading, 0.14, 36, RED))
    found = document_number.check(paper_, reader)
    assert (found.outcome, found.values["value"]) == (Outcome.PRESENT, value)
    assert red_header.check(paper_, reader).values["organs"] == ["清源县人民政府"]


def test_the_last_letter_of_a_title_begins_no_number(reader):
    rows = (
        line("清源县信用办公室关于印发信用方案的通", 0.14, 22),
        line("知", 0.17, 22),
        line("清信用办〔2023〕136号", 0.2, 16),
        line("各乡镇人民政府：", 0.24, x=0.1),
    )
    found = document_number.check(paper(*rows), reader)
    assert (found.outcome, found.values["value"]) == (Outcome.PRESENT, "清信用办〔2023〕136号")


def test_a_table_laid_in_askew_lists_papers_though_its_rows_run_together():
    table = paper(
        line("序号", 0.15, x=0.1), line("文件名称", 0.15, x=0.3), line("文号", 0.15, x=0.7)
    )

    def number(top, low):
        return Place(1, (0.1, top, 0.8, low), "清交发〔2023〕12号", "标题附近", "ocr", 0.9, 0.9)

    assert places.listed(table, number(0.14, 0.37))
    assert not places.listed(table, number(0.1, 0.12))


def test_of_a_joint_papers_two_numbers_the_hosts_counts(reader):
    found = _check(reader, line("清交发〔2023〕81号 清财建〔2023〕15号", 0.24))
    assert (found.outcome, found.values["value"]) == (Outcome.PRESENT, "清交发〔2023〕81号")


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        ("文号：清交发〔2023〕97号　发文单位：清源县交通运输局", Outcome.PRESENT),
        ("发文单位：清源县交通运输局 文号：清交发〔2023〕97号 日期：2023-03-16", Outcome.PRESENT),
        ("发文字号：清交发〔2023〕97号成文日期：2023-03-16", Outcome.PRESENT),
        ("收文日期：2023-03-18 文号：清交发〔2023〕97号", Outcome.ABSENT),
        ("依据：清源县文件 合同文号：清交发〔2023〕97号", Outcome.ABSENT),
    ],
)
def test_a_labelled_number_among_other_fields_of_its_row(row, outcome, reader):
    title = line("关于印发《信用管理办法》的通知", 0.12, 22)
    found = document_number.check(paper(title, line(row, 0.18)), reader)
    assert found.outcome is outcome
    assert outcome is Outcome.ABSENT or found.values["value"] == "清交发〔2023〕97号"


@pytest.mark.parametrize(
    "cited",
    [
        "参见清交发〔2022〕8号",
        "详见清交发〔2022〕8号",
        "废止清交发〔2022〕8号",
        "抄报：县政府\u3000清政发〔2022〕8号",
    ],
)
def test_a_number_that_the_row_only_names_is_not_the_papers(cited, reader):
    assert _check(reader, line(cited, 0.24)).outcome is Outcome.ABSENT


@pytest.mark.parametrize("code", ["来电", "提案字", "阅办单"])
def test_a_code_word_that_shares_no_letter_with_the_heading_is_a_question(code, reader):
    found = _check(reader, line(f"{code}〔2022〕6号", 0.24))
    assert found.outcome is Outcome.UNSURE
    for own in ("清交发", "鲁运函", "办函"):
        assert _check(reader, line(f"{own}〔2022〕6号", 0.24)).outcome is Outcome.PRESENT


def test_a_signer_stands_at_the_right_of_a_number_over_two_rows(reader):
    rows = (
        line("清交字〔2023〕\u3000签发人：张三", 0.24, x=0.12),
        line("68号", 0.265, x=0.12),
    )
    found = document_number.check(paper(HEAD, *rows), reader)
    assert found.values["value"] == "清交字〔2023〕68号"
