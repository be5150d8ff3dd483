"""What a title says of the thing it names: that it is taken back, stopped or put off.

A paper that repeals or suspends a 办法, breaks up a group or takes an honour back shows nothing of
what it names. One that brings in something new for it (修订, 印发) does.
"""

from __future__ import annotations

import re

_UNDOES = "(?:废止|废除|撤销|撤回|取消|终止|中止|停止|暂停|暂缓|停用|推迟)"
_WAY = "(?:实施|施行|执行|使用|适用|办理|开展|推行|运行|命名)?"
_NAMED = "(?:《[^》]+》|“[^”]{2,16}”|[^,。;、]){0,40}?"
_THING = (  # what an item counts; easing a burden (取消证明) or a sanction (暂停补贴) is none of it
    "(?:》|信易.”?|制度|办法|方案|细则|规则|规定|机制|领导小组|专班|联席会议|称号|荣誉|产品|命名|(?:信用|分级)[^,。;]{0,6}(?:评价|监管)(?:工作)?(?=的|$))(?!第|中|部分)"
)
_TAKEN_BACK = re.compile(
    rf"{_UNDOES}{_WAY}{_NAMED}{_THING}|宣布{_NAMED}》?(?:失效|作废|废止)|》[^,。;]{{0,8}}(?:失效|作废|{_UNDOES})"
)
_QUOTED = re.compile("《[^》]*》")
_RENEWS = re.compile("印发|公布|发布|出台|修[订改正]|重新|制[定订]|调整|改为|启用|实行|建立|成立")
_ANEW = re.compile(
    "现将|(?:现予|予以|同时|正式)(?:印发|公布|发布)|修订后|新(?:的|版|修订)?《|由《[^》]+》(?:代替|替代|取代)"
)


def said(title: str) -> str:
    """The words by which a title takes back, stops or puts off what it names; else empty."""
    found = _TAKEN_BACK.search(title)
    return "" if found is None or _RENEWS.search(_QUOTED.sub("", title)) else found[0]


def renewed(text: str) -> bool:
    """Whether the text beneath brings in something new for it."""
    return bool(_ANEW.search(text))
