"""Whether words laid on a paper change what it says, or are a receipt, an approval, a comment."""

from __future__ import annotations

import re

from checker.forgery.stated import is_organ, plain
from checker.numerals import CLOSING, OPENING

REST = 4  # letters beside a number, date or organ
_ROUTINE = re.compile(
    r"收文|来文|收到|收讫|签收|归档|存档|档案|全宗|阅|已办|同意|批示|拟办|承办|打印|复印|副本|"
    r"与原件|received|copy|draft|approved",
    re.I,
)
_NUMBER = re.compile(rf"[\u4e00-\u9fff]{{0,12}}{OPENING}?(?:19|20)\d\d{CLOSING}第?\d{{1,4}}号")
_DATE = re.compile(r"(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}日?")
_WORDLESS = re.compile(r"[\W_]")


def routine(words: str) -> bool:
    """Whether they are what offices put on papers that they receive, approve, copy or file."""
    return _ROUTINE.search(words) is not None


def tells(words: str) -> bool:
    """Whether they are a document number, a date or an organ's name, and hardly more."""
    text = plain(words)
    rest = _DATE.sub("", _NUMBER.sub("", text))
    known = len(rest) < len(text) or is_organ(rest)
    return known and (is_organ(rest) or len(_WORDLESS.sub("", rest)) <= REST)
