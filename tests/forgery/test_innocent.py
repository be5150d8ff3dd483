"""Lawful look-alikes beside their guilty twins: only the latter may be more than a clue."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.forgery import (
    annex_dates,
    digit_fonts,
    foreign_organs,
    hidden_text,
    later_cited,
    number_order,
    number_reused,
    number_year,
    signing_times,
)
from checker.model.document import Signature
from checker.model.finding import Finding, Outcome
from checker.model.material import Record
from tests.forgery.documents import document, line
from tests.forgery.records import TEXTS, record, strengths
from tests.forgery.stated_paper import BODY, Paper

HERE = "商河县交通运输局"


@pytest.mark.parametrize(
    ("number", "titles", "header", "strength"),
    [
        ("示交发〔2023〕12号", ("关于开展检查的通知", "成立委员会的决定"), "present", "strong"),
        ("示交罚案〔2023〕12号", ("立案登记表", "结案报告"), "present", "weak"),
        ("示交发〔2023〕12号", ("关于印发方案的通知", "创建实施意见"), "absent", "weak"),
        ("示交发〔2023〕12号", ("管理办法", "关于修订后文本的说明"), "present", "weak"),
    ],
    ids=["two papers", "papers of one case", "a plan on a web page", "issued again"],
)
def test_one_number(number: str, titles: tuple[str, str], header: Any, strength: str) -> None:
    first, second = (
        record(title, TEXTS[text], number) for title, text in zip(titles, "ab", strict=True)
    )
    head = Finding("red_header", Outcome(header), "")
    pair = [first, replace(second, findings=(*second.findings, head))]
    (flag,) = number_reused.across({"甲县": pair})
    assert flag.evidence["strength"] == strength
    assert ("所以只作线索" in flag.text) is (strength == "weak") and "请" in flag.text


def ordered(title: str = "通知", **more: Any) -> list[Record]:
    early = Paper(number="示交发〔2023〕3号", day="2023-09-01", title=title, **more)
    late = Paper(number="示交发〔2023〕20号", day="2023-03-01", title="方案")
    return [paper.record(f"{paper.number}.pdf") for paper in (early, late)]


@pytest.mark.parametrize(
    ("records", "strength"),
    [
        (ordered(), "medium"), (ordered(via="ocr"), "weak"),
        (ordered("信用评价办法（重新印发）"), "weak"),
    ],
    ids=["typed", "read from a picture", "issued again"],
)  # fmt: skip
def test_order_of_numbers(records: list[Record], strength: str) -> None:
    assert strengths(number_order.across({"商河县": records})) == {strength}


def test_citing_a_paper_that_was_issued_again() -> None:
    citing = Paper(body=(*BODY, "按照示交发〔2023〕3号执行。")).record("a.pdf")
    again = Paper(number="示交发〔2023〕3号", day="2023-08-01", title="重新印发办法").record("b")
    assert strengths(later_cited.across({"商河县": [citing, again]})) == {"weak"}
    first = Paper(number="示交发〔2023〕3号", day="2023-02-01", title="办法").record("c.pdf")
    for papers in ([citing, again, first], [first, again, citing]):
        assert not list(later_cited.across({"商河县": papers}))


def annexed(title: str, signed: str, day: str = "2023-06-01") -> Record:
    paper = Paper(number="", organ="示交发〔2023〕12号附件1", day=day, title=title, signed=signed)
    made = paper.record()
    kind = replace(made.findings[1], values={**made.findings[1].values, "annex_of": "附件1"})
    return replace(made, findings=(made.findings[0], kind))


@pytest.mark.parametrize(
    ("title", "signed", "strength"),
    [
        ("实施方案", HERE, "medium"),
        ("信用承诺书", "山东某某运输公司信用办公室", "weak"),
        ("工作情况统计表", HERE, "weak"),
    ],
    ids=["the organ's own", "filled in by a company", "a form"],
)
def test_annexes_dated_later(title: str, signed: str, strength: str) -> None:
    records = {"商河县": [Paper().record("通知.pdf"), annexed(title, signed)]}
    assert strengths(annex_dates.across(records)) == {strength}


@pytest.mark.parametrize("head", ["示交发〔2023〕12号附件1", "附件一：示交发〔2023〕12号"])
@pytest.mark.parametrize("day", ["2023-01-05", "2022-12-20"])
def test_an_annex_approved_before_its_notice_cites_nothing_later(head: str, day: str) -> None:
    made = annexed("实施方案", HERE, day)
    lines = tuple(
        replace(row, text=head) if row.text.startswith("示交发") else row for row in made.lines
    )
    annex = replace(made, pages=(replace(made.pages[0], lines=lines),))
    records = {"商河县": [Paper().record("通知.pdf"), annex]}
    assert strengths(annex_dates.across(records)) == {"note"}
    assert not list(later_cited.across(records))
    alone = document(*lines)
    assert later_cited.compare(alone, annex.findings).outcome == "absent"


def test_an_annex_belongs_to_the_nearest_notice_of_its_number() -> None:
    again = Paper(day="2023-05-30", title="办法（重新印发）").record("again.pdf")
    records = [annexed("实施方案", HERE), Paper().record("first.pdf"), again]
    assert not list(annex_dates.across({"商河县": records}))


@pytest.mark.parametrize("title", ["跨区域信用监管合作协议", "信用信息共享备忘录", "案件移交函"])
def test_agreements_of_two_counties(title: str) -> None:
    paper = Paper(title=title, seal="博兴县交通运输局")
    assert strengths(foreign_organs.across({"商河县": [paper.record()]})) == {"weak"}
    notice = replace(paper, title="关于开展检查的通知")
    assert strengths(foreign_organs.across({"商河县": [notice.record()]})) == {"medium"}


@pytest.mark.parametrize(
    ("day", "strength"),
    [("2023-01-09", "weak"), ("2023-02-20", "weak"), ("2023-03-20", "medium")],
)
def test_the_old_year_written_in_january(day: str, strength: str) -> None:
    paper = Paper(number="示交发〔2024〕3号", day=day)
    assert number_year.compare(paper.document(), paper.findings()).strength == strength


@pytest.mark.parametrize(("sure", "outcome"), [(0.99, "present"), (0.9, "not_applicable")])
def test_a_date_read_badly_under_its_seal_tells_nothing(sure: float, outcome: str) -> None:
    paper = Paper(number="示交发〔2024〕3号", day="2023-06-15", via="ocr", sure=sure)
    assert number_year.compare(paper.document(), paper.findings()).outcome == outcome


@pytest.mark.parametrize(
    ("days", "strength"),
    [
        (("2023-02-01", "2023-03-15"), ""), (("2023-02-01", "2023-02-02"), "medium"),
        (("2023-03-15", "2023-09-15"), ""), (("2023-08-15", "2023-09-15"), "weak"),
    ],
    ids=["drafted, then sealed", "sealed before", "sealed, then exchanged", "sealed late"],
)  # fmt: skip
def test_papers_signed_and_then_sealed(days: tuple[str, str], strength: str) -> None:
    paper = Paper()
    signed = tuple(Signature("pdf", "intact", signed_at=day) for day in days)
    signed_paper = replace(paper.document(), signatures=signed)
    assert signing_times.compare(signed_paper, paper.findings()).strength == strength


@pytest.mark.parametrize(
    ("hidden", "strength"), [("示交发〔2023〕12号", "weak"), ("示交发〔2022〕8号", "medium")]
)
def test_a_number_hidden_by_an_exchange_system(hidden: str, strength: str) -> None:
    shown = line("示 交 发 [2023] 12 号")
    assert hidden_text.check(document(shown, line(hidden, hidden=True))).strength == strength


def glyphs(year: str, changed: int, **change: Any) -> list[digit_fonts.Glyph]:
    plain = [
        digit_fonts.Glyph(digit, "Song", "", 16, 700, (0, 0, 0), (0, 0, 1, 1)) for digit in year
    ]
    return [replace(x, **change) if n >= changed else x for n, x in enumerate(plain)]


@pytest.mark.parametrize(
    ("year", "strength"),
    [
        (glyphs("2023", 3, font="Times"), "weak"),
        (glyphs("2023", 2, font="Times"), "weak"),
        (glyphs("2023", 1, font="Times"), "medium"),
        (glyphs("2023", 3, foot=703.0), "medium"),
    ],
    ids=["202 printed", "20 printed", "changed", "lifted"],
)
def test_years_begun_by_a_template(year: list[digit_fonts.Glyph], strength: str) -> None:
    odd = digit_fonts._odd(1, "2023年3月15日", [year, glyphs("3", 9), glyphs("15", 9)])
    assert odd is not None and odd.strength == strength


@pytest.mark.parametrize(
    ("title", "strength"),
    [
        ("道路货运信用考核办法（修订）", "weak"), ("信用考核办法（2023年修正）", "weak"),
        ("信用考核办法（2023年修订版）", "weak"), ("关于修订信用考核办法的通知", "strong"),
    ],
)  # fmt: skip
def test_one_number_on_a_text_and_its_revision(title: str, strength: str) -> None:
    number = "示交发〔2021〕12号"
    pair = [record("道路客运管理规定", TEXTS["a"], number), record(title, TEXTS["b"], number)]
    assert strengths(number_reused.across({"甲县": pair})) == {strength}


@pytest.mark.parametrize(
    ("title", "strength"),
    [("关于联合惩戒失信企业的通知", "medium"), ("关于联合印发信用办法的通知", "weak")],
)
def test_joint_measures_are_no_joint_papers(title: str, strength: str) -> None:
    paper = Paper(title=title, signed="博兴县交通运输局").record()
    assert strengths(foreign_organs.across({"商河县": [paper]})) == {strength}
