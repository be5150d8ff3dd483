"""Questions of questionnaires, tests and talks: whoever asks them, they are not the answerer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.copying.unwrapped import Unwrapped

_ANSWER = r"[ \t　]*(?:回?答|答复|自[评查](?:情况|结果|得分|说明)?)"
_ASKED = re.compile(
    rf"^(?!{_ANSWER})[^\n]{{6,200}}(?=\n(?:{_ANSWER}|[ \t　]*A)[ \t　]*[：:])", re.M
)
_ITEM = r"^[ \t　]*(?:问题)?(?:\d{1,2}[.．、]|[（(]\d{1,2}[）)]|[一二三四五六七八九十]{1,3}、)"
_CHOSEN = r"(?:[A-F]{1,6}|[对错√×✓])?"  # what the answerer wrote into the brackets
_ASKED_IN_ORDER = re.compile(
    rf"{_ITEM}[^\n]{{4,160}}[？?](?:[ \t　]*(?:如|若|请|[A-D][.．、])[^\n？?]{{2,120}})*"
    rf"|{_ITEM}[^\n]{{4,160}}(?:[（(][ 　]*{_CHOSEN}[ 　]*[）)]|_{{2,}})[^\n]{{0,120}}"
    r"|(?:(?<=[：:。 \t　（）()])|^)[ \t　]*A[.．、][^\n]{1,60}?B[.．、][^\n]{1,60}?"
    r"[C-E][.．、][^\n]{1,40}$",
    re.M,
)


def spans(text: Unwrapped) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of the questions and of what there is to choose from."""
    for form in (_ASKED, _ASKED_IN_ORDER):
        for found in form.finditer(text.text):
            yield *text.raw(*found.span()), "题目", "问卷、试题、问答的题目和选项"
