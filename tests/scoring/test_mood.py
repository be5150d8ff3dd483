"""What a clause denies, plans or puts off, and what only names those who did not do it."""

import pytest

from checker.scoring import mood

UNDONE = [
    "5月未向“信用交通·山东”平台反馈信用修复情况",
    "公路建设领域目前没有出台守信激励措施",
    "道路运输领域全年没有采取失信惩戒措施",
    "我局未承担活动任务",
    "因系统故障未推送至“信用交通·山东”网站",
    "信用评价办法仍在起草",
    "网站目前处于招标采购阶段",
    "投稿均未被采纳刊载",
    "未按要求公示评价结果",
    "信用评价(尚未开展)",
]
DONE = [
    "对未签订信用承诺书的企业逐户上门",
    "凡未参加评价的单位一律约谈",
    "督促未修复企业开展修复",
    "会议研究未完成事项",
    "全年未发现失信行为",
    "从未成年人教育入手开展宣传",
    "未来三年的信用评价已经部署",
    "向5家没有评价等级的企业发放告知书",
    "信用评价结果应用于招投标",
    "设有信用动态、双公示(未上线)等栏目",
]


@pytest.mark.parametrize("text", UNDONE)
def test_a_denial_in_any_words_leaves_it_undone(text):
    assert mood.is_open(text)


@pytest.mark.parametrize("text", DONE)
def test_who_did_not_do_it_is_no_denial_of_what_was_done(text):
    assert not mood.is_open(text)


@pytest.mark.parametrize("text", ["激励措施正在研究制定", "办法正在抓紧起草", "平台着手开发"])
def test_what_is_being_drawn_up_is_not_done(text):
    assert mood.is_open(text)


def test_a_meeting_that_deals_with_the_matter_is_held():
    assert not mood.is_open("领导小组正在研究推进信用交通县创建")
