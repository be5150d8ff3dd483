"""Days written 2.24 or 3/15 at the head of a line, and figures that are none."""

import pytest

from checker.evidence.language import short_dates


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("2.24 下午,领导小组会\n6.2 领导小组会", "2月24日 下午,领导小组会\n6月2日 领导小组会"),
        ("3/15 学习办法\n4/1学习条例", "3月15日 学习办法\n4月1日学习条例"),
        ("领导小组会(9.5)", "领导小组会(9月5日)"),
        ("会议时间:11/30", "会议时间:11月30日"),
        ("3.15日,专题学习", "3月15日,专题学习"),
    ],
)
def test_a_day_without_words_is_a_day(written, spelt):
    assert short_dates.spelt(written) == spelt


@pytest.mark.parametrize(
    "figures",
    [
        "1.1 总体要求\n1.2 基本原则\n2.1 主要任务",
        "1.1 要求\n1.2 原则\n2.1 任务\n2.3 分工",
        "2.5 万元用于信用建设",
        "2.5%的企业评为AA级",
        "13.2 节点\n2.32 节点",
        "第3.2条",
        "共投入(3.2万元)",
        "4.3.1 细则",
    ],
)
def test_a_figure_that_counts_or_numbers_is_no_day(figures):
    assert short_dates.spelt(figures) == figures


def test_only_a_cell_of_dates_may_leave_the_words_out():
    assert short_dates.in_cell("3-15") == "3月15日"
    assert short_dates.in_cell("2023-3-15") == "2023-3-15"
