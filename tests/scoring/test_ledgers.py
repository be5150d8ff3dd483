"""Ledgers of weeks and months, as a person would read them by hand."""

from datetime import date

import pytest

from tests.scoring.folders import loose
from tests.scoring.packages import CITY, COUNTY, points, score


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


def test_a_quarter_lost_by_late_deliveries_stands_in_the_ledger_with_its_days():
    days = ["01-12", "02-08", "02-28", "03-17", "04-06", "05-19", "06-08", "06-28"]
    sent = "\n".join(f"2023-{day} 报送信用交通·山东" for day in days)
    found = loose(
        CITY, ("2-1", "二/1/台账.xlsx", "许可报送", {"text": sent, "date": None, "kind": "ledger"})
    )
    (item,) = next(each for each in found.indicators if each.id == "二.1").items
    units = {unit.unit: (unit.state, unit.reason) for unit in item.units}
    assert units["2023-Q1"][0] == "counted"
    state, reason = units["2023-Q2"]
    assert state == "not_counted" and reason in item.reasons
    assert reason == "2023-Q2有2次未按时报送（期满日2023-04-25、2023-05-17），该季度不得分"
    assert "2023-Q4" not in units  # nothing was sent then


def test_what_is_refused_of_a_paper_is_no_note_of_a_quarter_that_counts():
    told = (
        "与市局沟通联络情况\n"
        "一季度：2023年3月15日，济南市交通运输局到我局共同研究信用交通县建设。\n"
        "四季度：市局拟于12月下旬到我县共同研究，时间待定。"
    )
    found = loose(
        COUNTY, ("2-1", "二/1/沟通.txt", "沟通联络情况", {"text": told, "kind": "report"})
    )
    (item,) = next(each for each in found.indicators if each.id == "二.1").items
    (counted,) = [unit for unit in item.units if unit.state == "counted"]
    (refused,) = [unit for unit in item.units if unit.unit == "2023-Q4"]
    assert counted.unit == "2023-Q1" and "2023-Q4" not in counted.reason
    assert "待定" in refused.reason


def test_the_date_of_each_quarter_of_one_paper_stands_at_its_own_quarter_alone():
    told = "第一季度例会（3月7日）：研究创建方案。\n第三季度例会（9月26日）：研究推进创建。"
    found = loose(
        COUNTY, ("1-2", "一/2/例会.docx", "2023年领导小组例会", {"text": told, "kind": "minutes"})
    )
    (item,) = (one for entry in found.indicators for one in entry.items if one.id == "一.2a")
    assert [unit.unit for unit in item.units] == ["2023-Q1", "2023-Q3"]
    assert all(unit.reason.count("日期2023") == 1 for unit in item.units)


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


def test_a_doubted_paper_beside_one_that_counts_says_that_the_other_counts():
    papers = (
        {"item": "a", "date": date(2023, 5, 8)},
        {"item": "a", "date": date(2023, 5, 9), "outcome": "unsure"},
    )
    found, _ = score(COUNTY, *(("1-2", paper) for paper in papers))
    (item,) = (i for e in found.indicators for i in e.items if i.id == "一.2a")
    (spare,) = (unit for unit in item.units if unit.state == "not_counted")
    assert spare.reason.endswith("；本项已由其他材料计分")
    assert any(unit.state == "counted" for unit in item.units)
