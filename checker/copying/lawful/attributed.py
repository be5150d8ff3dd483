"""Text that says itself whose it is: a byline of a superior or a medium, a cited article of law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.copying.lawful import taken
from checker.copying.names import county, forms, names_in, of_a_city, superior
from checker.copying.paper import Paper
from checker.copying.unwrapped import Unwrapped

_KINDS = ("news", "report", "other", "screenshot", "policy", "pledge")
_BYLINE = 140  # characters at either end where a paper names its origin
_NEWS = 30  # and in which a sentence of news does
_BYLINE_REST = 40  # and of what may follow the origin on its line
_MEDIUM = (
    r"日报|晚报|晨报|(?<![及按定随实同准届])时报(?![送告备批名请警])|商报|交通报|电视台|广播(?:电视|电台)"
    r"|通讯社|客户端|融媒"
)
_ORIGIN = re.compile(
    r"(?:(?:来源|稿源|出处|发布(?:单位|机构|机关)|主讲(?:人|单位)?|授课(?:人|单位)?"
    r"|编[写印制](?:单位)?|供稿(?:单位)?)[：:\s]+|(?:转自|摘自|转载自)[：:\s]*)([一-鿿·]{3,40})"
)
_OPENED = re.compile(
    r"^[ \t　]*[（(]([一-鿿·]{4,40}?)(?:统一)?(?:[监印编]?制|编印|编写)?"
    r"(?:[^一-鿿）)\n][^）)\n]{0,20})?[）)][ \t　]*$",
    re.M,
)
_MADE = re.compile(r"^[ \t　]*([一-鿿·]{4,30}?)[ \t　]*(?:编印|编写|编制|印制|供稿)[ \t　]*$", re.M)

_SIGNED = re.compile(  # the signature: an organ alone on its line, the date on the next
    r"^[ \t　]*([一-鿿·]{4,40})[ \t　]*\n[ \t　]*20\d\d年\d{1,2}月(?:\d{1,2}日)?[ \t　]*$", re.M
)
_OWN = re.compile(r"[我本全](?:县|区|局|旗)|县局|区局")
_NAMED = re.compile(r"(?:来源|稿源|出处|转自|摘自|转载自)?([一-鿿·]*)$")
_OWN_CITY = re.compile("[我本]市")

_NUMERAL = r"[一二三四五六七八九十百零〇\d]{1,6}"
_ABOVE = r"(?:省|市|部|国家|中央|上级)"
_SAYS = r"(?:指出|强调|提出|认为|明确)"
_CITED = re.compile(
    rf"《[^《》\n]{{2,60}}(?:法|条例|办法|规定|细则|决定|解释|标准)(?:[（(][^）)\n]{{1,12}}[）)])?》"
    rf"第{_NUMERAL}条(?:之[一二三])?(?:第{_NUMERAL}款)?(?:第[（(]?{_NUMERAL}[）)]?项)?"
    r"(?:的?规定)?[：:\s]{1,3}(?:(?!《)[^\n]){12,600}?(?:。(?=\s|$)|(?=《)|$)"
)
_STUDIED = re.compile(  # a law and, in its paragraph, its articles one after the other
    r"《[^《》\n]{2,60}(?:法|条例|办法|规定|细则)(?:[（(][^）)\n]{1,12}[）)])?》"
    r"[^《》\n]{0,30}?[。：:][ 　]?"
    rf"(?P<told>第{_NUMERAL}条(?:之[一二三])?[：:](?:(?!《)[^\n]){{12,1500}})"
)
_LISTED_BELOW = re.compile(  # 《…规定》有关条文： and below it articles, a paragraph each or more
    r"^[^\n]{0,60}?(?:《[^《》\n]{2,60}(?:法|条例|办法|规定|细则)》[^《》\n]{0,40}?)?"
    r"(?:条文|法条|条款)(?:原文|全文|内容|摘录|节选|如下)*[：:][ \t　]*\n"
    rf"(?P<told>(?:[ \t　]*第{_NUMERAL}条(?:之[一二三])?[ \t　：:][^\n]+(?:\n|$)"
    r"(?:(?![ \t　]*(?:第|[我本各请]|解读|宣讲|说明|提示|讲解|注[：:]))"
    r"[^\n]*(?:应当|可以|不得|分为)[^\n]*。[ \t　]*(?:\n|$))*){2,})",
    re.M,
)
_TOLD = re.compile(
    r"(?:(?P<news>据|从)[^。，\n县区]{0,12}(?:省|市|部|国家|报|网|台|社|协会|学会)[^。，\n县区]{0,12}"
    r"(?:消息|报道|通报|获悉)"
    r"|(?:总书记|党中央|国务院)[^。，：:\n]{0,12}(?:指出|强调)"
    rf"|{_ABOVE}[^。，：:\n]{{0,16}}(?:网站|报道|通报|讲话|新闻)[^。，：:\n]{{0,6}}{_SAYS})"
    rf"[，：:,][^。]{{6,300}}。(?:\s?会议(?:指出|强调|要求|认为)[^。]{{6,300}}。){{0,3}}"
)
_MADE_ABOVE = re.compile(
    rf"{_ABOVE}[^。，\n]{{0,14}}"
    r"(?:统一(?:编制|编写|印发|制定|下发|设计|印制|内容|文本)[^。\n]{0,30}|[主举承]办[^。\n]{0,20}如下)[：:]"
    r"[^\n]{12,500}?(?:[。？！](?=\n|$)|$)",
    re.M,
)
_SPANS = (
    (_CITED, "法条", "写明出处的法律、法规和规章条文"),
    (_STUDIED, "法条", "写明出处的法律、法规和规章条文"),
    (_LISTED_BELOW, "法条", "写明是法律、法规和规章条文"),
    (_TOLD, "转述", "写明出自上级或媒体的转述"),
    (_MADE_ABOVE, "统一内容", "写明由上级统一编制的内容"),
)
REASONS = frozenset(reason for _, _, reason in _SPANS)


@dataclass(frozen=True, slots=True)
class Origin:
    """The superior or medium that a paper names, and whether its text speaks of a submission."""

    name: str
    names_county: bool


@lru_cache(maxsize=8)
def _by(media: tuple[str, ...]) -> re.Pattern[str]:
    """Bylines: 来源：…, （… 记者 …）, … 5月18日讯; not any mention of a medium in running text."""
    medium = "|".join([_MEDIUM, *map(re.escape, sorted(media, key=len, reverse=True))])
    return re.compile(
        r"(?:(?:来源|稿源|出处)[：:\s]+|(?:转自|摘自|转载自|原载|[刊登]?载于|刊于|首发于)[：:\s]*)"
        r"[^\n。，；]{0,16}?"
        rf"(?P<from>{medium})"
        rf"|(?:^|[（(【])[^\n。；（(]{{0,10}}?(?P<by>{medium})[^\n。；]{{0,14}}?"
        r"(?:记者|通讯员|[讯电](?=[\s（(]|$))"
        rf"|[（(](?:记者|通讯员)[^\n。）)]{{0,20}}?(?P<for>{medium})",
        re.M,
    )


def origin(
    paper: Paper, submissions: tuple[str, ...], media: tuple[str, ...] = ()
) -> Origin | None:
    """Whose text a paper says it is, ``None`` where it says nothing or speaks of its own county.

    ``media`` are the media and websites known by name.
    """
    if paper.record is None or paper.record.kind not in _KINDS or paper.headed:
        return None
    raw = paper.raw
    ends = (raw[:_BYLINE], raw[-_BYLINE:])
    head, tail = (_origin_in(part, submissions, _by(media)) for part in ends)
    found = head or tail
    if found is None:
        return None
    body = raw[_line_end(raw, found[2]) :] if head else raw[: len(raw) - len(ends[1]) + found[1]]
    if names_in(body, paper.submission) or _of_its_own(body, paper.submission, found[0]):
        return None
    return Origin(found[0], any(names_in(body, name) for name in submissions))


def _line_end(raw: str, at: int) -> int:
    """Where the byline ends: who handed it on or wrote it down stands on the same line."""
    rest = raw[at:].split("\n", 1)[0]
    return at + len(rest) if len(rest) <= _BYLINE_REST and "。" not in rest else at


def _of_its_own(body: str, submission: str, origin: str) -> bool:
    """Whether the text says "our county"; "our city" may be a prefecture's own."""
    if _OWN.search(body):
        return True
    city = county(submission).endswith("市") and not of_a_city(origin)
    return city and bool(_OWN_CITY.search(body))


def _origin_in(
    part: str, submissions: tuple[str, ...], by: re.Pattern[str]
) -> tuple[str, int, int] | None:
    """The origin's name and where its mention begins and ends."""
    for form in (_ORIGIN, _OPENED, _MADE, _SIGNED):
        for found in form.finditer(part):
            if superior(found.group(1), submissions):
                return found.group(1), *found.span()
    medium = by.search(part)
    if medium is None:
        return None
    start, end = medium.span(medium.lastgroup or 0)
    before = _NAMED.search(part, medium.start(), start)
    return f"{before.group(1) if before else ''}{part[start:end]}", *medium.span()


def spans(text: Unwrapped, submission: str) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans that name their origin, with what they are and why they are set aside."""
    for form, source, reason in _SPANS:
        for found in form.finditer(text.text):
            first, last = found.span("told" if "told" in found.re.groupindex else 0)
            if found.groupdict().get("news"):
                if any(name in found.group()[:_NEWS] for name in forms(submission)):
                    continue
                last = taken.told_on(text.text, last, submission)
            yield *text.raw(first, last), source, reason
