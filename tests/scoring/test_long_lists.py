"""Titles of postings are compared however many there are."""

from __future__ import annotations

from checker.scoring.exclusions import LONGEST, NAMED, Titles


def holds(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= NAMED and len(long) <= LONGEST and short in long


def test_the_first_title_that_holds_another_or_stands_in_it_is_found():
    names = ["诚信兴商宣传月活动启动", "商河县诚信兴商宣传月活动启动仪式", "信用交通", "修复" * 40]
    titles = Titles({name: str(place) for place, name in enumerate(names)})
    asked = [
        *names,
        "商河县诚信兴商宣传月活动启动",
        "诚信兴商宣传月活动启动仪式举行",
        "修复" * 10,
        "无关的题名一二三四",
    ]
    for title in asked:
        first = next((str(n) for n, name in enumerate(names) if holds(title, name)), "")
        assert titles.near(title) == first


def test_titles_do_not_run_into_each_other():
    assert not Titles({"甲" * NAMED: "a", "乙" * NAMED: "b"}).near("甲" * 4 + "乙" * 4)


def test_many_titles_are_asked_without_meeting_each_other_one_by_one():
    class Counted(dict):
        asked = 0

        def __getitem__(self, name):
            self.asked += 1
            return super().__getitem__(name)

    of = Counted({f"第{n}次信用交通宣传活动": str(n) for n in range(2000)})
    titles = Titles(of)
    assert titles.near("商河县开展第1999次信用交通宣传活动") == "1999"
    assert of.asked == 1
