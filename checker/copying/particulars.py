"""What only one county could tell: amounts, days, names. Text without them is anybody's.

A short passage of promises, praise or advice that nothing counts, dates or names may come from any
model, and how rare its words are says little. Below ``fraud_least`` rare characters it is a
question and no charge, unless ``told_share`` of it stands in sentences that do: forms have blanks.
Sentences that lay down what holds have numbers of their own, which do not count.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.rulings import SENTENCE, filled, made, rules
from checker.copying.unwrapped import unwrapped

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
_REASON = "相同的文字很少写到具体的数量、日期、名称，少见文字也不多，可能出自同一范本或上级材料"


def cleared(case: Case, found: list[Passage]) -> Case:
    """The case with an excuse where a short text in common tells nothing particular."""
    if not case.grave or case.excuse or case.shared.rare >= case.settings.fraud_least:
        return case
    if made(case) or not filled(case):
        return case
    told = max(
        _told([case.a.paper.words(part.first, part.last) for part in case.shared.own]),
        _told([case.b.paper.words(*part.b) for part in case.shared.own]),
    )
    return case if told >= case.settings.told_share else replace(case, excuse=_REASON)


def _told(texts: list[str]) -> float:
    """The share of sentences that tell particulars and lay down no rule."""
    sentences = [found.group() for found in SENTENCE.finditer(unwrapped("\n".join(texts)).text)]
    told = [one for one in sentences if _PARTICULAR.search(one) and not rules(one)]
    return sum(map(len, told)) / max(sum(map(len, sentences)), 1)
