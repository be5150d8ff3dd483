"""A short text that counts, dates and names nothing is anybody's."""

from __future__ import annotations

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
OWN = {A: prose(321, 3), B: prose(322, 3)}
PLAIN = """把笑脸挂在窗前，把账本摊在灯下，谁来问路都肯起身，谁来诉苦都肯坐听。
不因货少而怠慢，不因路远而推辞，绕了弯路自己认下，收错了钱连夜送回。老主顾信得过，新主顾才肯来，一车瓜果一船沙石都是脸面，脸面丢了再难拾起。
天冷替人暖一壶水，雨急替人撑一把伞，小事做得细，大事才靠得住。
"""
LONGER = "渡口的石阶扫得见缝，值夜的灯笼挂到鸡鸣，挑担的先上，空手的让让，谁也不曾落下谁。"
COUNTED = PLAIN.replace("绕了弯路", "6月8日绕了弯路").replace("一车瓜果", "三十七吨瓜果")
DATED = PLAIN + "6月8日\n"
BOUNDED = PLAIN.replace("绕了弯路", "十日以内绕了弯路").replace("一车瓜果", "三吨以下瓜果")


def grades(shared: str) -> list[str]:
    records = {n: [record(n, f"工作情况\n{OWN[n]}\n{shared}")] for n in (A, B)}
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("shared", "grade"),
    [
        (PLAIN, "notice"),
        (BOUNDED, "notice"),
        (DATED, "notice"),
        (COUNTED, "fraud"),
        (PLAIN + LONGER, "fraud"),
    ],
)
def test_a_short_text_without_particulars_is_a_question(shared, grade):
    assert grades(shared) == [grade]


def test_a_plain_text_among_much_else_of_either_was_put_there():
    records = {
        n: [record(n, f"工作情况\n{prose(seed, 16)}\n{PLAIN}")] for n, seed in ((A, 323), (B, 324))
    }
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["fraud"]
