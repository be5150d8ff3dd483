"""What kind of paper a document is, its title, issuer and date.

The notice asks the three elements only of 制度、政策、办法、方案 that the body itself issued;
minutes, records, news and photographs need none. Scoring decides the duty from ``values``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from checker.elements import (
    closing,
    issue_day,
    kind_rules,
    organs,
    places,
    title_words,
    titles,
)
from checker.elements import head as heads
from checker.elements.certainty import SURE
from checker.elements.closing import Closing
from checker.elements.colours import Inks
from checker.elements.head import Head
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome
from checker.model.material import Kind

NAME = "kind"
_MAKER = re.compile(r"(?:发布机构|发文(?:机关|单位)|(?:制发|制定)机关)\s*[:：]?\s*")
_PARTICULARS = 30  # lines of a page among which its table of particulars stands
_FIRM = re.compile(r"(?:公司|集团|合作社|驾校|厂)$")
_NAMES: dict[Kind, str] = {
    "policy": "制度、政策、办法、方案类文件",
    "minutes": "会议纪要或记录",
    "report": "总结或报告",
    "news": "新闻报道",
    "photo": "照片",
    "screenshot": "网页或软件截图",
    "ledger": "台账或表格",
    "pledge": "信用承诺书",
    "other": "其他材料",
}


def check(document: Document, engine: Engine, found: Sequence[Finding] = ()) -> Finding:
    """Kind, title, issuer and date. ``found`` may hold the red header's finding already made."""
    head = heads.first(document, Inks())
    title = titles.of(document, head)
    verdict = kind_rules.verdict(document, title, head)
    end = closing.find(document)
    reprint = kind_rules.reprint(document, verdict, title)
    issuers = _published(document, title, end) if reprint else _issuers(found, head, end)
    issued = issue_day.find(document, "policy" if reprint else verdict.kind, end)
    values: dict[str, Any] = {
        "kind": verdict.kind,
        "title": title,
        "issuer": "、".join(issuers),
        "issuers": issuers,
        "date": issued.iso if issued else None,
        "date_from": issued.source if issued else None,
        "date_at": issued.place if issued else None,
        "annex_of": _annex_of(document, title),
        "covers": title_words.covered(title, document.text),
        "reprint": reprint,
    }
    sure_enough = verdict.sure >= SURE or verdict.kind == "other"
    return Finding(
        NAME,
        Outcome.PRESENT if sure_enough else Outcome.UNSURE,
        f"按{verdict.why}，判断为{_NAMES[verdict.kind]}",
        issued.evidence if issued else (),
        values,
        verdict.sure,
        document.lines[0].via if document.lines else "pixels",
    )


def _issuers(found: Sequence[Finding], head: Head | None, end: Closing) -> list[str]:
    """The heading's organs, else those that signed; what was found to be no heading names none."""
    heading = next((one for one in found if one.check == "red_header"), None)
    if heading and heading.values.get("organs"):
        return list(heading.values["organs"])
    if head and head.organs and not (heading and heading.outcome is Outcome.ABSENT):
        return [organs.bare(name) for name in head.organs]
    public = [name for name in end.organs if not _FIRM.search(name)]
    return public or list(end.organs)  # a list's last name may stand right above the signature


def _published(document: Document, title: str, end: Closing) -> list[str]:
    """Who signed a paper that a web page gives, else who its title or particulars name.

    What stands at the top is the site's name.
    """
    before, about, _ = title.partition("关于")  # …监管办 begins a 办法 as it ends an office
    named = [organs.leading(before) if about else ""]
    for line, after in pairwise((*document.lines[:_PARTICULARS], None)):
        label = _MAKER.search(line.text) if line else None
        if line and label:
            named += [organs.leading(line.text[label.end() :]), after.text if after else ""]
    return list(end.organs) or [organs.tidy(name) for name in named if organs.is_organ(name)][:1]


def _annex_of(document: Document, title: str) -> str:
    """附件N and its title where the paper is an annex by itself, else empty."""
    mark = places.annex(document)
    return f"{mark}：{title}" if mark else ""
