"""Groups of counties that copied one text, and passages that many hold."""

from __future__ import annotations

import random
from itertools import combinations

import numpy as np

from checker.copying import Settings, compare
from checker.copying.candidates import apart, dense
from checker.copying.frequency import Postings
from checker.copying.paper import paper
from checker.copying.passages import Passage, pairs
from tests.copying.batch import TEXT, A, B, C, frauds, sharing
from tests.copying.factory import record
from tests.copying.prose import prose


def test_every_county_that_copied_is_found():
    names = [f"第{n}县" for n in "一二三四五六七八九十"]
    dice = random.Random(3)
    records = {
        name: [
            record(f"{name}抄", TEXT.replace("份", f"份{dice.randint(2, 9)}", 3)),
            record(f"{name}自写", prose(100 + n, 30)),
        ]
        for n, name in enumerate(names)
    }
    outcome = compare(records, [], Settings())
    assert len(frauds(outcome)) == len(names) * (len(names) - 1) // 2
    assert [len(group) for group in outcome.clusters] == [len(names)]
    assert outcome.not_shown == 0


def test_the_earliest_member_leads_its_cluster():
    dates = {A: "2023-04-01", B: "2023-02-01", C: "2023-06-01"}
    papers = [(name, record(f"{name}方案", TEXT + name, date=date)) for name, date in dates.items()]
    outcome = sharing(*papers)
    assert outcome.clusters[0][0] == papers[1][1].material.id


def test_what_was_handed_in_in_an_earlier_year_leads_its_cluster_whatever_its_date():
    papers = {A: "2023-04-01", B: "2023-02-01"}
    records = {n: [record(f"{n}方案", TEXT + n, date=day)] for n, day in papers.items()}
    old = record("旧方案", TEXT + C, date=None)
    outcome = compare(records, reference={f"2022年/{C}": [old]})
    (group,) = outcome.clusters
    assert group == (old.material.id, records[B][0].material.id, records[A][0].material.id)


def test_passages_of_many_counties_are_listed_and_accuse_nobody():
    shared = prose(46, 3, 99)
    names = [f"第{n}县" for n in "一二三四五六七八"]
    records = {
        name: [record(name, prose(200 + n, 60) + "\n" + shared)] for n, name in enumerate(names)
    }
    outcome = compare(records, [], Settings())
    assert not frauds(outcome)
    assert any(len(counties) == len(names) for _, counties in outcome.common)


def test_a_passage_of_many_in_papers_of_medium_length_accuses_nobody_but_whole_copies_do():
    shared = prose(47, 8)
    names = [f"第{n}县" for n in "一二三四五六七"]
    inside = {
        name: [record(name, prose(300 + n, 24) + "\n" + shared)] for n, name in enumerate(names)
    }
    assert not frauds(compare(inside, [], Settings()))
    few = {name: inside[name] for name in names[:3]}
    assert len(frauds(compare(few, [], Settings()))) == 3


def test_a_passage_that_crowds_of_papers_hold_is_met_once_by_every_two_submissions():
    names = [f"第{n}县" for n in "一二三四五六七"]
    papers = [paper(name, record(f"{name}{m}", "短")) for name in names for m in range(31)]
    numbers = tuple(range(len(papers)))
    crowd = Passage("段落", 300, numbers, ((300, 7),) * len(papers))
    met, left_out = pairs([crowd], papers, least=160)
    assert met == dict.fromkeys(combinations(range(0, len(papers), 31), 2), 7)
    assert left_out == 21 * (31 * 31 - 1)
    few = Passage("段落", 300, numbers[:93], ((300, 7),) * 93)
    met, left_out = pairs([few], papers, least=160)
    assert (len(met), left_out) == (3 * 31 * 31, 0)


def test_of_a_crowd_of_near_copies_every_paper_is_met_and_the_rest_is_counted():
    text = prose(51, 4)
    papers = [paper(f"第{n % 3}县", record(f"{n}", text)) for n in range(260)]
    postings = Postings.of(papers)
    owner = np.arange(260) % 3
    found, left_out = dense(postings, owner, np.zeros(260, np.int64))
    assert {number for pair in found for number in pair} == set(range(260))
    assert all(one < other and owner[one] != owner[other] for one, other in found)
    assert len(found) + left_out == apart(owner.tolist())
    assert len(found) < 2 * 260


def test_papers_of_one_county_alone_are_no_crowd_to_meet():
    papers = [paper("第一县", record(f"{n}", prose(52, 4))) for n in range(201)]
    found, left_out = dense(Postings.of(papers), np.zeros(201, np.int64), np.zeros(201, np.int64))
    assert (found, left_out) == (set(), 0)


def test_one_file_at_one_place_in_three_counties_makes_three_pairs_and_one_cluster():
    file = record("同一位置的文件", TEXT)
    outcome = compare({name: [file] for name in (A, B, C)}, [], Settings())
    assert len({pair.id for pair in outcome.pairs}) == len(outcome.pairs) == 3
    assert outcome.clusters == ((file.material.id,) * 3,)


def test_a_pair_has_one_id_in_whatever_order_the_counties_stand():
    papers = {A: [record("甲", TEXT)], B: [record("乙", TEXT + "略有不同的结尾。")]}
    turned = dict(reversed(papers.items()))
    ids = [[pair.id for pair in compare(some, [], Settings()).pairs] for some in (papers, turned)]
    assert ids[0] == ids[1] != []


def test_reused_evidence_is_told_of_every_county_that_files_it_at_the_same_places():
    places = (("甲", "三.1"), ("乙", "五.2"))
    twice = [record(name, TEXT, indicator=where) for name, where in places]
    forbidden = Settings(forbidden_reuse=(("三.1", "五.2"),))
    found = compare(dict.fromkeys((A, B), twice), [], forbidden).pairs
    reused = [pair.a.submission for pair in found if pair.kind == "reused_evidence"]
    assert sorted(reused) == sorted([A, B])
