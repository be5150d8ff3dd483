"""Whether a clause denies, puts off or has still in hand, by how it is built, not by its verbs.

A negation denies the clause it stands in, save in set phrases (没有发现, 未间断), before a noun
that it only describes (未签订的企业), of others (该公司未按规定备案) and where it is itself denied.
"""

from __future__ import annotations

import re

_SET = (  # what says with a negation that all went well, or nothing of an act
    "(?:被|已)?(?:列入|纳入)[^,]{0,12}(?:失信|黑名单|异常|被执行)|发[现生]|及时|按[时期]|出现|收到|接到|见|受(?!理)|异议|问题|意见|分歧|不同"
    "|投诉|举报|遗漏|漏|缺|落下|间断|中断|中止|停|断|耽误|耽搁"
    "|作[^,]{0,2}(?:删|修|改|调)|影响|因|减|放松|松懈|违|失信|不良|差错|偏差|变|超|逾|迟|拖|脱|死角|盲区|空白|来(?!得?及|开|参)|必|满|婚|成年|经(?!费)|免|尝|知|雨"
    "|人(?!组织|牵头|管|做|抓|参|来|学|负责)|什么(?:问题|意见)|收[取费]|[一任]何?[^,]{0,8}[不未没]|[^,]{0,8}[不未没]|处罚|起诉|复议|先例"
    "|捷径|诚信|信用(?:就|不|$)"
)
_NEGATED = re.compile(
    rf"(?<![对将把凡如若从淹埋沉出从不])(?<!督促)(?<!要求)(?<!帮助)(?<!指导)(?<!核查)(?<!约谈)(?:没有|没(?!有)"
    rf"|未(?!有))(?!(?:再|曾|能|予|也)?(?:{_SET}))(?=\S)"
    r"(?![^,。;]{0,12}的(?:$|[\u4e00-\u9fff]))(?![^\s把对将与向给按]\S{1,2}(?:企业|主体|单位|业户|人员|事项|项目|部门|名单))"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_OTHERS = re.compile(  # whose negligence is told, not one's own
    r"(?:公司|企业|车辆|该车|驾驶员|驾驶人|当事人|业户|经营者|司机|车主|该[厂店校队]|其(?![他余中])|者|户|有的|个别|擅自|名单)[^,]{0,12}$"
)
_NO_FAULT = "(?!异议|变|问题|意见|投诉|举报|违|失信|不|一|需|差错|遗漏|人缺席|失|新增|重大|法人)"
_WITHOUT = re.compile(
    r"(?:目前|尚|暂|仍|还|也|并|今年|全年|本年度?|至今)(?:均|都)?无"
    rf"{_NO_FAULT}|无法(?!律|定|人|规|治)|不(?:再|予)?(?:开了|单独|召开|开展|举办|举行)"
    r"|^[均都也]?不(?:涉及|适用)"
    rf"|(?:^|境内|辖区内?|[本我全][市县区局])无{_NO_FAULT}"  # 本县无水路货运企业
    r"|[尚均]?无一[家个人次名项](?![^,]{0,12}(?:失信|违|投诉|缺|漏|迟|掉|退|差|不|未|例外))"
)
_DECLINED = re.compile(  # 财政部门答复今年不列入预算
    r"不(?:予|能|同意|再)?(?:列入|纳入|安排|批准|拨付|支持|同意)(?![^,]{0,10}(?:失信|名单|异常|惩戒|重点|监管))"
)
_FAILED = re.compile(
    r"(?:推送|上传|上报|报送|共享|归集|登[录陆]|发布|对接|申报|申请)[^,。;]{0,6}失败"
    r"|(?<![未没有])(?:停止|终止|中断|暂停)(?:运行|运转|实施|执行|开展)$"
    r"|搁置|搁浅|落空|泡汤|作罢|卡在|卡住|不了了之"
)
_PREPARING = (
    "整理|办理|协商|协调|沟通|编[制写]|申[请报]|审[批核定]|起草|草拟|撰写|写(?!信|作)|制定|拟[定订]|研究(?!推进|部署)"
    "|论证|谋划|酝酿|征求|招标|采购|筹[建备划措集]|建设|开发|调试|测试|联调|对接|认定|核[实对]|修改|走[^,]{0,4}流程"
    "|排队|准备|磋商|洽谈|商谈|收集|汇总|梳理|制作|设计|印刷"
)
_STEADILY = (
    r"(?:积极|稳步|有序|全面|深入|逐步|扎实|持续|大力|进一步|广泛|有力|加快|按[^,]{1,10}|紧张|抓紧)"
)
_UNDER_WAY = "(?:推进|推动|进行|开展)"  # of what stands before it; 正在推进某事 is at work on it
_AT_WORK = (
    rf"{_STEADILY}*地?"
    r"[^,。;]{0,6}?(?:研究(?:推进|部署)|开展|推[进行广动]|实施|使用|应用|运行|执行|落实"
    "|进行|举行|召开|发挥|享受|学习|营[运业]|施工|提供|显现|形成"
    "|成为|转|从|向|组织)"
)
_IN_HAND = re.compile(
    r"完成了?[^,。;]{0,8}(?:初稿|草案|讨论稿|征求意见稿|起草|草拟)$"
    rf"|正在(?![^,。;]{{0,12}}的[\u4e00-\u9fff])"
    rf"(?!{_AT_WORK}(?![^,。;]{{0,10}}(?:对接|联调|起草|招标|筹备|编制|征求|论证|协调|测试)))"
    rf"|正(?:在|{_STEADILY}){_STEADILY}*地?{_UNDER_WAY}(?:[之当]?中)?$|{_STEADILY}+地?{_UNDER_WAY}[之当]?中$"
    rf"|正在{_STEADILY}*地?(?:推进|推动)[^,。;]{{0,12}}(?:公示|共享|推送|归集|报送|上传)(?:工作)?$"
    rf"|[仍还尚]在[^,。;]{{0,10}}?(?:{_PREPARING}|等[^,]{{0,12}}(?:批|复|通知|答复|审|$))"
    r"|(?:联调|调试|测试|对接|起草|编制|筹备|筹建|协调|认定|征求意见|洽谈|走流程)(?:过程|阶段)?中$"
)
_OCCASION = re.compile(r"(?<![正仍还尚])在[^,。;]*中$")  # 在养护工程招标中
_AHEAD = re.compile(
    r"^(?:应当|应该|应(?=[与由同向将把]))(?![^,]{0,14}(?:邀请|要求|邀约))"  # a duty
    r"|要[到等][^,]{2,14}才|了再[说议定办]|(?<!原)定于|^(?:倡议|号召|呼吁|恳请|希望)(?!书|活动|[下后中])"
    r"|^请(?![示假教求客来到了])(?!.*(?:借鉴|学习推广|推广学习|参照|遵照|贯彻|执行|落实))|^望|打算|说好|本(?:来|应|该)(?:要|应|该|打算|计划|在)"
    r"|预备(?:于|在)|(?:之后|届时|到时)再|再行"
    r"|(?:争取|力争)(?:[于在早尽年今明下本\d]|完成|实现|形成|推出|出台)|准备(?:[于在放到]|下|明|年|\d|开|召开)"
    r"|年[内底](?:前)?(?:制定|出台|推出|建成|启动|印发|上线|制订)(?!了)"
    r"|将(?:积极|全力|认真|大力|切实|努力|严格按|会|要|召开|组织|开展|举[办行]|启动|制定|出台|进一步|逐步|探索|会同|联合|继续|另|陆续|从|由)"
)


LONGEST = 80  # characters; a longer one is lines run together, of which one is denied


def denied(text: str) -> bool:
    """Whether a clause says of its own matter that it did not come about; asides left aside."""
    text = _BRACKETS.sub("", text)
    if len(text) > LONGEST:
        return False
    own = any(not _OTHERS.search(text[: mark.start()]) for mark in _NEGATED.finditer(text))
    declined = _WITHOUT.search(text) or _DECLINED.search(text)
    return own or bool(declined or (_FAILED.search(text) and "成功" not in text))


def pending(text: str) -> bool:
    """Whether a clause has its matter still before it or in hand."""
    in_hand = _IN_HAND.search(text) and not _OCCASION.search(text)
    return bool(in_hand or _AHEAD.search(text))
