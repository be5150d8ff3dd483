"""What holds for anybody may come from one model; what was done is a county's own."""

from __future__ import annotations

import pytest

from checker.copying import Settings, Source, compare
from checker.copying.lawful import carried_out
from checker.copying.paper import paper
from checker.copying.telling import rules
from tests.copying.factory import record
from tests.copying.prose import prose

A, B = "博兴县", "商河县"
OWN = {A: prose(311, 3), B: prose(312, 3)}
RULES = """信用等级评定结果自送达之日起十五日内可以申请复核，复核机构应当指派两名人员核对底稿。
承运人更换车辆的，须提前三日报送新车检验单据，未报送的不予换发线路牌。
装卸作业中断超过两小时的，由装卸承包方负责盖好篷布并留人看守，看守费用不得转嫁给货主。
"""
DONE = """信用等级评定结果送达后有十一户来问，复核组派两名老同志带着底稿挨家核对了一遍。
承运人老周换了新车，提前三天把检验单据送到窗口，当场换发了绿底的线路牌。
装卸作业停了两个钟头，承包方找人盖好篷布，留下小郑一个人看守到半夜，看守费用算在了站里。
"""
LONGER = """库房钥匙须由两人分持，交接时不得省略当面点数，点数不符的应当停止交接并封存当日账页。
夜间值守人员可以使用应急照明，但是不得将值守记录带离岗亭，带离的视为缺勤。
渡船载客定额以船舷红线为准，水位漫过红线的，船员必须劝返后到的乘客，劝返无效的方可请求岸上协助。
冬季除冰作业结束后，班组应当在两小时内清点铁锹和融雪剂余量，余量低于三成的须当天补领。
修理厂收取旧件的，应当在工单上写明去向，车主要求取回的不得拒绝，也不得另收保管费用。
过秤单据逾期未取的，由磅房负责保存半年，半年后可以集中销毁，销毁时必须有会计在场。
"""
PLAIN = """把笑脸挂在窗前，把账本摊在灯下，谁来问路都肯起身，谁来诉苦都肯坐听。
不因货少而怠慢，不因路远而推辞，绕弯路自己认下，收错钱连夜送回。老主顾信得过，新主顾才肯来，一车瓜果一船沙石都是脸面，脸面丢失再难拾起。
天冷替人暖一壶水，雨急替人撑一把伞，小事做得细，大事才靠得住。
渡口的石阶扫得见缝，值夜的灯笼挂到鸡鸣，挑担的先上，空手的让让，谁也不曾落下谁。
"""


def grades(shared: str, *titles: str, length: int = 3) -> list[str]:
    titled = dict(zip((A, B), (*titles, "工作", "工作"), strict=False))
    records = {
        name: [record(name, f"{title}\n{prose(seed, length)}\n{shared}")]
        for (name, title), seed in zip(titled.items(), (311, 312), strict=True)
    }
    return [pair.severity for pair in compare(records, [], Settings()).pairs]


@pytest.mark.parametrize(
    ("shared", "grade"),
    [
        (RULES, "notice"),
        (PLAIN, "notice"),
        (f"{PLAIN}6月8日\n", "notice"),  # the blank of a form
        (PLAIN.replace("绕弯路", "十日以内绕弯路").replace("一车", "三吨以下"), "notice"),
        (PLAIN.replace("绕弯路", "6月8日绕弯路").replace("一车瓜果", "三十七吨瓜果"), "fraud"),
        (PLAIN.replace("绕弯路", "结合我县工作实际绕弯路") + "现就我县出车通知如下\n", "notice"),
        (PLAIN.replace("渡口", "照（商交函〔2023〕36号）扫渡口").replace("一车", "整车"), "notice"),
        (DONE, "fraud"),
        (RULES + DONE, "fraud"),
        (RULES + LONGER, "fraud"),  # a whole set of rules taken over
    ],
)
def test_what_tells_nothing_is_a_question_and_what_was_done_a_charge(shared, grade):
    assert grades(shared) == [grade]


@pytest.mark.parametrize(
    ("titles", "grade"),
    [
        (("装卸信用管理办法（试行）", "装卸信用管理办法（试行）"), "fraud"),
        (("装卸信用管理办法（试行）",), "fraud"),
        (("关于印发《装卸信用管理办法》的通知",), "fraud"),
        (("装卸企业分级监管实施方案",), "fraud"),
        (("山东省装卸信用管理办法（摘编）",), "notice"),
    ],
)
def test_rules_of_a_countys_own_measures_are_what_was_made(titles, grade):
    assert grades(LONGER, *titles) == [grade]
    assert grades(RULES, *titles) == ["notice"]  # too short for text that tells nothing


@pytest.mark.parametrize(("shared", "grade"), [(RULES + DONE, "notice"), (DONE * 2, "fraud")])
def test_so_it_is_where_both_hand_in_the_same_text(shared, grade):
    records = {name: [record(name, f"装卸须知\n{shared}")] for name in (A, B)}
    found = compare(records, [], Settings()).pairs
    assert [(pair.kind, pair.severity) for pair in found] == [("same_text", grade)]


