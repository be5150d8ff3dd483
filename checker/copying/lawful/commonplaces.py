"""What is nobody's own, whoever sets it down: tales of old, slogans, how a system is worked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from checker.copying.unwrapped import Unwrapped

_ERA = (
    r"(?:春秋(?:时|末|战国|年间)|战国|秦[国朝]|(?:西|东)汉|汉[朝代武]|三国|(?:西|东)晋|南北朝|隋[朝代]"
    r"|唐[朝代太]|(?:北|南)宋|宋[朝代]|元[朝代]|明[朝代]|清[朝代])"
)
_TALE = re.compile(  # up to the paragraph's end, our own time or the county itself
    rf"(?:^|(?<=[。\n]))[ \t　]*(?:据[^。，\n]{{2,12}}载，?|相传，?)?{_ERA}"
    r"(?:(?!20\d\d|[我本全][县市区局]|县局)[^\n]){12,600}",
    re.M,
)
_CLICKED = re.compile(
    r"点击|单击|双击|勾选|下拉(?:框|菜单|列表)|浏览器|登录(?:网址|系统|平台|页面)|(?P<button>按钮)"
)
_CLICKS = 3  # in a paper that tells how a system is worked; buttons are on many things
_SENTENCE = re.compile(r"[^。\n]+。?")
_HALF = r"[一-鿿]{3,10}"
_SLOGAN = re.compile(
    rf"[ \t　]*(?:[\d一二三四五六七八九十]{{1,3}}[.．、\t ]+)?"
    rf"((?:{_HALF}[，、 　]){{1,3}}{_HALF})[！。!]?[ \t]*$"
)
_WORDED = re.compile(r"[^\n]*[一-鿿]{2}[^\n]*")
_ROW = 3  # slogans one below the other: a single line of two halves may tell what was done


def spans(text: Unwrapped) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans with what they are and why they are set aside."""
    raw = text.text
    for found in _TALE.finditer(raw):
        yield *text.raw(*found.span()), "典故", "历史故事和典故"
    if sum(not found["button"] for found in _CLICKED.finditer(raw)) >= _CLICKS:
        for found in _SENTENCE.finditer(raw):
            if _CLICKED.search(found.group()):
                yield *text.raw(*found.span()), "操作说明", "系统、平台的操作步骤"
    for slogan, run in groupby(_WORDED.finditer(raw), key=lambda found: _balanced(found.group())):
        lines = list(run)
        if slogan and len(lines) >= _ROW:
            for found in lines:
                yield *text.raw(*found.span()), "标语", "对仗的标语口号"


def _balanced(line: str) -> bool:
    """Whether a line has parts of one length, as slogans do."""
    found = _SLOGAN.match(line)
    return found is not None and len(set(map(len, re.split("[，、 　]", found[1])))) == 1
