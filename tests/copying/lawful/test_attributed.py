"""Text that names its origin accuses nobody; text that only looks so still does."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.copying import Settings, compare
from checker.copying.unwrapped import unwrapped
from checker.work.given import system
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "商河县", "博兴县"
SHARED = prose(71, 9)
LAW = prose(72, 5, 60).replace("\n", "")


KNOWN = Settings(media=("人民网", "大众网", "学习强国"))


def grades(one, other, names=(A, B), **words):
    records = {
        name: [record(name, text, **words)] for name, text in zip(names, (one, other), strict=True)
    }
    return [pair.severity for pair in compare(records, [], KNOWN).pairs]


BYLINES = {
    "website": "会议召开\n（来源：山东省交通运输厅网站 2023年5月18日）\n",
    "lecturer": "信用修复讲义\n主讲人：山东省交通运输厅法规处\n",
    "course": "业务培训讲义\n（山东省交通运输厅信用业务培训班 2023年6月）\n",
    "printed before": "（原载《中国交通报》2023年5月11日第三版）\n",
    "medium": "会议召开\n来源：中国交通报\n",
    "compiler": "培训课程大纲\n滨州市交通运输局 编印\n",
}


@pytest.mark.parametrize("byline", BYLINES.values(), ids=BYLINES)
def test_what_a_superior_or_a_medium_wrote_is_nobodys_copy(byline):
    body = byline + SHARED
    assert "fraud" not in grades(f"{A}交通运输局{body}", body, kind="report")


@pytest.mark.parametrize(
    ("signature", "grade"),
    [
        ("滨州市交通运输局\n2023年3月", "notice"),
        ("山东省交通运输协会\n2023年8月25日", "notice"),
        ("山东交通学会\n2023年8月25日", "notice"),
        ("信用工作领导小组办公室\n2023年8月25日", "fraud"),
        ("抄送：滨州市交通运输局\n2023年3月", "fraud"),
        ("滨州市交通运输局\n负责解释。", "fraud"),
    ],
)
def test_what_a_superior_or_an_association_signed_is_its_own(signature, grade):
    body = f"致司机朋友们\n{SHARED}\n{signature}"
    assert grades(body + f"\n（{A}交通运输局印发）", body + "\n", kind="other") == [grade]


@pytest.mark.parametrize("own", [f"{A}交通运输局负责落实。", "我县已经开展。"])
def test_a_byline_over_a_countys_own_work_does_not_excuse(own):
    body = BYLINES["website"] + SHARED + "\n" + own
    assert grades(body, body + "以上。", kind="report") == ["fraud"]


def test_a_sites_footer_under_the_origin_is_not_the_text():
    body = SHARED + "\n来源：“学习强国”平台"
    footer = f"\n主办：{A}人民政府　{A}交通运输局承办"
    assert grades(body + footer, body + "\n以上。", kind="news") == ["notice"]
    own = f"{A}已办。" + body
    assert grades(own, own + "以上", kind="news") == ["fraud"]


def test_a_countys_own_header_over_a_byline_does_not_excuse():
    body = BYLINES["course"] + SHARED
    records = {name: [record(name, body + name, organs=(f"{name}交通运输局",))] for name in (A, B)}
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["fraud"]


def test_a_medium_that_tells_of_one_county_excuses_only_where_it_stands_with_both():
    body = BYLINES["medium"] + SHARED + f"\n{A}也已经开展。"
    assert grades(body, body + "以上。", kind="news") == ["fraud"]
    neutral = body.replace(A, "齐河县")
    assert grades(neutral, neutral + "以上。", kind="news") == ["notice"]


@pytest.mark.parametrize(
    "tail",
    [
        "各单位应当及时报送信用信息，并注明信息来源。",
        "请按时报送，通讯地址另行通知。",
        "信用信息的来源以信用中国网站公示的为准。",
        "通过广播、宣传栏等公布查询电话和通讯地址。",
        "信用信息来源于山东省信用平台。",
        "由信用办负责编写全国统一格式的台账。",
    ],
)
@pytest.mark.parametrize("kind", ["policy", "report"])
def test_a_medium_named_in_running_text_is_no_byline(tail, kind):
    body = f"信用信息管理制度\n{SHARED}\n{tail}"
    assert grades(body, body + "以上。", kind=kind) == ["fraud"]


@pytest.mark.parametrize(
    "byline",
    [
        "（大众日报记者 李明 通讯员 王强）",
        "人民网济南5月18日电（记者李明）会议召开。",
        "大众网讯　会议召开。",
        "（记者 李明 中国交通报）",
        "转自学习强国",
        "来源 齐鲁晚报",
    ],
)
def test_bylines_of_media(byline):
    body = f"会议召开\n{byline}\n{SHARED}"
    assert "fraud" not in grades(body, body + "以上。", kind="news")


def test_media_known_by_name_come_with_the_rules():
    settings = pipeline.copying_settings(system("shandong-county-2023"))
    assert {"大众网", "学习强国", "信用交通·山东"} <= set(settings.media)
    body = f"会议召开\n来源：无名网\n{SHARED}"
    assert grades(body, body + "以上。", kind="news") == ["fraud"]


@pytest.mark.parametrize(
    ("byline", "grade"), [("来源：山东省交通运输厅网站", "fraud"), ("来源：威海日报", "notice")]
)
def test_our_city_is_a_county_level_citys_own_but_where_its_prefecture_speaks(byline, grade):
    body = f"会议召开\n{byline}\n{SHARED}\n我市已经开展。"
    assert grades(body, body + "以上。", ("荣成市", "乳山市"), kind="report") == [grade]


def test_news_without_a_byline_are_their_papers_own():
    body = f"会议召开\n昨日\n{SHARED}"
    assert grades(body, body + "以上。", kind="news") == ["fraud"]


def test_a_neighbours_name_in_the_byline_does_not_excuse():
    body = f"工作总结\n来源：{A}交通运输局\n" + SHARED
    assert grades(body, body + "以上。", kind="report") == ["fraud"]


def between(text):
    return prose(73, 12) + "\n" + text, prose(74, 12) + "\n" + text


ATTRIBUTED = {
    "article": f"《中华人民共和国道路运输条例》第六十三条：{LAW}",
    "report": f"据省交通运输厅网站消息，{LAW.replace('。', '，', 3)}",
    "form of the province": f"本次问卷由省交通运输厅统一编制，题目为：{LAW}",
    "rules of the host": f"竞赛由省交通运输工会主办，规则如下：{LAW}",
    "one text for all": f"考生须知为省级考试系统统一内容：{LAW}",
}


@pytest.mark.parametrize("text", ATTRIBUTED.values(), ids=ATTRIBUTED)
def test_attributed_text_is_set_aside(text):
    assert "fraud" not in grades(*between(text))
    assert grades(*between(LAW)) == ["fraud"], "the same words without their origin"


def test_what_somebody_of_the_county_told_is_its_own_text():
    told = LAW.replace("。", "，", 3)
    assert grades(*between(f"据站长老韩介绍，{told}")) == ["fraud"]


@pytest.mark.parametrize("title", ["会议记录表", "信用承诺事项清单"])
def test_records_and_lists_are_no_forms(title):
    shared = prose(78, 20)
    one, other = (f"{title}\n{shared}\n{prose(79 + n, 4)}" for n in range(2))
    assert grades(one, other, title=title) == ["fraud"]


def test_attribution_ends_with_its_paragraph():
    text = ATTRIBUTED["article"] + "\n" + prose(75, 5, 60)
    assert grades(*between(text)) == ["fraud"]


@pytest.mark.parametrize("title", ["交通运输行政处罚决定书", "重大执法决定审核意见书"])
def test_forms_filled_in_for_two_matters_share_their_wording_but_copies_do_not(title):
    form = prose(76, 8)
    one, other = (f"{title}\n{prose(77 + n, 8)}\n{form}" for n in range(2))
    assert "fraud" not in grades(one, other, title=title)
    assert grades(one, one + "送达。", title=title) == ["fraud"]


@pytest.mark.parametrize(
    ("matters", "day", "sentences", "grade"),
    [
        (("3000元", "5000元"), "6月2日", 5, "notice"),
        (("3000元", "3000元"), "6月9日", 5, "fraud"),
        ((f"{A}顺达运输有限公司", f"{B}鸿运运输有限公司"), "6月2日", 5, "notice"),
        ((f"{A}运输有限公司", f"{B}运输有限公司"), "6月2日", 5, "fraud"),
        (("3000元", "5000元"), "6月2日", 30, "fraud"),
    ],
)
def test_short_set_words_filled_in_for_two_matters_accuse_nobody(matters, day, sentences, grade):
    """A county and a day alone are no other matter, and what is long is no form."""
    title, form = "道路运输行政处罚决定书", prose(76, sentences).replace("，", "了，")
    one, other = (
        f"{title}\n{matter}：\n{form}\n2023年{when}"
        for matter, when in zip(matters, ("6月2日", day), strict=True)
    )
    assert grades(one, other, title=title) == [grade]


CLAUSES = """乙方应当对在履行合同过程中知悉的商业秘密、技术信息和个人信息承担保密义务。
任何一方违反本合同约定，给对方造成损失的，应当承担相应的赔偿责任；支付违约金不免除继续履行的义务。
因不可抗力不能履行合同的，根据不可抗力的影响，部分或者全部免除责任。
因履行本合同发生争议的，双方应当协商解决；协商不成的，任何一方均可向甲方所在地人民法院提起诉讼。"""


@pytest.mark.parametrize("title", ["信用评价服务采购合同", "信用建设目标责任书"])
def test_contracts_share_their_usual_clauses_but_not_what_is_agreed(title):
    one, other = (f"{title}\n{prose(80 + n, 4)}\n" for n in range(2))
    assert "fraud" not in grades(one + CLAUSES, other + CLAUSES, title=title)
    agreed = prose(76, 20)
    assert grades(one + agreed, other + agreed, title=title) == ["fraud"]


DUTIES = """甲方委托乙方承担约定路段的小修保养，乙方应当在开工前提交施工组织设计、安全方案。
甲方按月对乙方完成的工程量进行计量，凭监理签认的支付证书支付工程款，余款待竣工验收合格后一次付清。
因乙方原因造成工期延误的，乙方按日向甲方支付违约款；存在转包、违法分包的，甲方有权解除合同。"""


@pytest.mark.parametrize(("title", "shown"), [("小修保养合同", []), ("小修保养经验", ["notice"])])
def test_what_binds_a_party_is_common_in_contracts_alone(title, shown):
    one, other = (f"{title}\n{prose(90 + n, 8)}\n{DUTIES}" for n in range(2))
    assert grades(one, other, title=title) == shown


@pytest.mark.parametrize(
    ("title", "nearly"),
    [
        ("考核结果公示", "fraud"),
        ("养护工程招标公告", "fraud"),
        ("关于召开信用工作调度会的通知", "notice"),
    ],
)
def test_what_is_announced_in_set_words_is_copied_only_where_nearly_all_is(title, nearly):
    form = prose(76, 4)
    one, other = (f"{title}\n{prose(77 + n, 3)}\n{form}" for n in range(2))
    assert "fraud" not in grades(one, other, title=title)
    assert grades(one, one + "送达。", title=title) == [nearly]
    one, other = (text.replace(title, "信用工作通知") for text in (one, other))
    assert grades(one, other, title="信用工作通知") == ["fraud"]


@pytest.mark.parametrize(
    ("title", "suspected"),
    [
        ("许可服务指南", False),
        ("信用评价系统使用说明", False),
        ("局属单位职责", False),
        ("信用工作指引", True),
        ("信用信息填报说明", False),
        ("信用工作情况", True),
        ("关于国庆节放假安排的通知", False),
        ("关于节日安排的通知", True),
    ],
)
def test_guides_to_a_service_are_the_same_in_the_whole_province(title, suspected):
    form = prose(76, 6)
    one, other = (f"{title}\n{form}\n{prose(77 + n, 2)}" for n in range(2))
    assert ("fraud" in grades(one, other, title=title)) == suspected


def test_lines_that_fill_the_column_are_joined_and_lead_back():
    raw = "一、总则\n" + "".join(f"{'信用信息归集' * 5}{n}\n" for n in range(4)) + "结束。\n附件"
    text = unwrapped(raw)
    assert text.text.split("\n")[0] == "一、总则"
    assert "集0信用" in text.text and text.text.endswith("结束。\n附件")
    first = text.text.index("3结束")
    begin, end = text.raw(first, first + 3)
    assert raw[begin:end] == "3\n结束"


def test_a_title_that_the_line_cuts_is_joined_however_short_the_line():
    raw = "\n".join(
        [*["信用信息归集" * 6] * 5, "根据《出境入境管理法实施细", "则》规定，证件不得涂改。"]
    )
    assert "《出境入境管理法实施细则》规定" in unwrapped(raw).text


@pytest.mark.parametrize("raw", ["", "一", "甲\n乙\n丙", "条目\t" * 9 + "\n" + "条目\t" * 9])
def test_short_lines_and_tables_stay_as_they_are(raw):
    assert unwrapped(raw).text == raw


AGENDA = "，".join(SHARED.replace("。", "，").split("，")[:18])
QUESTIONS = [row + "？请逐条说明。" for row in SHARED.replace("\n", "").split("。")[:6]]
NAMED = {
    "what a superior's meeting dealt with": (
        f"省交通运输厅召开全省推进会议，我局收看。会议通报了{AGENDA}。"
    ),
    "what a prefecture's meeting dealt with": (
        f"德州市交通运输局召开全市调度会，我局参加。会议通报了{AGENDA}。"
    ),
    "a leader's well-known words": f"习近平总书记强调，{AGENDA}。",
    "a test with its answers": "\n".join(
        f"{n}.{row[:-7]}（ B ）" for n, row in enumerate(QUESTIONS)
    ),
    "questions answered": "\n".join(f"问题{n}：{row}\n回答：" for n, row in enumerate(QUESTIONS)),
    "the questions of a questionnaire": "\n".join(
        f"{n}.{row}\n答：" for n, row in enumerate(QUESTIONS)
    ),
    "what a self-assessment asks": "\n".join(
        f"指标{n}：{row}\n自评：" for n, row in enumerate(QUESTIONS)
    ),
    "what minutes pass on": f"会议传达了全市重点工作推进会议精神。市局肯定了{AGENDA}。",
    "articles below a line that announces them": (
        f"《行政处罚法》有关条文：\n第五条 {AGENDA}。\n第六条 公正。\n"
        "行政处罚应当公开，公开的内容由机关确定。\n"
    ),
    "articles of a law that the title names": f"先看条文原文：\n第五条 {AGENDA}。\n第六条 公正。",
    "articles one after the other": f"学习《行政处罚法》。第五条：{AGENDA}。第六条：公正。",
}
UNNAMED = {
    "what its own minutes tell": f"会议传达了全局重点工作推进会议精神。县局肯定了{AGENDA}。",
    "what is said below the articles": (
        f"《行政处罚法》有关条文：\n第五条 公开。\n第六条 公正。\n讲解：我局{AGENDA}。"
    ),
    "articles in another paragraph": f"学习《行政处罚法》。\n第五条 {AGENDA}。第六条 公正。",
    "what a county of the prefecture dealt with": (
        f"德州市齐河县交通运输局召开调度会，各科室参加。会议通报了{AGENDA}。"
    ),
    "a county leader's words": f"局长张建国强调，{AGENDA}。",
    "what its own meeting dealt with": f"我局召开全局推进会议，各科室参加。会议通报了{AGENDA}。",
    "the answers of a questionnaire": "\n".join(
        f"{n}.有哪些做法？\n答：{row}" for n, row in enumerate(QUESTIONS)
    ),
}


@pytest.mark.parametrize(
    ("text", "grave"),
    [*((text, False) for text in NAMED.values()), *((text, True) for text in UNNAMED.values())],
    ids=[*NAMED, *UNNAMED],
)
def test_meetings_and_questions_of_superiors_are_nobodys_own(text, grave):
    one, other = (f"{prose(seed, 8)}\n{text}\n{prose(seed + 1, 8)}" for seed in (901, 911))
    assert ("fraud" in grades(one, other, kind="report")) == grave


def test_a_prefectures_own_meeting_is_its_own():
    text = NAMED["what a prefecture's meeting dealt with"]
    cities = ("德州市", "聊城市")
    papers = [
        f"{prose(seed, 8)}\n{text.replace(cities[0], name)}\n{prose(seed + 1, 8)}"
        for seed, name in zip((901, 911), cities, strict=True)
    ]
    assert grades(*papers, cities, kind="report") == ["fraud"]
    assert "fraud" not in grades(*papers, kind="report")
