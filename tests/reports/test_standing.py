"""Where each submission stands, and which question may change that."""

import json
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from checker.reports import build, html
from checker.reports.repairs import listing
from checker.reports.standing import reported, standings, totals
from tests.store.batch import result

SUSPECTED = SimpleNamespace(severity="fraud", status="suspected")


def county(name, floor, verified, ceiling, flags=(), zero=Decimal(0)):
    figures = {"floor": floor, "verified": verified, "ceiling": ceiling}
    score = {key: Decimal(value) for key, value in figures.items()}
    return SimpleNamespace(
        submission=SimpleNamespace(name=name),
        score=SimpleNamespace(**score, if_fraud_confirmed=zero),
        flags=flags,
    )


def ranks(*counties):
    return {n: (s.now, s.best, s.worst) for n, s in standings(totals(counties)).items()}


def test_an_interval_over_anothers_total_leaves_the_rank_open():
    found = ranks(county("甲", 60, 60, 60), county("乙", 50, 55, 62), county("丙", 20, 20, 30))
    assert found == {"甲": (1, 1, 2), "乙": (2, 1, 2), "丙": (3, 3, 3)}


def test_a_suspected_fraud_may_cost_every_place_but_not_where_no_clause_zeroes():
    sure, other = county("甲", 60, 60, 60, (SUSPECTED,)), county("乙", 20, 20, 20)
    assert ranks(sure, other) == {"甲": (1, 1, 2), "乙": (2, 1, 2)}
    city = county("甲", 60, 60, 60, (SUSPECTED,), zero=None)
    assert ranks(city, other) == {"甲": (1, 1, 1), "乙": (2, 2, 2)}


def test_a_question_worth_the_gap_to_the_next_moves_the_rank():
    own = standings(totals([county("甲", 60, 60, 60), county("乙", 50, 55, 62)]))["乙"]
    assert [own.moved_by(Decimal(points)) for points in (4, 5, 6)] == [False, True, True]
    assert not standings(totals([county("甲", 0, 0, 9)]))["甲"].moved_by(Decimal(9))  # alone


def test_the_report_shows_it():
    page = html.render(result())
    assert "<th>名次</th>" in page and "可改变名次" in page and "取消验收通过资格" in page


def test_the_ranks_out_of_a_report_are_those_of_its_result():
    one = result()
    kept = json.loads(build.report(one).model_dump_json())
    assert reported(kept) == totals(one.submissions)


def test_a_county_sees_its_rank_among_the_others_of_a_report():
    one = result()
    kept = json.loads(build.report(one).model_dump_json())
    first = one.submissions[0]
    alone = listing(first, one.system, date(2023, 8, 1))
    assert alone["rank"] is None and not any(each["moves_rank"] for each in alone["todo"])
    among = listing(first, one.system, date(2023, 8, 1), kept)
    assert among["rank"]["of"] == 2 and among["rank"]["best"] <= among["rank"]["now"]
    assert any(each["moves_rank"] for each in among["todo"])