def test_minutes_that_open_with_their_time_are_a_countys_own():
    """The line that tells when and where ends with its sentence, not with the paragraph."""
    told = (RULES + DONE).replace("\n", "")
    records = {
        name: [record(name, f"纪要\n时间：8月{n}日。{told}")] for n, name in enumerate((A, B), 3)
    }
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["fraud"]


def test_running_text_taken_for_a_title_calls_no_paper_measures():
    records = {
        name: [record(name, f"{OWN[name]}\n{RULES}", title=f"装卸须知。{RULES}其余按规定")]
        for name in (A, B)
    }
    assert [pair.severity for pair in compare(records, [], Settings()).pairs] == ["notice"]


@pytest.mark.parametrize(
    ("shared", "grade"),
    [(RULES, "notice"), (PLAIN, "fraud"), (LONGER, "fraud"), (DONE, "fraud")],
)
def test_what_stands_among_much_else_of_either_was_put_there_if_it_is_long_or_tells(shared, grade):
    assert grades(shared, length=16) == [grade]


@pytest.mark.parametrize(
    ("between", "passage", "grade"),
    [
        ("", 160, "fraud"),
        ("", 420, "notice"),
        (f"他们说：“{PLAIN[:140]}”。", 420, "fraud"),  # what is set aside within is of its length
    ],
)
def test_a_long_paragraph_was_put_in_though_little_of_it_is_rare(between, passage, grade):
    records = {
        name: [record(name, f"工作\n{prose(seed, 16)}\n{RULES}{between}{LONGER}")]
        for name, seed in ((A, 311), (B, 312))
    }
    settings = Settings(plain_block=900, group_least=900, long_passage=passage)
    assert [pair.severity for pair in compare(records, [], settings).pairs] == [grade]


@pytest.mark.parametrize(("length", "grade"), [(30, "fraud"), (4, "notice")])
def test_a_short_paper_that_tells_nothing_was_put_into_a_long_one(length, grade):
    whole, within = record(A, f"工作\n{PLAIN}"), record(B, f"工作\n{prose(312, length)}\n{PLAIN}")
    (pair,) = compare({A: [whole], B: [within]}, [], Settings()).pairs
    assert pair.severity == grade and pair.covered_a > Settings().filled


def scattered(lines: str, length: int, paragraph: int = 4):
    """The pair of two papers with these lines here and there."""
    own = {name: prose(seed, length, paragraph).split("\n") for name, seed in ((A, 321), (B, 322))}
    told = {
        name: "\n".join(map("".join, zip(some, lines.split("\n"), strict=False)))
        for name, some in own.items()
    }
    records = {name: [record(name, text)] for name, text in told.items()}
    (pair,) = compare(records, [], Settings()).pairs
    return pair


def test_pieces_of_more_than_a_third_of_a_paper_need_tell_but_a_little():
    pair = scattered(RULES + DONE + LONGER, 12, 2)
    assert pair.severity == "fraud" and pair.measures["rare_block"] < Settings().notice_block
    assert Settings().part < pair.covered_a < Settings().filled


def test_small_pieces_here_and_there_were_not_put_in():
    pair = scattered(LONGER, 24)
    assert pair.severity == "notice" and pair.measures["rare"] >= Settings().plain_block
    assert grades(LONGER, length=24) == ["fraud"]


@pytest.mark.parametrize(
    ("titles", "grade"),
    [
        (("信用检查记录表", "装卸检查记录表"), "notice"),
        (("案件移送函", "复核情况告知函"), "notice"),
        (("装卸岗位操作手册（2023年版）", "装卸须知"), "notice"),
        (("信用检查记录表", "信用检查"), "fraud"),  # one of them is composed
        (("信用检查座谈会记录", "会议记录"), "fraud"),
        (("关于装卸检查协作的函", "关于协作的函"), "fraud"),
        (("信用建设报告书", "信用建设计划书"), "fraud"),
    ],
)
def test_what_both_give_as_a_form_or_letter_must_mostly_tell(titles, grade):
    assert grades(RULES + DONE, *titles) == [grade]
    assert grades(DONE, *titles) == ["fraud"]


@pytest.mark.parametrize(
    ("titles", "grade"),
    [
        (("信用工作总结", "年度工作报告"), "fraud"),
        (("信用工作总结", "信用工作"), "notice"),
        (("企业信用报告", "企业信用报告"), "notice"),  # a print-out
    ],
)
def test_accounts_of_work_need_tell_no_day_and_no_amount(titles, grade):
    assert grades(LONGER, *titles) == [grade]


def test_a_plan_that_carries_out_a_superiors_may_repeat_it():
    told = "按照市局《装卸信用提升方案》要求，结合实际制定本方案。\n"
    assert grades(LONGER, "装卸信用实施方案", "装卸信用实施方案") == ["fraud"]
    assert grades(told + LONGER, "装卸信用实施方案", "装卸信用实施方案") == ["notice"]


