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


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("第一季度领导小组会议纪要", ()),
        ("2023年第1季度工作会议纪要", ()),
        ("临川县交通运输局专题会议纪要", ("临川县交通运输局",)),
        (
            "第一季度临川县“信用交通县”创建工作领导小组会议纪要",
            ("临川县“信用交通县”创建工作领导小组",),
        ),
        ("临川县信用体系建设领导小组第2次会议纪要", ("临川县信用体系建设领导小组",)),
    ],
)
def test_minutes_name_who_met_not_when(text, organs):
    found = heading([text])
    assert (found.organs, found.form) == (organs, "纪要")
