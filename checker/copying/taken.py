"""Paragraphs that a line or a sentence before them ascribes to a superior, as far as they go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.copying.names import TITLED_ABOVE, forms, superior
from checker.copying.unwrapped import Unwrapped

_SENTENCE = re.compile(r"[^。\n]{2,300}。")
_LINE = re.compile(r"\n[^\n]*")
_TOLD_MOST = 400  # characters of a paragraph after the sentence that names its origin
_TAKEN_MOST = 1500  # characters under a line that names an origin
_SELF = re.compile(
    r"[我本全](?:县|区|市|局|旗|单位|队|站|所)|(?:县|区|市)局|我们|会后|学(?:完|习)后|下一步"
)
_TAKEN = re.compile(
    r"^[^。\n]{0,40}(?:摘自|摘录自|摘编自|节选自|选自|转自|转载自|整理自)[：: ]?"
    r"(?:《([^《》\n]{4,60})》|([一-鿿·]{4,40}))"
    r"[^\n]{0,30}$"
    r"|^[^。\n]{0,12}(?:根据|据)[^。，\n]{0,10}?((?:山东省|交通运输部|国家|全国|[一-鿿]{2,3}市)[一-鿿]{2,30}?)"
    r"(?:[一-鿿]{0,10}(?:授课|讲课|培训|讲话|宣讲))[^。\n]{0,10}(?:整理|摘录|记录)[^\n]{0,20}$",
    re.M,
)


def told_on(text: str, at: int, submission: str) -> int:
    """Where news end: at the paragraph's end, or before a sentence on the county itself."""
    for found in _SENTENCE.finditer(text, at, min(at + _TOLD_MOST, len(text))):
        if found.start() != at or _of_itself(found.group(), submission):
            break
        at = found.end()
    return at


def spans(text: Unwrapped, submission: str) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of paragraphs under a line that tells from which superior they are taken.

    They end before the first that speaks of the county itself.
    """
    for found in _TAKEN.finditer(text.text):
        by = next(filter(None, found.groups()))
        if superior(by, (submission,)) or TITLED_ABOVE.match(by):
            last = _end(text.text, found.end(), submission)
            if last > found.end():
                yield *text.raw(found.end(), last), "摘录", "写明摘自上级文件、授课或网站的段落"


def _end(text: str, at: int, submission: str) -> int:
    for line in _LINE.finditer(text, at, min(at + _TAKEN_MOST, len(text))):
        if _of_itself(line.group(), submission):
            break
        at = line.end()
    return at


def _of_itself(text: str, submission: str) -> bool:
    """Whether the words speak of the submission itself."""
    return bool(_SELF.search(text)) or any(form in text for form in forms(submission))
