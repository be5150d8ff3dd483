"""Dates that never were, and ones that look odd but were."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.forgery import date_never
from checker.model.document import Document, Line, Page

SIGNED = (
    Line("商河县交通运输局", (0.1, 0.75, 0.9, 0.77)), Line("2023年5月9日", (0.1, 0.8, 0.9, 0.82)),
)  # fmt: skip


def found(text: str, signed: bool = True, saved: str = "", **more: object) -> tuple[str, str]:
    line = Line(text, (0.1, 0.8, 0.9, 0.82), **more)  # type: ignore[arg-type]
    organ = Line("商河县交通运输局", (0.1, 0.75, 0.9, 0.77))
    page = Page(1, 595, 842, lines=(organ, line) if signed else (line,))
    told = {"ModDate": saved} if saved else {}
    finding = date_never.check(
        Document(Path("x.pdf"), "pdf", "born_digital", (page,), metadata=told)
    )
    return str(finding.outcome), finding.strength


@pytest.mark.parametrize(
    "text",
    [
        "2023年2月30日", "2023 年 2 月 29 日", "2022年11月31日", "2023年13月1日", "2023年0月12日",
        "二〇二三年二月三十日", "二○二二年六月三十一日",
    ],
)  # fmt: skip
def test_the_date_of_issue_never_was(text: str) -> None:
    assert found(text) == ("present", "medium")


def test_in_running_text_or_read_from_a_picture_it_is_weak() -> None:
    assert found("2023年6月31日", signed=False) == ("present", "weak")  # a cell of a table
    assert found("会议于2023年4月31日召开") == ("present", "weak")
    assert found("5 宏远物流 2023-06-31 合格", signed=False) == ("present", "weak")
    assert found("2023/4/31", signed=False) == ("present", "weak")
    assert found("2023年2月30日", via="ocr", confidence=0.99) == ("present", "weak")


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日", "2023年12月31日", "2月30日", "2023年2月", "2023年2月3日", "2023年0月0日",
        "2023年00月00日", "二〇二四年二月二十九日", "二零二三年十月三十一日",
        "二〇〇〇年十二月二日", "D2023-04-31-7", "2023.13.45", "2023-12-31", "2023.2.300",
        "12023-02-30",
    ],
)  # fmt: skip
def test_days_that_were_or_cannot_be_told(text: str) -> None:
    assert found(text) == ("absent", "")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("定于2023年5月16日（星期一）上午召开", "present"), ("2023年5月16日 周日", "present"),
        ("定于2023年5月16日（星期二）上午召开", "absent"), ("2023年5月14日周日", "absent"),
        ("2023年5月16日周一至周五", "absent"), ("2023年5月14日（星期天）", "absent"),
    ],
)  # fmt: skip
def test_a_day_with_the_weekday_of_another_year(text: str, outcome: str) -> None:
    assert found(text) == (outcome, "weak" if outcome == "present" else "")


@pytest.mark.parametrize("saved", ["D:20230310090000+08'00'", "2023-03-10"])
def test_a_date_of_issue_that_had_not_come_when_the_file_was_written(saved: str) -> None:
    assert found("2023年5月9日", saved=saved) == ("present", "weak")


@pytest.mark.parametrize(
    "saved",
    [
        "",
        "D:20200310090000",
        "D:20230501090000",
        "D:20230415",
        "D:20000101000000",
        "D:20231301",
        "soon",
    ],
)
def test_a_file_written_about_its_day_or_later_or_by_a_clock_never_set(saved: str) -> None:
    assert found("2023年5月9日", saved=saved) == ("absent", "")


def test_days_to_come_depend_on_the_file_alone() -> None:
    assert found("2093年5月9日") == ("absent", "")
    assert found("到2023年12月31日全面建成", saved="D:20230310") == ("absent", "")
    assert found("2023年5月9日", signed=False, saved="D:20230310") == ("absent", "")
    page = Page(1, 595, 842, SIGNED)
    told = {"ModDate": "D:20230310090000"}
    scan = Document(Path("x.pdf"), "pdf", "scan", (page,), metadata=told)
    assert date_never.check(scan).outcome == "absent"  # the matter of file_dates
    finding = date_never.check(replace(scan, medium="born_digital"))
    assert "2023-03-10" in finding.reason and "请核对原件" in finding.reason


def test_an_unsure_reading_says_nothing() -> None:
    assert found("2023年2月30日", via="ocr", confidence=0.9) == ("absent", "")
