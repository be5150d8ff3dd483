"""Item numbers before file names, told by the files that lie beside each other."""

import pytest

from checker.intake.siblings import numbered
from tests.intake.names import NAMES


def _under(folder, *names):
    found = numbered([f"{folder}/{name}" for name in names], NAMES)
    return {path.rsplit("/", 1)[1]: place.indicator for path, place in found.items()}


def test_a_number_that_returns_before_other_names_is_the_items():
    names = ("1.市局座谈.docx", "1.关于成立领导小组的通知.pdf", "3.年度工作计划.pdf")
    assert _under("一、制度建设", *names) == {
        "1.市局座谈.docx": "一.1",
        "1.关于成立领导小组的通知.pdf": "一.1",
        "3.年度工作计划.pdf": "一.3",
    }


def test_numbers_are_the_items_where_several_names_fit_them():
    names = ("1.成立领导小组的通知.pdf", "2.座谈.docx", "3.年度工作计划.pdf")
    assert _under("一、制度建设", *names)["2.座谈.docx"] == "一.2"
    names = ("1.座谈.docx", "3.年度工作计划.pdf")  # one fits, and they do not run from one on
    assert _under("一、制度建设", *names) == {"1.座谈.docx": "一.1", "3.年度工作计划.pdf": "一.3"}


@pytest.mark.parametrize(
    "names",
    [
        ("1.座谈.docx", "2.调研.docx", "3.年度工作计划.pdf"),  # each once: they only count
        ("1.座谈.docx", "1.座谈.pdf", "2.每季度研究推进.docx"),  # one paper in two formats
        ("1.座谈.docx", "1.调研.docx", "说明.docx"),
        ("1.座谈.docx", "1.调研.docx"),  # no name speaks for its number
        ("1.座谈.docx", "3.调研.docx"),
        ("1.座谈.docx", "1.年度工作计划.docx", "2.每季度研究推进.docx"),  # one speaks against it
        ("3.12座谈.docx", "3.25调研.docx", "1.成立领导小组.docx"),  # days
    ],
)
def test_else_it_may_only_count(names):
    assert _under("一、制度建设", *names) == {}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("2.pdf",), {"2.pdf": "加分.2"}),
        (("1.pdf",), {}),  # the first of a count, or the first item
        (("1.pdf", "2.jpg"), {}),
        (("2.pdf", "2.jpg"), {}),
        (("02.pdf",), {}),
        (("3.pdf",), {}),  # there is no such item
    ],
)
def test_numbers_alone_that_run_from_one_may_only_count(names, expected):
    assert _under("加分项", *names) == expected


def test_only_right_under_a_heading():
    names = ("1.座谈.docx", "1.调研.docx", "3.年度工作计划.pdf")
    assert _under("一、制度建设/1领导小组", *names) == {}
    assert _under("资料", *names) == {}
