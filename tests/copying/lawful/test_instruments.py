"""What a firm or a form words for all is nobody's copy; what is agreed or told may be."""

from __future__ import annotations

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
AGREED = prose(621, 20)


def grades(texts: dict[str, str], **words) -> list[str]:
    records = {name: [record(name, text, **words)] for name, text in texts.items()}
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("title", "firms", "grade"),
    [
        ("法律顾问合同", ("山东某某律师事务所", "山东某某律师事务所"), "notice"),
        ("法律顾问合同", ("山东某某律师事务所", "山东另某律师事务所"), "fraud"),
        ("法律顾问合同", (f"{A}某某律师事务所", f"{A}某某律师事务所"), "fraud"),
        ("法律顾问经验", ("山东某某律师事务所", "山东某某律师事务所"), "fraud"),
    ],
)
def test_contracts_with_one_firm_share_its_text(title, firms, grade):
    texts = {
        name: f"{title}\n甲方：{name}交通运输局\n乙方：{firm}\n{AGREED}"
        for name, firm in zip((A, B), firms, strict=True)
    }
    assert grades(texts, title=title) == [grade]


def test_parties_at_the_end_beside_who_signs_for_them():
    texts = {
        name: f"维护协议\n{AGREED}\n甲方：{name}局　　代表：{at}\n乙方：山东某某公司　　代表：{at}"
        for name, at in ((A, "张三"), (B, "李四"))
    }
    assert grades(texts, title="维护协议") == ["notice"]


PLEDGE = prose(622, 5).replace("\n", "")


@pytest.mark.parametrize(
    ("opening", "suspected"),
    [
        ("本人自愿从事客运，现承诺如下：", False),
        ("我公司承诺：", False),
        ("本企业承诺，", False),
        ("我们做了几件事：", True),
    ],
)
def test_a_pledge_within_a_longer_paper_is_a_form(opening, suspected):
    texts = {
        name: f"{prose(seed, 9)}\n{opening}{PLEDGE}\n{prose(seed + 9, 9)}"
        for name, seed in ((A, 631), (B, 632))
    }
    assert ("fraud" in grades(texts)) == suspected
