"""Forms of words that every official paper uses are found, and no more than these."""

from __future__ import annotations

import pytest

from checker.copying.lawful.phrases import lawful_spans
from checker.copying.unwrapped import unwrapped


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("（一）加强组织领导。各科室要专人负责。", "（一）加强组织领导"),
        ("二、主要做法", "二、主要做法"),
        ("第四章 燃气使用", "第四章 燃气使用"),
        ("第三条 经营者应当做到：", "第三条 经营者应当做到"),
        ("第三条 加价水费由节水机构收取。", ""),  # an article's whole text
        ("第三条 加价水费由节水机构收取，上缴财政。", ""),
    ],
)
def test_a_heading_is_no_sentence_of_an_article(line, heading):
    found = [
        line[first:last]
        for first, last, source, _ in lawful_spans(unwrapped(line))
        if source == "标题"
    ]
    assert found == ([heading] if heading else [])


LONG = "信用修复由失信主体自行申请，" * 30 + "逾期不候。"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (f"文中写道：“{LONG}”。", [f"“{LONG}”"]),
        (f"文中写道：\n“{LONG}\n“{LONG}”", [f"“{LONG}", f"“{LONG}”"]),  # paragraph by paragraph
        (f"称为“优秀\n{LONG}”", []),  # a mark that was forgotten
    ],
)
def test_a_quotation_goes_as_far_as_its_marks(text, quoted):
    found = lawful_spans(unwrapped(text))
    assert [text[first:last] for first, last, source, _ in found if source == "引文"] == quoted
