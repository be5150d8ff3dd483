"""Voids, scopes, reviews, covering notices, fraud and deductions."""

from dataclasses import replace
from decimal import Decimal

import pytest

from checker import scoring
from checker.model.material import Place
from checker.model.score import Decision, Flag
from tests.scoring.packages import CITY, COUNTY, also, judge, of, package, points, score

FRAUD = Flag("f1", "copied-text", "fraud", "商河县", (), None, "扣分.1", "suspected", "雷同")


def scoped(scope):
    return replace(COUNTY, settings=replace(COUNTY.settings, three_element_scope=scope))


def bad_plan():
    """A plan without a seal in 一.4a, a year of ledgers in 一.4b, and a good paper in 一.3."""
    plan = "信用交通县创建工作。一、时间表。二、任务分工。三、责任部门。"
    months = [
        ("1-4", {"item": "b", "date": __import__("datetime").date(2023, m, 28)})
        for m in range(1, 13)
    ]
    return [("1-4", {"item": "a", "text": plan, "elements": "fail"}), *months, ("1-3", {})]


@pytest.mark.parametrize(("scope", "total"), [("item", "2"), ("part", "4"), ("heading", "0")])
def test_a_failed_paper_voids_by_scope(scope, total):
    found, _ = score(scoped(scope), *bad_plan())
    assert found.verified == Decimal(total)
    assert {k: str(v) for k, v in found.other_scopes.items()} == {
        "item": "2",
        "part": "4",
        "heading": "0",
    }


def test_the_void_says_which_paper_and_clause():
    found, flags = score(COUNTY, *bad_plan())
    entry = next(e for e in found.indicators if e.id == "一.4")
    assert entry.void and "三要素不全，按扣分.4，所在指标不得分" in entry.reasons[0]
    assert entry.unvoided == 4
    assert [f.code for f in flags] == ["three-elements-missing"]
    assert (
        flags[0].clause == "扣分.4" and flags[0].severity == "void" and flags[0].indicator == "一.4"
    )


def test_the_papers_that_void_are_named_in_one_order():
    submission, records = package(COUNTY, *bad_plan(), ("1-4", {"item": "a", "elements": "fail"}))
    found, _ = judge(COUNTY, submission, records)
    _, other = of(COUNTY, records[::-1])
    assert judge(COUNTY, submission, other)[0] == found
    assert judge(COUNTY, *of(COUNTY, records[::-1]))[0].indicators == found.indicators


def test_one_paper_in_two_items_voids_both():
    submission, records = package(COUNTY, ("1-1", {"quantity": 2, "elements": "fail"}), ("1-3", {}))
    submission, records = of(COUNTY, [also(records[0], "一.3"), records[1]])
    found, _ = judge(COUNTY, submission, records)
    assert points(found, "一.1") == points(found, "一.3") == ("0", "0", "0")


def test_minutes_and_photos_never_need_elements():
    found, flags = score(
        COUNTY, ("5-3", {"matter": "诚信春运", "kind": "photo", "elements": "fail"}),
        ("1-2", {"item": "a", "elements": "fail"}),
    )  # fmt: skip
    assert points(found, "五.3") == ("1", "1", "1") and flags == ()


def test_a_policy_paper_where_the_item_never_asks():
    found, flags = score(COUNTY, ("1-2", {"item": "a", "kind": "policy", "elements": "fail"}))
    assert points(found, "一.2a")[1] == "0.5" and flags == ()


def test_others_papers_get_advice_only():
    submission, records = package(
        COUNTY, ("4-3", {"matter": "道路客运", "issuer": "山东省交通运输厅", "elements": "fail"})
    )
    duty = scoring.duties(COUNTY, submission, records)["p000"]
    assert (duty.required, duty.verdict) == (False, "not_applicable") and "公章" in duty.advice
    assert points(judge(COUNTY, submission, records)[0], "四.3") == ("2", "2", "2")


def test_an_unnamed_issuer_is_presumed_the_countys_own():
    found, _ = score(COUNTY, ("4-3", {"matter": "道路客运", "issuer": "", "elements": "fail"}))
    assert points(found, "四.3") == ("0", "0", "0")


def test_a_review_leaves_an_interval():
    found, flags = score(
        COUNTY, ("4-2", "道路客运"), ("4-2", {"matter": "道路货运", "elements": "review"})
    )
    assert points(found, "四.2") == ("0", "2", "4")
    assert [f.code for f in flags] == ["three-elements-unsure"]


@pytest.mark.parametrize(
    ("verdict", "want"), [("confirmed", ("0", "0", "0")), ("dismissed", ("4", "4", "4"))]
)
def test_a_decision_closes_the_review(verdict, want):
    proofs = [("4-2", "道路客运"), ("4-2", {"matter": "道路货运", "elements": "review"})]
    _, flags = score(COUNTY, *proofs)
    found, _ = score(COUNTY, *proofs, decisions=[Decision(flags[0].id, verdict, "甲")])
    assert points(found, "四.2") == want


