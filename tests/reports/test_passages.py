"""What a pair's two sides show: shared words, and what was set aside with its source."""

from __future__ import annotations

from checker.copying import Settings, Source, compare
from checker.reports import passages
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"


def sides(one, other, source):
    made = record("甲", one), record("乙", other)
    records = {A: [made[0]], B: [made[1]]}
    (pair,) = compare(records, [Source("通知", source)], Settings()).pairs
    side = "a" if pair.a.submission == A else "b"
    return [run for _, page in passages.runs(made[0], pair, side) for run in page]


def test_what_was_set_aside_stands_in_the_text_with_source_and_reason():
    notice, shared = prose(81, 6), prose(82, 12)
    runs = sides(notice + shared, shared + notice, notice)
    assert {run.role for run in runs} >= {"match", "excluded"}
    assert {run.note for run in runs if run.role == "excluded"} == {"通知：已知来源"}


def test_a_pair_of_lawful_text_alone_shows_it_too():
    notice = prose(83, 12)
    runs = sides(notice, notice, notice)
    assert "excluded" in {run.role for run in runs}


def test_a_number_that_was_swapped_is_not_marked_inside_a_longer_one():
    text = prose(84, 12)
    one, other = (text.replace("。", f"，计{n}，自2023年起。", 1) for n in (3, 5))
    runs = sides(one, other, "")
    assert [run.text for run in runs if run.role == "swapped"] == ["3"]
