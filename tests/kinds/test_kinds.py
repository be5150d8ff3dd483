"""Scoring words on their own: plain proofs in, points and steps out."""

import random
from dataclasses import replace
from decimal import Decimal as D

import pytest

from checker.kinds import registry
from checker.model.ledger import Proof
from checker.model.rules import Item, Part


def item(kind, top="2", **rest):
    return Item("一.1", "项", None if top is None else D(top), kind, **rest)


def proof(key="", material="m1", **rest):
    return Proof(material, "一.1", key, **rest)


def tally(rule, proofs, expected=(), generous=False):
    return registry()[rule.kind].tally(rule, proofs, expected, generous)


def test_the_folder_is_the_registry():
    assert set(registry()) == {"earn", "deduct", "all_of", "tier"}


def test_earn_counts_units_once_and_stops_at_the_cap():
    rule = item("earn", "4", score={"each": D(2)}, unit="field", unit_name="领域")
    found = tally(rule, [proof("a"), proof("a", "m2"), proof("b"), proof("c")])
    assert found.points == 4
    assert [(s.unit, s.points) for s in found.steps] == [("a", 2), ("b", 2), ("c", 0)]
    assert found.steps[0].reason == "计分，2份材料属于同一领域，只计一次"
    assert found.steps[1].reason == "计分"
    assert found.steps[0].materials == ("m1", "m2") and found.steps[2].reason == "超过本项上限"


def test_earn_cap_a_quarter():
    rule = item("earn", "8", score={"each": D(1), "caps": [{"per": "quarter", "points": D(2)}]})
    proofs = [proof(f"2023-01-0{n}", date=f"2023-01-0{n}", quarter="2023-Q1") for n in (1, 2, 3)]
    later = proof("2023-04-01", date="2023-04-01", quarter="2023-Q2")
    found = tally(rule, [*proofs, later])
    assert found.points == 3 and found.steps[2].reason == "超过单季度上限"
    assert found.steps[2].recognised
    three = item("earn", "8", score={"each": D(1), "caps": [{"per": "quarter", "points": D(3)}]})
    most = tally(three, [replace(later, quantity=5)])
    assert most.points == 3 and most.steps[0].reason == "超过单季度上限，只计3分"


def test_earn_what_has_no_date_may_fall_into_any_quarter_if_generous():
    rule = item("earn", "8", score={"each": D(1), "caps": [{"per": "quarter", "points": D(2)}]})
    quarters = [f"2023-Q{n}" for n in (1, 2, 3)]
    dated = [proof(f"2023-01-0{n}", date=f"2023-01-0{n}", quarter="2023-Q1") for n in (1, 2, 3)]
    undated = [proof(f"{n}") for n in range(6)]
    assert tally(rule, undated, quarters, generous=True).points == 6
    assert tally(rule, [*dated, *undated], quarters, generous=True).points == 6
    assert tally(rule, [*dated, *undated[:1]], quarters, generous=True).points == 3
    assert tally(rule, undated, quarters).points == 2


def test_earn_without_a_maximum_and_with_quantities():
    rule = item("earn", None, score={"each": D("1.5")})
    assert tally(rule, [proof("a", quantity=D(3)), proof("b")]).points == 6


def test_earn_needs_enough_different_papers():
    rule = item("earn", score={"each": D(1)}, at_least=2)
    assert tally(rule, [proof("a"), proof("a")]).points == 0
    assert tally(rule, [proof("a"), proof("a", "m2")]).points == 1


@pytest.mark.parametrize(("staff", "points"), [(0, "0"), (1, "1"), (2, "2"), (5, "2")])
def test_deduct_per_missing_person(staff, points):
    rule = item("deduct", score={"need": 2, "each": D(1)})
    assert tally(rule, [proof("人数", quantity=D(staff))]).points == D(points)


def test_deduct_without_any_proof_is_nothing():
    assert tally(item("deduct", score={"need": 2, "each": D(1)}), []).points == 0


def test_deduct_per_missing_week_never_below_nothing():
    rule = item("deduct", "3", score={"each": D("0.5")})
    weeks = [f"2023-W{n:02d}" for n in range(1, 53)]
    assert tally(rule, [proof(w) for w in weeks[2:]], weeks).points == 2
    found = tally(rule, [proof(weeks[0])], weeks)
    assert found.points == 0 and "缺51次" in found.reasons[0]


@pytest.mark.parametrize(("shown", "points"), [(0, "2.5"), (3, "2.5"), (51, "2.5"), (52, "3")])
def test_deduct_proofs_of_some_weeks_beside_a_stated_number_never_cost(shown, points):
    rule = item("deduct", "3", score={"each": D("0.5")})
    weeks = [f"2023-W{n:02d}" for n in range(1, 53)]
    stated = proof("missed", quantity=D(1))
    found = tally(rule, [stated, *map(proof, weeks[:shown])], weeks)
    assert found.points == D(points)
    many = tally(rule, [proof("missed", quantity=D(4)), *map(proof, weeks[:50])], weeks)
    assert many.points == 2 and "缺2次" in many.reasons[0]


PARTS = (Part("甲"), Part("乙"), Part("成效", missing="review"))


@pytest.mark.parametrize(
    ("shown", "now", "best"),
    [
        (["甲", "乙", "成效"], "2", "2"),
        (["甲", "乙"], "0", "2"),
        (["甲", "成效"], "0", "0"),
        ([], "0", "0"),
    ],
)
def test_all_of(shown, now, best):
    rule = item("all_of", parts=PARTS)
    proofs = [proof(shows=frozenset([name]), material=name) for name in shown]
    assert tally(rule, proofs).points == D(now)
    assert tally(rule, proofs, generous=True).points == D(best)


def test_all_of_a_paper_that_shows_nothing_may_be_the_missing_one():
    rule = item("all_of", parts=PARTS)
    proofs = [proof(shows=frozenset(["甲", "成效"])), proof(material="m2")]
    assert tally(rule, proofs).points == 0 and tally(rule, proofs, generous=True).points == 2


def test_all_of_every_month_shows_its_share():
    rule = item("all_of", score={"every": "month", "missing": "review"})
    months = [f"2023-{n:02d}" for n in range(1, 13)]
    found = tally(rule, [proof(m) for m in months[:9]], months)
    assert found.points == 0 and "计满2分还是按比例计1.50分" in found.reasons[0]
    assert tally(rule, [proof(m) for m in months], months).points == 2


def test_tier_takes_the_best():
    rule = item("tier", parts=(Part("网站", points=D(2)), Part("专栏", points=D(1))))
    site, column = proof(shows=frozenset(["网站"])), proof(shows=frozenset(["专栏"]))
    assert tally(rule, [column]).points == 1 and tally(rule, [column, site]).points == 2
    assert tally(rule, [proof()]).points == 0 and tally(rule, [proof()], generous=True).points == 2


@pytest.mark.parametrize("seed", range(5))
def test_order_never_matters(seed):
    proofs = [
        proof(f"u{n % 4}", f"m{n}", date=f"2023-0{1 + n % 3}-05", quarter="2023-Q1")
        for n in range(9)
    ]
    rule = item("earn", "3", score={"each": D(1), "caps": [{"per": "quarter", "points": D(2)}]})
    shuffled = random.Random(seed).sample(proofs, len(proofs))
    assert tally(rule, shuffled) == tally(rule, proofs)
