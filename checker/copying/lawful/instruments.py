"""Contracts, agreements and print-outs whose text a superior drew up, whoever filled them in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.copying.names import names_in, superior
from checker.copying.paper import Paper
from checker.copying.unwrapped import Unwrapped

_INSTRUMENT = re.compile(r"(?:合同|协议书?|责任书|公约|守则|须知)(?:样本)?(?:[（(].{1,20}[）)])?$")
_CONTRACT = re.compile(r"(?:合同|协议书?)(?:[（(].{1,20}[）)])?$")
_SIDE = "(?:[甲乙丙]方|(?:发包|承包|委托|受托|采购|供货|出租|承租|服务)[人方]|供应商)"
_DUTY = re.compile(  # what a party to a contract must, may or bears
    rf"[^。；\n]*(?:双方|{_SIDE})"
    r"[^。；\n]{0,40}(?:应|须|不得|有权|可|负责|承担|付|自理|提供|委托|同意|签[字订]|按)"
    r"[^。；\n]*[。；]?"
)
_PARTY = re.compile(
    rf"^[ \t　]*{_SIDE}"
    r"(?:[（(][^）)\n]{1,20}[）)])?[ \t　]*[：:][ \t　]*"
    r"([一-鿿（）()·]{5,40})(?=[ \t　]*$|[ \t　]{2})",
    re.M,
)
_PLEDGED = re.compile(  # what a carrier or a driver promises, in the words of a form
    r"(?:本人|(?:本|我)(?:企业|公司|店|车队))[^。\n]{0,80}?承诺(?:如下|以下事项)?[：:，][^\n]*"
    r"(?:\n[ \t　]*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．][^\n]*)*"
)
_ENDS = 300  # characters at either end where a paper tells who drew it up
_DRAWN_UP = re.compile(  # 交通运输部制定, 省协会制式文本
    r"(?:^[ \t　]*|[（(由])([一-鿿、]{4,40}?)(?:统一)?"
    r"(?:制定|印制|监制|编制|拟定|制式文本|统一格式|示范文本|格式文本|标准文本)"
)
_PRINTED = re.compile(
    r"本(?:报告|证明|文本|合同|协议|责任书)(?:文本)?由([一-鿿]{4,40}?)"
    r"(?:依据[^。\n]{0,60}|[^。，\n]{0,12})(?:制定|印制|监制|编制|生成|出具)"
)


def drawn_up(a: Paper, b: Paper) -> str:
    """The superior that both papers name as the author of their set text, "" if none."""
    submissions = (a.submission, b.submission)
    other = set(_told(b, submissions))
    return next((organ for organ in _told(a, submissions) if organ in other), "")


def party(a: Paper, b: Paper) -> str:
    """The firm with which both papers are contracts, "" if none: it hands all the same text."""
    if not all(any(map(_CONTRACT.search, paper.headings)) for paper in (a, b)):
        return ""
    names = [{found.group(1) for found in _PARTY.finditer(paper.raw)} for paper in (a, b)]
    submissions = (a.submission, b.submission)
    both = (
        one
        for one in sorted(names[0] & names[1])
        if not any(names_in(one, name) for name in submissions)
    )
    return next(both, "")


def pledged(text: Unwrapped) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of pledges that stand in longer papers."""
    for found in _PLEDGED.finditer(text.text):
        yield *text.raw(*found.span()), "承诺书", "经营者、从业人员承诺书的格式文字"


def _told(paper: Paper, submissions: tuple[str, ...]) -> Iterator[str]:
    """Superiors that the paper says drew it up."""
    ends = f"{paper.raw[:_ENDS]}\n{paper.raw[-_ENDS:]}"
    forms = (_DRAWN_UP, _PRINTED) if any(map(_INSTRUMENT.search, paper.headings)) else (_PRINTED,)
    for form in forms:
        for found in form.finditer(ends):
            if superior(found.group(1), submissions):
                yield found.group(1)


def duties(text: Unwrapped, headings: Sequence[str]) -> Iterator[tuple[int, int, str, str]]:
    """Raw spans of the clauses of a contract that bind a party, as models of contracts do."""
    if any(map(_CONTRACT.search, headings)):
        for found in _DUTY.finditer(text.text):
            yield *text.raw(*found.span()), "合同条款", "合同、协议中约束一方的条款，多出自范本"
