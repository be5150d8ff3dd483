"""What must hold for any package."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.score import Decision, Flag
from checker.reports.build_score import score_out
from tests.scoring.packages import CITY, COUNTY, entry_of, judge, of, package

DAYS = st.dates(date(2022, 11, 1), date(2024, 2, 1))
MATTERS = [
    "道路客运", "机动车维修", "道路运输", "城市公共交通", "信易贷", "信易行", "诚信春运",
    "诚信兴商", "通知", "总结", "宣传", "甲公司", "未登录周数", "信用动态",
]  # fmt: skip
TITLES = [
    "机动车维修企业信用评价办法", "关于印发《机动车维修企业信用评价办法》的通知", "信用专题培训",
    "诚信兴商宣传活动总结", "“信易贷”实施方案", "2023年第一季度联席会议纪要", "信用交通月报刊载页",
]  # fmt: skip
TEXTS = [
    "2023年5月9日，组织道路客运、机动车维修企业开展信用培训，学习管理办法，研究信用交通创建。" * 2,
    "经研究，制定机动车维修、驾驶员培训企业信用评价实施方案，明确时间表、任务分工和责任部门。" * 2,
    "序号\t日期\t企业\t结果\n1\t2023-03-02\t甲公司\t已修复\n2\t2023-06-05\t乙公司\t已修复\n" * 2,
]  # fmt: skip
KINDS = ["policy", "news", "photo", "ledger", "minutes", "screenshot", "report", "pledge"]


@st.composite
def proofs(draw, system):
    """Any proof under any entry: dated or not, told by a manifest or only by its own words."""
    entry = draw(st.sampled_from(system.entries))
    proof = {"matter": draw(st.sampled_from(MATTERS)), "date": draw(st.none() | DAYS)}
    proof["elements"] = draw(st.sampled_from(["pass", "pass", "pass", "review", "fail"]))
    proof["quantity"] = draw(st.sampled_from([None, 1, 2, 3]))
    proof["issuer"] = draw(st.sampled_from(["", system.bodies[0].name, "山东省交通运输厅"]))
    for name, values, often in (
        ("outcome", st.just("unsure"), 5), ("kind", st.sampled_from(KINDS), 1),
        ("name", st.sampled_from(TITLES), 1), ("text", st.sampled_from(TEXTS), 4),
        ("manifest", st.just(False), 4),
        ("also_under", st.lists(st.sampled_from([e.id for e in system.entries]), max_size=2), 4),
        ("item", st.sampled_from([item.ref[-1] for item in entry.items]), 2),
    ):  # fmt: skip
        if draw(st.integers(0, often)) == 0 and (name != "item" or len(entry.items) > 1):
            proof[name] = draw(values)
    return entry.id, proof


def packages(system, least=0):
    return st.lists(proofs(system), min_size=least, max_size=12)


COMMON = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SYSTEMS = pytest.mark.parametrize("system", [COUNTY, CITY], ids=["county", "city"])


def parts(found):
    """Every indicator and every scoring item."""
    for entry in (*found.indicators, *found.bonus):
        yield entry
        yield from entry.items


@SYSTEMS
@COMMON
@given(data=st.data())
def test_intervals_stand_in_order_and_inside_the_maximum(system, data):
    found, _ = judge(system, *package(system, *data.draw(packages(system))))
    for part in parts(found):
        assert 0 <= part.floor <= part.verified <= part.ceiling
        assert part.max is None or part.ceiling <= part.max
    base = [sum(getattr(e, name) for e in found.indicators) for name in ("floor", "verified")]
    assert 0 <= base[0] <= base[1] <= system.max == sum(e.max for e in found.indicators)
    assert found.floor <= found.verified <= found.ceiling


@SYSTEMS
@COMMON
@given(data=st.data())
def test_the_ledger_adds_up_in_exact_decimals(system, data):
    found, _ = judge(system, *package(system, *data.draw(packages(system))))
    for entry in (*found.indicators, *found.bonus):
        for name in ("floor", "verified", "ceiling"):
            assert sum(getattr(item, name) for item in entry.items) == getattr(entry, name)
        for item in entry.items:
            assert sum(u.points for u in item.units) == item.verified
            assert all(u.reason and u.points <= u.possible for u in item.units if u.counted)
            exact = [u.points for u in item.units] + [u.possible for u in item.units]
            exact += [item.floor, item.verified, item.ceiling]
            assert all(isinstance(p, Decimal) and p == round(p, 2) for p in exact)
    shown = score_out(found, system).model_dump()
    for name in ("floor", "verified", "ceiling"):
        assert Decimal(str(shown[name])) == getattr(found, name)


@SYSTEMS
@COMMON
@given(data=st.data(), seed=st.integers(0, 9))
def test_order_never_matters(system, data, seed):
    """Neither of files and folders, nor of rows, nor of what people said of different flags."""
    submission, records = package(system, *data.draw(packages(system)))
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    again, other = of(system, shuffled)
    again = replace(again, rows=tuple(reversed(submission.rows)))
    before, flags = judge(system, submission, records)
    verdicts = data.draw(st.lists(st.sampled_from(["confirmed", "dismissed"]), max_size=6))
    decided = [Decision(f.id, v, "甲") for f, v in zip(flags, verdicts, strict=False)]
    assert before == judge(system, again, other)[0]
    first = judge(system, submission, records, decisions=decided)[0]
    assert first == judge(system, again, other, decisions=decided[::-1])[0]


@SYSTEMS
@COMMON
@given(data=st.data())
def test_voiding_never_raises(system, data):
    drawn = data.draw(packages(system, 1))
    before, _ = judge(system, *package(system, *drawn))
    number = data.draw(st.integers(0, len(drawn) - 1))
    name, proof = drawn[number]
    drawn[number] = (name, proof | {"elements": "fail"})
    after, _ = judge(system, *package(system, *drawn))
    lower(after, before)


@SYSTEMS
@COMMON
@given(data=st.data(), scope=st.sampled_from(["item", "part", "heading"]))
def test_a_void_by_a_person_never_raises_and_is_undone_by_the_opposite(system, data, scope):
    system = replace(system, settings=replace(system.settings, three_element_scope=scope))
    drawn = data.draw(packages(system, 1))
    submission, records = package(system, *drawn)
    before, flags = judge(system, submission, records)
    papers = [flag for flag in flags if flag.code.startswith("three-elements")]
    if not papers:
        return
    flag = data.draw(st.sampled_from(papers))
    for verdict in ("confirmed", "dismissed"):
        decided = [Decision(flag.id, verdict, "甲")]
        after, _ = judge(system, submission, records, decisions=decided)
        lower(*((after, before) if verdict == "confirmed" else (before, after)))


def lower(less, more):
    """No figure of the total is higher in the first."""
    for name in ("floor", "verified", "ceiling"):
        assert getattr(less, name) <= getattr(more, name), name


@SYSTEMS
@COMMON
@given(data=st.data())
def test_a_deduction_or_a_fraud_never_raises(system, data):
    """A suspicion leaves verified and ceiling standing, a confirmed one lowers, fraud zeroes."""
    submission, records = package(system, *data.draw(packages(system)))
    before, _ = judge(system, submission, records)
    penalty = data.draw(st.sampled_from([p for p in system.deductions if p.each]))
    name = submission.name
    flag = Flag("x", "privacy", "deduct", name, (), None, penalty.ref, "suspected", "")
    fraud = Flag("f", "copied-text", "fraud", name, (), None, None, "suspected", "")
    suspected, _ = judge(system, submission, records, [flag, fraud])
    assert (suspected.verified, suspected.ceiling) == (before.verified, before.ceiling)
    one = [Decision("x", "confirmed", "甲"), Decision("f", "confirmed", "甲")]
    taken, _ = judge(system, submission, records, [flag, fraud], one)
    lower(taken, before)
    both = [*one, Decision("f", "confirmed", "乙")]
    zeroed, _ = judge(system, submission, records, [flag, fraud], both)
    lower(zeroed, taken)
    if system.settings.fraud_zero:
        assert zeroed.ceiling == 0


@SYSTEMS
@COMMON
@given(data=st.data())
def test_one_more_valid_proof_never_lowers(system, data):
    """Valid: in the period, elements complete, content, title and day of its own, one place."""
    drawn = data.draw(packages(system))
    entry = data.draw(st.sampled_from(system.entries))
    used = {proof["date"] for _, proof in drawn}
    days = [day for n in range(365) if (day := date(2023, 1, 1) + timedelta(n)) not in used]
    more = {"date": data.draw(st.sampled_from(days)), "name": "丙丁戊己庚辛壬癸"}
    more["quantity"] = data.draw(st.integers(1, 5))
    more["matter"] = data.draw(st.sampled_from(MATTERS))
    before, _ = judge(system, *package(system, *drawn))
    after, _ = judge(system, *package(system, *drawn, (entry.id, more)))
    lower(before, after)
    old = {part.id: part for part in parts(before)}
    for found in parts(after):
        assert found.verified >= old[found.id].verified, found.id


@SYSTEMS
def test_an_empty_package_scores_nothing_and_says_so(system):
    found, flags = judge(system, *of(system, []))
    assert (found.floor, found.verified, found.ceiling) == (0, 0, 0) and flags == ()
    assert len(found.indicators) == len(system.indicators)


def test_points_are_exact():
    proofs = [("1-2", {"item": "a", "date": date(2023, m, 1)}) for m in (1, 4, 7)]
    found, _ = judge(COUNTY, *package(COUNTY, *proofs))
    assert str(found.verified) == "1.5"
    assert entry_of(COUNTY, "1-2").max == 4
