"""Texts of laws and regulations, which no county bureau can make: they name themselves.

Only congresses and the State Council make a 条例 or a 法 (Legislation Law, chapters 2 to 4). A text
that is titled and speaks of itself as one, or that bears no title and enacts itself, is public,
whichever county hands it in. A 办法 or 规定 may be a county's own, whatever it says of 本条例: it
is a statute only where its head tells on a line which province's or city's congress passed it, or
which ministry's or province's decree made it law. A paper to which a whole law is annexed is a
county's own but for that law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from checker.copying.names import measures, names_in, titled
from checker.copying.paper import Paper

_TITLE = re.compile(
    r"^[ \t　《]*([一-鿿、（）()]{2,40}(?:条例|(?<![办方做执守违合司立])法))[》 \t　]*$", re.M
)
_HEAD = 160  # raw characters in which the title stands
_COUNT = r"[一二三四五六七八九十\d]{1,4}"
_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_PASSED = re.compile(  # on a line of its own: measures cite what a congress passed
    rf"^[ \t　（(]*(?:{_DATE})?[ \t　]*(?:第{_COUNT}届)?([一-鿿]{{2,10}}(?:省|市|自治区)|全国)"
    rf"(?:第?{_COUNT}届)?(?:人民代表大会|人大)(?:常务委员会|常委会)?第{_COUNT}次会议"
    r"[^\n。]{0,12}(?:通过|批准|修订|修正)(?!的)",
    re.M,
)
_MINISTRY = (
    r"(?:国务院|国家[一-鿿]{2,10}(?:局|委员会)|[一-鿿]{2,10}总局|[一-鿿]{1,8}(?:省|自治区)人民政府"
    r"|(?:中华人民共和国)?[一-鿿]{1,10}(?<!宣传)(?<!组织)(?<!统战)(?<!武装)(?<!政治)部)"
)
_DECREED = re.compile(  # 交通部令第14号, 国务院批准, 卫生部、交通部发布: on a line of its own
    rf"^[ \t　（(]*(?P<date>{_DATE})?[ \t　]*"
    rf"((?![一-鿿、]*[县区]){_MINISTRY}(?:、{_MINISTRY})*)[ \t　]*"
    r"(?:令[ \t　]*(?:[〔（(]?\d{4}[〕）)]?年?[ \t　]*)?[（(]?第?[ \t　]*\d{1,4}[ \t　]*号"
    r"|(?(date)(?:发布|公布|颁布|批准)|(?!)))",
    re.M,
)
_PASSED_WITHIN = 400
_ITSELF = re.compile(r"本条例|(?<!基)本法(?![规律治人院])")
_ARTICLE = re.compile(r"^[ \t　]*第[一二三四五六七八九十百零〇\d]{1,6}条", re.M)
_QUOTED = re.compile(r"“[^“”]{0,300}”")
_ARTICLES = 3
_OPENING = 700  # raw characters from a law's title to the article that enacts it
_MADE = re.compile(r"制定本(?:条例|法)(?![规律治])")
_IN_FORCE = re.compile(r"本(?:条例|法)自[^。\n]{2,30}起?(?:施行|实施)[^\n]*")


def statute(paper: Paper, submissions: tuple[str, ...]) -> str:
    """How the law or regulation calls itself, "" where the paper is none or a county's own."""
    if paper.record is None or paper.headed:
        return ""
    text = _QUOTED.sub("", paper.raw)
    if len(_ARTICLE.findall(text)) < _ARTICLES:
        return ""
    for form, made in ((_PASSED, "人民代表大会通过的法规"), (_DECREED, "公布的规章")):
        found = form.search(text[:_PASSED_WITHIN])
        organ = found.group(form.groups) if found else ""
        if organ and not any(names_in(organ, name) for name in submissions):
            return organ + made
    title = _TITLE.search(text[:_HEAD])
    if title and _ITSELF.search(text):
        of_a_county = any(titled(title.group(1), name) for name in submissions)
        return "" if of_a_county else title.group(1)
    return "法律、法规的条文" if _untitled(paper, text) else ""


def annexed(raw: str) -> Iterator[tuple[int, int, str]]:
    """Raw spans of laws that stand in a paper from title to entry into force, with their titles."""
    titles = list(_TITLE.finditer(raw)) if _MADE.search(raw) else []
    for title, after in zip_longest(titles, titles[1:]):
        last = after.start() if after else len(raw)
        made = _MADE.search(raw, title.end(), min(title.end() + _OPENING, last))
        end = _IN_FORCE.search(raw, made.end(), last) if made else None
        if end and len(_ARTICLE.findall(raw[title.start() : end.end()])) >= _ARTICLES:
            yield title.start(), end.end(), title.group(1)


def _untitled(paper: Paper, text: str) -> bool:
    """Whether a text that opens with its articles and is called nothing else enacts itself."""
    named = any(measures(one) or titled(one, paper.submission) for one in paper.headings)
    opens = _ARTICLE.search(text[:_HEAD]) is not None
    return opens and not named and bool(_MADE.search(text) or _IN_FORCE.search(text))
