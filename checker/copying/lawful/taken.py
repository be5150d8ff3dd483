"""Paragraphs that a line or a sentence before them ascribes to a superior, as far as they go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.copying.names import CITY, HOSTS, TITLED_ABOVE, county, forms, superior
from checker.copying.unwrapped import Unwrapped
from checker.counties import cities

Span = tuple[int, int, str, str]

_SENTENCE = re.compile(  # a paragraph that opens so goes on with the event of the one before
    r"(?:\n[ \t　]*(?=会上|与会|据(?:悉|介绍)|[本此]?次?(?:会议|大会|论坛|活动|仪式|[竞比]赛)))?"
    r"[^。\n]{2,300}。"
)
_LINE = re.compile(r"\n[^\n]*")
_TOLD_MOST = 400  # characters of a paragraph after the sentence that names its origin
_TAKEN_MOST = 1500  # characters under a line that names an origin
_SELF = re.compile(
    r"[我本全](?:县|区|局|旗|单位|队|站|所)|(?:县|区)局|我们|会后|学(?:完|习)后|下一步"
)
_SELF_OF_A_CITY = re.compile(r"[我本全]市|市局")  # a county's superior says so of itself
_TAKEN = re.compile(
    r"^[^。\n]{0,40}(?:摘自|摘录自|摘编自|节选自|选自|转自|转载自|整理自)[：: ]?"
    r"(?:《([^《》\n]{4,60})》|([一-鿿·]{4,40}))"
    r"[^\n]{0,30}$"
    r"|^[^。\n]{0,12}(?:根据|据)[^。，\n]{0,10}?((?:山东省|交通运输部|国家|全国|[一-鿿]{2,3}市)[一-鿿]{2,30}?)"
    r"(?:[一-鿿]{0,10}(?:授课|讲课|培训|讲话|宣讲))[^。\n]{0,10}(?:整理|摘录|记录)[^\n]{0,20}$",
    re.M,
)

_WHEN = (
    r"(?:20\d\d年)?(?:\d{1,2}月\d{1,2}日)?(?:[至到—-]\d{1,2}日)?(?:近日|日前|[上下]午|晚)?[，, ]?"
)
_BY = (
    rf"{CITY}|山东省|全省|全国|国家|国务院|{HOSTS}"
    r"|交通运输部|省(?=[一-鿿]{1,14}(?:厅|委|局|会|中心))"
)
_HELD = re.compile(  # an event whose subject is a superior, or the whole province or nation
    rf"(?:^|(?<=[。\n]))[ \t　]*{_WHEN}(?P<by>{_BY})"
    r"[^。，\n]{2,50}(?:召开|举行|举办|启动)[^。\n]{0,240}。"
)
_SEATS = "|".join(city.removesuffix("市") for city in cities())
_CALLED = re.compile(  # an event in a prefecture's seat to which a superior's notice calls
    rf"(?:根据|按照?|接到?|应|受)(?P<by>{_BY})[^。，\n]{{0,30}}，[^。\n]{{2,80}}在(?:{_SEATS})"
    r"[^。\n]{0,12}(?:召开|举行|举办|开班)[^。\n]{0,120}。"
)
_PASSED_ON = re.compile(  # a meeting, a speech or a paper of a superior that minutes pass on
    rf"(?:传达|传达学习|学习传达|传达贯彻)了?(?P<by>{_BY}|全市|市(?=[委局政一-鿿]))[^。\n]{{2,60}}"
    r"(?:会议?|讲话|批示|文件|通知|通报)[^。\n]{0,20}精神[^。\n]{0,60}。"
)
_HELD_MOST = 300  # characters of a paragraph after the sentence that tells of the event

_UNDER = "写明摘自上级文件、授课或网站的段落"
_EVENT = "上级会议、活动的议程和内容"
REASONS = frozenset({_UNDER, _EVENT})


def told_on(text: str, at: int, submission: str, most: int = _TOLD_MOST) -> int:
    """Where news end: with the last paragraph on them, or before a sentence on the county."""
    for found in _SENTENCE.finditer(text, at, min(at + most, len(text))):
        if found.start() != at or _of_itself(found.group(), submission):
            break
        at = found.end()
    return at


def spans(text: Unwrapped, submission: str) -> Iterator[Span]:
    """Raw spans that a line or an event before them ascribes to a superior."""
    for first, last in _under_a_line(text.text, submission):
        yield *text.raw(first, last), "摘录", _UNDER
    for first, last in _of_an_event(text.text, submission):
        yield *text.raw(first, last), "转述", _EVENT


def _under_a_line(text: str, submission: str) -> Iterator[tuple[int, int]]:
    """Paragraphs under a line that tells whence they are, up to the first on the county itself."""
    for found in _TAKEN.finditer(text):
        by = next(filter(None, found.groups()))
        if superior(by, (submission,)) or TITLED_ABOVE.match(by):
            last = _end(text, found.end(), submission)
            if last > found.end():
                yield found.end(), last


def _of_an_event(text: str, submission: str) -> Iterator[tuple[int, int]]:
    """Sentences on what a superior held, the first left out where it tells of the county."""
    called = (
        found
        for found in _CALLED.finditer(text)
        if not any(form in found.group() for form in forms(submission))
    )
    own_city = county(submission).endswith("市")
    passed_on = (
        found for found in _PASSED_ON.finditer(text) if not (own_city and "市" in found["by"])
    )
    for found in (*_HELD.finditer(text), *called, *passed_on):
        if found["by"] == county(submission):
            continue
        own = _of_itself(found.group(), submission)
        last = told_on(text, found.end(), submission, _HELD_MOST)
        first = found.end() if own else found.start()
        if last > first:
            yield first, last


def _end(text: str, at: int, submission: str) -> int:
    for line in _LINE.finditer(text, at, min(at + _TAKEN_MOST, len(text))):
        if _of_itself(line.group(), submission):
            break
        at = line.end()
    return at


def _of_itself(text: str, submission: str) -> bool:
    """Whether the words speak of the submission itself."""
    city = county(submission).endswith("市") and _SELF_OF_A_CITY.search(text)
    named = any(form in text for form in forms(submission))
    return bool(city or named or _SELF.search(text))
