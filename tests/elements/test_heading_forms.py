"""Headings as offices word and set them, and rows that only look like them."""

from dataclasses import replace

import pytest

from checker.elements import document_number, organs, red_header
from checker.elements import head as heads
from checker.model.finding import Outcome
from tests.elements.conftest import RED, document, line, page, paper, separator

NUMBER = line("清交发〔2023〕12号", 0.24)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("清源县", "信用体系建设领导小组办公室文件"),
        ("清源", "县交通物流产业发展服务中心文件"),
        ("清源经济技术开发区", "社会信用体系建设领导小组办公室文件"),
        ("清源县科", "学技术协会文件"),
        ("清源县安全生产委", "员会办公室文件"),
        ("中共清源县委", "组织部文件"),
        ("清源县人民政府", "督查室文件"),
    ],
)
def test_a_name_cut_over_two_rows_is_one_name(place, name, reader):
    found = paper(line(place, 0.1, 36, RED), line(name, 0.15, 36, RED), NUMBER)
    verdict = red_header.check(found, reader)
    assert verdict.values["organs"] == [place + name.removesuffix("文件")]
    assert verdict.outcome is Outcome.PRESENT


@pytest.mark.parametrize(
    "rows",
    [
        ("清源县交通运输局", "清源县公安局"),
        ("清源县交通运输局", "公安局"),
        ("中共清源县委组织部", "清源县人民政府办公室"),
        ("交通运输部", "公安部"),
        ("国家税务总局清源县税务局", "清源县总工会"),
    ],
)
def test_two_names_below_each_other_stay_two(rows, reader):
    heading = [line(row, 0.1 + 0.05 * index, 30, RED) for index, row in enumerate(rows)]
    verdict = red_header.check(paper(*heading, NUMBER, shapes=(separator(),)), reader)
    assert verdict.values["organs"] == list(rows)


def test_the_word_file_between_two_organs_belongs_to_neither_row(reader):
    """Boxes as a detector drew them on a scan: 文件 reaches into both rows, level with none."""
    first = line("石渡县公路事业发展中心", 0, 38.9, RED)
    second = line("石渡县交通运输综合行政执法大队", 0, 33.2, RED)
    word = line("文件", 0, 52.6, RED)
    heading = (
        replace(first, box=(0.1517, 0.1087, 0.6798, 0.1549)),
        replace(word, box=(0.7105, 0.1236, 0.8545, 0.1861)),
        replace(second, box=(0.1479, 0.1576, 0.6817, 0.197)),
    )
    verdict = red_header.check(paper(*heading, NUMBER), reader)
    assert verdict.values["organs"] == [first.text, second.text]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("清源县交通运输局明传电报", "电报"),
        ("清源县交通运输局内部明电", "电报"),
        ("清源县交通运输局加急电报", "电报"),
        ("清源县交通运输局便函", "信函"),
        ("清源县交通运输局通报", "公告"),
        ("清源县交通运输局命令", "令"),
    ],
)
def test_rarer_forms_are_headings(words, form, reader):
    found = red_header.check(paper(line(words, 0.14, 36, RED), NUMBER), reader)
    assert (found.outcome, found.values["form"]) == (Outcome.PRESENT, form)
    assert found.values["organs"] == ["清源县交通运输局"]


def test_an_unknown_word_behind_the_name_is_for_a_person(reader):
    found = red_header.check(paper(line("清源县交通运输局督办快讯", 0.14, 36, RED), NUMBER), reader)
    assert found.outcome is Outcome.UNSURE
    masthead = line("清源县交通运输局督办快讯", 0.14, 36, RED)
    lined = paper(masthead, shapes=(separator(0.2),))
    assert red_header.check(lined, reader).outcome is Outcome.UNSURE
    assert red_header.check(paper(masthead), reader).outcome is Outcome.ABSENT


