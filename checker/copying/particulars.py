"""What only one county could tell: amounts, days, names. Text without them is anybody's.

A short passage of promises, praise or advice that nothing counts, dates or names may come from any
model, and how rare its words are says little. Below ``fraud_least`` rare characters it is a
question and no charge. Sentences that lay down what holds have numbers of their own, which do not
count.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.rulings import SENTENCE, rules
from checker.copying.unwrapped import unwrapped

_LEAST = 2  # particulars
_NUMERAL = "[一二三四五六七八九十百千万亿两〇零]"
_LIMIT = (  # 三十人以上, 十日内: a bound and no amount
    r"(?:余|多)?(?:[个名家件次天日分年月人级倍成]|小时|分钟|工作日){0,2}(?:[以之]?[上下内外前后]|为限|不[足满])"
)
_MEASURE = (
    r"(?:个(?!方面)|[名家件次天日人台辆条项户起元万亿吨趟遍回张份箱桶处座所场期班艘段里亩只头米]"
    r"|公里|分钟|小时)"
)
_PARTICULAR = re.compile(
    rf"\d[\d.,%％]*(?!\d|{_LIMIT})"
    rf"|(?:{_NUMERAL}{{2,}}|[两二三四五六七八九十])[多余来]?{_MEASURE}(?!{_LIMIT})"
    r"|“[^”“]{2,12}”|[一-鿿]{1,6}(?:镇|乡|村|街道)"
)
_REASON = "相同的文字里没有写到具体的数量、日期、名称，少见文字也不多，可能出自同一范本或上级材料"


def cleared(case: Case, found: list[Passage]) -> Case:
    """The case with an excuse where a short text in common tells nothing particular."""
    if not case.grave or case.excuse or case.shared.rare >= case.settings.fraud_least:
        return case
    told = max(
        _particulars([case.a.paper.words(part.first, part.last) for part in case.shared.own]),
        _particulars([case.b.paper.words(*part.b) for part in case.shared.own]),
    )
    return case if told >= _LEAST else replace(case, excuse=_REASON)


def _particulars(texts: list[str]) -> int:
    """How many particulars stand in sentences that lay down no rule."""
    text = unwrapped("\n".join(texts)).text
    return sum(
        len(set(_PARTICULAR.findall(found.group())))
        for found in SENTENCE.finditer(text)
        if not rules(found.group())
    )
