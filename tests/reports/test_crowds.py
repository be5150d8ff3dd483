"""A passage of many counties is told once, with every pair beneath it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from checker.model.pair import Pair, Sharing, Side
from checker.reports import crowds, html
from tests.store.batch import result


def pair(one: str, other: str, severity: str = "notice", sharers: float = 8.0) -> Pair:
    sides = (Side(name, f"{name}1", "总结.docx") for name in (one, other))
    measures = {"sharers": sharers}
    number = f"{severity}{one}{other}"
    return Pair(number, "copied_part", *sides, 0.3, 0.3, 0.3, severity, measures=measures)


def test_the_pairs_of_eight_counties_with_one_passage_are_one_crowd():
    notices = [pair(*two) for two in combinations("甲乙丙丁戊己庚辛", 2)]
    others = [pair("甲", "乙", "fraud"), pair("壬", "癸"), pair("丙", "子", sharers=0.0)]
    alone, (crowd,) = crowds.parted([*others, *notices])
    assert alone == others
    assert (crowd.counties, len(crowd.holders), len(crowd.pairs)) == (8, 8, 28)


def test_two_passages_that_different_counties_hold_are_two_crowds():
    notices = [pair(*two) for part in ("甲乙丙", "丁戊己庚") for two in combinations(part, 2)]
    alone, found = crowds.parted(notices[::-1])
    assert not alone and [crowd.counties for crowd in found] == [4, 3]


def test_a_paper_lists_one_pair_of_a_crowd_and_how_many_there_are():
    notices = [pair("甲", other) for other in "乙丙丁戊己庚辛"]
    (told,) = crowds.folded(notices)
    assert "7 对" in told.reason and "8 家" in told.reason


def test_the_report_shows_the_passage_once_and_every_pair_beneath_it():
    notices = tuple(pair(*two) for two in combinations("甲乙丙丁戊己庚辛", 2))
    page = html.render(replace(result(), sharing=Sharing(pairs=notices)))
    assert page.count('<details class="crowd"') == 1 and "8 家的 8 份材料" in page
    assert page.count('<details class="pair notice"') == 28
