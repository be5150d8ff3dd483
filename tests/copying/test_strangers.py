"""Another county's name left standing in a county's own paper."""

from __future__ import annotations

import pytest

from checker.copying import compare
from tests.copying.batch import A, B, C, sharing
from tests.copying.factory import record
from tests.copying.prose import prose


def test_a_strange_countys_name_is_raised_by_itself_with_its_place():
    text = f"{prose(51, 6)}\n由{A}交通运输局负责解释。\n{prose(52, 6)}"
    outcome = sharing((B, record("乙", text)), (A, record("甲", prose(53, 12))))
    (left,) = outcome.names_left
    assert (left.side.submission, left.name) == (B, A)
    assert text[left.place.start : left.place.end] == A


def test_a_county_named_for_a_reason_is_no_stranger():
    texts = (
        f"组织人员赴{A}学习信用评价。",
        f"《{A}信用管理办法》",
        f"{A}、{C}、平邑县三地均已开展。",
        f"\n{B}交通运输局　　{A}交通运输局\n2023年6月9日",
    )
    papers = [(B, record(f"乙{n}", prose(60 + n, 4) + text)) for n, text in enumerate(texts)]
    outcome = sharing(*papers, (A, record("甲", prose(64, 12))), (C, record("丙", prose(65, 12))))
    assert not outcome.names_left


@pytest.mark.parametrize(
    "text",
    [
        f"由{A}交通运输局信用科、运管科负责解释。",
        f"对失信主体实施联合惩戒，由{A}交通运输局通报。",
        f"农民专业合作社由{A}交通运输局登记。",
    ],
)
def test_words_that_only_look_like_a_reason_explain_no_strange_name(text):
    outcome = sharing((B, record("乙", f"{prose(51, 6)}\n{text}")), (A, record("甲", prose(53, 9))))
    assert [left.name for left in outcome.names_left] == [A]


def test_a_visit_told_some_words_before_explains_a_name():
    text = f"为学习借鉴先进地区的信用评价方法，6月12日，局党组书记、局长带领一行八人到{A}走访。"
    assert not sharing((B, record("乙", text)), (A, record("甲", prose(53, 9)))).names_left


@pytest.mark.parametrize(
    "text",
    [
        "本办法由夏津县交通运输局负责解释。",
        "在夏津县辖区从事道路货物运输的经营者适用本办法。",
    ],
)
def test_a_county_that_is_not_in_the_batch_is_told_by_its_organs_and_its_domain(text):
    (left,) = sharing((B, record("乙", f"{prose(51, 6)}\n{text}"))).names_left
    assert (left.side.submission, left.name) == (B, "夏津县")


@pytest.mark.parametrize(
    "text",
    [
        "查处夏津县宏达物流有限公司货车一台。",
        "驾驶员孟某系夏津县白马湖镇人。",
        "由夏津县人民法院判决。",
        "局长带队到夏津县交通运输局学习信用评价。",
        "夏津县、平原县、武城县交通运输局均已开展。",
        f"由{B}交通运输局负责解释。",
    ],
)
def test_a_county_that_is_not_in_the_batch_may_be_named_otherwise(text):
    assert not sharing((B, record("乙", f"{prose(51, 6)}\n{text}"))).names_left


def test_a_city_names_its_own_counties():
    text = f"{prose(51, 6)}\n由夏津县交通运输局负责解释。"
    assert not compare({"德州市交通运输局": [record("乙", text)]}).names_left
    assert compare({"聊城市交通运输局": [record("乙", text)]}).names_left


def test_what_another_sentence_tells_explains_no_name():
    text = (
        f"{prose(51, 6)}\n比别人早走一个小时就上了高速。据{A}交通运输局工作人员介绍，市里建了档案。"
    )
    outcome = sharing((B, record("乙", text)), (A, record("甲", prose(53, 9))))
    assert [left.name for left in outcome.names_left] == [A]


@pytest.mark.parametrize(("title", "count"), [(f"{B}：苹果专线开通", 1), ("两地携手一码通", 0)])
def test_of_news_only_those_under_the_countys_own_title_are_its_own(title, count):
    text = f"{prose(51, 6)}\n据{A}交通运输局工作人员介绍，市里建了档案。"
    news = record("乙", text, kind="news", title=title)
    assert len(sharing((B, news), (A, record("甲", prose(53, 9)))).names_left) == count
