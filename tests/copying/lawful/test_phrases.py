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
