"""What is said of a pair does not hang on the order of submissions and files, or on names."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.copying import compare
from checker.copying.pictures.prints import prints
from tests.copying.factory import record
from tests.copying.prose import prose
from tests.copying.scenes import caption, cut, document, scene

ORIGINAL = prose(1, 30)
HELD = {
    "商河县": [record("方案", ORIGINAL), record("总结", prose(2, 12) + prose(3, 8))],
    "博兴县": [record("办法", ORIGINAL.replace("份", "件")), record("汇报", prose(4, 20))],
    "齐河县": [
        record("材料", f"{prose(5, 8)}\n{prose(3, 8)}\n{prose(6, 8)}"),
        record("附件", prose(1, 12)),
    ],
}


@settings(max_examples=12, deadline=None)
@given(st.permutations(list(HELD)), st.randoms(use_true_random=False))
def test_the_order_of_submissions_and_files_changes_no_pair(names, dice):
    shuffled = {name: dice.sample(HELD[name], len(HELD[name])) for name in names}
    assert compare(shuffled) == compare(HELD)


def test_a_picture_is_judged_alike_whichever_county_shows_the_cut_and_captioned_one():
    part = caption(cut(scene(3), 0, 0.2, 0.6))
    one, other = (prints(document(shown)) for shown in (scene(3), part))

    def judged(first, second):
        (pair,) = compare(
            {name: [record(name, "", kind="photo", prints=made)] for name, made in (first, second)}
        ).pairs
        return pair

    here = judged(("商河县", one), ("博兴县", other))
    there = judged(("商河县", other), ("博兴县", one))
    assert (here.severity, here.similarity) == (there.severity, there.similarity)
    assert (here.covered_a, here.covered_b) == (there.covered_b, there.covered_a)
    assert here.points == tuple((b, a, *xy[2:], *xy[:2]) for a, b, *xy in there.points)
