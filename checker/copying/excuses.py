"""Grounds on which two papers may be alike as a whole."""

from __future__ import annotations

import math
import re
from functools import reduce

from checker.copying import swaps
from checker.copying.lawful import instruments
from checker.copying.lawful.ground import Ground
from checker.copying.measure import Prepared, Shared
from checker.copying.names import forms, names_in
from checker.copying.settings import Settings
from checker.model.pair import PairKind

_FORM = re.compile(
    r"(?:承诺书|告知书|申请表|申请书|登记表|审批表|备案表|样式|样表|模板|范本)(?:[（(].{1,20}[）)])?$"
)
_FILLED = re.compile(
    r"(?:决定书|通知书|告知书|催告书|委托书|授权书|笔录|回证|回执"
    r"|(?:审核|审查|整改|检查|监督|复核|复查|处理|听证)意见书|(?:评审|评标|验收)报告)"
    r"(?:[（(].{1,20}[）)])?$"
)
_ANNOUNCED = re.compile(r"(?:公示|公告)(?:[（(].{1,20}[）)])?$")  # results, tenders, in set words
_CONVENED = re.compile(r"召开[^\n。，]{2,60}会议?的?(?:预备)?通知(?:[（(].{1,20}[）)])?$")
_ON_DUTY = re.compile(r"(?:放假|值班|值守)[^\n。，]{0,20}通知(?:[（(].{1,20}[）)])?$")
_DUTIES = re.compile(
    r"[局中心队站所院位室](?:的|主要|机构|工作|部门|内设){0,3}(?:职责|职能)(?:和?(?:机构|内设).{0,12})?$"
)
_GUIDE = re.compile(
    r"(?:(?:服务|办事|办理)(?:指南|流程)|(?:系统|平台|软件)(?:使用|操作)(?:说明|手册|指南))"
    r"(?:[（(].{1,20}[）)])?$"
)
_DAY = re.compile(r"[\d年月日]+")
_SET_WORDS = (  # filled in for two matters: where nearly all is equal the matter is the same
    (_FILLED, "两份都是执法、办件一类的格式文书，填写的事项不同"),
    (_ANNOUNCED, "两份都是公示、公告，程序用语通行，告知的事项不同"),
)
_PRESCRIBED = (
    (_CONVENED, "两份都是会议通知，除时间、地点外用语通行"),
    (_ON_DUTY, "两份都是放假值班的通知，放假时间和值班要求由上级统一规定"),
    (_DUTIES, "两份都是本单位的职责，由机构改革方案统一规定"),
    (_GUIDE, "两份都是办事、操作的指南，由全省统一的事项清单或系统的开发方规定"),
)


def of(ground: Ground, a: Prepared, b: Prepared) -> str:
    """Why the papers may be alike, from who issued them or what they forward; "" if nothing."""
    excuse = _issued_above(ground, a, b) or _of_law(ground, a, b)
    if excuse:
        return excuse
    told = [ground.origin(side.paper) for side in (a, b)]
    if all(told):
        return f"双方的材料都注明出自{told[0]}，文中没有写到本单位，不是任何一方的成果"
    one, other = a.lawful.parent, b.lawful.parent
    if one and other and one.key == other.key and None in (one.body, other.body):
        return f"双方都转发了同一份上级文件（{one.name}）"
    return _set_text(a, b)


def _set_text(a: Prepared, b: Prepared) -> str:
    """Whose set text both fill in: a superior's, one firm's contract, a form's."""
    drawn_up = instruments.drawn_up(a.paper, b.paper)
    if drawn_up:
        return f"双方用的都是{drawn_up}统一的文本，只填写了各自的事项"
    firm = instruments.party(a.paper, b.paper)
    if firm:
        return f"双方都是与{firm}签订的合同，文本多由对方统一提供，只填写了各自的事项"
    if all(_form(side) for side in (a, b)):
        return "两份都是承诺书、申请表一类的格式文书，格式由上级统一规定"
    return ""


def _issued_above(ground: Ground, a: Prepared, b: Prepared) -> str:
    organs = [organ for organ in map(ground.above, (a.paper, b.paper)) if organ]
    if len(organs) == 2:
        return f"双方都提交了{organs[0]}印发或刊发的同一类材料，不是任何一方的成果"
    return f"一方提交的是{organs[0]}印发或刊发的材料" if organs else ""


def _of_law(ground: Ground, a: Prepared, b: Prepared) -> str:
    texts = [text for text in map(ground.statute, (a.paper, b.paper)) if text]
    if len(texts) == 2:
        return "双方提交的都是法律、法规、规章的条文，县级部门无权制定，不是任何一方的成果"
    return f"一方提交的是法律、法规、规章的条文（{texts[0]}）" if texts else ""


def of_a_form(a: Prepared, b: Prepared, shared: Shared, settings: Settings) -> str:
    """Why little text of their own accuses nobody in papers that follow a set form."""
    least = min(shared.covered_a, shared.covered_b)
    brief = min(shared.own_a, shared.own_b) < settings.short_text
    excuse = next((reason for form, reason in _PRESCRIBED if _called(form, a, b)), "")
    filled = next((reason for form, reason in _SET_WORDS if _called(form, a, b)), "")
    if filled and (least < settings.refilled or brief or _two_matters(a, b, shared, settings)):
        excuse = excuse or filled
    return excuse


def _two_matters(a: Prepared, b: Prepared, shared: Shared, settings: Settings) -> bool:
    """Whether short set words were filled in for two: more differs than counties and days."""
    if shared.rare >= settings.group_least:
        return False
    return any(
        not all(map(_DAY.fullmatch, pair)) and _unnamed(pair[0], a) != _unnamed(pair[1], b)
        for pair in swaps.swapped(a.paper, b.paper, shared.own)
    )


def _unnamed(words: str, side: Prepared) -> str:
    """Words without the county's own name: 商河县顺达公司 and 博兴县鸿运公司 are two firms."""
    return reduce(lambda left, form: left.replace(form, ""), forms(side.paper.submission), words)


def _called(form: re.Pattern[str], *sides: Prepared) -> bool:
    """Whether the papers are all called so."""
    return all(any(map(form.search, side.paper.headings)) for side in sides)


def _form(side: Prepared) -> bool:
    """Whether a paper is a form that its signers only fill in."""
    record = side.paper.record
    if record is None:
        return False
    return record.kind == "pledge" or _called(_FORM, side)


def identical(a: Prepared, b: Prepared, shared: Shared, kind: PairKind, settings: Settings) -> str:
    """Why papers with the same bytes or text accuse nobody."""
    length = min(len(a.paper), len(b.paper))
    own = min(shared.own_a, shared.own_b)
    if length >= settings.same_text_least:
        if own <= (1 - settings.sourced) * length or own < settings.same_text_least:
            return "文字来自可以共用的来源（见“已剔除”）"
        if all(names_in(a.paper.raw, name) for name in (a.paper.submission, b.paper.submission)):
            return "文中同时写明双方，可能为联合发文或共同活动"
    elif kind == "same_file" and _bytes(a) < settings.same_file_least:
        return "文件过小，没有实质内容"
    if kind == "same_text" and own < settings.short_text:
        return "文字太短，不足以认定"
    return ""


def _bytes(side: Prepared) -> float:
    """The size of a paper's file: that of icons and of empty forms is small."""
    record = side.paper.record
    return record.material.bytes if record else math.inf
