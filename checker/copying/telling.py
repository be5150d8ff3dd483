"""What only one county could tell: days, amounts, its own bodies, what was done.

Forms, letters in a case, guides, promises and set speeches that two counties share mostly come
from one superior or one model, though no line says so; how rare their words are says little. So
below ``group_least`` rare characters (forms: ``strong_block``) a text in common accuses by what
kind of paper it is and how much of it, clause by clause, tells a day, an amount, a deed or the
county itself, in sentences that lay down no rule:

- most of a text that both papers give as a form, a record or a letter in a case (their titles),
  or that holds no sentence, as a system's screen;
- most, too, of pieces that are less than a third of both papers (``part``);
- a little (``told_share``) of any other paper, be it whole or the greater part;
- nothing, from ``plain_block`` rare characters (``long_rare`` in a paragraph of ``long_passage``:
  set paragraphs are shorter), where it is one passage put in among much else of both, or is less
  than a third of one of them (``part``), where both papers are accounts of work, or where one
  is a county's own measures or plan: there rules are what was made. A plan that says it carries
  out what a superior asks is as any paper, up to ``strong_block`` where nobody handed in the
  superior's paper that both name and each adds to it; of any length where both repeat it letter by
  letter, with no name or figure swapped.

A paper told anew in other words (``reworded``) accuses whatever it tells.

The numbers are from 898 lawful pairs and 996 copies (``benchmarks/copying/README.md``, "Text that
anyone could say"; ``benchmarks.copying.likeness`` holds those made for it). Tables have rules of
their own (``rule_tables``).
"""

from __future__ import annotations

import re

from checker.copying import swaps
from checker.copying.judge import Case
from checker.copying.lawful import carried_out
from checker.copying.names import account, measures, set_form
from checker.copying.unwrapped import unwrapped
from checker.numerals import YEARED

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
    r"|(?<![为除])(?<!听取|学习|传达|讨论|研究|分析)了(?!解)"  # every meeting does these
    r"|已经?(?!知)|先后|其间|召开|举办|开展了"
)
_SET = re.compile(  # a paper's number and what any notice opens with: no amount, no county's word
    rf"{YEARED}\s*第?\s*\d+\s*号|结合[我本全][县区市局][^。，；]{{0,6}}实际"
    r"|现[就将]我[县区市局][^。；]{0,12}通知如下"
)
_CLAUSE = re.compile(r"[^。；;，,：:、\n]+[。；;，,：:、]?")
_REASON = (
    "相同的文字不长，又很少写到做过的事、具体的数量和日期、本单位自己的情况，"
    "可能出自同一范本或上级材料"
)
_REASON_OF_FORMS = (
    "两份都是表单、记录、办件函件、须知一类的格式文书，用语多出自同一范本，"
    "相同的文字大多不是做过的事、具体的数量和日期"
)
_REASON_OF_A_SUPERIOR = (
    "双方都写明执行上级文件“{}”，来源里没有这份文件，又各有自己的内容，"
    "相同的文字可能出自它；请把它加入来源后再比对"
)


def excuse(case: Case) -> str:
    """Why what is in common accuses nobody, "" if it tells enough or is long."""
    shared = case.shared
    if not shared.own:
        return ""  # a file without words
    forms = all(any(map(set_form, titles)) for titles in _headings(case))
    repeated = bool(case.wanting) and _added(case)
    long = _long(case, forms or repeated) and not (repeated and _unchanged(case))
    if long or case.tabled:
        return ""
    texts = (
        [case.a.paper.words(part.first, part.last) for part in shared.own],
        [case.b.paper.words(*part.b) for part in shared.own],
    )
    told = max(map(_told, texts))
    if case.reworded or told >= _needed(case, forms or not case.worded, repeated):
        return ""
    if repeated:
        return _REASON_OF_A_SUPERIOR.format(case.wanting)
    return _REASON_OF_FORMS if forms else _REASON


def _added(case: Case) -> bool:
    """Whether each paper holds words of its own: passages bridge what one of them puts between."""
    equal = sum(part.exact for part in case.shared.own)
    least = min(case.shared.own_a, case.shared.own_b)
    return equal < (1 - case.settings.added) * least


def _unchanged(case: Case) -> bool:
    """Whether what is repeated is the same letter by letter: no name or figure was swapped.

    So two plans hold what a superior wrote; who takes a county's plan changes what is its own.
    """
    own = case.shared.own
    equal, length = sum(part.exact for part in own), sum(part.last - part.first for part in own)
    alike = equal >= case.settings.unchanged * length
    return alike and not swaps.swapped(case.a.paper, case.b.paper, own)


def _long(case: Case, set_words: bool) -> bool:
    """Whether so much is in common that it need tell nothing."""
    settings = case.settings
    return case.shared.rare >= (settings.strong_block if set_words else settings.group_least)


def _needed(case: Case, forms: bool, repeated: bool) -> float:
    """The share of the text in common that must tell something.

    Of a superior's ``repeated`` paper it is the same be it a part of the papers or most of them.
    """
    settings, numbers = case.settings, case.numbers
    if forms:
        return settings.told_mostly
    if repeated:
        return settings.told_share
    less, more = sorted((case.shared.covered_a, case.shared.covered_b))
    long = numbers["rare_in_long"] >= settings.long_rare
    if (long or numbers["rare_block"] >= settings.plain_block) and (
        less < settings.part or more < settings.filled
    ):
        return 0.0
    if more < settings.part:
        return settings.told_mostly
    made = _rules_made(case) or all(any(map(account, titles)) for titles in _headings(case))
    return 0.0 if made and numbers["rare"] >= settings.plain_block else settings.told_share


def _headings(case: Case) -> list[tuple[str, ...]]:
    return [side.paper.headings for side in (case.a, case.b)]


def _rules_made(case: Case) -> bool:
    """Whether a paper is a county's own measures or plan: it is there to lay down rules."""
    asked = all(carried_out.asked(side.paper) for side in (case.a, case.b))
    return not asked and any(any(map(measures, titles)) for titles in _headings(case))


def _told(texts: list[str]) -> float:
    """The share of clauses that tell something, in sentences that lay down no rule."""
    text = unwrapped("\n".join(texts)).text
    sentences = [found.group() for found in _SENTENCE.finditer(text)]
    clauses = [_CLAUSE.findall(one) for one in sentences if not rules(one)]
    told = sum(len(clause) for some in clauses for clause in some if _tells(clause))
    return told / max(sum(map(len, sentences)), 1)


def _tells(clause: str) -> bool:
    return _TOLD.search(_SET.sub("", clause)) is not None


def rules(sentence: str) -> bool:
    """Whether a sentence lays down what holds."""
    return any(form.search(sentence) for form in (_RETURN, _RULE))
