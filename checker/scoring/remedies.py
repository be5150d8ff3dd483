"""What a county does about each open question, in its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.model.rules import IndicatorSystem, Item
from checker.model.score import UnitScore

# What is asked → what to do. The first that fits; the order goes from the paper to the matter.
ACTIONS = (
    (r"未能读取|辨认不清", "补交能打开、看得清的文件，视频、录音另附截图或者文字说明"),
    (r"请在申报表“数量”中写明", "在申报表“数量”中写明，并附能核对数量的材料"),
    (r"看不出(具体)?日期|没有可用的更新日期", "在申报表“日期”中写明日期，并附能看出日期的材料"),
    (r"不在创建期内$", "说明哪个日期是事情发生的日期，并附能证明的材料"),
    (r"属于哪个季度待核", "说明是哪个季度的活动，并附能看出活动日期的材料"),
    (r"看不出属于哪一个计分项", "在申报表“计分项”中写明属于哪一项"),
    (r"申报表没有写", "在申报表里补写这一项；不报的，由评审人核定"),
    (r"内容空白|^台账中这个", "补交写明已经办成的材料；没有办成的不计"),
    (r"领域", "在申报表“事项”中写明领域，并附正文能对应这个领域的材料"),
    (r"产品", "在申报表“事项”中写明产品名称，并附能对应的材料"),
    (r"照片", "补交活动通知、新闻或总结，说明照片是什么活动、什么时候"),
    (r"看不出是哪一项", "在申报表“事项”中写明是哪一项"),
    (r"材料种类为", "补交能单独证明本项的材料，如{{kinds}}"),
    (r"看不出发布媒体的级别", "补交能看出媒体名称和日期的版面或网页截图"),
    (r"看不出制发单位|推广单位是否", "补交能看出发文单位的文件首页和落款页"),
    (r"同一场|同一内容", "说明是不是同一次；不是的，另附能区分开的材料"),
    (r"是否由其报送", "说明由哪个单位报送，并附后台报送记录"),
    (r"没有找到(?P<what>.+?)(；|$)", "补交写明{what}的材料"),
    (r"(?:^|；|，)缺", "补齐所缺的部分；当时没有做的，由评审人决定"),
    (r"^(?P<ref>[^，；]+)没有计分，不能单独计入", "先补正{ref}，本项随之计分"),
)  # fmt: skip
ASK = "由评审人核定；也可以补交能说明情况的材料"


OPEN = "三要素待核"
CLEARER = "补交红头、文号、公章都看得清的彩色扫描件，黑白复印件换成彩色扫描原件"
OTHERS = "说明印章为什么与落款不同（代章、联合发文等）并附依据；盖错的，换交盖本单位公章的原件"


def of_elements(reason: str) -> str:
    """What to do about elements in doubt; another body's seal gets no better by a new scan."""
    other = "两者不一致" in reason
    clearer = not other or reason.count("不能确定") > 1
    return "；".join([OTHERS] * other + [CLEARER] * clearer)


def of_unit(
    unit: UnitScore, rule: Item, system: IndicatorSystem, elements: Sequence[str] = ()
) -> str:
    """What to do for one unit in review; ``elements``: what is in doubt of its papers' elements."""
    asks = unit.asks
    found = dict.fromkeys(action for ask in asks if (action := _action(ask)))
    if any(OPEN in ask for ask in asks):
        found = {of_elements("；".join(elements)): None} | found
    kinds = "、".join(system.document_kinds.get(kind, kind) for kind in rule.kinds)
    return "；".join(found).replace("{kinds}", kinds) or ASK


def _action(ask: str) -> str:
    for pattern, action in ACTIONS:
        if match := re.search(pattern, ask):
            return action.format(**{k: v or "" for k, v in match.groupdict().items()})
    return ""


def of_void(system: IndicatorSystem, now: date) -> str:
    """What to do about a paper without the three elements; nothing may be dated back."""
    whole = "原件红头、文号、公章齐全的，换交原件的彩色扫描件"
    end = system.period[1]
    if now <= end:
        return f"{whole}；原件本身不齐的，在{end}前正式印发后重新报送，不得倒签日期"
    return f"{whole}；原件本身不齐的，创建期已于{end}结束，不能再补发，更不得倒签日期、补盖公章"