def test_dismissing_a_failure_restores_the_item():
    proofs = [("4-2", {"matter": "道路客运", "elements": "fail"})]
    _, flags = score(COUNTY, *proofs)
    found, judged = score(COUNTY, *proofs, decisions=[Decision(flags[0].id, "dismissed", "甲")])
    assert points(found, "四.2") == ("2", "2", "2") and judged[0].status == "dismissed"


@pytest.mark.parametrize("cover", ["pass", "fail", "review"])
def test_the_covering_notice_covers_its_annex(cover):
    annex = {"matter": "机动车维修", "name": "机动车维修企业信用评价办法", "elements": "fail"}
    notice = {
        "matter": "机动车维修",
        "name": "关于印发《机动车维修企业信用评价办法》的通知",
        "elements": cover,
    }
    found, _ = score(COUNTY, ("4-2", annex), ("4-2", notice))
    assert (
        points(found, "四.2")
        == {"pass": ("2",) * 3, "fail": ("0",) * 3, "review": ("0", "0", "2")}[cover]
    )


def test_a_notice_of_another_paper_covers_nothing():
    annex = {"matter": "机动车维修", "name": "机动车维修企业信用评价办法", "elements": "fail"}
    notice = {"matter": "机动车维修", "name": "关于印发《道路客运企业信用评价办法》的通知"}
    assert points(score(COUNTY, ("4-2", annex), ("4-2", notice))[0], "四.2") == ("0", "0", "0")


def decide(*pairs):
    return [Decision("f1", verdict, by) for by, verdict in pairs]


@pytest.mark.parametrize(
    ("decisions", "total", "status"),
    [
        ((), "2", "suspected"),
        ((("甲", "confirmed"),), "2", "suspected"),
        ((("甲", "confirmed"), ("甲", "confirmed")), "2", "suspected"),
        ((("甲", "confirmed"), (" 甲 ", "confirmed")), "2", "suspected"),
        ((("甲", "confirmed"), ("", "confirmed")), "2", "suspected"),
        ((("甲", "confirmed"), ("乙", "confirmed")), "0", "confirmed"),
        ((("甲", "confirmed"), ("乙", "confirmed"), ("乙", "dismissed")), "2", "suspected"),
        ((("甲", "dismissed"),), "2", "dismissed"),
    ],
)
def test_fraud_takes_two_people(decisions, total, status):
    found, flags = score(COUNTY, ("1-3", {}), flags=[FRAUD], decisions=decide(*decisions))
    assert str(found.verified) == total and flags[0].status == status
    assert found.if_fraud_confirmed == 0


def test_a_decision_on_another_countys_flag_does_nothing_here():
    other = [Decision("f2", "confirmed", by) for by in ("甲", "乙")]
    assert score(COUNTY, ("1-3", {}), flags=[FRAUD], decisions=other)[0].verified == 2


def test_the_city_is_never_zeroed():
    found, _ = score(
        CITY, ("1-5", {}), flags=[FRAUD], decisions=decide(("甲", "confirmed"), ("乙", "confirmed"))
    )
    assert found.verified == 3 and found.if_fraud_confirmed is None


def test_deductions_take_a_decision_and_stop_at_zero():
    flag = Flag("x", "privacy", "deduct", "商河县", (), None, "扣分.2", "suspected", "")
    found, _ = score(COUNTY, ("1-3", {}), flags=[flag])
    assert (found.floor, found.verified) == (0, 2) and found.deductions[0].status == "suspected"
    decisions = [Decision("x", "confirmed", "甲"), Decision("扣分.5#1", "confirmed", "甲")]
    found, _ = score(COUNTY, ("1-3", {}), flags=[flag], decisions=decisions)
    assert found.verified == 0 and {d.id: str(d.points) for d in found.deductions} == {
        "扣分.2": "3",
        "扣分.5": "5",
    }


def test_messy_materials_cost_once():
    twice = [Decision("扣分.4#1", "confirmed", "甲"), Decision("扣分.4#2", "confirmed", "乙")]
    found, _ = score(COUNTY, ("4-2", "道路客运"), ("4-2", "港口"), decisions=twice)
    assert found.verified == 1


def test_bonus_lifts_the_total_above_the_base():
    found, _ = score(COUNTY, ("b-2", "甲"), ("b-2", "乙"))
    assert found.verified == 3 and sum(e.verified for e in found.indicators) == 0


def test_a_paper_under_a_deduction_is_a_lead_and_costs_nothing_by_itself():
    submission, records = package(COUNTY, ("1-3", {}))
    place = Place("扣分.5", None, "folder", 1.0)
    first = replace(submission.materials[0], places=(*submission.materials[0].places, place))
    submission = replace(submission, materials=(first, *submission.materials[1:]))
    found, flags = judge(COUNTY, submission, records)
    (lead,) = (flag for flag in flags if flag.code == "under-penalty")
    assert (lead.clause, lead.severity, lead.materials) == ("扣分.5", "warn", (first.id,))
    assert "双公示" in lead.text and "人工认定" in lead.text
    assert found.floor == found.verified > 0 and not found.deductions
