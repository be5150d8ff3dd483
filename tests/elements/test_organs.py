"""Names of organs, and headings read from their rows."""

import pytest

from checker.elements import organs as named
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


def test_an_order_read_with_its_last_letter_wrong():
    found = heading(["临川县人民政府今"])
    assert (found.organs, found.form) == (("临川县人民政府",), "令")


@pytest.mark.parametrize(
    "spelt", [" LINCHUAN XIAN JIAOTONG WENJIAN", "Linchuan County Transport Bureau"]
)
def test_a_name_spelt_in_latin_letters_behind_the_heading_is_left_out(spelt):
    found = heading(["临川县交通运输局文件" + spelt])
    assert (found.organs, found.form) == (("临川县交通运输局",), "文件")
    assert heading(["欢迎使用" + spelt]) is None


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


@pytest.mark.parametrize(
    "name",
    [
        "清源县交通工程质量监督站",
        "清源县人民政府",
        "中共清源县委",
        "清源县交通运输局",
        "清 源 县 公 安 局",
        "清源县道路运输服务中心",
        "清源县交通运输综合行政执法大队",
        "清源县“信用交通县”创建工作领导小组办公室",
        "山东清源建设有限公司",
        "中国共产党清源县委员会",
        "山东省交通运输厅（通知）",
    ],
)
def test_organ(name):
    assert named.is_organ(name)


@pytest.mark.parametrize(
    "text",
    [
        "合，定期报送工作进展，确保各项任务落到实处",
        "清源县交通运输局网站",
        "办公室",
        "领导小组",
        "关于成立领导小组",
        "欢迎来到清源县交通运输局",
        "清源县交通运输局关于工作的通知",
        "人民交通为人民",
        "各镇人民政府",
        "抄送：县委办公室",
        "来源：清源县交通运输局",
        "2023年",
        "",
    ],
)
def test_no_organ(text):
    assert not named.is_organ(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("清源县交通运输局", "清源县交通运输局", True),
        ("山东省清源县交通运输局", "清源县交通运输局", True),
        ("中共清源县委员会", "中共清源县委", True),
        ("清源县交通运输局", "清源县公安局", False),
        ("清源县交通运输局", "白云县交通运输局", False),
    ],
)
def test_same_body(one, other, same):
    assert named.same(one, other) is same


def test_the_meeting_of_a_county_head_is_no_organ_below_its_government():
    found = heading(["清源县人民政府", "县长办公会议纪要"])
    assert (found.organs, found.form) == (("清源县人民政府",), "纪要")
    group = heading(["清源县信用体系建设领导小组会议纪要"])
    assert group.organs == ("清源县信用体系建设领导小组",)


def test_a_day_is_no_part_of_an_organs_name():
    assert not named.is_organ("（2020年7月24日山东省第十三届人民代表大会常务委员会")
    assert named.is_organ("清源县2023年防汛抗旱指挥部")
