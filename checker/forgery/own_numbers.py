"""Two different numbers of its own on one paper.

Signal: a row at the upper or lower edge of a page, beside the number of the 版头, or the number
before 附件 at the top of an annex (GB/T 9704-2012 7.3.4), holds nothing but a document number, and
it is not that of the 版头.
Strength: medium where code word and medium of text are equal and only the digits differ; weak with
another code word (what is forwarded keeps its number) and where it was read from a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.forgery import stated
from checker.forgery.stated import Number
from checker.model.document import Document, Line, Page
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "own_numbers"
EDGE = 0.075  # of the page's height: running heads and feet
TOP = 0.2  # where 附件 may stand
NEAR = 3.0  # heights of the number's row, between it and one that stands above or below
_ALONE = re.compile(rf"{stated.CODED}(?P<annex>附件\d{{0,2}})?")
_RUNNING = ("page_header", "page_footer")


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    own = stated.number(found)
    if own is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有确定的发文字号可供对照")
    others = [other for page in document.pages for other in _others(page, own)]
    if not others:
        return Finding(NAME, Outcome.ABSENT, "各页上的文号与发文字号一致")
    others.sort(key=lambda other: not _telling(other, own))
    first = others[0]
    strength: Strength = "medium" if _telling(first, own) else "weak"
    facts = [{"what": "版头", "value": own.value, "page": own.page}]
    facts += [{"what": "页上另写的", "value": x.value, "page": x.page} for x in others[:9]]
    return Finding(
        NAME, Outcome.PRESENT,
        f"版头的发文字号是“{own.value}”，第{first.page}页上却另写着“{first.value}”。"
        "一份文件只有一个文号，请核对原件，说明哪一个是真的",
        evidence=(
            Evidence(own.page, own.box, own.value),
            *(Evidence(other.page, other.box, other.value) for other in others[:9]),
        ),
        values={"facts": facts},
        via="text" if first.certain else "ocr", strength=strength,
        remedy="提供原件全文扫描件和发文登记簿",
    )  # fmt: skip


def _telling(other: Number, own: Number) -> bool:
    return other.certain and own.certain and other.code == own.code


def _others(page: Page, own: Number) -> Iterator[Number]:
    for line in page.lines:
        seen = not stated.unseen(page, line) and stated.certain(line)
        match = _ALONE.fullmatch(stated.plain(line.text)) if seen else None
        if match is None:
            continue
        if not _at_edge(line, page, annex=bool(match["annex"])) and not _beside(line, own):
            continue
        year, serial = int(match["year"]), int(match["serial"])
        value = f"{match['code']}〔{year}〕{serial}号"
        sure = line.via == "text"
        other = Number(value, match["code"], year, serial, page.number, line.box, sure)
        if other.key != own.key:
            yield other


def _beside(line: Line, own: Number) -> bool:
    """Whether it stands close above or below the number of the 版头."""
    if own.box is None or line.page != own.page:
        return False
    apart = max(line.box[1] - own.box[3], own.box[1] - line.box[3])
    return apart <= NEAR * (own.box[3] - own.box[1])


def _at_edge(line: Line, page: Page, *, annex: bool) -> bool:
    if page.source == "flow":
        return line.where in _RUNNING
    if annex and line.box[3] < TOP:
        return True
    return line.where in _RUNNING or line.box[3] < EDGE or line.box[1] > 1 - EDGE
