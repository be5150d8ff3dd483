"""Texts of laws that counties hand in accuse nobody; a bureau's own rules in their style do."""

from __future__ import annotations

import pytest

from checker.copying import compare
from tests.copying.batch import A, B, C, frauds, sharing
from tests.copying.factory import record
from tests.copying.prose import prose

BODY = prose(61, 16).split("\n")
ARTICLES = "\n".join(f"第{n}条 {row}" for n, row in zip("二三四五", BODY, strict=True))


def papers(head: str, foot: str = "", **words):
    return [
        (name, record(name, head.format(city=city) + ARTICLES + f"\n{foot}", title=city, **words))
        for name, city in ((A, "某山市"), (B, "某河市"))
    ]


STATUTES = {
    "enacts itself": ("{city}客运条例\n第一条 为了规范客运，制定本条例。\n", ""),
    "takes effect": ("", "第六条 本条例自2020年1月1日起施行。"),
    "passed by a city's congress": (
        "{city}客运管理规定\n2019年5月8日 {city}第十六届人民代表大会常务委员会第十次会议通过\n",
        "第六条 本规定自公布之日起施行。",
    ),
    "decreed by a number in brackets": (
        "客运管理规定\n中华人民共和国公安部令（第61号）\n第一条 为了规范客运，制定本规定。\n",
        "",
    ),
    "issued by ministries": (
        "客运管理办法\n1981年12月30日 国务院批准\n1982年2月4日 卫生部、交通部发布\n"
        "第一条 制定本办法。\n",
        "",
    ),
    "decreed by a ministry": (
        "客运管理办法\n（2004年12月21日交通部令第14号公布）\n第一条 为了规范客运，制定本办法。\n",
        "",
    ),
    "decreed by a ministry of the republic": (
        "用地办法\n（1999年3月2日中华人民共和国国土资源部令第3号发布\n第一条 制定本办法。\n",
        "",
    ),
}

OWN = {
    "measures that cite a decree": (
        "客运管理办法\n第一条 根据《客运规定》（交通部令第14号），制定本办法。\n",
        "",
    ),
    "measures that a county's department issued": (
        "客运管理办法\n2004年12月21日 县委宣传部发布\n第一条 为了规范客运，制定本办法。\n",
        "",
    ),
    "measures that a county decreed": (
        "客运管理办法\n（2004年12月21日商河县人民政府令第14号公布）\n第一条 制定本办法。\n",
        "",
    ),
    "measures that cite what a congress passed": (
        "客运管理办法\n第一条 根据\n"
        "山东省第十三届人民代表大会常务委员会第三十次会议通过的《信用条例》，制定本办法。\n",
        "",
    ),
    "measures in which 本条例 was left": (
        "客运管理若干规定\n第一条 违反本条例的，依照本条例处理。\n",
        "第六条 本条例自2020年1月1日起施行。",
    ),
    "a regulation that a county cannot make": (
        "商河县客运条例\n第一条 为了规范客运，制定本条例。\n",
        "",
    ),
    "articles in the middle of a paper of its own": (
        f"{prose(63, 8)}\n第一条 为了规范客运，制定本条例。\n",
        "",
    ),
    "a bureau's measures": ("客运管理办法\n第一条 为了规范客运，制定本办法。\n", ""),
    "measures under a regulation": ("第一条 根据《{city}客运条例》，制定本办法。\n", ""),
    "a quoted article": ("第一条 “本条例自2020年1月1日起施行”已作规定，制定本办法。\n", ""),
    "called a regulation in its title only": ("{city}客运条例\n第一条 为了规范客运。\n", ""),
}


@pytest.mark.parametrize("name", STATUTES)
def test_sister_regulations_accuse_nobody_and_say_why(name):
    outcome = sharing(*papers(*STATUTES[name]))
    assert outcome.pairs and not frauds(outcome)
    assert "县级部门无权制定" in outcome.pairs[0].reason


@pytest.mark.parametrize("name", OWN)
def test_a_countys_own_rules_in_the_same_style_are_suspected(name):
    head, foot = OWN[name]
    outcome = sharing(*papers(head, foot))
    assert frauds(outcome)


