"""Sentences that say what holds for anybody: duties, bounds, scales, steps; nobody did them.

Contracts, guides, conditions, articles and levels that two counties share mostly come from one
superior or one model, though no line says so. What makes text a county's own is what it did and
what it plans. Of the paragraphs of 180 to 420 characters of real city reports 1 % are mostly such
sentences, of policy papers 4 %, of local regulations 80 %. So likeness in them alone is a question
and no charge, unless it is long: who takes over a whole set of measures is still asked. Where one
of the two papers is called a county's measures it is a charge: there the rules are what was made;
so it is where the likeness is a small part of both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.copying.align import Passage
from checker.copying.judge import Case
from checker.copying.names import measures
from checker.copying.rule_tables import happened
from checker.copying.unwrapped import unwrapped

SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
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
_REASON = (
    "相同的只是规定性的语句（权利义务、标准、步骤），没有写到做过的事，可能出自同一范本或上级文件"
)


def cleared(case: Case, found: list[Passage]) -> Case:
    """The case with an excuse where nothing accuses but sentences that lay down what holds."""
    if not case.grave or case.excuse or made(case) or not filled(case):
        return case
    left = case.without(rulings, "规定性语句", _REASON, found)
    if left is None:
        return case
    ruled, settings = case.shared.rare - left.shared.rare, case.settings
    mostly = ruled >= settings.ruled_share * case.shared.rare
    if left.grave or ruled >= settings.group_least or not mostly:
        return case
    return replace(case, excuse=_REASON)


def made(case: Case) -> bool:
    """Whether a paper is called measures, none of a superior's: it is there to lay down rules."""
    headings = (*case.a.paper.headings, *case.b.paper.headings)
    return any(map(measures, headings))


def filled(case: Case) -> bool:
    """Whether a good part of one paper is the text in common, as of forms, guides and notices.

    A paragraph that stands among much else of either county's own was put there.
    """
    return max(case.shared.covered_a, case.shared.covered_b) >= case.settings.filled


def rulings(raw: str) -> Iterator[tuple[int, int]]:
    """Raw spans of such sentences, but for those that tell of a day, a case or a vehicle."""
    text = unwrapped(raw)
    for found in SENTENCE.finditer(text.text):
        if rules(found.group()):
            yield text.raw(*found.span())


def rules(sentence: str) -> bool:
    """Whether a sentence lays down what holds, and tells of no day, case or vehicle."""
    if _RETURN.search(sentence):
        return True
    told = happened(sentence) or _YEAR.search(sentence)
    return not told and _RULE.search(sentence) is not None
