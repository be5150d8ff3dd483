"""What a suspected pair says on the card of each side."""

from __future__ import annotations

from pathlib import Path

from checker import leads, rulebook
from checker.model.pair import NameLeft, Pair, Sharing, Side, TextPlace

RULES = Path(__file__).parents[2] / "rules/shandong-county-2023"


def test_each_side_is_told_which_of_the_two_it_is():
    a, b = Side("商河县", "m1", "4/办法.pdf"), Side("齐河县", "m2", "2/办法.pdf")
    pair = Pair("p", "copied_part", a, b, 0.4, 0.4, 0.36, "fraud", reason="甲方占 40%、乙方占 36%")
    on_a, on_b = leads.of_sharing(
        Sharing(pairs=(pair,)), rulebook.load(RULES), ["商河县", "齐河县"]
    )
    assert on_a.text.startswith("《4/办法.pdf》（甲方）与齐河县《2/办法.pdf》（乙方）存在雷同")
    assert on_b.text.startswith("《2/办法.pdf》（乙方）与商河县《4/办法.pdf》（甲方）存在雷同")


def test_a_name_that_stands_twice_in_a_paper_is_one_question_with_both_places():
    def left(county, page):
        side = Side(county, "m1", "4/办法.pdf")
        return NameLeft(side, "博兴县", TextPlace(page, 3, 6), f"第{page}处的博兴县")

    told = tuple(left(*one) for one in (("商河县", 1), ("商河县", 4), ("齐河县", 1)))
    found = leads.of_sharing(Sharing((), names_left=told), rulebook.load(RULES), ["商河县"])
    assert [flag.submission for flag in found] == ["商河县", "齐河县"]
    assert len({flag.id for flag in found}) == 2
    assert "第1页出现" in found[0].text
    assert "第4页：……第4处的博兴县" in found[0].text
    assert "另有" not in found[1].text
