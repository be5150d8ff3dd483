"""Dates in the many writings of papers, brought to one: 2023年3月9日."""

from __future__ import annotations

import re

from checker import numerals

DAY = r"20\d\d年\d{1,2}月\d{1,2}日"
FIGURES = r"20\d\d[-./]\d{1,2}[-./]\d{1,2}"
ANY_DAY = r"20\d\d[年./-]\d{1,2}[月./-]\d{1,2}"  # its 日 may follow
DUE = re.compile(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:之?前|以前)")  # by which a thing is due
_DIGITS = "零〇○OＯo一二三四五六七八九"
_NUMBER = "[一二三四五六七八九十]{1,3}"
_BREAK = r"[ \t]*\n[ \t]*"
_CUT = re.compile(
    rf"(?<!\d)(2){_BREAK}(0\d\d年)|(?<!\d)(20){_BREAK}(\d\d年)|(?<!\d)(20\d){_BREAK}(\d年)"
    rf"|(?<!\d)(20\d\d){_BREAK}(年\d)|(20\d\d年){_BREAK}(\d{{1,2}}月)"
    rf"|(20\d\d年\d){_BREAK}(\d?月)|(20\d\d年\d\d){_BREAK}(月)"
    rf"|(\d月){_BREAK}(\d{{1,2}}日)|(\d月\d){_BREAK}(\d?日(?!期))|(\d月\d\d){_BREAK}(日(?!期))"
)
_SPACED = re.compile(r"(?<!\d)(20\d\d)[ \t]*年[ \t]*(\d{1,2})[ \t]*月(?:[ \t]*(\d{1,2})[ \t]*日)?")
_SPELT = re.compile(rf"([二][{_DIGITS}]{{3}})年(?:({_NUMBER})月(?:({_NUMBER})日)?)?")
_SPELT_DAY = re.compile(
    rf"(?<![一二三四五六七八九十\d第前近每几满])({_NUMBER})月(?:({_NUMBER})日|(?=份|[底初末]|[上中下]旬|[\s,。:;、|)]|$"
    r"|[至到—–~-]|每月|[均共各已未没无因也]|我局|当月|修复|反馈|报送|召开|举[行办]|开展|组织|完成|学习|研究))"
)
_SHORT_YEAR = re.compile(r"(?<![\d.])(2\d)年(?=(?:1[0-2]|0?[1-9])月)")
_SHORT_DOTTED = re.compile(
    r"(?m)^(\s*)(2[2-9])([./-])(1[0-2]|0?[1-9])\3([12]\d|3[01]|0?[1-9])(?=\s*$)"
)


def arabic(text: str) -> str:
    """An NFKC text with its dates in Arabic digits, no blanks and no line's end in them."""
    text = _CUT.sub(lambda cut: "".join(filter(None, cut.groups())), text)
    text = _SPACED.sub(_joined, text)
    text = _SPELT.sub(_counted, text)
    text = _SPELT_DAY.sub(_counted, text)
    text = _SHORT_YEAR.sub(r"20\1年", text)
    return _SHORT_DOTTED.sub(r"\g<1>20\2-\4-\5", text)


def _joined(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year}年{month}月" + (f"{day}日" if day else "")


def _counted(found: re.Match[str]) -> str:
    words = re.split("([年月日])", found[0])
    return "".join(str(numerals.value(word) or word) if word else "" for word in words)
