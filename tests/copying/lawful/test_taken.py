"""What a superior wrote, asked or drew up is set aside as far as it goes, and no further."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from checker.copying import Settings, compare
from tests.copying.factory import record
from tests.copying.prose import ENTRIES, prose

A, B = "商河县", "博兴县"
SHARED = prose(71, 9)
PARAGRAPH = SHARED.replace("\n", "")
OWN = {A: prose(73, 6), B: prose(74, 6)}


def grades(one: str, other: str, **words) -> list[str]:
    texts = {A: one, B: other}
    records = {name: [record(name, text, **words)] for name, text in texts.items()}
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


def accused(text: str, **words) -> bool:
    """Whether both counties, each with own text after it, are suspected."""
    return "fraud" in grades(f"{text}\n{OWN[A]}", f"{text}\n{OWN[B]}", **words)


@pytest.mark.parametrize(
    ("line", "suspected"),
    [
        ("来源：山东省交通运输厅　转载：商河县交通运输局", False),
        ("来源：山东省交通运输厅　转载\n商河县随后行动。", True),
    ],
)
def test_who_handed_a_text_on_stands_on_the_line_of_its_origin(line, suspected):
    assert accused(f"会议召开\n{line}\n{SHARED}", kind="news") == suspected


@pytest.mark.parametrize(
    ("opening", "suspected"),
    [
        ("据山东省交通运输厅网站消息，全省会议近日召开。", False),
        ("据山东省交通运输厅网站消息，全省会议近日召开。我县立即行动。", True),
        ("据山东省交通运输厅网站消息，全省会议近日召开。\n", True),
        ("据驾驶员老张回忆，会议近日召开。", True),
        ("从行业协会获悉，今年的竞赛近日结束。", False),
        (f"从济南市{A}交通运输局获悉，今年的竞赛近日结束。", True),
    ],
)
def test_news_go_on_to_the_end_of_the_paragraph_or_to_the_county_itself(opening, suspected):
    assert accused(opening + PARAGRAPH) == suspected


@pytest.mark.parametrize(
    ("line", "suspected"),
    [
        ("以下摘自《山东省交通运输信用工作指南》，供参考：", False),
        ("（根据4月26日山东省交通运输厅视频培训授课内容整理）", False),
        ("以下摘自《工作日志》，供参考：", True),
        ("（根据4月26日局里培训授课内容整理）", True),
        ("以下摘自《山东省交通运输信用工作指南》，供参考：\n我县情况", True),
    ],
)
def test_what_stands_under_a_line_that_names_its_superior_is_taken_from_there(line, suspected):
    assert accused(f"工作材料\n{line}\n{SHARED}") == suspected


BOTH = [f"{n}.{one}的时候，{other}" for n, (one, other) in enumerate(pairwise(ENTRIES), 1)]
QUESTIONS = [f"{item}要办几回？" for item in BOTH]
CHOSEN = [f"{item}（　）。" for item in BOTH]
STATED = [f"{item}也办了。" for item in BOTH]
ANSWERS = {name: text.split("。") for name, text in OWN.items()}


@pytest.mark.parametrize(
    ("lines", "suspected"),
    [(QUESTIONS, False), (CHOSEN, False), (STATED, True)],
    ids=["asked", "to be filled in", "stated"],
)
def test_numbered_questions_are_the_askers(lines, suspected):
    sheets = {
        name: "\n".join(
            f"{line}\n{said}，办了{n}回。"
            for n, (line, said) in enumerate(zip(lines, ANSWERS[name] * 3, strict=False))
        )
        for name in (A, B)
    }
    assert ("fraud" in grades(sheets[A], sheets[B])) == suspected


def test_the_same_answers_to_numbered_questions_are_suspected():
    sheet = "\n".join(
        f"{line}\n{said}。" for line, said in zip(QUESTIONS, ANSWERS[A], strict=False)
    )
    assert "fraud" in grades(sheet, sheet + "\n以上。")


@pytest.mark.parametrize(
    ("heading", "tail", "suspected"),
    [
        ("合作协议（示范文本）", "（本协议文本由山东省农村信用社联合社统一制定）", False),
        ("诚信经营责任书", "（山东省道路运输协会制式文本）", False),
        ("合作情况", "（本协议由商河县交通运输局拟定）", True),
        ("典型案例", "（山东省交通运输厅统一格式）", True),
        ("企业报告", "本报告由国家公共信用信息中心依据归集的信息生成，仅供参考。", False),
        ("企业报告", "本报告由商河县交通运输局依据归集的信息生成，仅供参考。", True),
    ],
)
def test_a_text_that_a_superior_drew_up_is_filled_in_and_not_copied(heading, tail, suspected):
    one, other = (f"{heading}\n甲方：{name}交通运输局\n{SHARED}\n{tail}" for name in (A, B))
    assert ("fraud" in grades(one, other)) == suspected


LAW = "《中华人民共和国道路运输条例》第六十三条"


@pytest.mark.parametrize(
    ("row", "suspected"),
    [
        (f"{{n}}\t{{entry}}\t{LAW}", False),
        ("{n}\t{entry}\t县交通运输局", True),
        (f"{{n}}\t{{entry}}\t{LAW}\t2023年5月{{n}}日", True),
        (f"{{n}}\t{{entry}}\t{LAW}\t交运罚〔2023〕{{n}}号", True),
    ],
    ids=["law alone", "no law", "a day", "a decision"],
)
def test_rows_that_cite_an_article_state_law_but_not_cases(row, suspected):
    rows = "\n".join(row.format(n=n, entry=entry) for n, entry in enumerate(ENTRIES, 1))
    made = {
        name: [replace(record(name, f"清单\n{rows}\n{name}"), format="xlsx")] for name in (A, B)
    }
    found = [pair.severity for pair in compare(made, [], Settings()).pairs]
    assert ("fraud" in found) == suspected


@pytest.mark.parametrize(("sentences", "grade"), [(6, ["fraud"]), (4, ["notice"]), (2, [])])
def test_a_paper_of_few_words_accuses_nobody_though_it_is_wholly_the_others(sentences, grade):
    text = prose(75, sentences).replace("\n", "")
    assert grades(text, text + "以上。") == grade


@pytest.mark.parametrize(
    ("opening", "suspected"),
    [
        ("7月3日上午，山东省交通运输厅举行启动仪式。", False),
        ("7月3日上午，全省现场会在泰安举行，商河县交通运输局、博兴县交通运输局派人参加。", False),
        ("7月3日上午，全省现场会在泰安举行。会后，", True),
        ("7月3日上午，公交公司举行启动仪式。", True),
        ("我局派人参加省交通运输厅举行的启动仪式。", True),
        ("根据省厅教育中心的安排，第四期培训班9月12日在泰安举办。", False),
        ("根据省厅教育中心的安排，第四期培训班9月12日在本地举办。", True),
    ],
)
def test_what_a_superior_held_is_told_alike_by_all_who_came(opening, suspected):
    assert accused(f"活动情况\n{opening}{PARAGRAPH}") == suspected


CONTENT = PARAGRAPH.replace("。", "，")[:280] + "。"


@pytest.mark.parametrize(
    ("opening", "title", "suspected"),
    [
        ("《山东省交通运输信用管理办法》规定，", "学习情况", False),
        ("学习《山东省交通运输信用管理办法》。\n办法规定，", "货运信用管理办法", True),
        ("《山东省交通运输信用管理办法》规定，我局", "学习情况", True),
    ],
)
def test_what_a_superiors_paper_says_is_its_own(opening, title, suspected):
    assert accused(f"{title}\n{opening}{CONTENT}", title=title) == suspected


@pytest.mark.parametrize(("heading", "grade"), [("授权委托书", "notice"), ("司机夜校", "fraud")])
def test_short_papers_filled_in_for_two_matters_are_no_copies(heading, grade):
    text = f"{heading}\n{prose(75, 6)}"
    assert grades(text, text + "以上。", title=heading) == [grade]


CITY_EVENT = "9月14日，泰安市信用交通城市建设推进会在会展中心召开，一百六十余名代表到会。"


@pytest.mark.parametrize(
    ("opening", "suspected"),
    [
        (CITY_EVENT, False),
        (f"{CITY_EVENT}\n会上，", False),  # a paragraph that goes on with it
        (f"{CITY_EVENT}\n", True),
        (f"{CITY_EVENT}\n会后，", True),
        (CITY_EVENT.replace("泰安市", "泰安市岱岳区"), True),
        (CITY_EVENT.replace("泰安市", "泰安市高新区"), True),
    ],
)
def test_a_prefectures_event_is_told_over_its_paragraphs_and_not_a_countys(opening, suspected):
    assert accused(opening + PARAGRAPH) == suspected
