"""What a title's words tell: the paper's kind, the papers it prints, whether it is a headline."""

from __future__ import annotations

import re

from checker.model.material import Kind

_POLICY = re.compile(
    r"(?:办法|方案|制度|规定|细则|规则|规范|意见|决定|要点|计划|规划|预案|机制|措施|指南|清单制度|标准|条例|"
    r"指标体系|责任制|管理规程|工作安排)(?:的通知|的函|的意见|的决定|[（(].{1,20}[)）])*$"
)
_NOTICE = re.compile(r"(?:通知|通告|公告|决定|批复|命令|令|通报)(?:[（(].{1,20}[)）])*$")
_GATHERING = re.compile(
    r"(?:召开|举办|举行|参加|出席|组织收看).*(?:会|培训|培训班|讲座|活动)的?(?:通知|函)"
)
# Word of the title → kind. The first that fits decides; order goes from the particular.
_WORDS: tuple[tuple[re.Pattern[str], Kind, float], ...] = (
    (re.compile(r"^(?!.*签[订署].*承诺).*(?:承诺书|承诺函|承诺公示)"), "pledge", 0.96),
    (
        re.compile(r"(?:制度|文件|政策|办法)汇编$|联合(?:激励|惩戒|奖惩).{0,6}备忘录$"),
        "policy",
        0.55,
    ),
    (
        re.compile(r"会议?记录|会议纪要|纪要$|签到|学习.{0,6}记录|研究记录|参会人员"),
        "minutes",
        0.96,
    ),
    (
        re.compile(
            r"台账|登记[表簿册]|汇总表|明细表|统计表|一览表|花名册|工作记录|清单$|名单$|目录$"
        ),
        "ledger",
        0.94,
    ),
    (
        re.compile(
            r"总结|汇报|(?:工作|情况|自查|调研|评估|监测|述职|进展|分析|整改|完成)报告|情况说明|报告$|简报|情况$"
        ),
        "report",
        0.94,
    ),
)
# Words about a policy paper, and papers of procurement, that end as policy papers do.
_ABOUT_PAPERS = re.compile(
    r"(?:审查|审核|论证|评审|反馈|修改|验收|处理|拟办|批示|会签|评估|初审|复核|整改|答复|专家|征求|鉴定|推荐|考察)"
    r"(?:结论)?意见(?:书|[表单稿])?$|^(?:评标|评审|投标|磋商|施工)(?:办法|方案|标准|细则)(?:[（(].{1,20}[)）])?$|"
    r"(?:招标|投标|采购|磋商|比选)(?:文件)?(?:评分|评审|评标|打分)(?:办法|标准|细则)(?:[（(].{1,20}[)）])?$|"
    r"征求[^，。]*意见的函$|"
    r"(?:招标|中标|采购|成交|比选|询价|磋商|流标|招聘|拍卖|听证)(?:结果)?(?:文件|公告|通知书|公示)$"
)
# Subject and verb: a report's headline, however it ends.
_HEADLINE = re.compile(
    r"^[^关《“]{1,20}?[省市县区局厅委][:：]?(?:(?:与|和|同|会同|联合)[^《》“”]{2,24}?)?(?:日前|近日)?(?:正式|率先|专门|联合|研究|首次|扎实|积极|全面|持续)*"
    r"(?P<verb>出台|印发|制定|发布|推出|构建|建立|健全|完善|探索|创新|推行|打造|强化|深化|聚焦|搭建|用好|织密|实行|"
    r"推进|推动|开展|实施|启动|举办|召开|举行|组织|部署|落实|加快|加强)了?"
)
_MADE = ("出台", "印发", "制定", "发布", "推出")
_ISSUING = re.compile(
    r"(?:办法|方案|制度|规定|细则|规则|规范|意见|要点|计划|规划|预案|机制|措施|标准|指标体系)[》〉）)]*的?通知|"
    r"关于(?:印发|成立|建立|制定|转发|公布|发布|调整|修订|加强|做好|开展|推进|进一步|实施|设立)"
)

DRAFT = re.compile(r"征求意见稿|草案|送审稿|讨论稿|代拟稿|报审稿|草稿(?![箱夹])|初稿")
_LETTER = re.compile(  # 关于印发《…制度》的函
    r"(?:印[发送]|送达|发布|公布|下发|建立|[实施试推执]行|实施)《[^《》]+(?:办法|方案|制度|规定|细则|规则|规范|意见|要点|计划|规划|预案|机制|措施|标准)"
    r"(?:[（(].{1,20}[)）])?》的?函$"
)

# What a title's words tell; the first that fits decides.
_TOLD: tuple[tuple[tuple[re.Pattern[str], ...], Kind, float], ...] = (
    ((_ABOUT_PAPERS,), "other", 0.85),
    ((_GATHERING,), "policy", 0.85),
    ((_ISSUING, _NOTICE), "policy", 0.97),
    ((_POLICY,), "policy", 0.95),
    ((_LETTER,), "policy", 0.95),
    ((_NOTICE,), "policy", 0.9),
    *(((pattern,), kind, sure) for pattern, kind, sure in _WORDS),
    ((re.compile(r"(?:合同|协议)书?(?:[（(].{1,20}[)）])*$"),), "other", 0.9),
    ((re.compile(r"(?:函|请示)$"),), "other", 0.75),
)


def kind_of(title: str) -> tuple[Kind, float] | None:
    """The kind a title's words tell, with confidence; ``None`` where they tell nothing."""
    plain = re.sub(r"\s", "", title)
    for patterns, kind, sure in _TOLD:
        if all(pattern.search(plain) for pattern in patterns):
            return kind, sure
    return None


def headline(title: str) -> str:
    """The verb of a title that tells what somebody did, as reports are headed; else empty."""
    plain = re.sub(r"\s", "", title)
    match = None if re.search(r"(?:通知|公告|函)$", plain) else _HEADLINE.match(plain)
    return match["verb"] if match else ""


def made(title: str) -> bool:
    """Whether a title says that somebody issued a paper: no paper calls itself so."""
    return headline(title) in _MADE


def covered(title: str, text: str) -> list[str]:
    """Names of the papers a notice prints or forwards: 《…》 in its title and first sentences."""
    if not re.search(r"印发|转发|发布|公布|下发", title):
        return []
    names = re.findall(r"《([^《》]{4,60})》", re.sub(r"\s", "", title))
    if not names:
        match = re.search(r"(?:印发|转发|发布|公布)(?P<name>.{4,60}?)的(?:通知|公告)", title)
        names = [match["name"]] if match else []
    opening = re.sub(r"\s", "", text)[:600]
    for listed in re.findall(
        r"(?:现将|将)((?:《[^《》]{4,60}》[、,，和及与]?)+)[^《》。]{0,8}(?:印|转|发)", opening
    ):
        names += re.findall(r"《([^《》]+)》", listed)
    return list(dict.fromkeys(names))
