"""Checks over a batch: numbers, cameras, authors, dates, names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker import forgery
from checker.forgery import (
    camera_shared,
    file_dates,
    foreign_author,
    name_runs,
    number_order,
    number_reused,
)
from checker.forgery.numbered import same_paper
from checker.model.finding import Evidence
from checker.model.material import Record
from tests.forgery.records import NAMES, NUMBER, TEXTS, listed, photo, record, series

COUNTIES = [
    "平阴县", "高青县", "鱼台县", "金乡县", "汶上县", "宁阳县", "莘县", "冠县", "高唐县", "夏津县",
    "武城县", "齐河县", "平原县", "宁津县", "乐陵市", "成武县",
]  # fmt: skip


def test_one_number_on_two_papers() -> None:
    pair = [record("通知", number=NUMBER), record("决定", TEXTS["b"], NUMBER)]
    (flag,) = number_reused.across({"甲县": pair})
    assert (flag.code, flag.severity, flag.status) == ("number-reused", "fraud", "suspected")
    assert flag.materials == ("通知", "决定") and NUMBER in flag.text and "伪造" not in flag.text


def test_one_number_shows_where_it_stands_on_both() -> None:
    place = Evidence(2, (0.4, 0.2, 0.6, 0.22), NUMBER)
    pair = [record("通知", number=NUMBER), record("决定", TEXTS["b"], NUMBER)]
    pair = [replace(x, findings=(replace(x.findings[0], evidence=(place,)),)) for x in pair]
    (flag,) = number_reused.across({"甲县": pair})
    assert flag.evidence["places"] == [
        {"path": path, "page": 2, "box": place.box} for path in ("通知", "决定")
    ]


def test_a_number_read_from_a_picture_is_only_a_warning() -> None:
    pair = [record("通知", number=NUMBER), record("决定", TEXTS["b"], NUMBER, via="ocr")]
    (flag,) = number_reused.across({"甲县": pair})
    assert flag.severity == "warn"


@pytest.mark.parametrize(
    "pair",
    [
        [record("通知", number=NUMBER), record("通知（扫描件）", TEXTS["a"][:90], NUMBER)],
        [record("通知", number=NUMBER), record("附件1", TEXTS["b"], NUMBER)],
        [record("通知", number=NUMBER), record("决定", TEXTS["b"], "示交发〔2023〕13号")],
        [record("通知", number=NUMBER), record("决定", "太短", NUMBER)],
        [record("通知", number=NUMBER), record("通知（全文）", TEXTS["b"], NUMBER)],
    ],
    ids=["same text", "annex", "other number", "unread", "same title"],
)
def test_a_shared_number_that_is_natural(pair: list[Record]) -> None:
    assert not list(number_reused.across({"甲县": pair}))


@pytest.mark.parametrize("title", ["关于更正有关文件的函", "管理办法（重新印发）", "勘误"])
def test_a_correction_under_the_old_number_is_only_a_weak_lead(title: str) -> None:
    pair = [record("通知", number=NUMBER), record(title, TEXTS["b"], NUMBER)]
    (flag,) = number_reused.across({"甲县": pair})
    assert (flag.severity, flag.evidence["strength"]) == ("warn", "weak")
    assert "所以只作线索" in flag.text and "请一并提供原文件" in flag.text


def test_two_counties_may_use_one_code() -> None:
    records = {
        "甲县": [record("通知", number=NUMBER)],
        "乙县": [record("决定", TEXTS["b"], NUMBER)],
    }
    assert not list(number_reused.across(records))


def test_a_number_far_out_of_order() -> None:
    records = series((3, "2023-02-01"), (5, "2023-09-01"), (9, "2023-03-01"))
    (flag,) = number_order.across(records)
    assert flag.evidence["inverted"] == [[5, 9]] and set(flag.materials) == {"5", "9"}
    ledger = [(row["serial"], row["order"]) for row in flag.evidence["ledger"]]
    assert ledger == [(3, ""), (5, "比9号还晚"), (9, "比5号还早")]
    (flag,) = number_order.across(series((5, "2023-09-01"), (9, "2023-03-01"), (12, "2023-03-02")))
    order = [row["order"] for row in flag.evidence["ledger"]]
    assert order == ["比9号还晚（另有1处）", "比5号还早", "比5号还早"]


@pytest.mark.parametrize(
    "dated",
    [
        ((3, "2023-02-01"), (5, "2023-03-01"), (9, "2023-03-01")),
        ((3, "2023-02-20"), (5, "2023-02-01")),
        ((3, "2023-02-01"),),
    ],
    ids=["in order", "within the slack", "alone"],
)
def test_numbers_in_order(dated: tuple[tuple[int, str], ...]) -> None:
    assert not list(number_order.across(series(*dated)))


def test_dates_from_file_names_order_nothing() -> None:
    records = [
        record("5", number="示交发〔2023〕5号", date="2023-09-01", date_from="filename"),
        record("9", number="示交发〔2023〕9号", date="2023-03-01"),
    ]
    assert not list(number_order.across({"甲县": records}))


def test_one_camera_in_two_counties() -> None:
    records = {"甲县": [photo("30214455")], "乙县": [photo("30214455")], "丙县": [photo("77123")]}
    flags = list(camera_shared.across(records))
    assert {flag.submission for flag in flags} == {"甲县", "乙县"}
    assert "30214455" not in repr(flags)
    assert [row["other"] for row in flags[0].evidence["facts"]] == ["甲县", "乙县"]
    assert flags[0].evidence["facts"][0]["date"] == "2023-05-04"


@pytest.mark.parametrize("serial", ["", "0", "00000000", "  "])
def test_a_serial_that_says_nothing(serial: str) -> None:
    assert not list(camera_shared.across({"甲县": [photo(serial)], "乙县": [photo(serial)]}))


@pytest.mark.parametrize(
    ("company", "raised"),
    [("博兴县交通运输局", True), ("商河县交通运输局", False), ("济南市交通运输局", False),
     ("商河县、博兴县联合工作组", False), ("", False)],
)  # fmt: skip
def test_word_files_of_another_county(company: str, raised: bool) -> None:
    own = record("方案.docx", metadata={"Company": company})
    flags = list(foreign_author.across({"商河县": [own], "博兴县": []}))
    assert bool(flags) is raised


@pytest.mark.parametrize(
    ("made", "claimed", "medium", "raised"),
    [
        ("D:20230310090000", "2023-03-15", "scan", True),
        ("D:20230320090000", "2023-03-15", "scan", False),
        ("D:20230313090000", "2023-03-15", "scan", False),
        ("2023-03-10T09:00:00+08:00", "2023-03-15", "scan", True),
        ("D:20230101090000", "2023-03-15", "born_digital", False),
        ("D:20000101000000", "2023-03-15", "scan", False),
        ("", "2023-03-15", "scan", False),
    ],
)
def test_scans_older_than_their_paper(made: str, claimed: str, medium: str, raised: bool) -> None:
    own = record("通知.pdf", medium=medium, date=claimed, metadata={"CreationDate": made})
    assert bool(list(file_dates.across({"甲县": [own]}))) is raised


def test_one_run_of_names_in_two_counties() -> None:
    records = {"甲县": [listed(NAMES)], "乙县": [listed(["钱某某", *NAMES[1:]])]}
    flags = list(name_runs.across(records))
    assert {flag.submission for flag in flags} == {"甲县", "乙县"}
    assert not any(name in repr(flags) for name in NAMES)
    assert [row["other"] for row in flags[0].evidence["facts"]] == ["甲县", "乙县"]


FIRMS = [f"{name}{kind}" for name in ("鑫达", "顺通", "宏远", "捷安", "泰丰")
         for kind in ("物流有限公司", "驾驶员培训学校")]  # fmt: skip


def test_one_run_of_companies_is_a_clue_that_upper_bodies_may_explain() -> None:
    records = {"甲县": [listed(FIRMS, "红名单")], "乙县": [listed(FIRMS, "守信企业")]}
    flags = list(name_runs.across(records))
    assert {flag.submission for flag in flags} == {"甲县", "乙县"}
    assert all(flag.evidence["strength"] == "weak" and FIRMS[0] in flag.text for flag in flags)
    assert not list(name_runs.across(records | {"乙县": [listed(FIRMS[::-1], "守信企业")]}))
    assert not list(name_runs.across({"甲县": [listed(FIRMS), listed(FIRMS, "红名单")]}))


@pytest.mark.parametrize(
    "records",
    [
        {"甲县": [listed(NAMES), listed(NAMES)]},
        {"甲县": [listed(NAMES)], "乙县": [listed(NAMES[::-1])]},
        {"甲县": [listed(NAMES, "正文")], "乙县": [listed(NAMES, "正文")]},
        {name: [listed(["项目", "时间", "单位", "方式", "金额", "文号", "车辆", "路线", "成果",
                        "平台"])] for name in ("甲县", "乙县")},
        {name: [listed(COUNTIES)] for name in ("甲县", "乙县")},
    ],
    ids=["one county", "other order", "no list", "table heads", "counties"],
)  # fmt: skip
def test_names_that_are_no_lead(records: dict[str, list[Record]]) -> None:
    assert not list(name_runs.across(records))


def test_the_whole_room_runs_over_a_batch() -> None:
    pair = [record("通知", number=NUMBER), record("决定", TEXTS["b"], NUMBER)]
    flags = forgery.across({"甲县": pair, "乙县": []})
    assert [flag.code for flag in flags] == ["number-reused"]
    assert forgery.across({"甲县": pair, "乙县": []})[0].id == flags[0].id


SHARED = "各镇街交通办，局属各单位：现将有关事项通知如下，请结合实际抓好落实，加强组织领导。" * 3
OWN = ("成立信用工作领导小组，由局长任组长，分管副局长任副组长，", "开展超限超载集中整治，")


@pytest.mark.parametrize(
    ("second", "raised"),
    [
        ({"title": "关于开展超限整治的通知", "date": "2023-06-20"}, True),
        ({"title": "关于开展超限整治的通知", "date": "2023-03-15"}, False),
        ({"title": "关于成立信用工作领导机构的通知", "date": "2023-06-20"}, False),
        ({"title": "关于开展超限整治的通知", "date": "2023-06-20", "date_from": "filename"}, False),
    ],
    ids=["another paper", "of one day", "of one title", "no day of its own"],
)
def test_papers_written_from_one_another(second: dict[str, str], raised: bool) -> None:
    first = {"title": "关于成立信用工作领导小组的通知", "date": "2023-03-15"}
    pair = [
        record(str(index), words * 3 + SHARED, NUMBER, **told)
        for index, (words, told) in enumerate(zip(OWN, (first, second), strict=True))
    ]
    assert bool(list(number_reused.across({"甲县": pair}))) == raised


def test_one_paper_whose_number_or_title_was_misread_is_one_paper() -> None:
    first = record("a", OWN[0] + SHARED, NUMBER, title="关于成立小组的通知", date="2023-03-15")
    again = record("b", OWN[0] + SHARED, NUMBER, title="山东某某交通", date="2023-08-15")
    other = record("c", OWN[0] + SHARED, NUMBER.replace("12号", "72号"), title="", date=None)
    assert same_paper(first, again) and same_paper(first, other)
    unlike = record("d", OWN[1] * 9 + SHARED, "示交发〔2023〕30号", title="", date=None)
    later = record("e", OWN[0] + SHARED, "示交发〔2023〕30号", title=first.title, date="2023-06-20")
    assert not same_paper(first, unlike) and not same_paper(first, later)


def test_a_check_that_breaks_is_a_question_on_each_submission_and_the_others_go_on(monkeypatch):
    def broken(records):
        yield from ()
        raise KeyError("page")

    monkeypatch.setattr(number_order, "across", broken)
    pair = [
        record("1.pdf", TEXTS["a"], "商交发〔2023〕5号"),
        record("2.pdf", TEXTS["b"], "商交发〔2023〕5号"),
    ]
    found = forgery.across({"甲县": pair, "乙县": []})
    failed = [flag for flag in found if flag.code == "number-order-failed"]
    assert [flag.submission for flag in failed] == ["甲县", "乙县"]
    assert all("没有得出结论" in flag.text and flag.severity == "warn" for flag in failed)
    assert any(flag.code == "number-reused" for flag in found)
