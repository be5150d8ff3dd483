"""A text file may be one single row: what no heading can be is not tried as one."""

from checker.elements import organs

PLACE = "清河县"


def test_a_row_longer_than_any_heading_is_none() -> None:
    assert organs.heading([f"{PLACE}交通运输局文件"]) is not None
    assert organs.heading([f"{PLACE * 2000}交通运输局文件"]) is None


def test_joint_headings_on_one_row_are_not_too_long() -> None:
    names = "、".join(f"{PLACE}{name}局" for name in ("交通运输", "公安", "财政", "教育", "水利"))
    found = organs.heading([f"{names}文件"])
    assert found is not None
    assert found.form == "文件"
