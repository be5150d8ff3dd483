"""Grounds on which two papers may be alike as a whole."""

from __future__ import annotations

import re

from checker.copying.ground import Ground
from checker.copying.measure import Prepared, Shared
from checker.copying.names import names_in
from checker.copying.paper import Paper
from checker.copying.settings import Settings
from checker.model.pair import PairKind

_SOURCED = 0.8  # of an identical text: the rest is a signature and a date
_FORM = re.compile(
    r"(?:承诺书|告知书|申请表|申请书|登记表|审批表|备案表|样式|样表|模板|范本)(?:[（(].{1,20}[）)])?$"
)
_GROUP = re.compile(
    r"(?:成立|组建|设立|调整|充实)[^\n。，]{0,40}(?:领导小组|专班|工作组|工作小组|委员会|办公室)"
)
_REPORTS = ("news", "report", "other", "screenshot")
_BYLINE = 120  # characters at either end where a report names its medium
_MEDIUM = re.compile(
    r"日报|晚报|晨报|时报|商报|电视台|广播|通讯社|新华社|新华网|人民网|大众网|齐鲁网|客户端|融媒"
)
_BY = re.compile(r"记者|通讯员|来源|讯")
_TINY = 1024  # bytes: icons and empty forms


def of(ground: Ground, a: Prepared, b: Prepared) -> str:
    """Why the papers may be alike, from who issued them or what they forward; "" if nothing."""
    organs = [organ for organ in map(ground.above, (a.paper, b.paper)) if organ]
    if len(organs) == 2:
        return f"双方都提交了{organs[0]}印发或刊发的同一类材料，不是任何一方的成果"
    if organs:
        return f"一方提交的是{organs[0]}印发或刊发的材料"
    one, other = a.lawful.parent, b.lawful.parent
    if one and other and one.key == other.key and None in (one.body, other.body):
        return f"双方都转发了同一份上级文件（{one.name}）"
    if all(_reported(side.paper) for side in (a, b)):
        return "双方都提交了媒体的同一类报道，文中没有写到本单位，不是任何一方的成果"
    if all(_form(side) for side in (a, b)):
        return "两份都是承诺书、申请表一类的格式文书，格式由上级统一规定"
    return ""


def _reported(paper: Paper) -> bool:
    """Whether a paper is a medium's report that does not speak of the county."""
    if paper.record is None or paper.record.kind not in _REPORTS:
        return False
    headed = _named(paper.raw[:_BYLINE])
    body = paper.raw[headed:] if headed else paper.raw
    return bool(headed or _named(paper.raw[-_BYLINE:])) and not names_in(body, paper.submission)


def _named(part: str) -> int:
    """Where a medium's name ends in a byline, 0 where there is none."""
    found = _MEDIUM.search(part) if _BY.search(part) else None
    return found.end() if found else 0


def of_a_form(a: Prepared, b: Prepared, shared: Shared, settings: Settings) -> str:
    """Why little text of their own accuses nobody in papers that set up a leading group."""
    if shared.rare < settings.group_least and all(
        _GROUP.search(_heading(side.paper)) for side in (a, b)
    ):
        return "两份都是成立（调整）领导小组一类的文件，格式和职责用语大体相同"
    return ""


def _form(side: Prepared) -> bool:
    """Whether a paper is a form that its signers only fill in."""
    record = side.paper.record
    if record is None:
        return False
    return record.kind == "pledge" or bool(_FORM.search(_heading(side.paper)))


def _heading(paper: Paper) -> str:
    title = paper.record.title if paper.record else ""
    return (title or paper.raw[:40].split("\n")[0]).strip()


def identical(a: Prepared, b: Prepared, shared: Shared, kind: PairKind, settings: Settings) -> str:
    """Why papers with the same bytes or text accuse nobody."""
    length = min(len(a.paper), len(b.paper))
    own = min(shared.own_a, shared.own_b)
    if length >= settings.same_text_least:
        if own <= (1 - _SOURCED) * length or own < settings.same_text_least:
            return "文字来自可以共用的来源（见“已剔除”）"
        if all(names_in(a.paper.raw, name) for name in (a.paper.submission, b.paper.submission)):
            return "文中同时写明双方，可能为联合发文或共同活动"
    elif kind == "same_file" and a.paper.record and a.paper.record.material.bytes < _TINY:
        return "文件过小，没有实质内容"
    if kind == "same_text" and own < settings.short_text:
        return "文字太短，不足以认定"
    return ""
