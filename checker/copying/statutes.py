"""Texts of laws and regulations, which no county bureau can make: they name themselves.

Only congresses and the State Council make a 条例 or a 法 (Legislation Law, chapters 2 to 4). A text
that enacts itself as one is public, whichever county hands it in. A 办法 or 规定 may be a county's
own, and is a statute only where its head tells which province's or city's congress passed it, or
which ministry's or province's decree made it law.
"""

from __future__ import annotations

import re

from checker.copying.names import names_in
from checker.copying.paper import Paper

_TITLE = re.compile(
    r"^[ \t　《]*([一-鿿、（）()]{2,40}(?:条例|(?<![办方做执守违合司立])法))[》 \t　]*$", re.M
)
_HEAD = 160  # raw characters in which the title stands
_PASSED = re.compile(
    r"([一-鿿]{2,10}(?:省|市|自治区)|全国)第?[一二三四五六七八九十]{1,3}届"
    r"(?:人民代表大会|人大)(?:常务委员会|常委会)?第[一二三四五六七八九十]{1,4}次会议"
    r"[^\n。]{0,12}(?:通过|批准|修订|修正)"
)
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_MINISTRY = (
    r"(?:国务院|国家[一-鿿]{2,10}(?:局|委员会)|[一-鿿]{2,10}总局|[一-鿿]{1,8}(?:省|自治区)人民政府"
    r"|(?:中华人民共和国)?[一-鿿]{1,10}(?<!宣传)(?<!组织)(?<!统战)(?<!武装)(?<!政治)部)"
)
_DECREED = re.compile(  # 交通部令第14号, 国务院批准, 卫生部、交通部发布: on a line of its own
    rf"^[ \t　（(]*(?P<date>{_DATE})?[ \t　]*"
    rf"((?![一-鿿、]*[县区]){_MINISTRY}(?:、{_MINISTRY})*)[ \t　]*"
    r"(?:令[ \t　]*(?:[〔（(]?\d{4}[〕）)]?年?[ \t　]*)?第?[ \t　]*\d{1,4}[ \t　]*号"
    r"|(?(date)(?:发布|公布|颁布|批准)|(?!)))",
    re.M,
)
_PASSED_WITHIN = 400
_ENACTED = re.compile(r"制定本(?:条例|法)(?![规律治])|本(?:条例|法)自[^。\n]{2,30}起?(?:施行|实施)")
_ITSELF = re.compile(r"本条例|(?<!基)本法(?![规律治人院])")
_ARTICLE = re.compile(r"^[ \t　]*第[一二三四五六七八九十百零〇\d]{1,6}条", re.M)
_QUOTED = re.compile(r"“[^“”]{0,300}”")
_SELF_LEAST = 2
_ARTICLES = 3


def statute(paper: Paper, submissions: tuple[str, ...]) -> str:
    """How the law or regulation calls itself, "" where the paper is none or a county's own."""
    if paper.record is None or _headed(paper):
        return ""
    text = _QUOTED.sub("", paper.raw)
    if len(_ARTICLE.findall(text)) < _ARTICLES:
        return ""
    for form, made in ((_PASSED, "人民代表大会通过的法规"), (_DECREED, "公布的规章")):
        found = form.search(text[:_PASSED_WITHIN])
        organ = found.group(form.groups) if found else ""
        if organ and not any(names_in(organ, name) for name in submissions):
            return organ + made
    titled = _TITLE.search(text[:_HEAD])
    itself = len(_ITSELF.findall(text))
    if _ENACTED.search(text) or itself >= _SELF_LEAST or (titled and itself):
        return titled.group(1) if titled else "法律、法规的条文"
    return ""


def _headed(paper: Paper) -> bool:
    """Whether a county issues it under a header of its own, as a paper that hands on a law."""
    header = paper.record.finding("red_header") if paper.record else None
    organs = header.values.get("organs") if header else None
    return any(names_in(organ, paper.submission) for organ in organs or ())
