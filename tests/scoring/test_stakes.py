"""What an open question is worth, worked by hand."""

from decimal import Decimal

import pytest

from checker import scoring
from checker.model.score import Decision, Flag
from checker.scoring.stakes import stakes
from tests.scoring.packages import COUNTY, package

FRAUD = Flag("f1", "copied-text", "fraud", "商河县", (), None, "扣分.1", "suspected", "雷同")
LEAD = Flag("w1", "name-left", "warn", "商河县", (), None, None, "suspected", "出现其他地区名称")
PLAN = "一、时间表。二、任务分工。三、责任部门。"


def case(*proofs, flags=()):
    submission, records = package(COUNTY, *proofs)
    duties = scoring.duties(COUNTY, submission, records)
    return scoring.case(COUNTY, submission, records, duties, flags)


def paper(case, number):
    return next(f.id for f in case.flags if f.materials == (f"p{number:03d}",))


def test_a_failed_paper_is_worth_what_it_voids():
    one = case(("1-4", {"item": "a", "text": PLAN, "elements": "fail"}), ("1-3", {}))
    assert stakes(one)[paper(one, 0)] == Decimal(2)


def test_two_papers_that_void_the_same_item_are_each_worth_it():
    both = [("1-4", {"item": "a", "text": PLAN, "elements": "fail"})] * 2
    one = case(*both)
    found = stakes(one)
    assert found[paper(one, 0)] == found[paper(one, 1)] == Decimal(2)
    ruled = [Decision(paper(one, 0), "dismissed", "甲")]
    assert stakes(one, ruled) == {paper(one, 1): Decimal(2)}


def test_an_open_paper_is_worth_its_interval():
    one = case(("1-4", {"item": "a", "text": PLAN, "elements": "review"}))
    assert stakes(one)[paper(one, 0)] == Decimal(2)


def test_fraud_is_worth_all_and_a_lead_nothing():
    one = case(("1-3", {}), flags=(FRAUD, LEAD))
    floor, verified, ceiling = one.interval()
    assert ceiling > 0
    assert stakes(one) == {"f1": max(floor, verified, ceiling)}


@pytest.mark.parametrize("way", ["confirmed", "dismissed"])
def test_what_is_decided_is_worth_nothing_more(way):
    one = case(("1-4", {"item": "a", "text": PLAN, "elements": "fail"}), flags=(FRAUD,))
    ruled = [Decision(each.id, way, name) for each in one.flags for name in ("甲", "乙")]
    assert stakes(one, ruled) == {}


def test_a_case_scores_as_the_whole_does():
    one = case(("1-4", {"item": "a", "text": PLAN, "elements": "fail"}), ("1-3", {}))
    found, _ = one.decided()
    assert one.interval() == (found.floor, found.verified, found.ceiling)
