"""A slip that both papers share is a clue; one side's own is none."""

from __future__ import annotations

import pytest

from tests.copying.batch import TEXT, A, B, only, sharing
from tests.copying.factory import record

ROWS = TEXT.split("\n")


def clues(one, other):
    pair = only(sharing((A, record("甲", one + A)), (B, record("乙", other + B))))
    return [clue for clue in pair.clues if "差错" in clue]


@pytest.mark.parametrize("slip", ["，，", "、。", "的的", "“信用“"])
def test_a_slip_at_the_same_place_on_both_sides_is_a_clue(slip):
    marred = "\n".join([*ROWS[:2], ROWS[2][:30] + slip + ROWS[2][30:], *ROWS[3:]])
    (clue,) = clues(marred, marred)
    assert clue.startswith("线索") and slip in clue
    assert not clues(marred, TEXT)
    elsewhere = "\n".join([*ROWS[:4], ROWS[4][:30] + slip + ROWS[4][30:], *ROWS[5:]])
    assert not clues(marred, elsewhere)


@pytest.mark.parametrize(
    "words", ["目的的确定", "坐的的士", "在在建工程", "“信用”“交通”", "《甲》《乙》"]
)
def test_what_only_looks_like_a_slip_is_none(words):
    text = "\n".join([ROWS[0][:30] + words + ROWS[0][30:], *ROWS[1:]])
    assert not clues(text, text)