CARRIED_OUT = "根据《济南市交通运输局关于提升装卸信用的通知》（济交函〔2023〕8号），制定本方案。"
PLANS = ("装卸信用实施方案", "装卸信用实施方案")


@pytest.mark.parametrize(
    ("named", "length", "grade"),
    [
        ((CARRIED_OUT, CARRIED_OUT), 3, "notice"),
        ((CARRIED_OUT, CARRIED_OUT), 16, "notice"),  # a part of either
        ((CARRIED_OUT, CARRIED_OUT.replace("提升", "整治").replace("8号", "9号")), 3, "fraud"),
        ((CARRIED_OUT, "为提升装卸信用，制定本方案。"), 3, "fraud"),
        ((CARRIED_OUT, CARRIED_OUT), 0, "fraud"),  # nothing of their own beside
    ],
)
def test_what_two_plans_repeat_may_be_the_superiors_paper_that_nobody_handed_in(
    named, length, grade
):
    def plans(shared, *sources):
        records = {
            name: [record(name, f"{PLANS[0]}\n{clause}\n{shared}\n{prose(seed, length)}")]
            for name, clause, seed in zip((A, B), named, (311, 312), strict=True)
        }
        (pair,) = compare(records, sources, Settings()).pairs
        return pair

    found = plans(RULES + LONGER)
    assert found.severity == grade and found.measures["rare"] >= Settings().group_least
    assert ("关于提升装卸信用的通知" in found.reason) == (grade == "notice")
    assert plans(RULES + DONE + LONGER).severity == "fraud"
    assert plans(RULES + LONGER, Source("通知", CARRIED_OUT)).severity == "fraud"


@pytest.mark.parametrize(
    ("old", "new", "grade"),
    [("", "", "notice"), ("须由两人", "要由两人", "notice"), ("1001", "1002", "fraud")],
)
def test_however_long_a_superiors_words_are_two_plans_hold_them_unchanged(old, new, grade):
    """A figure that is another in the copy tells that it was the county's."""
    shared = (
        RULES
        + LONGER
        + LONGER.translate(str.maketrans("夜渡冬修过库", "晚船雪铺量仓"))
        + "库容1001吨。\n"
    )
    records = {
        name: [record(name, f"{PLANS[0]}\n{CARRIED_OUT}\n{text}\n{prose(seed, 6)}")]
        for name, text, seed in ((A, shared, 311), (B, shared.replace(old, new), 312))
    }
    (pair,) = compare(records, [], Settings()).pairs
    assert pair.severity == grade and pair.measures["rare"] >= Settings().strong_block


@pytest.mark.parametrize(
    ("sentence", "ruling"),
    [
        ("得分在85分以上不满95分的为守信主体。", True),
        ("第二步，上传缴款单据。", True),
        ("请各科室于6月3日前将材料一式两份报送至法制科。", True),
        ("法制科于6月3日将材料一式两份送到窗口。", False),
        ("电力供应充足，行政机关负责人出庭应诉率提高。", False),
        ("沿海可持续发展能力提升，平凡的人作出了不平凡的贡献。", False),
    ],
)
def test_which_sentences_lay_down_what_holds(sentence, ruling):
    assert rules(sentence) == ruling


@pytest.mark.parametrize(
    "opening",
    [
        "为落实济交字〔2023〕36号文件",
        "按照市局济交字〔2023〕36号文件",
        "为抓好济交字〔2023〕36号文件的落地，把握",
        "济交字〔2023〕36号印发后，区局专题认领，领会",
    ],
)
def test_a_superiors_number_without_its_title_names_the_same_paper(opening):
    named = "根据《济南市交通运输局关于开展提升行动的通知》（济交字〔2023〕36号）要求，制定本方案。"
    found = [
        carried_out.named(paper(county, record("甲", text)))
        for county, text in ((A, named), (B, f"{opening}精神，制定本意见。"))
    ]
    assert found[0].keys() & found[1].keys()


def test_a_papers_own_number_that_a_line_joins_to_its_title_is_no_superiors():
    """Three counties' copies of one 办法, the first one's number left in: all accused."""
    wide = "第一条 为规范机动车维修企业信用评价工作，结合本县实际情况制定本办法。\n" * 4
    head = (
        "齐河县交通运输局\n关于印发《齐河县机动车维修企业信用评价办法》的通知\n商交发〔2023〕14号"
    )
    assert not carried_out.named(paper(B, record("乙", f"{head}\n各维修企业：\n{wide}")))


def test_a_number_told_of_further_down_is_nothing_a_paper_carries_out():
    below = "为做好工作，制定本意见。\n一、总体要求\n济交字〔2023〕36号印发后，区局专题认领任务。"
    assert not carried_out.named(paper(B, record("乙", below)))
