"""What a county can still do, what it cannot, and how much hangs on it."""

from datetime import date
from decimal import Decimal

import pytest

from checker import scoring
from checker.model.score import ItemScore, UnitScore
from checker.scoring import remedies, repairs, shortfalls, todo
from tests.scoring.folders import loose
from tests.scoring.packages import CITY, COUNTY, also, judge, of, package, score

IN, AFTER = date(2023, 8, 10), date(2024, 1, 10)


def of_ref(tasks, ref):
    return [task for task in tasks if task.ref == ref]


def test_the_dearest_stands_first():
    found, _ = score(
        COUNTY,
        ("7-1", {"matter": "信易贷", "elements": "fail"}),
        ("4-2", {"matter": "道路货运", "elements": "review"}),
    )
    tasks = todo(found, COUNTY, AFTER)
    stakes = [task.points for task in tasks]
    assert stakes == sorted(stakes, reverse=True)


def test_a_void_names_its_paper_alone_and_forbids_dating_back():
    proofs = [
        ("1-4", {"item": "a", "elements": "fail"}),
        ("1-4", {"item": "b", "date": date(2023, 1, 31)}),
    ]
    submission, records = package(COUNTY, *proofs)
    found, _ = judge(COUNTY, submission, records)
    duties = scoring.duties(COUNTY, submission, records)
    (task,) = of_ref(todo(found, COUNTY, IN, duties), "一.4")
    assert task.materials == ("p000",) and task.clause == "扣分.4"
    assert "缺公章" in task.text
    assert task.by == "2023-12-31" and "不得倒签" in task.action
    (late,) = of_ref(todo(found, COUNTY, AFTER, duties), "一.4")
    assert late.repairable and not late.by and "换交原件" in late.action
    assert "不能再补发" in late.action


@pytest.mark.parametrize(
    ("matter", "points"), [("机动车维修", 4), ("道路货运", 2)], ids=["another-field", "the-same"]
)
def test_a_doubted_paper_may_cost_what_a_good_one_earned(matter, points):
    """The whole gap between floor and ceiling hangs on the one paper, whatever it adds itself."""
    proofs = [("4-2", {"matter": "道路货运"}), ("4-2", {"matter": matter, "elements": "review"})]
    submission, records = package(COUNTY, *proofs)
    found, _ = judge(COUNTY, submission, records)
    duties = scoring.duties(COUNTY, submission, records)
    (task,) = [t for t in of_ref(todo(found, COUNTY, IN, duties), "四.2") if t.materials]
    assert task.materials == ("p001",)
    assert task.points == found.ceiling - found.floor == points
    assert "如认定不齐，四.2已计的2分也不得分" in task.text
    (alone,) = [t for t in _todo(proofs[1:]) if t.materials]
    assert alone.points == 2 and "已计的" not in alone.text
    assert not [t for t in _todo(proofs[:1]) if t.materials]


def _todo(proofs):
    submission, records = package(COUNTY, *proofs)
    found, _ = judge(COUNTY, submission, records)
    return todo(found, COUNTY, IN, scoring.duties(COUNTY, submission, records))


@pytest.mark.parametrize(
    ("reason", "other", "clearer"),
    [
        ("公章不能确定（印文是“甲”，落款是“乙”，两者不一致（代章、联合发文等须说明））", 1, 0),
        ("红头不能确定（黑白）；公章不能确定（印文是“甲”，落款是“乙”，两者不一致）", 1, 1),
        ("公章不能确定（黑白复印件上的印章，看不出是否为红色原印）", 0, 1),
    ],
)
def test_another_bodys_seal_is_explained_not_scanned_again(reason, other, clearer):
    said = remedies.of_elements(reason)
    assert ("代章" in said, "彩色扫描件" in said) == (bool(other), bool(clearer))


