"""Dates, fields and units, as a person would work them out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from checker.model.material import ManifestRow
from tests.scoring.folders import loose
from tests.scoring.packages import COUNTY, also, judge, of, package, points, score


@pytest.mark.parametrize(
    ("path", "title", "day", "want"),
    [
        ("一/2/第一季度推进会.jpg", "第一季度研究推进会会议纪要", None, "2023-Q1"),
        ("一/2/2季度/会议纪要.pdf", "研究推进会会议纪要", None, "2023-Q2"),
        ("一/2/会议纪要3.pdf", "2023年8月研究推进会会议纪要", None, "2023-Q3"),
        ("一/2/20231107会议.pdf", "研究推进会会议纪要", None, "2023-Q4"),
        ("一/2/2季度/会议纪要.pdf", "研究推进会会议纪要", "2023-05-06", "2023-Q2"),
    ],
)
def test_quarters_are_read_from_names(path, title, day, want):
    found = loose(
        COUNTY, ("1-2", path, title, {"date": day, "text": "研究推进创建工作", "kind": "minutes"})
    )
    units = next(e for e in found.indicators if e.id == "一.2").items[0].units
    assert [(u.unit, u.state) for u in units] == [(want, "counted")]


def test_a_quarter_in_the_name_against_the_papers_date_is_in_review():
    told = {"date": "2023-04-03", "text": "研究推进", "kind": "minutes"}
    title = "第一季度研究推进会议纪要"
    found = loose(COUNTY, ("1-2", "一/2/第一季度会议纪要.pdf", title, told))
    assert points(found, "一.2a") == ("0", "0", "0.5")


def test_an_event_counts_twice_only_if_it_shows_both():
    _submission, records = package(COUNTY, ("1-2", {"item": "a", "text": "会议研究推进创建工作。"}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "一.2b")]))
    assert points(found, "一.2a")[1] == "0.5" and points(found, "一.2b") == ("0", "0", "0")


@pytest.mark.parametrize(
    ("title", "text", "want"),
    [
        ("机动车维修企业信用评价实施方案", "", ("2", "2", "2")),
        ("驾培机构质量信誉考核办法", "", ("2", "2", "2")),
        ("两客一危企业信用评价办法", "", ("4", "4", "4")),
        (
            "道路运输企业信用评价办法",
            "本办法适用于道路客运、道路货运、机动车维修企业的评价。",
            ("6", "6", "6"),
        ),
        ("道路运输企业信用评价办法", "评价工作另行安排。道路客运要做好春运。", ("0", "0", "2")),
        ("信用评价办法", "评价工作另行安排。", ("0", "0", "2")),
    ],
)
def test_fields_are_read_from_title_and_scope(title, text, want):
    found = loose(COUNTY, ("4-2", "四/2/文件.pdf", title, {"text": text or "信用评价"}))
    assert points(found, "四.2") == want


def test_the_activity_of_several_papers_is_one():
    found = loose(
        COUNTY,
        ("5-3", "五/3/1.pdf", "关于开展“诚信春运”活动的通知", {}),
        ("5-3", "五/3/2.jpg", "", {"kind": "photo"}),
        ("5-3", "五/3/3.docx", "“诚信春运”活动总结", {"kind": "report"}),
    )
    assert points(found, "五.3") == ("1", "1", "2")


def test_manifest_date_against_a_paper_of_another_year():
    submission, records = package(COUNTY, ("1-3", {}))
    found, _ = judge(COUNTY, submission, (replace(records[0], date="2022-03-01"),))
    assert points(found, "一.3") == ("0", "0", "2")


def test_claims_stand_beside_the_verified_points():
    submission, records = package(COUNTY, ("4-2", "道路客运"), ("4-2", "港口"))
    rows = (
        ManifestRow("四.2", claimed=8),
        ManifestRow("一.2a", claimed=2),
        ManifestRow("一.2b", claimed=1),
    )
    found, _ = judge(COUNTY, replace(submission, rows=rows), records)
    claims = {e.id: e.claimed for e in found.indicators if e.claimed is not None}
    assert claims == {"四.2": 8, "一.2": 3} and found.claimed == 11


def test_rows_that_repeat_the_whole_claim_are_not_added_up():
    rows = tuple(ManifestRow("四.2", claimed=8) for _ in range(4))
    submission, records = package(COUNTY, ("4-2", "道路客运"))
    assert judge(COUNTY, replace(submission, rows=rows), records)[0].claimed == 8


def test_a_point_a_row_adds_up_even_over_the_maximum():
    rows = tuple(ManifestRow("三.2", claimed=1) for _ in range(5))
    submission, records = package(COUNTY, ("3-2", "港口"))
    assert judge(COUNTY, replace(submission, rows=rows), records)[0].claimed == 5


def test_late_filing_is_refused_by_its_own_words():
    found, _ = score(COUNTY, ("3-1", {"note": "补报", "date": date(2023, 5, 1)}))
    assert points(found, "三.1") == ("0", "0", "0")


def test_papers_of_unclear_item_go_with_their_folder():
    effect = "活动取得明显成效"
    found = loose(
        COUNTY,
        ("5-1", "五/1/通知.pdf", "关于开展诚信典范培树活动的通知", {}),
        ("5-1", "五/1/照片.jpg", "", {"kind": "photo", "text": ""}),
        ("5-1", "五/1/总结.docx", "活动总结", {"kind": "report", "text": effect}),
    )
    assert points(found, "五.1a") == ("2", "2", "2")
    assert points(found, "五.1b") == ("0", "0", "0")


def test_a_repair_register_without_a_number_waits():
    rows = "信用修复登记表\n序号 主体\n1 甲公司\n2 乙公司"
    found = loose(
        COUNTY, ("4-5", "四/5/登记.xlsx", "信用修复登记表", {"kind": "ledger", "text": rows})
    )
    assert points(found, "四.5") == ("0", "0", "3")


def test_reprints_and_county_media():
    found, _ = score(
        COUNTY,
        ("5-4", {"matter": "大众日报", "name": "信用赋能交通", "text": "信用赋能"}),
        ("5-4", {"matter": "齐鲁网", "name": "信用赋能交通", "text": "信用赋能"}),
        ("5-4", {"matter": "商河县融媒体中心", "name": "另一篇", "text": "商河融媒"}),
    )
    assert points(found, "五.4") == ("1", "1", "1")


def test_same_field_twice_says_so():
    found, _ = score(COUNTY, ("4-2", "维修"), ("4-2", "机动车维修"))
    units = next(e for e in found.indicators if e.id == "四.2").items[0].units
    assert [u.unit for u in units] == ["机动车维修"] and len(units[0].materials) == 2