def test_a_red_name_that_no_list_has_before_the_word_file_is_for_a_person(reader):
    found = red_header.check(paper(line("清源交通文件", 0.14, 36, RED)), reader)
    assert found.outcome is Outcome.UNSURE
    black = red_header.check(paper(line("清源交通文件", 0.14, 36)), reader)
    assert black.outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    "code",
    [
        "QYDR－2023－0010001",
        "JNCR—2022—0040001",
        "统一编号：QYDR-2023-0010001",
        "11370126004188888L/2023-00125",
        "DOC-11370126/2023-4418-A01　打印时间 2023-05-06 09:12:33",
    ],
)
def test_a_code_above_the_heading_raises_no_doubt(code, reader):
    heading = line("清源县交通运输局文件", 0.14, 36, RED)
    found = paper(line(code, 0.06, x=0.12), heading, NUMBER, shapes=(separator(),))
    assert red_header.check(found, reader).outcome is Outcome.PRESENT
    assert document_number.check(found, reader).values["value"] == "清交发〔2023〕12号"


@pytest.mark.parametrize(
    ("name", "outcome"),
    [("清源县交通运输局文件", Outcome.PRESENT), ("清源县交通运输局", Outcome.UNSURE)],
)
def test_other_words_above_raise_a_doubt_unless_the_heading_says_file(name, outcome, reader):
    words = line("信用评价工作材料汇总之一（仅供评价人员查阅使用）", 0.06, x=0.12)
    heading = line(name, 0.14, 36, RED)
    found = red_header.check(paper(words, heading, NUMBER, shapes=(separator(),)), reader)
    assert found.outcome is outcome


@pytest.mark.parametrize(("y", "outcome"), [(0.06, Outcome.PRESENT), (0.4, Outcome.UNSURE)])
@pytest.mark.parametrize("more", ["", "第一部分制度建设类佐证材料"])
def test_words_that_stand_above_on_every_page_are_the_bundles(y, outcome, more, reader):
    """The longer ones read as a title, above which a heading must stand."""
    words = "信用评价工作材料汇总之一（仅供评价人员查阅使用）" + more
    heading = line("清源县交通运输局", 0.14, 36, RED)
    first = paper(line(words, 0.06, x=0.12), heading, NUMBER, shapes=(separator(),)).pages[0]
    behind = page(line(words, y, x=0.12, page=2), line("第二条", 0.5, page=2), number=2)
    assert red_header.check(document(first, behind), reader).outcome is outcome


def test_two_papers_with_one_heading_in_a_file_keep_it(reader):
    both = [
        page(
            line("清源县交通运输局文件", 0.05, 36, RED, page=number),
            line(f"清交发〔2023〕{number}号", 0.14, page=number),
            line("关于印发信用评价办法的通知", 0.3, 22, page=number),
            number=number,
        )
        for number in (1, 2)
    ]
    assert red_header.check(document(*both), reader).outcome is Outcome.PRESENT


def test_a_name_on_a_cover_does_not_hide_the_heading_behind_it(reader):
    cover = page(line("佐证材料一", 0.4, 22), line("清源县交通运输局", 0.5, 16))
    behind = paper(line("清源县交通运输局文件", 0.14, 36, RED), NUMBER).pages[0]
    found = red_header.check(document(cover, behind), reader)
    assert (found.outcome, found.evidence[0].page) == (Outcome.PRESENT, behind.number)


def test_a_handling_sheet_names_the_number_of_the_paper_received(reader):
    rows = [line("清源县交通运输局文件传阅单", 0.1, 26, RED)]
    rows += [line("来文单", 0.17, x=0.1), line("位", 0.19, x=0.1)]
    rows += [line("清源县公安局", 0.18, x=0.25)]
    rows += [line("文号", 0.18, x=0.55), line("清公发〔2023〕8号", 0.18, x=0.7)]
    rows += [line("拟办意见", 0.3, x=0.1)]
    found = document_number.check(document(page(*rows)), reader)
    assert found.outcome is Outcome.ABSENT


def test_a_gazettes_running_head_is_no_heading(reader):
    running = line("清源县人民政府公报 2023年第9期 县政府文件", 0.06, 12, RED, x=0.12)
    found = red_header.check(paper(running, shapes=(separator(0.08),)), reader)
    assert found.outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    "machine",
    [
        "2023-05-13 09:17 FROM:0536-0000000 TO: P.01",
        "2023/5/13 9:17 发送方：清源县交通运输局 页码：1/3",
    ],
)
def test_a_machines_line_at_the_top_is_no_title(machine, reader):
    heading, number = line("清源县交通运输局文件", 0.14, 40, RED), line("清交〔2023〕12号", 0.24)
    found = red_header.check(paper(line(machine, 0.002, 10), heading, number), reader)
    assert found.outcome is Outcome.PRESENT


