"""Working days of 2023 with its holidays, delivery cycles, weeks and gaps."""

from datetime import date

import pytest

from checker.evidence.facts.days import all_days, all_months, parse
from checker.evidence.language import calendar
from tests.scoring.packages import CITY

YEAR = (date(2023, 1, 1), date(2023, 12, 31))
WORKING = calendar.working_days(CITY.settings, YEAR)


def test_working_days_of_2023():
    assert len(WORKING) == 249
    assert date(2023, 1, 28) in WORKING and date(2023, 10, 8) in WORKING  # worked weekends
    for holiday in (
        "2023-01-02",
        "2023-01-27",
        "2023-04-05",
        "2023-05-03",
        "2023-06-23",
        "2023-10-06",
    ):
        assert date.fromisoformat(holiday) not in WORKING
    assert date(2023, 4, 6) in WORKING and date(2023, 4, 8) not in WORKING


def test_a_year_without_its_holidays_is_not_decided():
    assert calendar.known(CITY.settings, YEAR)
    assert not calendar.known(CITY.settings, (date(2031, 1, 1), date(2031, 12, 31)))


def test_cycles_count_from_each_delivery():
    sent = WORKING[13::14]
    assert calendar.missed_cycles(WORKING, sent, 14, YEAR) == []
    late = [*sent[:3], WORKING[WORKING.index(sent[3]) + 1], *sent[4:]]
    assert calendar.missed_cycles(WORKING, late, 14, YEAR) == [sent[3]]
    assert calendar.missed_cycles(WORKING, sent[:3] + sent[4:], 14, YEAR) == [sent[3]]


def test_more_deliveries_never_add_misses():
    sent = WORKING[10::25]
    before = calendar.missed_cycles(WORKING, sent, 14, YEAR)
    after = calendar.missed_cycles(WORKING, [*sent, WORKING[60]], 14, YEAR)
    assert len(after) <= len(before)


def test_weeks_and_months():
    assert len(calendar.weeks(YEAR)) == 52 and calendar.weeks(YEAR)[0] == "2023-W01"
    assert calendar.week(date(2023, 1, 1)) == "2022-W52"
    assert len(calendar.months(YEAR)) == 12 and len(calendar.quarters(YEAR)) == 4


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2023-01-31", 1, "2023-02-28"),
        ("2023-03-15", 1, "2023-04-15"),
        ("2023-12-31", 1, "2024-01-31"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2023-05-31", 0, "2023-05-31"),
    ],
)
def test_months_later(day, months, later):
    assert calendar.months_later(date.fromisoformat(day), months).isoformat() == later


def test_of_gaps_as_wide_the_longest_goes_furthest_beyond_a_month():
    march, april, may = date(2023, 3, 3), date(2023, 4, 3), date(2023, 5, 4)
    period = (date(2023, 2, 10), date(2023, 5, 30))
    assert calendar.longest_gap([march, april, may], period, 1) == (april, may)


def test_the_longest_gap_counts_the_periods_ends():
    assert calendar.longest_gap([date(2023, 6, 1)], YEAR, 1) == (
        date(2023, 6, 1),
        date(2023, 12, 31),
    )


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("2023年3月15日会议", "2023-03-15"),
        ("2023.3.5纪要", "2023-03-05"),
        ("20231107照片", "2023-11-07"),
        ("2023-02-30", ""),
        ("2023年3月台账", "2023-03"),
        ("第三季度会议", "2023-Q3"),
        ("三季度", "2023-Q3"),
        ("2022年第4季度", "2022-Q4"),
        ("Q2推进会", "2023-Q2"),
        ("8月份进展", "2023-08"),
        ("11月7日学习", "2023-11-07"),
        ("13月", ""),
        ("会议纪要3", ""),
        ("鲁交法函〔2023〕5号", ""),
    ],
)
def test_dates_in_names(text, want):
    found = parse(text, YEAR, "")
    assert (found.text if found else "") == want


def test_a_name_without_a_year_says_nothing_in_a_period_over_two_years():
    assert parse("第三季度", (date(2022, 10, 1), date(2023, 9, 30)), "") is None


def test_dates_in_ledgers():
    assert len(all_days("2023-01-03\n2023-01-10\n2023年1月17日\n2023-01-03")) == 3
    months = all_months("1月完成\n2023年2月\n2023-03-04\n2022年5月", YEAR)
    assert months == ["2023-01", "2023-02", "2023-03"]
