"""Where a paper's own number stands, and whose number another place holds."""

from dataclasses import replace

import pytest

from checker.elements import document_number, red_header
from checker.model.document import Page
from checker.model.finding import Outcome
from tests.elements.conftest import RED, document, line, page, paper, separator

HEADER = line("清源县交通运输局文件", 0.14, 40, RED)


def _number(found, reader):
    result = document_number.check(found, reader)
    return result.outcome, result.values["value"]


def test_a_mark_above_the_header_is_no_part_of_the_number(reader):
    found = paper(line("特急", 0.08), HEADER, line("清交发〔2023〕12号", 0.24))
    assert _number(found, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")


@pytest.mark.parametrize(
    "row", ["等级　特急·明电　清交明电〔2023〕3号", "等级特急·明电 清交明电〔2023〕3号"]
)
def test_a_telegrams_grade_is_no_part_of_the_number(reader, row):
    found = paper(line("清源县交通运输局发电", 0.14, 40, RED), line(row, 0.24))
    assert _number(found, reader) == (Outcome.PRESENT, "清交明电〔2023〕3号")
    assert red_header.check(found, reader).outcome is Outcome.PRESENT


@pytest.mark.parametrize("row", ["2023 年第 16 号", "2023年第16号"])
def test_the_year_of_a_proclamation_is_no_copy_number(reader, row):
    found = paper(line("清源县交通运输局公告", 0.14, 40, RED), line(row, 0.24))
    assert _number(found, reader) == (Outcome.PRESENT, "2023年第16号")


def test_a_copy_number_beside_the_number_is_none_of_it(reader):
    found = paper(HEADER, line("000016 清交发〔2023〕12号", 0.24))
    assert _number(found, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")


def test_a_code_word_too_long_for_its_row_stands_over_the_rest(reader):
    rows = [line("清交信用监管专班办函", 0.2, 14, x=0.63), line("〔2023〕98号", 0.222, 14, x=0.74)]
    ends = rows[0].box[2], rows[1].box[2]
    rows[1] = line("〔2023〕98号", 0.222, 14, x=0.74 + ends[0] - ends[1])
    found = paper(line("清源县交通运输局", 0.1, 40, RED), *rows, shapes=(separator(0.16),))
    assert _number(found, reader) == (Outcome.PRESENT, "清交信用监管专班办函〔2023〕98号")


def test_a_code_word_may_stand_centred_over_the_rest(reader):
    rows = [line("清交信用监管专班办发", 0.2), line("〔2023〕98号", 0.222)]
    found = paper(HEADER, *rows, shapes=(separator(0.26),))
    assert _number(found, reader) == (Outcome.PRESENT, "清交信用监管专班办发〔2023〕98号")
    askew = paper(HEADER, rows[0], line("〔2023〕98号", 0.222, x=0.6), shapes=(separator(0.26),))
    assert document_number.check(askew, reader).outcome is Outcome.UNSURE


STAMP = [line("收文", 0.04, 12, (192, 48, 80), x=0.8), line("第152号", 0.065, 12, x=0.78)]


def test_a_receiving_stamps_running_number_is_not_the_papers(reader):
    found = paper(*STAMP, HEADER, line("清交发〔2023〕12号", 0.24))
    assert _number(found, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")
    minutes = paper(*STAMP, line("清源县交通运输局会议纪要", 0.14, 40, RED), line("第9期", 0.24))
    assert _number(minutes, reader) == (Outcome.PRESENT, "第9期")
    alone = document_number.check(paper(*STAMP, HEADER), reader)
    assert alone.outcome is Outcome.UNSURE and "收文章" in alone.reason


def test_a_number_without_its_code_word_is_looked_at(reader):
    found = document_number.check(paper(HEADER, line("〔2023〕98号", 0.24)), reader)
    assert found.outcome is Outcome.UNSURE and "代字" in found.reason
    for form in ("会议纪要", "公告", "通告"):
        uncoded = paper(line(f"清源县交通运输局{form}", 0.14, 40, RED), line("〔2023〕9号", 0.24))
        assert _number(uncoded, reader) == (Outcome.PRESENT, "〔2023〕9号")


def _halved(one, shift):
    x0, y0, x1, y1 = one.box
    return replace(one, box=(0.48 * x0 + shift, y0, 0.48 * x1 + shift, y1))


def test_two_pages_beside_each_other_on_a_wide_sheet_are_no_rows_of_one_page(reader):
    left = paper(HEADER, line("清交发〔2023〕12号", 0.24)).pages[0].lines
    right = [line(f"第{n}条　各单位应当及时报送信用信息。", 0.1 + n / 30) for n in range(1, 12)]
    lines = [_halved(one, 0.0) for one in left] + [_halved(one, 0.5) for one in right]
    sheet = document(Page(1, 1190, 842, tuple(lines), source="scan"))
    assert _number(sheet, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")
    assert red_header.check(sheet, reader).outcome is Outcome.PRESENT  # in its half's middle


@pytest.mark.parametrize(
    ("cell", "told"),
    [(None, (Outcome.PRESENT, "清交发〔2023〕12号")), ((0, 0, 1), (Outcome.ABSENT, ""))],
)
def test_a_serial_in_another_size_and_colour_is_of_its_row_in_a_flow(cell, told, reader):
    code = replace(line("清交发〔2023〕", 0.24), box=(0.3, 0.24, 0.5, 0.27))
    serial = replace(line("12", 0.24, 20, (20, 40, 160)), box=(0.5, 0.24, 0.54, 0.27), cell=cell)
    word = replace(line("号", 0.24), box=(0.54, 0.24, 0.57, 0.27))
    title = line("清源县交通运输局关于印发信用评价办法的通知", 0.3, 22)
    flow = document(page(HEADER, code, serial, word, title, source="flow"), format="docx")
    assert _number(flow, reader) == told


def test_a_sheet_folded_to_a_booklet_begins_on_its_right(reader):
    first = paper(HEADER, line("清交发〔2023〕12号", 0.24)).pages[0].lines
    last = [line("合，定期报送进展，确保任务落到实处。", 0.1 + n / 30) for n in range(1, 12)]
    lines = [_halved(one, 0.0) for one in last] + [_halved(one, 0.5) for one in first]
    sheet = document(Page(1, 1190, 842, tuple(lines), source="scan"))
    assert _number(sheet, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")
    assert red_header.check(sheet, reader).outcome is Outcome.PRESENT


ROUTING = [
    line("文件处理签", 0.1, 26),
    line("来文单位", 0.16, x=0.1),
    line("清源县公安局", 0.16, x=0.35),
    line("收文日期", 0.2, x=0.1),
    line("2023年1月28日", 0.2, x=0.35),
    line("拟办意见", 0.24, x=0.1),
    line("请办公室会同运输科提出贯彻意见，于月底前报局长办公会研究。", 0.24, x=0.35),
    line("请各科室认真学习，结合实际抓好落实，办理情况及时反馈办公室存档备查。", 0.3, x=0.35),
    line("领导批示", 0.36, x=0.1),
    line(
        "同意拟办意见，请分管领导牵头，交通运输科、法规科、执法大队按照职责分工落实。", 0.36, x=0.35
    ),
]


def test_a_routing_sheet_lies_on_the_paper(reader):
    under = paper(HEADER, line("清交发〔2023〕12号", 0.24), shapes=(separator(),)).pages[0]
    second = [replace(one, page=2) for one in under.lines]
    both = document(page(*ROUTING), page(*second, number=2, shapes=under.shapes))
    assert _number(both, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")
    found = red_header.check(both, reader)
    assert (found.outcome, found.evidence[0].page) == (Outcome.PRESENT, 2)


@pytest.mark.parametrize("numbered", [True, False])
def test_a_paper_behind_other_pages_is_looked_at(reader, numbered):
    rows = [line("信用交通建设工作总结", 0.1, 22)]
    rows += [
        line("一年来，全局上下坚持诚信为本，扎实推进各项工作。", 0.2 + n / 30) for n in range(9)
    ]
    number = [line("清交发〔2023〕12号", 0.24)] if numbered else []
    under = paper(HEADER, *number, shapes=(separator(),)).pages[0]
    second = [replace(one, page=2) for one in under.lines]
    both = document(page(*rows), page(*second, number=2, shapes=under.shapes))
    told = Outcome.UNSURE if numbered else Outcome.ABSENT
    for check in (red_header.check, document_number.check):
        found = check(both, reader)
        assert found.outcome is told, found.reason
        assert ("第2页" in found.reason) == numbered


def test_a_paper_forwarded_lends_no_number_to_its_forwarder(reader):
    under = paper(HEADER, line("清交发〔2023〕12号", 0.24), shapes=(separator(),)).pages[0]
    second = tuple(replace(one, page=2) for one in under.lines)
    own = paper(line("清源县公安局文件", 0.14, 40, RED), shapes=(separator(),)).pages[0]
    both = document(own, page(*second, number=2, shapes=under.shapes))
    assert _number(both, reader) == (Outcome.ABSENT, "")


def test_a_routing_sheet_alone_has_neither_header_nor_number(reader):
    alone = document(page(*ROUTING))
    assert _number(alone, reader) == (Outcome.ABSENT, "")
    assert red_header.check(alone, reader).outcome is Outcome.ABSENT


@pytest.mark.parametrize("printed", ["清交字2023-5号", "清交发2023年第5号", "清交字第5号"])
def test_a_number_of_the_organs_own_making_is_a_number_with_a_fault(reader, printed):
    found = document_number.check(paper(HEADER, line(printed, 0.24)), reader)
    assert (found.outcome, found.values["printed"]) == (Outcome.PRESENT, printed)
    assert "form" in {fault["code"] for fault in found.values["faults"]}


def test_a_table_of_particulars_names_the_papers_own_number(reader):
    cells = [line("索引号：", 0.1, x=0.1), line("11370/2023-0012", 0.1, x=0.25)]
    cells += [line("发文字号：", 0.14, x=0.1), line("清交发〔2023〕", 0.14, x=0.25)]
    cells += [line("12号", 0.165, x=0.25), line("各有关单位：", 0.3, x=0.1)]
    assert _number(document(page(*cells)), reader) == (Outcome.PRESENT, "清交发〔2023〕12号")


def test_the_number_of_a_paper_received_is_not_ones_own(reader):
    sheet = [line("清源县交通运输局收文处理单", 0.1, 26, RED), separator(0.16)]
    rows = [line("来文机关", 0.18, x=0.1), line("清源县公安局", 0.18, x=0.35)]
    rows += [line("来文字号", 0.22, x=0.1), line("清公发〔2023〕8号", 0.22, x=0.35)]
    found = document(page(sheet[0], *rows, shapes=(sheet[1],)))
    assert document_number.check(found, reader).outcome is Outcome.ABSENT
    assert red_header.check(found, reader).outcome is not Outcome.PRESENT


def test_a_list_of_papers_has_no_number_of_its_own(reader):
    rows = [line(f"清交发〔2023〕{n}号", 0.1 + n / 40, x=0.4) for n in range(1, 6)]
    found = document_number.check(document(page(line("文件台账", 0.08, 20), *rows)), reader)
    assert (found.outcome, found.values["printed"]) == (Outcome.ABSENT, "")


def test_a_complete_heading_counts_whatever_the_name(reader):
    head = line("清源县双招双引文件", 0.14, 40, RED)
    number = line("清招发〔2023〕2号", 0.24)
    found = red_header.check(paper(head, number, shapes=(separator(),)), reader)
    assert (found.outcome, found.values["organs"]) == (Outcome.PRESENT, ["清源县双招双引"])
    without_line = red_header.check(paper(head, number), reader)
    assert without_line.outcome is not Outcome.PRESENT


def test_an_unknown_name_without_the_word_is_for_a_person(reader):
    head = line("清源信用先锋", 0.14, 40, RED)
    lined = paper(head, line("清信发〔2023〕2号", 0.24), shapes=(separator(),))
    assert red_header.check(lined, reader).outcome is Outcome.UNSURE
    issue = paper(head, line("第3期", 0.24), shapes=(separator(),))
    assert red_header.check(issue, reader).outcome is not Outcome.PRESENT


def test_minutes_with_a_bare_serial_are_for_a_person(reader):
    head = line("清源县人民政府会议纪要", 0.14, 40, RED)
    found = document_number.check(
        paper(head, line("（5）", 0.24), line("清源县人民政府", 0.28)), reader
    )
    assert (found.outcome, found.values["printed"]) == (Outcome.UNSURE, "（5）")


def test_a_row_of_a_table_is_not_the_papers_number(reader):
    cells = [line("1", 0.2, x=0.1), line("关于信用评价的通知", 0.2, x=0.2)]
    cells += [line("清交发〔2023〕5号", 0.2, x=0.55), line("5月6日", 0.2, x=0.85)]
    found = document(page(line("信用文件台账", 0.08, 20), *cells))
    assert document_number.check(found, reader).outcome is Outcome.ABSENT
    cut = document(page(line("信用制度", 0.08, 20), line("清交发〔2023〕5", 0.2, x=0.5)))
    assert document_number.check(cut, reader).outcome is Outcome.ABSENT


def test_the_only_entry_of_a_list_that_was_read_whole_is_not_its_own_number(reader):
    heads = [line(word, 0.14, x=x) for word, x in (("序号", 0.1), ("名称", 0.3), ("文号", 0.6))]
    entry = [line("1关于印发办法的通知", 0.18, x=0.1), line("清交函〔2022〕52号", 0.18, x=0.6)]
    found = document(page(line("清源县规范性文件目录", 0.08, 22), *heads, *entry))
    assert document_number.check(found, reader).outcome is Outcome.ABSENT


def test_a_number_over_a_table_of_papers_is_its_own(reader):
    heads = [line(word, 0.24, x=x) for word, x in (("序号", 0.1), ("名称", 0.3), ("文号", 0.6))]
    top = [line("关于废止部分文件的通知", 0.08, 22), line("清交发〔2023〕8号", 0.13)]
    found = document(page(*top, *heads))
    assert _number(found, reader) == (Outcome.PRESENT, "清交发〔2023〕8号")


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (("清政发〔2023〕5号文件", "起草说明"), Outcome.ABSENT),
        (("清政发〔2023〕5号文件", "关于印发信用评价办法的通知"), Outcome.UNSURE),
        (("清政发〔2023〕5号", "关于印发信用评价办法的通知"), Outcome.PRESENT),
    ],
)
def test_a_cited_number_and_the_word_begin_a_title(reader, rows, outcome):
    top = [line(row, 0.12 + n / 20, 22) for n, row in enumerate(rows)]
    assert document_number.check(paper(*top, title=""), reader).outcome is outcome
    under = paper(HEADER, *[replace(one, box=_lower(one)) for one in top], title="")
    assert document_number.check(under, reader).outcome is outcome


@pytest.mark.parametrize(("top", "outcome"), [(0.28, Outcome.ABSENT), (0.38, Outcome.PRESENT)])
def test_a_title_whose_first_row_is_lost_does_not_go_on_behind_the_number(reader, top, outcome):
    rows = HEADER, line("清交发〔2023〕12号", 0.24), line("的通知", top, 22)
    assert document_number.check(paper(*rows, title=""), reader).outcome is outcome


def _lower(one):
    x0, y0, x1, y1 = one.box
    return x0, y0 + 0.1, x1, y1 + 0.1


def test_the_headings_word_beside_the_number_is_none_of_the_title(reader):
    names = [
        line("清源县交通运输局", 0.1, 30, RED, x=0.2),
        line("清源县公安局", 0.16, 30, RED, x=0.2),
    ]
    number = [line("清交发〔2023〕12号", 0.24), line("文件", 0.24, 16, RED, x=0.62)]
    found = paper(*names, *number, shapes=(separator(),))
    assert _number(found, reader) == (Outcome.PRESENT, "清交发〔2023〕12号")


@pytest.mark.parametrize("code", ["人民路", "清源县", "振兴大道"])
def test_a_place_before_the_year_is_no_code_word(reader, code):
    for top in ([HEADER], []):
        found = document_number.check(paper(*top, line(f"{code}〔2023〕5号", 0.24)), reader)
        assert found.outcome is Outcome.UNSURE and "地名" in found.reason


@pytest.mark.parametrize("code", ["清路", "清公路", "鲁交路", "清政区划字", "清县", "清镇发"])
def test_a_code_word_may_end_as_places_do(reader, code):
    found = _number(paper(HEADER, line(f"{code}〔2023〕5号", 0.24)), reader)
    assert found == (Outcome.PRESENT, f"{code}〔2023〕5号")


@pytest.mark.parametrize(
    ("note", "outcome"),
    [
        ("（2023年3月9日清交发〔2023〕7号公布）", Outcome.UNSURE),
        ("（2023年3月9日清源县人民政府令第7号公布）", Outcome.UNSURE),
        ("（清交发〔2018〕3号发布，清交发〔2022〕8号修订）", Outcome.UNSURE),
        ("2023年第7号", Outcome.UNSURE),
        ("2023年第7期", Outcome.ABSENT),
        ("（2023年3月9日第2次局长办公会通过）", Outcome.ABSENT),
    ],
)
def test_a_note_under_the_title_that_may_tell_the_number_is_a_question(note, outcome, reader):
    rows = [line("清源县道路运输信用考核办法", 0.1, 22), line(note, 0.16)]
    made = document(page(*rows, line("第一条　为规范信用考核工作，制定本办法。", 0.24, x=0.1)))
    assert document_number.check(made, reader).outcome is outcome


def test_a_paper_with_a_heading_that_is_marked_as_an_annex_keeps_its_number(reader):
    above, number = line("附件2", 0.05, x=0.1), line("清交发〔2023〕12号", 0.24)
    marked = paper(above, HEADER, number)
    assert document_number.check(marked, reader).outcome is Outcome.UNSURE
    annex = paper(above, title="信用等级评定标准")
    assert document_number.check(annex, reader).outcome is Outcome.ABSENT