def test_a_regulation_under_a_countys_own_header_is_its_own():
    head, foot = STATUTES["enacts itself"]
    made = [
        (name, record(name, one.text, organs=(f"{name}交通运输局",)))
        for name, one in papers(head, foot)
    ]
    assert frauds(sharing(*made))


def test_rules_that_a_county_level_city_passed_are_its_own():
    head = "2019年5月8日 邹平市第十六届人民代表大会第二次会议通过\n"
    (_, one), (_, other) = papers(head)
    assert frauds(compare({"邹平市": [one], B: [other]}))


@pytest.mark.parametrize(("kind", "count"), [("enacts itself", 0), ("own", 1)])
def test_a_regulation_handed_in_by_one_county_may_be_quoted_by_all(kind, count):
    (_, first), _ = papers(*(STATUTES | {"own": OWN["a bureau's measures"]})[kind])
    quoting = record("办法", prose(62, 16) + "\n" + "\n".join(BODY[1:4]))
    assert len(frauds(sharing((A, first), (B, quoting)))) == count


LAW = (
    f"{{title}}\n第一条 为了规范客运，制定本条例。\n{ARTICLES}\n第六条 本条例自2020年1月1日起施行。"
)


@pytest.mark.parametrize(
    ("own", "annexed", "count"),
    [
        ((64, 65), LAW.format(title="某山市客运条例"), 0),
        ((64, 64), LAW.format(title="某山市客运条例"), 1),
        ((64, 65), LAW.format(title="某山市客运要求"), 1),
    ],
)
def test_a_law_annexed_to_a_countys_own_paper_excuses_itself_alone(own, annexed, count):
    made = [
        (name, record(name, f"关于学习的通知\n{prose(seed, 8)}\n{annexed}\n{prose(seed + 9, 3)}"))
        for name, seed in zip((A, B), own, strict=True)
    ]
    outcome = sharing(*made)
    assert len(frauds(outcome)) == count
    if "条例\n" in annexed:
        assert {"某山市客运条例"} == {part.source for part in outcome.pairs[0].excluded}


def test_what_two_quote_from_a_regulation_in_the_batch_alone_is_shown_for_people_to_look_up():
    handed = (A, regulation(3))
    outcome = sharing(handed, (B, quoting("办法", 831, (3,))), (C, quoting("细则", 841, (3,))))
    (shown,) = [pair for pair in outcome.pairs if {pair.a.submission, pair.b.submission} == {B, C}]
    assert shown.severity == "notice" and shown.excluded[0].source == "条例3.pdf"
    assert "来源里没有原文" in shown.reason


ROWS = [prose(700 + n, 6 + n // 4, paragraph=1).split("\n") for n in range(64)]


def regulation(number):
    text = "\n".join(f"第{n}条 {row}" for n, row in enumerate(ROWS[number], 2))
    return record(f"条例{number}", f"第一条 为了规范第{number}类客运，制定本条例。\n{text}")


def quoting(name, seed, numbers):
    quoted = "\n".join(row for number in numbers for row in ROWS[number][:6])
    return record(name, f"{prose(seed, 8)}\n{quoted}\n{prose(seed + 1, 8)}")


@pytest.mark.parametrize("numbers", [(0,), (63,), (0, 31, 63)])
def test_of_many_statutes_each_is_held_against_papers_that_quote_it(numbers):
    handed = [(A, regulation(n)) for n in range(64)]
    others = [(B, quoting("办法", 801, numbers)), (C, quoting("细则", 811, numbers))]
    assert not frauds(sharing(*handed, *others))
    kept = [one for n, one in enumerate(handed) if n not in numbers]
    assert len(frauds(sharing(*kept, *others))) == 1


def test_a_copy_beside_a_quoted_statute_is_still_found():
    handed = [(A, regulation(n)) for n in range(64)]
    both = "\n".join(ROWS[5]) + "\n" + prose(821, 12)
    (found,) = frauds(
        sharing(*handed, (B, record("办法", both)), (C, record("细则", both + "。注")))
    )
    assert {part.source for part in found.excluded} == {"条例5.pdf"}
