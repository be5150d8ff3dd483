"""A clause of another year tells nothing of what was done in the period."""

from datetime import date

import pytest

from checker.evidence.language import mood

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


def undone(sentence):
    return [clause.text for clause in mood.clauses([sentence], YEAR) if not clause.done]


@pytest.mark.parametrize(
    "sentence",
    [
        "驾驶员培训领域数据2022年已共享",
        "2022年曾在公路监理采购中使用",
        "港口领域已于2021年完成归集",
        "2022年11月,我局共享了出租车数据",
        "2022年在港口经营许可中使用信用报告",
        "2022年12月6日商河县交通运输局组织学习",
        "评价刚刚结束,分级监管从2024年开始",
        "驾校信用评价自2024年1月起实施",
    ],
)
def test_a_year_beside_the_act_is_when_it_was_done(sentence):
    assert undone(sentence)[-1:] == [sentence.split(",")[-1]]


@pytest.mark.parametrize(
    "sentence",
    [
        "根据2022年信用评价结果,2023年对3家企业实施重点监管",
        "公布2022年度信用评价结果",
        "2022年评价结果在公路养护招标中使用",
        "按照《山东省交通运输信用管理办法(2022年版)》组织学习",
        "自2021年起开展信用评价",
        "2021年以来持续归集共享城市公交数据",
        "商交发〔2022〕3号文件已组织学习",
        "2022年建立了机制,今年持续开展信用评价",
        "2023年已共享",
        "2022年12月印发方案,3月8日举办了培训班",
    ],
)
def test_a_year_that_dates_something_else_says_nothing(sentence):
    assert sentence.split(",")[-1] not in undone(sentence)


def test_the_year_holds_until_the_sentence_speaks_of_the_period():
    told = "2022年开展了驾校评价,公布结果,2023年开展了港口评价"
    assert undone(told) == ["2022年开展了驾校评价", "公布结果"]


@pytest.mark.parametrize(
    ("sentence", "inherited"),
    [
        ("2022年3月印发方案,举办了培训班", True),
        ("2022年3月印发方案,5月8日举办了培训班", True),
        ("2022年3月8日,举办了培训班,42人参加", False),
        ("2022年3月印发方案,培训班尚未举办", False),
        ("方案已印发,2022年举办了培训班", False),
    ],
)
def test_a_year_named_in_another_clause_is_less_than_sure(sentence, inherited):
    last = list(mood.clauses([sentence], YEAR))[-1]
    assert not last.done
    assert last.inherited is inherited
