"""What one item takes from another: exclusions, uses of a product, one session once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.model.ledger import Proof
from checker.model.rules import Item
from checker.scoring import exclusions
from tests.scoring.packages import COUNTY, also, judge, of, package, points, score


def test_posting_used_under_5_2_never_counts_even_over_its_cap():
    cases = [("5-2", {"item": "b", "matter": f"案例{i}"}) for i in range(3)]
    _, records = package(COUNTY, *cases, ("3-1", date(2023, 2, 1)))
    records = [*records[:2], also(records[2], "三.1"), records[3]]
    found, _ = judge(COUNTY, *of(COUNTY, records))
    assert points(found, "五.2b") == ("1.0", "1.0", "1.0")
    assert points(found, "三.1") == ("1", "1", "1")


def test_the_same_text_in_another_file_is_the_same_content():
    _submission, records = package(
        COUNTY, ("5-2", {"item": "b", "matter": "案例"}), ("3-1", date(2023, 2, 1))
    )
    twin = replace(records[1], pages=records[0].pages)
    found, _ = judge(COUNTY, *of(COUNTY, [records[0], twin]))
    assert points(found, "三.1") == ("0", "0", "0")


def test_training_that_was_a_study_session_does_not_count():
    _submission, records = package(COUNTY, ("6-1", {}), ("6-2", {"date": date(2023, 5, 5)}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.2")]))
    assert points(found, "六.2") == ("0", "0", "0") and points(found, "六.1")[1] == "1"


def test_one_session_under_6_2_and_6_3_counts_once():
    _submission, records = package(COUNTY, ("6-2", {}))
    found, _ = judge(COUNTY, *of(COUNTY, [also(records[0], "六.3")]))
    assert points(found, "六.2") == ("1", "1", "1") and points(found, "六.3") == ("0", "0", "2")


PRODUCT = {"matter": "信易贷", "text": "累计放款1200万元，服务80家企业。"}


def test_products_build_on_each_other():
    found, _ = score(COUNTY, ("7-1", "信易贷"), ("7-2", PRODUCT), ("7-3", "信易贷"))
    assert [points(found, f"七.{n}")[1] for n in (1, 2, 3)] == ["5", "5", "2"]


def test_a_void_policy_puts_its_product_in_review():
    found, _ = score(
        COUNTY,
        ("7-1", {"matter": "信易贷", "elements": "fail"}),
        ("7-2", PRODUCT),
        ("7-3", "信易贷"),
    )
    assert points(found, "七.2") == ("0", "0", "5") and points(found, "七.3") == ("0", "0", "2")


def test_a_policy_in_review_leaves_its_product_open():
    found, _ = score(COUNTY, ("7-1", {"matter": "信易贷", "elements": "review"}), ("7-2", PRODUCT))
    assert points(found, "七.1") == ("0", "0", "5") and points(found, "七.2") == ("0", "0", "5")


def test_another_product_does_not_help():
    found, _ = score(COUNTY, ("7-1", "信易行"), ("7-2", PRODUCT))
    assert points(found, "七.2") == ("0", "0", "0")
    unit = next(e for e in found.indicators if e.id == "七.2").items[0].units[0]
    assert unit.state == "not_counted" and "七.1没有计分" in unit.reason


def test_a_third_product_over_the_cap_still_carries_its_use():
    names = [("7-1", name) for name in ("信易保", "信易行", "信易贷")]
    assert points(score(COUNTY, *names, ("7-2", PRODUCT))[0], "七.2")[1] == "5"


def test_unread_file_is_an_open_question():
    submission, records = package(COUNTY, ("1-3", {}), ("4-2", "道路客运"))
    found, _ = judge(COUNTY, submission, records[1:])
    assert points(found, "一.3") == ("0", "0", "2")
    assert (
        "未能读取" in next(e for e in found.indicators if e.id == "一.3").items[0].units[0].reason
    )


def sessions(*days):
    """Training sessions that the manifest puts under both 六.2 and 六.3."""
    _, records = package(COUNTY, *(("6-2", {"date": day}) for day in days))
    return judge(COUNTY, *of(COUNTY, [also(record, "六.3") for record in records]))[0]


def test_the_best_total_counts_one_session_once():
    found = sessions(date(2023, 5, 5))
    assert (found.floor, found.verified, found.ceiling) == (1, 1, 2)


def test_papers_of_one_session_are_one_session():
    assert sessions(date(2023, 5, 5), date(2023, 5, 9)).ceiling == 2


def test_two_sessions_may_fill_both_items():
    assert sessions(date(2023, 5, 5), date(2023, 9, 5)).ceiling == 3


def test_a_session_that_the_other_item_refuses_is_free():
    _, records = package(COUNTY, ("6-3", {}))
    used = also(also(records[0], "六.1"), "六.2")
    found, _ = judge(COUNTY, *of(COUNTY, [used]))
    assert points(found, "六.2") == ("0", "0", "0") and points(found, "六.3")[1] == "2"


class _Twins:
    """Contents of which every two are one."""

    def twin(self, proof, ref, others):
        return next((other.material for other in others), ""), True


@pytest.mark.parametrize(("ref", "counts"), [("一.4", False), ("一.4a", False), ("一.4e", False),
                                              ("一.40", True), ("二.4a", True)])  # fmt: skip
def test_what_stands_under_any_item_of_an_entry_stands_under_the_entry(ref, counts):
    own = Item("六.2", "培训", Decimal(1), "earn", not_counted_if_under=("一.4",))
    proofs = {"六.2": [Proof("甲", "六.2")], ref: [Proof("乙", ref)]}
    (proof,) = exclusions.apply([own], proofs, _Twins())["六.2"]
    assert (not proof.refused) == counts
