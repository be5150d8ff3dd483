"""A white box, or an annotation, that hides what lies under it, in a PDF or an OFD.

Signal: an opaque light fill drawn after text or a page scan; without it dark content shows there.
Strength: strong; 0.14 % of 1,510 public PDFs. 24 of 24 made ones. Words lost under anything else (a
picture, a thick line, a form, a field; ``lost_words``) are medium where they are a number, a date
or an organ, else weak, and weak under the white ground of a seal's picture. Boxes that hide only
drawn lines (organisation charts do) are no signal, nor are panels over a picture that is no paper.
Weak where the hidden words hold a telephone, identity or plate number or are a person's name and
nothing stands instead (masked before publishing; on a scan they are recognised), where only the
page's edge is hidden (old page numbers, dark rims of scans), and where a comment lies over words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from checker.citizens import is_name
from checker.forgery import covers, ofd_covers, places_read
from checker.forgery.covers import Covered
from checker.forgery.cuts import cut, may_show, personal
from checker.forgery.pdf_marks import opened
from checker.forgery.telling import tells
from checker.model.document import Box, Document, Engine, Line
from checker.model.finding import Evidence, Finding, Outcome, Strength

NAME = "covering"
READ = ("pdf", "ofd")
EDGE, SIDE, FOOT = 0.06, 0.04, 0.13  # of the page's height and width; where page numbers stand
MAX_PAGES = 80
LIST = 4  # masks
DRAWN = 1  # covers that are shown as pictures
SHOWN = 10
Why = Literal["", "personal", "edge", "comment", "seal", "layout"]
WHAT = {"box": "白色方块", "other": "图片、线条、注释等", "seal": "印章图片"}
ASKED: dict[Why, str] = {
    "": "请说明原因，并提供原件",
    "personal": "下面有姓名、电话、身份证或车牌号码，若是为保护个人信息而遮盖属于正常，请备好原件",
    "edge": "遮住的是页边或页码，若是改页码、去黑边属于正常，请备好原件",
    "comment": "若是批注挡住了正文属于正常，请备好原件",
    "seal": "若是印章图片的白底压住了文字属于常见，请备好盖章原件",
    "layout": "若是排版时图片、表格压住了文字属于正常，请备好原件",
}
Judged = tuple[Covered, str, Why]  # with the hidden words
_PAGE_NUMBER = re.compile(r"\W*第?\d{1,4}页?\W*")


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["covered"]``: page, box, hidden words."""
    if document.format not in READ:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "不是 PDF、OFD 文件")
    covered = _covered(document)
    if not covered:
        return Finding(NAME, Outcome.ABSENT, "没有发现遮住内容的白块")
    judged = [
        (item, *_judged(item, words))
        for item, words in zip(covered, _hidden(covered, engine), strict=True)
    ]
    judged = _among_others(judged)
    judged.sort(key=lambda item: (bool(item[2]), item[0].by != "box"))
    return _finding(document, judged)


def _covered(document: Document) -> list[Covered]:
    if document.format == "ofd":
        return list(ofd_covers.on_pages(document.file, MAX_PAGES))
    with opened(document.file) as pdf:
        return [each for page in document.pages[:MAX_PAGES] for each in covers.on_page(pdf, page)]


def _hidden(covered: Sequence[Covered], engine: Engine | None) -> list[str]:
    """The words under each, recognised where they are in a picture."""
    known = [item.words for item in covered]
    asked = {
        n: item.under for n, item in enumerate(covered) if not item.words and item.under is not None
    }
    if engine is not None:
        for n, words in zip(asked, places_read.words(engine, [*asked.values()]), strict=True):
            known[n] = words[:80]
    return known


def _judged(item: Covered, words: str) -> tuple[str, Why]:
    """The hidden words, masked where they are a person's, and what may explain the cover."""
    if is_name(words) and not item.instead:
        return words[0] + "某" * (len(words) - 1), "personal"
    if personal(words):
        return words, "personal"
    if _at_edge(item.box) or (_PAGE_NUMBER.fullmatch(words) and _in_margin(item.box)):
        return words, "edge"
    return words, _explained(item, words)


def _among_others(judged: list[Judged]) -> list[Judged]:
    """In a list that is masked all over, what was misread is a person's as well, if it tells
    nothing and nothing stands instead.
    """
    masked = sum(why == "personal" for _, _, why in judged)
    if masked < LIST or masked <= len(judged) / 2:
        return judged
    return [
        (item, "", "personal")
        if not why and not item.instead and not tells(words)
        else (item, words, why)
        for item, words, why in judged
    ]


def _explained(item: Covered, words: str) -> Why:
    if item.by == "seal":
        return "seal"
    if item.by == "other" and not _telling(item, words):
        return "layout"
    return "comment" if item.note and not tells(item.instead) else ""


def _telling(item: Covered, words: str) -> bool:
    """Whether a number, a date or an organ is hidden, or a digit of it."""
    return tells(words) or (any(map(str.isdigit, words)) and tells(item.row))


def _at_edge(box: Box) -> bool:
    return box[3] <= EDGE or box[1] >= 1 - EDGE or box[2] <= SIDE or box[0] >= 1 - SIDE


def _in_margin(box: Box) -> bool:
    return box[3] <= FOOT or box[1] >= 1 - FOOT


def _finding(document: Document, judged: Sequence[Judged]) -> Finding:
    first, words, why = judged[0]
    strength: Strength = "weak" if why else "strong" if first.by == "box" else "medium"
    said = f"，被遮住的文字是“{words}”" if words and why != "personal" else ""
    said += f"，上面另写了“{first.instead}”" if first.instead else ""
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.page}页有一处{WHAT[first.by]}盖住了下面的内容{said}。{ASKED[why]}",
        evidence=tuple(Evidence(item.page, item.box, text) for item, text, _ in judged[:SHOWN]),
        values={
            "covered": [
                {
                    "page": item.page, "box": list(item.box), "before": text,
                    "after": item.instead, "sides": ["盖住的", "上面写的"],
                }
                | (_pictures(document, item, text) if n < DRAWN else {})
                for n, (item, text, _) in enumerate(judged[:SHOWN])
            ]
        },
        strength=strength,
        remedy="提供由原件直接扫描或导出、没有遮盖的文件",
    )  # fmt: skip


def _pictures(document: Document, item: Covered, words: str) -> dict[str, str]:
    """The place without and with the cover; what nobody read may be personal and stays hidden."""
    lines = [line for line in document.lines if line.page == item.page]
    if not words or "某" in words or not may_show((*lines, Line(words, item.box)), item.box):
        return {}
    return {
        "picture_before": cut(item.bare, item.box), "picture_after": cut(item.shown, item.box),
    }  # fmt: skip
