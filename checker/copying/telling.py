"""What only one county could tell: days, amounts, its own bodies, what was done.

Forms, contracts, guides, conditions, promises and set speeches that two counties share mostly come
from one superior or one model, though no line says so; how rare their words are says little. So a
short text in common accuses only where ``told_share`` of it tells something that happened, or
speaks of the county itself, and lays down no rule. At ``group_least`` rare characters it accuses in
any case: who takes over a whole plan is asked. So it does where one of the two papers is called a
county's measures or plan, for there rules are what was made, and where the likeness is a small
part of both, for then it was put there. Tables have rules of their own (``rule_tables``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.names import measures
from checker.copying.rule_tables import happened
from checker.copying.unwrapped import unwrapped

_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_RULE = re.compile(
    r"应当|(?<![供效适响反感呼对相回因顺理])应(?![急用对届邀征聘验变运力付诉援]|.尽)"
    r"|(?<![等拖慢])不得|不予|(?<![个们])必须|须(?!知)|严禁|(?<!令行)禁止|可以|方可|有权(?![益属])|逾期|视为"
    r"|可(?=[向在由以按自就凭申]|携带)|的，(?:[由按依可应须不视]|给予|责令)|之日起|依照|除外"
    r"|(?:^|[，：])凡[^，。]{2,20}[的，]|由[^，。；]{1,16}(?:承担|负责|决定|答复|处理|出具)|但是，"
    r"|\d分以[上下]|不[满足]\d+分|请(?=[于在按将认务自与至到各]|准时|及时)"
    r"|^[ \t　]*第(?:[一二三四五六七八九]步|[一二三四五六七八九十百]{1,4}条[ 　])"
)
_RETURN = re.compile(  # who sends a return by when: a day, but nothing that was done
    r"[于在][^。；，\n]{1,24}前[^。；\n]{0,60}(?:报送|上报|报至|报回|提交|反馈|发送|送至)"
)
_YEAR = re.compile(r"20\d\d年")
_NUMERAL = "[一二三四五六七八九十百千万亿两〇零]"
_LIMIT = (  # 三十人以上, 十日内: a bound and no amount
    r"(?:余|多)?(?:[个名家件次天日分年月人级倍成]|小时|分钟|工作日){0,2}(?:[以之]?[上下内外前后]|为限|不[足满])"
)
_MEASURE = (
    r"(?:个(?!方面)|[名家件次天日人台辆条项户起元万亿吨趟遍回张份箱桶处座所场期班艘段里亩只头米]"
    r"|公里|分钟|小时)"
)
_TOLD = re.compile(
    rf"\d\d[\d.,%％]*(?!\d|{_LIMIT})|\d\.\d"  # amounts: 三家, 5分 are in any form
    rf"|{_NUMERAL}{{2,}}[多余来]?{_MEASURE}(?!{_LIMIT})"
    r"|\d{1,2}月(?:\d{1,2}日|初|[上中下]旬|底|份)|\d{1,2}日[上下]午|今年|去年|年初|[上下]半年"
    r"|[一-鿿]{1,6}(?:镇|乡|村|街道)|[我本全](?:县|区|市|局|旗|单位|队|站)|局(?:党组|长|机关|属)|我们"
    r"|(?<![为除])了(?!解)|已经?(?!知)|先后|其间|召开|举办|开展了"
)
_REASON = (
    "相同的文字不长，又很少写到做过的事、具体的数量和日期、本单位自己的情况，"
    "可能出自同一范本或上级材料"
)


def cleared(case: Case, found: list[Passage]) -> Case:
    """The case with an excuse where a short text in common tells nothing of a county's own."""
    return replace(case, excuse=excuse(case)) if case.grave and not case.excuse else case


def excuse(case: Case) -> str:
    """Why what is in common accuses nobody, "" if it tells enough or is long."""
    shared, settings = case.shared, case.settings
    set_text = max(shared.covered_a, shared.covered_b) >= settings.filled
    if shared.rare >= settings.group_least or not set_text or case.tabled or _made(case):
        return ""
    told = max(
        _told([case.a.paper.words(part.first, part.last) for part in shared.own]),
        _told([case.b.paper.words(*part.b) for part in shared.own]),
    )
    return "" if told >= settings.told_share else _REASON


def _made(case: Case) -> bool:
    """Whether a paper is called measures, none of a superior's: it is there to lay down rules."""
    headings = (*case.a.paper.headings, *case.b.paper.headings)
    return any(map(measures, headings))


def _told(texts: list[str]) -> float:
    """The share of sentences that tell something and lay down no rule."""
    sentences = [found.group() for found in _SENTENCE.finditer(unwrapped("\n".join(texts)).text)]
    told = [one for one in sentences if tells(one)]
    return sum(map(len, told)) / max(sum(map(len, sentences)), 1)


def tells(sentence: str) -> bool:
    """Whether a sentence tells of a day, an amount, a deed or the county, and lays down no rule."""
    return bool(_TOLD.search(sentence)) and not rules(sentence)


def rules(sentence: str) -> bool:
    """Whether a sentence lays down what holds, and tells of no day, case or vehicle."""
    if _RETURN.search(sentence):
        return True
    told = happened(sentence) or _YEAR.search(sentence)
    return not told and _RULE.search(sentence) is not None
