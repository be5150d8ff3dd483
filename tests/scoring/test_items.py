"""Exclusions, dependencies, dates and units, as a person would work them out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from checker.model.material import ManifestRow, Place
from tests.scoring.packages import CITY, COUNTY, also, judge, of, package, points, score


def place(record, path, *, title="", ref=None, item=None, **changes):
    """A record that lies in a folder, without a manifest row."""
    old = record.material
    ref = ref or old.places[0].indicator
    material = replace(old, path=path, rows=(), places=(Place(ref, item, "folder", 0.9),))
    return replace(record, material=material, title=title, **changes)


def loose(system, *files):
    """Files in folders: (entry id, path, title, changes)."""
    records = []
    for number, (name, path, title, changes) in enumerate(files):
        _, (record,) = package(
            system, (name, {"kind": changes.pop("kind")} if "kind" in changes else {})
        )
        text = changes.pop("text", None)
        record = place(record, path, title=title, **changes)
        if text is not None:
            page = record.pages[0]
            lines = tuple(replace(page.lines[0], text=line) for line in text.split("\n"))
            record = replace(record, pages=(replace(page, lines=lines),))
        material = replace(record.material, id=f"q{number}", sha256=f"{number:064d}")
        records.append(replace(record, material=material))
    return judge(system, *of(system, records))[0]


def test_posting_used_under_5_2_never_counts_even_over_its_cap():
    cases = [("5-2", {"item": "b", "matter": f"案例{i}"}) for i in range(3)]
    _, records = package(COUNTY, *cases, ("3-1", date(2023, 2, 1)))
    records = [*records[:2], also(records[2], "三.1"), records[3]]
    found, _ = judge(COUNTY, *of(COUNTY, records))
    assert points(found, "五.2b") == ("1.0", "1.0", "1.0")
    assert points(found, "三.1") == ("1", "1", "1")


def test_the_same_text_in_another_file_is_the_same_content():
    _submission, records = package(
        COUNTY, ("5-2", {"item": "b", "matter": "案例"}), ("3-1", date(2023, 2, 1))
    )
    twin = replace(records[1], pages=records[0].pages)
    found, _ = judge(COUNTY, *of(COUNTY, [records[0], twin]))
    assert points(found, "三.1") == ("0", "0", "0")


def test_training_that_was_a_study_session_does_not_count():
    _submission, records = package(COUNTY, ("6-1", {}), ("6-2", {"date": date(2023, 5, 5)}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.2")]))
    assert points(found, "六.2") == ("0", "0", "0") and points(found, "六.1")[1] == "1"


def test_one_session_under_6_2_and_6_3_counts_once():
    _submission, records = package(COUNTY, ("6-2", {}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.3")]))
    assert points(found, "六.2") == ("1", "1", "1") and points(found, "六.3") == ("0", "0", "2")


PRODUCT = {"matter": "信易贷", "text": "累计放款1200万元，服务80家企业。"}


def test_products_build_on_each_other():
    found, _ = score(COUNTY, ("7-1", "信易贷"), ("7-2", PRODUCT), ("7-3", "信易贷"))
    assert [points(found, f"七.{n}")[1] for n in (1, 2, 3)] == ["5", "5", "2"]


def test_a_void_policy_puts_its_product_in_review():
    found, _ = score(
        COUNTY,
        ("7-1", {"matter": "信易贷", "elements": "fail"}),
        ("7-2", PRODUCT),
        ("7-3", "信易贷"),
    )
    assert points(found, "七.2") == ("0", "0", "5") and points(found, "七.3") == ("0", "0", "2")


def test_a_policy_in_review_leaves_its_product_open():
    found, _ = score(COUNTY, ("7-1", {"matter": "信易贷", "elements": "review"}), ("7-2", PRODUCT))
    assert points(found, "七.1") == ("0", "0", "5") and points(found, "七.2") == ("0", "0", "5")


def test_another_product_does_not_help():
    found, _ = score(COUNTY, ("7-1", "信易行"), ("7-2", PRODUCT))
    assert points(found, "七.2") == ("0", "0", "0")
    unit = next(e for e in found.indicators if e.id == "七.2").items[0].units[0]
    assert unit.state == "not_counted" and "七.1没有计分" in unit.reason


def test_a_third_product_over_the_cap_still_carries_its_use():
    names = [("7-1", name) for name in ("信易保", "信易行", "信易贷")]
    assert points(score(COUNTY, *names, ("7-2", PRODUCT))[0], "七.2")[1] == "5"


def test_unread_file_is_an_open_question():
    submission, records = package(COUNTY, ("1-3", {}), ("4-2", "道路客运"))
    found, _ = judge(COUNTY, submission, records[1:])
    assert points(found, "一.3") == ("0", "0", "2")
    assert (
        "未能读取" in next(e for e in found.indicators if e.id == "一.3").items[0].units[0].reason
    )


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


def test_weekly_logins_are_read_from_a_ledger():
    days = [
        date.fromisocalendar(2023, week, 2).isoformat()
        for week in range(1, 53)
        if week not in (10, 20, 30)
    ]
    found = loose(
        CITY, ("2-5", "二/5/登录台账.xlsx", "登录台账", {"text": "\n".join(days), "date": None})
    )
    assert points(found, "二.5") == ("1.5", "1.5", "1.5")


WEEKLY = [  # the column names, and the cells of a week with and without a login
    ("周次\t周起\t周止\t是否登录\t登录人", "{a}\t{b}\t是\t管理员", "{a}\t{b}\t否"),
    ("年周\t开始\t结束\t登录次数\t末次登录", "{a}\t{b}\t2\t{c} 09:01", "{a}\t{b}\t0\t无"),
    ("周次\t自\t到\t登录情况\t备注", "{a}\t{b}\t正常登录\t", "{a}\t{b}\t—\t"),
    ("周次\t起止日期\t登录时间\t次数", "{a}至{b}\t{c}\t1", "{a}至{b}\t\t"),
]


def weeks_of(heads, done, missed, without=(10, 20, 33)):
    """A year's list of weeks."""
    rows = [heads]
    for week in range(1, 53):
        a, c, b = (date.fromisocalendar(2023, week, day).isoformat() for day in (1, 3, 7))
        rows.append(f"{week}\t" + (missed if week in without else done).format(a=a, b=b, c=c))
    told = {"text": "\n".join(rows), "date": None, "kind": "ledger"}
    return points(loose(CITY, ("2-5", "二/5/登录.xlsx", "登录统计", told)), "二.5")


