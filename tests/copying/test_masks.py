"""Names that are masked, words that only look like names, and what masking does to pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.copying import Settings, compare, masks
from checker.copying.normal import codes_of
from checker.copying.paper import NAME, paper, plain_paper
from tests.copying.batch import A, B, C, frauds, only, sharing
from tests.copying.factory import record
from tests.copying.prose import prose

MARKED = {
    "由副局长张建国主持会议。": ["张建国"],
    "联系人：李卫东，电话": ["李卫东"],
    "局长王芳在会上讲话": ["王芳"],
    "会上，陈国栋同志通报情况": ["陈国栋"],
    "请赵玉兰局长审阅": ["赵玉兰"],
    "1\t王建军\t已办结": ["王建军"],
    "到孙集镇、许商街道走访": ["孙集镇", "许商街道"],
    "与山东恒通运输有限公司签订": ["山东恒通运输有限公司"],
    "对列入名单的恒通物流有限公司约谈": ["恒通物流有限公司"],
    "在鸿运驾校、宏达修理厂抽查": ["鸿运驾校", "宏达修理厂"],
    "济南市商河县交通运输局": ["济南市商河县"],
    "在嘉祥县召开现场会": ["嘉祥县"],
    "赴玉山县学习": ["玉山县"],
}
UNMARKED = (
    "各乡镇要加强管理，在城镇和农村推广",
    "送戏下乡、返乡创业，在试点县推行",
    "局长主持会议，主任带队检查",
    "负责人签字，联系人确认，经办人存档",
    "驾驶员应当在规定时间到岗",
    "由局长办公会研究，请主任审定",
    "周边县区，在全县推广；向先进县看齐",
    "张家港式的集装箱运输，高速公路沿线",
)


@pytest.mark.parametrize("text", MARKED)
def test_marked_names_are_masked(text):
    assert _marked(text) == MARKED[text]


@pytest.mark.parametrize("text", UNMARKED)
def test_other_words_stay(text):
    assert _marked(text) == []


@pytest.mark.parametrize("text", ["", "县", "|", "镇", "道", "局长", "曹县", "\t李", "😀县"])
def test_a_text_that_is_hardly_one_is_read(text):
    assert len(plain_paper(text)) <= len(text)
    assert set(_marked(text)) <= {"曹县"}


@pytest.mark.parametrize("text", ["会后到许商镇", "会后到许商镇。"])
def test_a_name_is_masked_at_the_very_end_too(text):
    assert _marked(text) == ["许商镇"]


def _marked(text):
    return [text[first:last] for first, last in masks.spans(text, codes_of(text))]


def test_a_name_is_one_character_with_its_place_and_numbers_beside_it_too():
    made = plain_paper("由副局长张建国于3月15日办理")
    at = made.codes.tolist().index(NAME)
    assert made.words(at, at + 1) == "张建国"
    assert len(made) == len("由副局长某于0月0日办理")
    assert paper(A, record("甲", f"{A} 交通运输局")).codes[0] == NAME


def test_copies_whose_every_name_was_swapped_are_alike_and_the_words_are_listed():
    rows = (
        "3月上旬，副局长{p}到{t}查看{c}的停车场，发现两台车灭火器压力不足，当场约定三日后复看。",
        "在{t}，由科长{p}召集{c}等户主说明红黑名单的认定步骤，逐户发放明白纸并收回签字页。",
        "{c}申请提前移出重点监管名单，经{p}同志实地查阅培训签到和考试卷，认为整改属实。",
    )
    one = {"p": "张志强", "t": "孙集镇", "c": "鸿远运输有限公司"}
    other = {"p": "李红梅", "t": "龙桑寺镇", "c": "山东顺达危险品运输有限公司"}
    texts = ["\n".join(rows).format(**words) for words in (one, other)]
    pair = only(sharing((A, record("甲", texts[0])), (B, record("乙", texts[1]))))
    assert pair.similarity > 0.95
    assert set(zip(one.values(), other.values(), strict=True)) <= set(pair.swapped)


def test_lists_of_names_and_tables_alike_but_for_names_accuse_nobody():
    stems = ["鸿远", "顺达", "恒通", "瑞丰", "百合", "嘉诚", "汇达", "宏业"]
    people = ["张志强", "李红梅", "王建军", "赵玉兰", "陈国栋", "刘海燕", "周文博", "吴晓峰"]

    def table(name, step):
        rows = (
            f"{n}\t{person}\t{stem}运输有限公司\t合格"
            for n, (person, stem) in enumerate(zip(people[::step], stems[::step], strict=True))
        )
        text = "序号\t姓名\t单位\t结果\n" + "\n".join(rows)
        return replace(record(name, text, kind="ledger"), format="xlsx")

    papers = [(A, table("甲", 1)), (B, table("乙", -1))]
    assert not frauds(sharing(*papers))


def test_another_countys_name_is_raised_though_it_is_masked():
    text = prose(93, 10) + f"由{B}交通运输局副局长负责落实。" + prose(94, 3)
    found = compare(
        {A: [record("甲", text)], B: [record("乙", prose(95, 5))], C: []}, [], Settings()
    )
    assert [(left.side.submission, left.name) for left in found.names_left] == [(A, B)]
