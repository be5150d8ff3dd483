"""How many people an office has, as a text counts or names them."""

from __future__ import annotations

import re

from checker import numerals

_OFFICE = re.compile(r"(?:下设|办事机构|专班|信用工作办公室|领导小组办公室).{0,240}")
_COUNT = re.compile(
    r"(?:人员|成员|配备|抽调|专职|职工)[^。；]{0,30}?(\d{1,2}|[一二两三四五六七八九十])(?:名|人|位)"
    r"|(\d{1,2}|[一二两三四五六七八九十])(?:名|位)(?:同志|专职|兼职|工作人员|干部)"
)
_ALONE = re.compile(
    r"[一1](?:人|名(?:同志|工作人员))(?:具体|专职|兼职)?负责|(?:仅|只)有?[一1](?:人|名)"
)
_CHARGED = re.compile(
    r"由([\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*)(?:[两二三四五六]人|同志|等)"
    r"(?:(?:具体|日常|专职|兼职)\S{0,2})?负责(?!人)"
)
_MEMBERS = re.compile(
    r"(?:^|[，,。；])((?:[\u4e00-\u9fff]{2,3}[、和]){1,20}[\u4e00-\u9fff]{2,3}?)(?:同志)?"
    r"(?:为|任|担任)(?:(?:办公室|专班)(?:工作)?(?:成员|人员)|(?:专职|兼职)?(?:工作|办公)人员)"
)
_MAKE_UP = re.compile(  # people, not the offices or posts that make up a group
    r"由((?:[\u4e00-\u9fff]{1,2}(?![科股室局办所处队站部委组长任员])[\u4e00-\u9fff][、和]){1,20}"
    r"[\u4e00-\u9fff]{1,2}(?![科股室局办所处队站部委组长任员])[\u4e00-\u9fff])(?:同志)?组成"
)
_FROM_EACH = re.compile(
    r"从?([\u4e00-\u9fff]{2,8}(?:[、和][\u4e00-\u9fff]{2,8})+)各(?:抽调|选派)"
    r"([1一两二2])(?:名|人)"
)
_DRAWN = re.compile(  # 从运输科抽调甲、从办公室抽调乙专职负责
    r"从[\u4e00-\u9fff、]{2,12}?(?:抽调|选派|调配|调入)(?!人员|专人|骨干|同志|干部|力量|业务|精干|专职)"
    r"([\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*?)"
    r"(?=[、和,]从|[,。;]|(?:同志|[两二三]人)?(?:专职|兼职|专门|具体|负责|集中|到|任|组成))"
)
_NAMES = re.compile(
    r"(?:办公室|专班)?(?:工作)?(?:成员|人员)(?:为|有|包括|由|[:：])?((?:[\u4e00-\u9fff]{2,3}[、，,]){1,20}[\u4e00-\u9fff]{2,3})"
)


def counted(text: str) -> tuple[int | None, str]:
    """How many people the passage on the office counts or names, and its words."""
    office = _OFFICE.search(text)
    if office is None:
        return None, ""
    if each := _FROM_EACH.search(office[0]):
        return len(re.split("[、和]", each[1])) * _number(each[2]), each[0]
    for match in _COUNT.finditer(office[0]):
        if not re.search("不少于|不低于|至少", match[0]):  # a demand, not a fact
            return _number(match[1] or match[2]), match[0]
    if alone := _ALONE.search(office[0]):
        return 1, alone[0]
    if drawn := list(_DRAWN.finditer(office[0])):
        return sum(len(re.split("[、和]", one[1])) for one in drawn), drawn[0][0]
    kinds = (_MEMBERS, _MAKE_UP, _NAMES, _CHARGED)
    named = next((found for kind in kinds if (found := kind.search(office[0]))), None)
    return (len(re.split("[、，,和]", named[1])), named[0]) if named else (None, "")


def _number(words: str) -> int:
    return 2 if words == "两" else numerals.value(words) or 0
