"""What two counties ascribe to one document is that document's; one county's word is a question."""

from __future__ import annotations

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import prose

A, B, C = "商河县", "博兴县", "莘县"
SHARED = prose(171, 9).replace("\n", "")
OWN = {A: prose(173, 6), B: prose(174, 6), C: prose(175, 6)}
TITLE = "《交通信用信息归集办法》"


def pairs(texts: dict[str, str]):
    records = {name: [record(name, f"材料\n{text}\n{OWN[name]}")] for name, text in texts.items()}
    return {
        frozenset((pair.a.submission, pair.b.submission)): pair
        for pair in compare(records, [], Settings()).pairs
    }


def grade(one: str, other: str) -> str:
    return pairs({A: one, B: other})[frozenset((A, B))].severity


@pytest.mark.parametrize(
    ("one", "other", "suspected"),
    [
        (f"按照省厅{TITLE}要求，", f"省里的{TITLE}（鲁交信〔2022〕3号）明确规定，", False),
        ("核查依据：GB/T 16739.1\n", "依据GB/T16739.1核查\n", False),
        ("核查依据：GB/T 16739.1\n", "", False),
        ("核查依据：交信16739\n", "", True),
        ("对照《客运站规范》（JT/T 1114）。标准要求，", "对照《客运站规范》。", False),
        ("依据是《站场条件》（GB/T 30340）。标准规定，", "", False),
        ("对照《客运站规范》（交信1114）。标准要求，", "对照《客运站规范》。", True),
        (f"按照省厅{TITLE}要求，", "按照《交通信用信息修复办法》要求，", True),
        (f"按照省厅{TITLE}要求，", "", True),
        (f"我们学习了{TITLE}。", f"我们学习了{TITLE}。", True),
        (f"按照{TITLE}要求，我县先行。", f"按照{TITLE}要求，我县先行。", True),
        ("按照《商河县信用办法》要求，", "按照《商河县信用办法》要求，", True),
    ],
    ids=[
        *("one title", "one standard", "a standard on one side", "a number of no standard"),
        *("a standard by title and number", "a standard by its number in brackets"),
        "a title with a number of none",
        *("two titles", "one side", "named, not quoted"),
        *("the county's own doing", "a county's paper"),
    ],
)
def test_text_that_both_ascribe_to_one_document_accuses_nobody(one, other, suspected):
    assert (grade(one + SHARED, other + SHARED) == "fraud") == suspected


def test_a_title_that_the_line_cuts_names_its_document():
    cut = f"按照省厅{TITLE[:8]}\n{TITLE[8:]}要求，"
    assert grade(cut + SHARED, cut + SHARED) == "notice"


ARTICLES = "".join(
    f"第{n}条 {line}\n" for n, line in zip("一二三四五六七八九", SHARED.split("。"), strict=False)
)
READ = f"会上念了{TITLE}的几条："
DRAWN = f"驾驶员学习{TITLE}，老师圈出以下条款——"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (READ, DRAWN, "notice"),
        (READ, "会上念了我县办法的几条：", "fraud"),
        (f"为落实{TITLE}制定本办法。", f"为落实{TITLE}制定本办法。", "fraud"),
    ],
)
def test_articles_under_a_line_that_names_their_document_are_its_own(one, other, told):
    assert grade(f"{one}\n{ARTICLES}", f"{other}\n{ARTICLES}") == told
    assert grade(one + ARTICLES.replace("\n", ""), f"{other}\n{ARTICLES}") == told


def test_what_follows_in_another_paragraph_is_no_quotation():
    text = f"按照{TITLE}要求，要按时归集信用信息，逐条核对来源并在当日补齐。\n{SHARED}"
    assert grade(text, text) == "fraud"


def test_who_quotes_the_document_without_its_name_quotes_it_too():
    told = f"按照省厅{TITLE}要求，{SHARED}"
    found = pairs({A: told, B: told, C: SHARED})
    assert {pair.severity for pair in found.values()} == {"notice"}
    assert "原件" in found[frozenset((A, C))].reason


def test_an_origin_that_one_side_alone_names_is_shown_to_be_checked():
    told = f"以下摘自《山东省交通运输信用工作指南》：\n{SHARED}\n{A}"
    (pair,) = pairs({A: told, B: SHARED}).values()
    assert pair.severity == "notice" and "原件" in pair.reason
    assert pair.measures["on_its_word"] >= Settings().fraud_block
    assert pairs({A: "以下摘自《山东省交通运输信用工作指南》：\n" + OWN[C], B: SHARED}) == {}