def test_one_bad_paper_under_two_indicators_is_one_repair():
    _, records = package(COUNTY, ("1-3", {"elements": "fail"}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.1")]))
    void = [task for task in todo(found, COUNTY, IN) if task.clause]
    assert [task.ref for task in void] == ["一.3、六.1"]


def test_postings_of_a_past_quarter_cannot_be_made_up_for():
    found, _ = score(COUNTY, ("3-1", date(2023, 2, 5)), ("3-1", date(2024, 2, 5)))
    ahead, behind = of_ref(todo(found, COUNTY, IN), "三.1")
    assert (ahead.points, ahead.repairable, ahead.by) == (4, True, "2023-12-31")
    assert (behind.points, behind.repairable) == (3, False)
    assert "不允许补报" in behind.action and "2023年一季度、2023年二季度" in behind.text
    assert "2024-02-05不在创建期内" in behind.text
    (all_gone,) = of_ref(todo(found, COUNTY, AFTER), "三.1")
    assert (all_gone.points, all_gone.repairable) == (7, False)


def test_what_one_quarter_has_too_many_of_is_no_reason_for_another():
    crowded = [("3-1", date(2023, 5, day)) for day in (5, 6, 7)]
    found, _ = score(COUNTY, *crowded, ("3-1", date(2024, 1, 5)))
    (ahead, behind) = of_ref(todo(found, COUNTY, IN), "三.1")
    for task in (ahead, behind):
        assert "上限" not in task.text and "2024-01-05不在创建期内" in task.text


def test_a_part_handed_in_but_in_review_is_not_told_as_missing_alone():
    notice = {"item": "a", "name": "诚信典范培树活动通知", "text": "通知", "elements": "review"}
    others = [
        {"item": "a", "name": "诚信典范培树活动照片", "kind": "photo"},
        {
            "item": "a",
            "name": "活动总结",
            "kind": "report",
            "text": "总结。投诉下降四成，成效明显。",
        },
    ]
    found, _ = score(COUNTY, *(("5-1", proof) for proof in (notice, *others)))
    (task,) = of_ref(todo(found, COUNTY, IN), "五.1a")
    (waits,) = next(each for each in found.indicators if each.id == "五.1").items[0].units
    assert task.points == 2 and waits.reason.startswith("缺通知（通知已交，待核对）；三要素待核")


def test_quarters_ahead_and_behind_are_told_apart():
    found, _ = score(COUNTY, ("2-1", date(2023, 5, 5)))
    tasks = of_ref(todo(found, COUNTY, date(2023, 9, 30)), "二.1")
    assert [(t.points, t.repairable) for t in tasks] == [(2, True), (1, False)]
    assert "2023-09-30前" in tasks[0].action  # the last day itself is still in time


def test_a_monthly_ledger_with_a_gap_is_lost_but_one_begun_in_time_is_not():
    found, _ = score(COUNTY)
    assert [t.repairable for t in of_ref(todo(found, COUNTY, IN), "一.4b")] == [False]
    assert [t.repairable for t in of_ref(todo(found, COUNTY, date(2023, 1, 20)), "一.4b")] == [True]


def test_a_reason_is_told_without_whence_its_date_is():
    found, _ = score(CITY, ("2-4", {"text": "已推送至网站。"}))
    (item,) = next(each for each in found.indicators if each.id == "二.4").items
    assert any("取自" in unit.reason for unit in item.units)
    (task,) = of_ref(todo(found, CITY, IN), "二.4")
    assert "（已交的材料没有计分：缺向社会公示）" in task.text


def test_a_lacking_part_is_asked_for_without_the_date_of_a_camera():
    papers = (
        {"item": "b", "name": "文明创建活动通知", "text": "文明创建活动通知"},
        {"item": "b", "name": "文明创建活动照片", "kind": "photo", "text": ""},
        {"item": "b", "name": "文明创建活动总结", "kind": "report", "text": "文明创建活动已结束。"},
    )
    found, _ = score(COUNTY, *(("5-1", paper) for paper in papers))
    (task,) = of_ref(todo(found, COUNTY, IN), "五.1b")
    assert task.text.endswith("：缺实际成效") and task.action.startswith("补齐所缺的部分")


def test_weeks_lost_stay_lost():
    days = [date.fromisocalendar(2023, week, 2) for week in range(1, 27) if week not in (3, 5)]
    found, _ = score(CITY, *(("2-5", day) for day in days))
    (ahead, behind) = of_ref(todo(found, CITY, date(2023, 7, 3)), "二.5")
    assert (ahead.points, ahead.repairable) == (2, True)
    assert (behind.points, behind.repairable) == (1, False)


def test_a_deadline_inside_the_period_counts():
    found, _ = score(CITY)
    assert of_ref(todo(found, CITY, date(2023, 11, 30)), "一.5")[0].repairable
    assert not of_ref(todo(found, CITY, date(2023, 12, 1)), "一.5")[0].repairable
    ahead = of_ref(todo(found, CITY, date(2023, 12, 16)), "一.4")
    assert not any(task.repairable for task in ahead)  # due on the 15th


def test_without_a_day_nothing_is_too_late():
    found, _ = score(COUNTY)
    tasks = todo(found, COUNTY)
    assert tasks and all(task.repairable for task in tasks)


@pytest.mark.parametrize(
    ("entry", "proof", "words"),
    [
        ("1-3", {"date": None, "manifest": False}, "写明日期"),
        ("4-2", {"matter": "某行业"}, "写明领域"),
        ("5-3", {"kind": "photo", "manifest": False, "name": "1"}, "什么活动"),
        ("4-2", {"matter": "港口", "elements": "review"}, "彩色扫描件"),
        ("6-1", {"text": "集中学习。"}, "补交写明《山东省交通运输信用管理办法》的材料"),
        ("1-3", {"outcome": "unsure"}, "看得清"),
    ],
)
def test_an_open_question_says_what_to_do(entry, proof, words):
    found, _ = score(COUNTY, (entry, proof))
    tasks = [task for task in todo(found, COUNTY, AFTER) if task.materials]
    assert tasks and all(words in task.action and task.action for task in tasks)
    assert all(task.repairable for task in tasks)


def test_a_row_left_blank_is_asked_for_what_was_done():
    table = "领域\t共享日期\t共享情况\n汽车维修\t2023-05-09\t已共享\n道路货运\t\t未共享"
    found = loose(COUNTY, ("3-2", "三/2/台账.xlsx", "共享台账", {"text": table, "kind": "ledger"}))
    (task,) = [one for one in of_ref(todo(found, COUNTY, IN), "三.2") if one.materials]
    assert task.points == 1 and task.action.startswith("补交写明已经办成的材料")


def test_what_a_set_of_proofs_lacks_is_said():
    found, _ = score(COUNTY, ("5-1", {"item": "a", "name": "诚信典范培树活动通知", "text": "通知"}))
    (task,) = of_ref(todo(found, COUNTY, IN), "五.1a")
    assert task.points == 2 and "缺" in task.text and "总结" in task.text


def test_a_dated_paper_is_not_told_to_write_its_date():
    found, _ = score(COUNTY, ("4-2", {"matter": "某行业"}))
    (task,) = [task for task in todo(found, COUNTY, IN) if task.materials]
    assert "日期" not in task.action


def test_one_paper_with_three_fields_in_review_is_one_question():
    scope = "本办法适用于道路客运、道路货运、机动车维修企业的评价。"
    proof = {"text": scope, "name": "道路运输企业信用评价办法", "elements": "review"}
    found, _ = score(COUNTY, ("4-2", proof | {"matter": "道路客运、道路货运、机动车维修"}))
    tasks = [task for task in todo(found, COUNTY, IN) if task.materials]
    assert [(task.ref, task.points) for task in tasks] == [("四.2", 6)]


def test_a_session_that_would_move_from_one_item_to_another_is_worth_the_difference():
    _, records = package(COUNTY, ("6-2", {}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.3")]))
    (task,) = [task for task in todo(found, COUNTY, IN) if task.materials]
    assert (task.ref, task.points) == ("六.3", Decimal(1))
    assert "另一处已计的1分就不再计" in task.text


def test_stakes_never_exceed_what_the_score_can_gain():
    found, _ = score(
        COUNTY,
        ("7-1", {"matter": "信易贷", "elements": "review"}),
        ("4-2", {"matter": "某行业"}),
        ("3-1", {"date": None}),
    )
    open_ = [task for task in todo(found, COUNTY, IN) if task.materials]
    assert sum(task.points for task in open_) <= found.ceiling - found.verified


def test_a_ledger_in_which_no_month_is_read_is_a_question_not_a_crash():
    proof = {"item": "b", "date": None, "manifest": False, "kind": "ledger", "text": "完成若干"}
    found, _ = score(COUNTY, ("1-4", {"item": "a", "text": "无"}), ("1-4", proof))
    assert todo(found, COUNTY, IN)


def test_a_dearer_option_in_doubt_is_worth_what_it_adds_to_the_one_that_counts():
    none, one, two = map(Decimal, range(3))
    column = UnitScore("专栏", one, ("a",), "counted", "按专栏计分", one)
    site = UnitScore("网站", none, ("b",), "review", "按网站计分", two, doubts=("网站待核",))
    rule = next(item for each in CITY.entries for item in each.items if item.kind == "tier")
    for units, verified in (((column, site), one), ((site,), none)):
        item = ItemScore(rule.ref, two, None, verified, verified, two, units)
        (asked,) = repairs._questions(item, rule, CITY, {})
        assert asked.points == two - verified


@pytest.mark.parametrize("people", [3, 1])
def test_an_item_that_is_one_whole_says_why_it_waits(people):
    """The staff were enough, so the task read as if nothing were open."""
    proof = {"quantity": people, "elements": "review"}
    found, _ = score(COUNTY, ("1-1", proof))
    (task,) = [each for each in of_ref(todo(found, COUNTY, AFTER), "一.1") if each.materials]
    (unit,) = [
        unit for e in found.indicators if e.id == "一.1" for i in e.items for unit in i.units
    ]
    assert unit.state == "review" and unit.doubts
    assert unit.doubts[0] in task.text
    assert not task.text.endswith("不扣分")
    assert "由评审人核定；也可以补交能说明情况的材料" not in task.action


def test_key_fields_without_any_proof_are_named():
    found, _ = score(CITY, ("3-1", "公路建设"), ("3-1", "机动车维修"))
    (task,) = of_ref(todo(found, CITY, IN), "三.1")
    assert "还没有的重点领域：水运工程建设、水路运输、安全生产" in task.text
    (other,) = of_ref(todo(score(COUNTY)[0], COUNTY, IN), "四.2")
    assert "重点领域" not in other.text  # counted by sub-field


def test_contents_without_any_proof_are_named_and_the_claim_stands_beside():
    found, _ = score(CITY, ("2-6", {"item": "b", "matter": "信用动态"}))
    (task,) = of_ref(todo(found, CITY, IN), "二.6b")
    assert "还没有的内容：政策文件、“双公示”信息、信用承诺、信用评价" in task.text
    rule = next(i for e in COUNTY.entries for i in e.items if i.ref == "四.3")
    item = ItemScore(rule.ref, Decimal(8), Decimal(8), *[Decimal(4)] * 3)
    (task,) = shortfalls.of(item, rule, COUNTY, IN)
    assert "现有材料最多计4分；自评的8分没有足够的材料" in task.text


def test_all_months_that_lack_are_named():
    found, _ = score(CITY, ("3-6", date(2023, 2, 20)))
    behind = of_ref(todo(found, CITY, AFTER), "三.6")
    assert (
        all(f"2023年{n}月" in behind[0].text for n in range(3, 13)) and "等" not in behind[0].text
    )


def test_an_interval_between_updates_that_went_too_far_is_lost():
    months = [date(2023, n, 20) for n in (1, 2, 3, 5, 6, 7)]
    gap, sound = (
        of_ref(todo(score(CITY, *(("2-6", {"item": "c", "date": d}) for d in days))[0], CITY, IN),
               "二.6c")[0]
        for days in (months, [*months, date(2023, 4, 20)])
    )  # fmt: skip
    assert not gap.repairable and "2023-03-20至2023-05-20有61天没有更新" in gap.text
    assert sound.repairable and sound.by == "2023-12-31" and "更新" in sound.action


def test_units_of_a_whole_that_is_not_reached_say_what_is_lacking():
    found, _ = score(CITY, *(("2-6", {"item": "c", "date": date(2023, n, 20)}) for n in (1, 2)))
    item = next(i for e in found.indicators for i in e.items if i.id == "二.6c")
    assert all("最长间隔314天" in unit.reason for unit in item.units) and item.units


def test_a_void_is_worth_what_the_paper_may_bring_once_it_is_mended():
    """Its own words were in review too, and the repair stood last with nought."""
    proof = {"quantity": None, "manifest": False, "elements": "fail"}
    submission, records = package(COUNTY, ("1-1", proof))
    found, _ = judge(COUNTY, submission, records)
    entry = next(each for each in found.indicators if each.id == "一.1")
    assert (entry.unvoided, entry.unvoided_most) == (0, 2)
    (task,) = [t for t in of_ref(todo(found, COUNTY, IN), "一.1") if t.clause]
    assert task.points == 2
