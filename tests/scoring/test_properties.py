"""What must hold for any package."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.scoring.packages import CITY, COUNTY, entry_of, judge, of, package

DAYS = st.dates(date(2022, 11, 1), date(2024, 2, 1))
MATTERS = [
    "道路客运",
    "机动车维修",
    "道路运输",
    "信易贷",
    "信易行",
    "诚信春运",
    "通知",
    "总结",
    "宣传",
    "甲公司",
]


@st.composite
def proofs(draw, system):
    entry = draw(st.sampled_from(system.entries))
    proof = {"matter": draw(st.sampled_from(MATTERS)), "date": draw(st.none() | DAYS)}
    proof["elements"] = draw(st.sampled_from(["pass", "pass", "pass", "review", "fail"]))
    proof["quantity"] = draw(st.sampled_from([1, 2, 3]))
    proof["issuer"] = draw(st.sampled_from(["", system.bodies[0].name, "山东省交通运输厅"]))
    if draw(st.integers(0, 5)) == 0:
        proof["outcome"] = "unsure"
    if draw(st.booleans()):
        proof["kind"] = draw(st.sampled_from(["policy", "news", "photo", "ledger"]))
    return entry.id, proof


def packages(system):
    return st.lists(proofs(system), max_size=12)


COMMON = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SYSTEMS = pytest.mark.parametrize("system", [COUNTY, CITY], ids=["county", "city"])


@SYSTEMS
@COMMON
@given(data=st.data())
def test_intervals_stand_in_order_and_inside_the_maximum(system, data):
    found, _ = judge(system, *package(system, *data.draw(packages(system))))
    for entry in (*found.indicators, *found.bonus):
        for part in (entry, *entry.items):
            assert 0 <= part.floor <= part.verified <= part.ceiling
            assert part.max is None or part.ceiling <= part.max
        for item in entry.items:
            assert sum(u.points for u in item.units) == item.verified
            assert all(u.reason for u in item.units)
            assert all(isinstance(u.points, Decimal) for u in item.units)
    assert found.floor <= found.verified <= found.ceiling


@SYSTEMS
@COMMON
@given(data=st.data(), seed=st.integers(0, 9))
def test_order_never_matters(system, data, seed):
    submission, records = package(system, *data.draw(packages(system)))
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    again, other = of(system, shuffled)
    again = replace(again, rows=tuple(reversed(submission.rows)))
    assert judge(system, submission, records)[0] == judge(system, again, other)[0]


@SYSTEMS
@COMMON
@given(data=st.data())
def test_voiding_never_raises(system, data):
    drawn = data.draw(packages(system))
    before, _ = judge(system, *package(system, *drawn))
    if not drawn:
        return
    number = data.draw(st.integers(0, len(drawn) - 1))
    name, proof = drawn[number]
    drawn[number] = (name, proof | {"elements": "fail"})
    after, _ = judge(system, *package(system, *drawn))
    assert after.verified <= before.verified and after.floor <= before.floor
    assert after.ceiling <= before.ceiling


@SYSTEMS
@COMMON
@given(data=st.data())
def test_one_more_valid_proof_never_lowers(system, data):
    """Valid: in the period, elements complete, content of its own under one item."""
    drawn = data.draw(packages(system))
    entry = data.draw(st.sampled_from(system.entries))
    day = date(2023, 1, 1) + timedelta(data.draw(st.integers(0, 364)))
    more = (entry.id, {"date": day, "matter": data.draw(st.sampled_from(MATTERS)), "quantity": 2})
    before, _ = judge(system, *package(system, *drawn))
    after, _ = judge(system, *package(system, *drawn, more))
    assert after.verified >= before.verified and after.floor >= before.floor
    assert after.ceiling >= before.ceiling
    old = {e.id: e for e in (*before.indicators, *before.bonus)}
    for found in (*after.indicators, *after.bonus):
        assert found.verified >= old[found.id].verified


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
