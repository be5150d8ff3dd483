"""What one paper says of itself: numbers and dates that cannot be together, and ones that can."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.forgery import (
    later_cited,
    number_year,
    own_numbers,
    past_deadlines,
    printing_dates,
    stated,
)
from checker.model.document import Line
from checker.model.finding import Finding
from tests.forgery.stated_paper import BODY, Paper

EDGE, FOOT, MIDDLE = 0.03, 0.95, 0.5


def asked(module: Any, paper: Paper) -> Finding:
    found: Finding = module.compare(paper.document(), paper.findings())
    assert "伪造" not in found.reason
    return found


@pytest.mark.parametrize(
    ("extra", "strength"),
    [
        ((("示交发〔2023〕21号", 2, EDGE),), "medium"),
        ((("示交发〔2022〕12号", 2, FOOT),), "medium"),
        ((("示交发﹝2023﹞21号附件1", 2, 0.1),), "medium"),
        ((("示交发〔2023〕43号", 1, 0.23),), "medium"),
        ((("示交发〔2023〕43号", 1, MIDDLE),), ""),
        ((("示交字〔2023〕12号", 2, EDGE),), "weak"),
        ((("示交发〔2023〕12号", 2, EDGE),), ""),
        ((("示 交 发 [2023] 12 号", 2, EDGE),), ""),
        ((("示交发〔2023〕12号附件2", 2, 0.1),), ""),
        ((("示交发〔2022〕21号", 1, MIDDLE),), ""),
        ((("（市交发〔2022〕21号）要求", 2, EDGE),), ""),
        ((), ""),
    ],
)
def test_two_numbers_on_one_paper(extra: tuple[tuple[str, int, float], ...], strength: str) -> None:
    found = asked(own_numbers, Paper(extra=extra))
    assert found.strength == strength and found.outcome == ("present" if strength else "absent")
    if strength:
        assert found.values["facts"][0]["what"] == "版头"
        assert len(found.evidence) == 2


def test_a_number_read_from_a_picture_tells_less() -> None:
    extra = (("示交发〔2023〕21号", 2, EDGE),)
    assert asked(own_numbers, Paper(extra=extra, via="ocr")).strength == "weak"
    assert asked(own_numbers, Paper(extra=extra, via="ocr", sure=0.9)).outcome == "absent"


def test_the_day_of_what_is_handed_on_is_not_its_own() -> None:
    """A forwarding notice is signed before the paper behind it, which has a day of its own."""
    late = Paper(number="示交发〔2024〕3号", day="2023-06-15")
    assert asked(number_year, late).strength == "medium"
    own = (("商河县交通运输局", 1, 0.5), ("2024年1月9日", 1, 0.53))
    assert asked(number_year, replace(late, extra=own)).outcome != "present"
    assert asked(number_year, replace(late, extra=own[1:])).strength == "medium"


@pytest.mark.parametrize(
    ("number", "day", "via", "strength"),
    [
        ("示交发〔2024〕3号", "2023-06-15", "text", "medium"),
        ("示交发〔2024〕3号", "2023-06-15", "ocr", "weak"),
        ("示交发〔2024〕1号", "2023-12-20", "text", ""),
        ("示交发〔2022〕88号", "2023-01-09", "text", ""),
        ("示交发〔2022〕88号", "2023-09-09", "text", "weak"),
        ("示交发〔2023〕88号", "2023-09-09", "text", ""),
    ],
)
def test_the_year_of_number_and_date(number: str, day: str, via: Any, strength: str) -> None:
    found = asked(number_year, Paper(number=number, day=day, via=via))
    assert found.strength == strength and found.outcome == ("present" if strength else "absent")


def citing(words: str, **more: Any) -> Paper:
    return Paper(body=(*BODY, words), **more)


@pytest.mark.parametrize(
    ("row", "strength"),
    [
        ("商河县交通运输局办公室　　2022年3月16日印发", "medium"),
        ("商河县交通运输局　2023年3月1日印发", "medium"),
        ("商河县人民政府办公室　2022年3月16日印发", "weak"),
        ("济南市交通运输局办公室　2022年3月16日印发", ""),
        ("商河县交通运输局办公室　2023年3月15日印发", ""),
        ("商河县交通运输局办公室　2023年3月10日印发", ""),
        ("商河县交通运输局办公室　2023年4月2日印发", ""),
        ("商河县交通运输局办公室　2022年2月30日印发", ""),
        ("商河县交通运输局办公室2022年3月16日印发的通知", ""),
    ],
)
def test_printed_before_it_was_issued(row: str, strength: str) -> None:
    for number in (1, 2):
        found = asked(printing_dates, Paper(extra=((row, number, 0.93),)))
        assert found.strength == strength
    if strength:
        read = asked(printing_dates, Paper(extra=((row, 2, 0.93),), via="ocr"))
        assert read.strength == "weak" and read.via == "ocr"


def test_the_two_ends_of_a_printing_row_may_be_told_apart() -> None:
    paper = Paper(extra=(("2022年3月16日印发", 2, 0.93),)).document()
    organ = Line("商河县交通运输局办公室", (0.05, 0.93, 0.19, 0.95), 2)
    page = replace(paper.pages[1], lines=(organ, *paper.pages[1].lines))
    found = printing_dates.compare(replace(paper, pages=(paper.pages[0], page)), Paper().findings())
    assert found.strength == "medium" and len(found.evidence) == 2


@pytest.mark.parametrize(
    ("words", "strength"),
    [
        ("根据《办法》（鲁交发〔2024〕7号）要求，制定本方案。", "medium"),
        ("根据《办法》（鲁交发〔2022〕7号）要求，制定本方案。", ""),
        ("根据《办法》（鲁交发〔2023〕700号）要求，制定本方案。", ""),
        ("贯彻示交发〔2023〕90号文件精神。", "weak"),
        ("贯彻示交发〔2023〕3号文件精神。", ""),
        ("力争到2025年底，信用评价全覆盖。", ""),
    ],
)
def test_citing_what_did_not_exist(words: str, strength: str) -> None:
    found = asked(later_cited, citing(words))
    assert found.strength == strength and found.outcome == ("present" if strength else "absent")


def test_what_stands_behind_the_date_is_not_asked() -> None:
    extra = (("鲁交发〔2024〕7号", 2, MIDDLE),)
    assert asked(later_cited, Paper(extra=extra)).outcome == "absent"


def test_the_papers_own_number_is_no_citation() -> None:
    odd = Paper(number="示交发〔2024〕3号", day="2023-06-15")
    assert asked(later_cited, odd).outcome == "absent"
    assert later_cited.compare(odd.document(), odd.findings()[:2]).outcome == "absent"


def test_a_citation_cut_over_two_lines_is_read() -> None:
    cut = Paper(body=(*BODY, "根据《办法》（鲁交发〔20", "24〕7号）要求，制定本方案。"))
    assert asked(later_cited, cut).strength == "medium"


@pytest.mark.parametrize(
    ("day", "strength"), [("2023-12-20", "weak"), ("2023-11-20", "medium"), ("2024-01-05", "")]
)
def test_numbers_of_the_coming_year_are_begun_before_it(day: str, strength: str) -> None:
    body = (*BODY[:3], "根据《信用管理办法》（商政发〔2024〕1号）执行。", *BODY[3:])
    paper = Paper(number="示交发〔2023〕88号", body=body, day=day)
    assert asked(later_cited, paper).strength == strength


@pytest.mark.parametrize("module", [own_numbers, number_year, later_cited])
def test_nothing_certain_no_question(module: Any) -> None:
    paper = Paper()
    found = module.compare(paper.document(), ())
    assert found.outcome == "not_applicable" and not found.strength


def test_a_paper_that_cites_a_younger_paper_of_its_county() -> None:
    plan = Paper(number="示交发〔2023〕30号", day="2023-08-01", title="信用评价方案").record()
    early = citing("按照示交发〔2023〕30号执行。", day="2023-03-15").record()
    (flag,) = later_cited.across({"商河县": [plan, early]})
    assert flag.evidence["strength"] == "medium" and len(flag.materials) == 2
    assert "2023-08-01" in flag.text and "Day(" not in flag.text
    late = citing("按照示交发〔2023〕30号执行。", number="示交发〔2023〕41号", day="2023-09-01")
    assert not list(later_cited.across({"商河县": [plan, late.record()]}))
    assert not list(later_cited.across({"商河县": [plan], "博兴县": [early]}))


def test_a_paper_issued_again_under_its_number_is_not_cited_by_the_first() -> None:
    first = Paper(day="2023-03-15").record("a.pdf")
    again = Paper(day="2023-05-22").record("b.pdf")
    assert not list(later_cited.across({"商河县": [first, again]}))


@given(
    code=st.text("示交发字函办", min_size=2, max_size=4),
    year=st.integers(2000, 2099),
    serial=st.integers(1, 9999),
    at=st.integers(0, 12),
)
def test_any_number_in_a_text_is_read_as_written(
    code: str, year: int, serial: int, at: int
) -> None:
    words = f"《办法》（{code}〔{year}〕{serial}号）"
    lines = [Line(part, (0, 0, 1, 0.1)) for part in (words[:at], words[at:])]
    (number,) = stated.cited(lines)
    assert (number.code, number.year, number.serial) == (code, year, serial)


@given(st.text(max_size=60))
def test_any_text_is_searched_without_harm(words: str) -> None:
    for number in stated.cited([Line(words, (0, 0, 1, 1))]):
        assert 2000 <= number.year <= 2099


@pytest.mark.parametrize(
    ("row", "strength"),
    [
        ("请各单位于2022年5月10日前，将自查报告报送我局运管科。", "weak"),
        ("各企业务必在2022年5月10日17时前完成整改并反馈。", "weak"),
        ("请于2023年2月20日前报送。", ""),
        ("请于2023年5月10日前报送。", ""),
        ("各企业已于2022年5月10日前完成整改，请继续保持。", ""),
        ("请对2022年5月10日前完成登记的车辆开展核查。", ""),
        ("请按《关于请于2022年5月10日前报送材料的通知》执行。", ""),
        ("市局要求“请于2022年5月10日前报送”，我县按期完成。", ""),
        ("截至2022年5月10日前应完成的任务已全部完成。", ""),
    ],
)
def test_a_deadline_that_had_passed(row: str, strength: str) -> None:
    assert asked(past_deadlines, citing(row)).strength == strength


def test_a_deadline_cut_over_two_rows_or_behind_the_signature() -> None:
    cut = Paper(body=(*BODY, "请各单位于2022年5月", "10日前报送自查报告。"))
    assert asked(past_deadlines, cut).strength == "weak"
    behind = Paper(extra=(("请于2022年5月10日前报送。", 2, 0.3),))
    assert asked(past_deadlines, behind).outcome == "absent"
