"""What reports call pairs."""

from __future__ import annotations

import pytest

from checker.model.pair import Pair, Side
from checker.reports import words


def _pair(kind="copied_text", covered=0.0, severity="notice", **measures):
    sides = Side("甲县", "1", "a.pdf"), Side("乙县", "2", "b.pdf")
    return Pair("1", kind, *sides, 0.9, covered, covered, severity, measures=measures)


@pytest.mark.parametrize(
    ("pair", "name"),
    [
        (_pair(), "只有可共用的文字相同"),
        (_pair("copied_part"), "只有可共用的文字相同"),
        (_pair(covered=0.4), "整篇雷同"),
        (_pair("same_picture"), "同一图片"),
        (_pair("same_picture", moment=1.0), "大部分画面相同的图片"),
    ],
)
def test_a_pair_is_called_by_what_is_in_common(pair, name):
    assert words.called(pair) == name


def test_a_name_is_marked_once_with_the_number_of_its_pairs():
    pairs = [_pair(covered=0.4), _pair(), _pair(covered=0.9, severity="fraud")]
    assert words.marks(pairs) == [("整篇雷同", True, 2), ("只有可共用的文字相同", False, 1)]
