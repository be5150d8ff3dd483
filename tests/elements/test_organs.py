"""Headings read from their rows."""

import pytest

from checker.elements.organs import heading

THREE = ("临川县财政局", "临川县公安局", "临川县水务局")


@pytest.mark.parametrize(
    "rows",
    [
        [*THREE, "文件"],
        [THREE[0], THREE[1] + "文件", THREE[2]],
        [THREE[0] + "文件", THREE[1], THREE[2]],
        [THREE[0], THREE[1], THREE[2] + "文件"],
    ],
)
def test_the_word_beside_joint_names_belongs_to_all(rows):
    found = heading(rows)
    assert (found.organs, found.form) == (THREE, "文件")


def test_two_headings_are_not_one():
    assert heading([THREE[0] + "文件", THREE[1] + "文件"]) is None
