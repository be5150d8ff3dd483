"""What a clause denies, plans or puts off, and what only names those who did not do it."""

import pytest

from checker.evidence.language import mood

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
    "二季度的学习因为人员轮训没有单独搞",
    "没开会",
    "这个季度没来得及开",
    "申请至今没有受理",
    "三季度没顾上学",
    "专题培训今年没安排",
    "推送至“信用交通·山东”网站未成功",
    "机动车维修领域正在与省平台对接接口",
    "出租车领域数据接口联调中",
    "安全生产领域名单正在认定",
    "推送到省网的工作目前卡在接口上",
    "2023年度信用交通工作总结还在写",
    "目前无专栏页面",
    "也没有开设专栏",
    "定于11月28日下午召开全市信用交通县调度视频会",
    "请各科室于周五前组织学习信用管理办法",
    "力争年底前上线",
    "会议决定8月上旬举办一次信用专题学习",
    "各科室要组织开展信用专题学习",
    "下月要请专家来讲一课",
    "财政部门答复今年不列入预算",
    "市局未安排人员参会",
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
    "没有因疫情停开",
    "学习一直没有间断",
    "到会人员没人迟到",
    "公示期间没有收到异议",
    "没有一个科室不参加学习",
    "该公司未按规定维护车辆",
    "正在全市推行信用承诺",
    "评价结果正在使用",
    "在公路养护工程招标中采用评价结果",
    "局网站设有信用专栏(未单独建网站)",
    "将评价结果推送至省平台",
    "请示市局同意后召开了推进会",
    "会议要求各科室组织了一次学习",
    "不列入失信名单",
    "原定的徒步环节改在室内",
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
