"""How many people an office has, as a text counts or names them."""

from __future__ import annotations

import re

from checker import numerals

_OFFICE = re.compile(
    r"(?:下设|办事机构|专班|信用工作办公室|领导小组办公室)(?:(?![。;][三四五六七八九十]、).){0,240}",
    re.S,
)
_HOW_MANY = r"(\d{1,2}|[一二两三四五六七八九十])"
_COUNT = re.compile(  # 配备2名, 2名专职人员, 专班共5人, 专班(3人)
    rf"(?:人员|成员|配备|抽调|专职|兼职|职工)[^。；]{{0,30}}?{_HOW_MANY}(?:名|人(?!次)|位)"
    rf"|{_HOW_MANY}(?:名|位|人(?=[^,。;]{{0,2}}(?:组成|兼职|专职)))(?:同志|专职|兼职|工作人员|干部|组成)"
    rf"|(?:专班|办公室)(?:现有|共有?|由\S{{2,6}}?|\()\s*{_HOW_MANY}(?:名|人(?!次)|位)"
)
_MORE = re.compile(  # 1名专职人员、2名兼职人员; but not 3名,其中专职1名
    rf"[^。;其]{{0,8}}?[、,和及](?:另有?|以及)?(?:(?:专职|兼职)\S{{0,4}}?)?{_HOW_MANY}(?:名|人(?!次)|位)"
)
_ALONE = re.compile(
    r"[一1](?:人|名(?:同志|工作人员))(?:具体|专职|兼职)?负责|(?:仅|只)有?[一1](?:人|名)"
)
_CHARGED = re.compile(
    r"由([\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*)(?:[两二三四五六]人|同志|等)"
    r"(?:(?:具体|日常|专职|兼职)\S{0,2})?负责(?!人)"
)
_NAME = (  # of a person: not the offices or posts that make up a group
    r"[\u4e00-\u9fff]{1,2}(?![科股室局办所处队站部委组长任员位关心会班])[\u4e00-\u9fff]"
)
_PERSON = rf"(?:[\u4e00-\u9fff]{{1,6}}?(?:科|股|室|所|队|站|中心))?{_NAME}"
_NAMES = rf"({_NAME}(?:[、和及]{_NAME})+)"
_NAMED = (
    re.compile(  # 李某、王某为专班成员; 李某、王某同志负责具体工作; 由李某、王某组成
        rf"{_NAMES}等?(?:同志)?(?:{_HOW_MANY}[人名位](?:同志)?)?"
        r"(?:组成|(?:为|任|担任)[^,。;、]{0,10}?(?:成员|人员)|集中办公|(?:专职|兼职)办公"
        r"|(?:(?:具体|日常|专职|兼职|专门)(?:工作)?)?(?:负责|承担)(?!人))"
    ),
    re.compile(  # 工作人员:李某、王某; 队员为:法规科李某、运输科王某
        rf"(?:成员|人员|队员|组员)(?:名单)?(?:(?:为|有|包括|由|是)[:：]?|[:：])({_PERSON}(?:[、,，和及]{_PERSON})+)"
    ),
    re.compile(  # 工作人员李某、王某
        rf"(?:成员|人员){_NAMES}"
    ),
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
_ASIDE = re.compile(r"[(][^()]*[)]")
_POSTS = re.compile(  # a row for each: 专职工作人员 甲
    rf"(?m)^[^\n,。;]{{0,6}}工作人员[ \t\n]+{_NAME}(?=[ \t\n]|$)"
)
_ROSTER = re.compile(  # names in rows of their own, or parted by blanks
    rf"(?:成员|人员)[ ]*[:：]\s*({_NAME}(?:[ ][^\n]*)?(?:\n\s*{_NAME}(?=[ \n]|$)[^\n]*)*)"
)


def counted(text: str, lines: str = "") -> tuple[int | None, str]:
    """How many people the passage on the office counts or names, and its words.

    ``text`` is without blanks; ``lines``, where given, is the same text line by line.
    """
    office = _OFFICE.search(text)
    if office is None:
        return None, ""
    if each := _FROM_EACH.search(office[0]):
        return len(re.split("[、和]", each[1])) * _number(each[2]), each[0]
    for match in _COUNT.finditer(office[0]):
        if not re.search("不少于|不低于|至少", match[0]):  # a demand, not a fact
            return _with_more(match, office[0])
    if alone := _ALONE.search(office[0]):
        return 1, alone[0]
    count, words = _by_name(office[0])
    return (count, words) if count else _rostered(lines)


def _by_name(office: str) -> tuple[int | None, str]:
    """The people that a passage names."""
    if drawn := list(_DRAWN.finditer(office)):
        return sum(len(re.split("[、和]", one[1])) for one in drawn), drawn[0][0]
    told = _ASIDE.sub("", office)
    named = next((found for kind in (*_NAMED, _CHARGED) if (found := kind.search(told))), None)
    return (len(re.split("[、，,和及]", named[1])), named[0]) if named else (None, "")


def _with_more(first: re.Match[str], office: str) -> tuple[int, str]:
    """A count with those that go on from it (1名专职人员、2名兼职人员)."""
    count, end = _number(next(filter(None, first.groups()))), first.end()
    while more := _MORE.match(office, end):
        count, end = count + _number(more[1]), more.end()
    return count, office[first.start() : end]


def _rostered(lines: str) -> tuple[int | None, str]:
    office = _OFFICE.search(lines)
    posts = _POSTS.findall(office[0]) if office else []
    if len(posts) > 1:
        return len(posts), " ".join(post.replace("\n", " ") for post in posts)
    roster = _ROSTER.search(office[0]) if office else None
    if roster is None:
        return None, ""
    first, *rest = roster[1].split("\n")
    names = len(rest) + 1 if rest else len(first.split())
    return (names, roster[0].strip()) if names > 1 else (None, "")


def _number(words: str) -> int:
    return 2 if words == "两" else numerals.value(words) or 0
