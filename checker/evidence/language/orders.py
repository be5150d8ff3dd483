"""What a meeting or a paper asks for (要求…, 各科室要…): still to be done when it is said.

A meeting that deals with a matter is held; what it asks of others has not been done by its asking.
"""

from __future__ import annotations

import re

_HOLD = "(?:组织|安排|举[办行]|召开|开展|启动|参加|学习|培训)"
_DUTY = "(?:务必|必须|应当?|须|(?<![重主需必只还纪摘简概首提就将次紧想])要(?![点求素闻件目害约]))"
_SOON = (
    r"(?:(?<!\d)\d{1,2}月(?:\d{1,2}日|份|底|初|[上中下]旬)?|[下本]周|下个?月|下个?季度|[上下]半年|第?[一二三四]季度|每(?:个?月|季度?|年|半年)"
    "|近期|近日|适时|择期|择机|会后|月底|年[底内末]|尽快|抓紧|定期)(?:之?前|内|左右)?"
)
_SPEAKS = "(?:要求|强调|指出|提出|明确|决定|确定|安排|议定|商定|责成|部署|建议|号召|布置|倡议)"
_BODIES = "(?:科室?|股室?|[室所站队局办]|单位|部门|企业|公司|人员|同志|驾校)"
_TO = rf"(?:[各全本我]\S{{1,10}}?|[\u4e00-\u9fff]{{1,8}}{_BODIES})"
_ASKS = re.compile(
    rf"{_SPEAKS}[^,]{{0,20}}?(?:{_DUTY}|{_SOON})[^,]{{0,16}}?{_HOLD}|{_SPEAKS}{_TO}[^,]{{0,8}}?{_HOLD}"
    rf"|(?:^|^{_SOON}|^{_TO}|(?:科室|单位|部门|企业|人员|同志))[都均也还]?{_DUTY}[^,]{{0,12}}?{_HOLD}"
    rf"|^(?:下个?月|下周|下个?季度|会后|近期){_DUTY}|(?:号召|倡议)[^,]{{2,12}}?(?:加强|学习)"
)
_LEADS = re.compile(
    f"{_SPEAKS}(?:[^,]{{0,8}}任务|如下)?$"
)  # and what it asks stands in the next clause
_ASKED = re.compile(rf"(?:由?{_TO})?(?:{_SOON}[^,]{{0,6}}?)?(?:{_DUTY}[^,]{{0,12}}?)?{_HOLD}")
_COUNTED = re.compile("^[一二三四五六七八九]要(?![点求素闻件目])")  # of several demands each
_HAPPENED = re.compile(r"已(?!报名)|[了过](?![解程硬])|共\d|\d[余多]?[人名家户]")


def leads(text: str) -> bool:
    """Whether a clause says that something is asked for, which the next one tells."""
    return bool(_LEADS.search(text))


def happened(text: str) -> bool:
    """Whether a clause tells that something took place."""
    return bool(_HAPPENED.search(text))


def given(text: str, led: bool = False) -> bool:
    """Whether a clause asks for an act. ``led``: it stands behind one that says it asks."""
    if happened(text):
        return False
    return bool(_ASKS.search(text) or _COUNTED.search(text) or (led and _ASKED.match(text)))
