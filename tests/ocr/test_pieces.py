"""A row read narrow: what is in doubt is read anew between characters that must come out again."""

import numpy as np
import pytest

from checker.ocr import pieces
from checker.ocr.pieces import Letter


def row(*letters):
    """Letters and their chances, each in one column of four."""
    return [Letter(text, sure, 4 * at + 1, 4 * at + 1) for at, (text, sure) in enumerate(letters)]


def sure(text):
    return [(one, 0.99) for one in text]


def strip(letters):
    return np.zeros((20, 10 * 4 * len(letters), 3), np.uint8)


def mended(letters, answer):
    """What comes of the row, and how wide the strips were that were read."""
    asked = []

    def read(piece):
        asked.append(piece.shape[1])
        return answer[len(asked) - 1]

    columns = max(1, 4 * len(letters))
    return pieces.mended(strip(letters), row(*letters), columns, read), asked


def test_letters_are_told_from_columns():
    chances = np.zeros((7, 4), np.float32)
    for column, (letter, chance) in enumerate(
        [(0, 0.9), (1, 0.8), (1, 0.9), (0, 0.9), (1, 0.7), (2, 0.6), (3, 0.5)]
    ):
        chances[column, letter] = chance
    found = pieces.letters(chances, ("", "信", "用", "县"))
    assert [(x.text, round(x.chance, 1), x.first, x.last) for x in found] == [
        ("信", 0.8, 1, 2),
        ("信", 0.7, 4, 4),
        ("用", 0.6, 5, 5),
        ("县", 0.5, 6, 6),
    ]


def test_only_the_stretch_round_a_doubtful_letter_is_read_anew():
    letters = [*sure("各县交通运输主管"), ("邱", 0.4), *sure("门：现通知如下")]
    found, asked = mended(letters, [("主管部门：", 0.98)])
    assert found is not None
    assert found[0] == "各县交通运输主管部门：现通知如下"
    assert 0.98 < found[1] < 0.99
    assert asked == [5 * 40]


def test_a_doubtful_letter_at_an_end_needs_no_context_there():
    letters = [("备", 0.5), *sure("县交通运输主管部门")]
    found, asked = mended(letters, [("各县交", 0.97)])
    assert found is not None and found[0] == "各县交通运输主管部门"
    assert asked == [115]


def test_two_stretches_that_touch_are_one():
    letters = [
        *sure("一二三四五六"),
        ("七", 0.5),
        *sure("八九"),
        ("十", 0.5),
        *sure("甲乙丙丁戊己"),
    ]
    _, asked = mended(letters, [("五六七八九十甲乙", 0.9)])
    assert asked == [8 * 40]


@pytest.mark.parametrize("read", ["主营部门：", "主管部门；", "", "部"])
def test_a_stretch_whose_ends_come_out_otherwise_settles_nothing(read):
    letters = [*sure("各县交通运输主管"), ("邱", 0.4), *sure("门：现通知如下")]
    assert mended(letters, [(read, 0.98)])[0] is None


@pytest.mark.parametrize(
    "letters",
    [
        sure("各县交通运输主管部门"),  # none is in doubt: the row's doubt has no place
        [(one, 0.5) for one in "各县交通运输主管部门"],  # all are
        [],
    ],
)
def test_a_row_without_a_stretch_of_its_own_is_read_whole(letters):
    assert mended([*letters], []) == (None, [])