@pytest.mark.parametrize("columns", WEEKLY, ids=lambda columns: columns[0].replace("\t", " "))
def test_the_bounds_of_a_week_are_no_login(columns):
    assert weeks_of(*columns) == ("1.5", "1.5", "1.5")


def test_a_list_of_weeks_that_tells_no_login_waits():
    assert weeks_of("周次\t开始\t结束\t登录人", "{a}\t{b}\t甲", "{a}\t{b}\t")[1:] == ("0", "3.0")


def test_monthly_ledger_in_one_file():
    text = "\n".join(f"2023年{month}月 完成事项" for month in range(1, 13))
    found = loose(
        COUNTY,
        ("1-4", "一/4/台账.xlsx", "月度工作台账", {"text": text, "kind": "ledger", "date": None}),
    )
    assert points(found, "一.4b") == ("2", "2", "2")


def test_a_ledgers_month_is_the_one_in_its_name():
    following = [f"2023-{month:02d}-02" for month in range(2, 13)] + ["2023-12-31"]
    files = [
        ("1-4", f"一/4/{n}月台账.xlsx", f"{n}月工作台账", {"kind": "ledger", "date": day})
        for n, day in enumerate(following, 1)
    ]
    assert points(loose(COUNTY, *files), "一.4b") == ("2", "2", "2")


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


def sessions(*days):
    """Training sessions that the manifest puts under both 六.2 and 六.3."""
    _, records = package(COUNTY, *(("6-2", {"date": day}) for day in days))
    return judge(COUNTY, *of(COUNTY, [also(record, "六.3") for record in records]))[0]


def test_the_best_total_counts_one_session_once():
    found = sessions(date(2023, 5, 5))
    assert (found.floor, found.verified, found.ceiling) == (1, 1, 2)


def test_papers_of_one_session_are_one_session():
    assert sessions(date(2023, 5, 5), date(2023, 5, 9)).ceiling == 2


def test_two_sessions_may_fill_both_items():
    assert sessions(date(2023, 5, 5), date(2023, 9, 5)).ceiling == 3


def test_a_session_that_the_other_item_refuses_is_free():
    _, records = package(COUNTY, ("6-3", {}))
    used = also(also(records[0], "六.1"), "六.2")
    found, _ = judge(COUNTY, *of(COUNTY, [used]))
    assert points(found, "六.2") == ("0", "0", "0") and points(found, "六.3")[1] == "2"