def test_the_word_file_on_the_middle_names_row_has_its_own_size(reader):
    """Three joint names of one size; 文件 beside the second is half as large again."""
    names = ["石渡县交通运输局", "石渡县公安局", "石渡县市场监督管理局"]
    tops = (0.117, 0.167, 0.217)
    heading = [
        replace(line(name, 0, 32, RED), box=(0.135, top, 0.669, top + 0.038))
        for name, top in zip(names, tops, strict=True)
    ]
    word = replace(line("文件", 0, 48.1, RED), box=(0.705, 0.161, 0.866, 0.214))
    verdict = red_header.check(paper(*heading, word, NUMBER), reader)
    assert verdict.values["organs"] == names
    assert verdict.evidence[0].words == "".join(names) + "文件"


def test_names_of_two_sizes_are_no_joint_heading(reader):
    """A small line of words over a heading is not its first organ."""
    small = replace(line("石渡县公安局", 0, 16, RED), box=(0.135, 0.06, 0.4, 0.08))
    name = replace(line("石渡县交通运输局", 0, 40, RED), box=(0.135, 0.117, 0.669, 0.16))
    word = replace(line("文件", 0, 40, RED), box=(0.69, 0.117, 0.83, 0.16))
    verdict = red_header.check(paper(small, name, word, NUMBER), reader)
    assert verdict.values["organs"] == [name.text]


def test_a_telegram_names_its_organ_and_number_in_the_rows_below(reader):
    """发电 alone in red; the organ behind a label, grade, number and machine's number on a row."""
    found = paper(
        line("发　电", 0.12, 60, RED),
        line("发电单位：清源县人民政府办公室", 0.21),
        line("等级：特急　　清政办明电〔2023〕3号　　清机发　号", 0.245),
        shapes=(separator(0.29),),
    )
    verdict = red_header.check(found, reader)
    assert verdict.outcome is Outcome.PRESENT
    assert verdict.values["organs"] == ["清源县人民政府办公室"]
    number = document_number.check(found, reader)
    assert (number.outcome, number.values["value"]) == (Outcome.PRESENT, "清政办明电〔2023〕3号")


@pytest.mark.parametrize("text", ["发电单位：清源县人民政府办公室", "甲方：清源县交通运输局"])
def test_a_label_with_a_name_is_no_heading(text, reader):
    assert organs.heading([text]) is None
    assert organs.heading([text.split("：")[1]]) is not None
    assert organs.heading(["清源县，交通运输局文件"]) is not None  # a speck on a scan


@pytest.mark.parametrize("words", ["清源发电", "清源县发电有限公司招聘"])
def test_words_of_a_power_station_are_no_telegram(words, reader):
    found = paper(line(words, 0.12, 60, RED))
    assert red_header.check(found, reader).outcome is not Outcome.PRESENT


def test_two_names_side_by_side_over_the_word_file_are_two(reader):
    rows = [line("清源县交通运输局　清源县公安局", 0.12, 26, RED), line("文　件", 0.18, 50, RED)]
    verdict = red_header.check(paper(*rows, NUMBER, shapes=(separator(),)), reader)
    assert verdict.values["organs"] == ["清源县交通运输局", "清源县公安局"]
    spaced = red_header.check(paper(line("清 源 县 公 安 局 文 件", 0.14, 36, RED), NUMBER), reader)
    assert spaced.values["organs"] == ["清源县公安局"]


@pytest.mark.parametrize(
    "row", ["等级　特急·明电　　清政办明电〔2023〕11 号　　清机发 087 号", "清政办明电〔2023〕11号"]
)
def test_a_telegrams_number_stands_among_its_fields(row, reader):
    rows = [line("内部明电", 0.12, 60, RED), line("发往：各镇人民政府", 0.2), line(row, 0.25)]
    found = document_number.check(paper(*rows), reader)
    assert (found.outcome, found.values["value"]) == (Outcome.PRESENT, "清政办明电〔2023〕11号")


def test_a_long_row_that_cites_a_number_stays_running_text():
    assert heads.is_title("现将清政办明电〔2023〕11号文件转发给你们，请认真贯彻落实并报告情况")
