"""Pledges handed in as a form that nobody filled in."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit

_NAMED = re.compile(r"空白|模板|样[本表式张]|范[本文]|格式文本")
_FORM = re.compile(r"承诺书")
_SIGNER = r"(?:承诺(?:单位|人|主体|企业)|法定代表人|单位名称|负责人)[^\n:：]{0,12}"
_BLANK = re.compile(rf"{_SIGNER}[:：]?[ \t]*(?:_{{2,}}|＿{{2,}}|\n|$)")
_FILLED = re.compile(rf"{_SIGNER}[:：][ \t]*[\u4e00-\u9fff]{{2,}}")


def blank(exhibit: Exhibit) -> bool:
    """Whether a pledge calls itself a form, or its signer's lines are empty, and none is filled."""
    if not _FORM.search(exhibit.title) or exhibit.kind in ("photo", "ledger", "news", "report"):
        return False
    named = _NAMED.search(exhibit.title)
    empty = re.search(r"_{3,}|＿{3,}", exhibit.lines) and _BLANK.search(exhibit.lines)
    return bool((named or empty) and not _FILLED.search(exhibit.lines))
