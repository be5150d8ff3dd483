"""What kind of paper a document is, its title, issuer and date.

The notice asks the three elements only of 制度、政策、办法、方案 that the body itself issued;
minutes, records, news and photographs need none. Scoring decides the duty from ``values``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from checker.elements import closing, dates, layout, organs, places, titles, web
from checker.elements import head as heads
from checker.elements.certainty import SURE
from checker.elements.closing import Closing
from checker.elements.colours import Inks
from checker.elements.head import Head
from checker.model.document import Document, Engine
from checker.model.finding import Evidence, Finding, Outcome
from checker.model.material import Kind

NAME = "kind"
_SHEETS = ("xlsx", "xls", "csv", "et", "ods", "sheet")
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


@dataclass(frozen=True, slots=True)
class _Verdict:
    kind: Kind
    sure: float
    why: str


def check(document: Document, engine: Engine, found: Sequence[Finding] = ()) -> Finding:
    """Kind, title, issuer and date. ``found`` may hold the red header's finding already made."""
    page = titles.first_page(document)
    head = _head(document)
    title = titles.find(page, head) if page else ""
    verdict = _verdict(document, title, head)
    end = closing.find(document)
    issuers = _issuers(found, head, end)
    day, day_from, day_where = _day(document, verdict.kind, end)
    values: dict[str, Any] = {
        "kind": verdict.kind,
        "title": title,
        "issuer": "、".join(issuers),
        "issuers": issuers,
        "date": day,
        "date_from": day_from,
        "annex_of": _annex_of(document, title),
        "covers": titles.covered(title, document.text),
    }
    sure_enough = verdict.sure >= SURE or verdict.kind == "other"
    return Finding(
        NAME,
        Outcome.PRESENT if sure_enough else Outcome.UNSURE,
        f"按{verdict.why}，判断为{_NAMES[verdict.kind]}",
        day_where,
        values,
        verdict.sure,
        document.lines[0].via if document.lines else "pixels",
    )


def _verdict(document: Document, title: str, head: Head | None) -> _Verdict:
    """The first sign that decides, from the surest: pictures, web pages, 版头, title, form."""
    for rule in (_by_picture, _by_web, _by_title, _by_form):
        verdict = rule(document, title, head)
        if verdict:
            return verdict
    return _Verdict("other", 0.6, "没有可辨认的标题和版式")


def _by_picture(document: Document, title: str, head: Head | None) -> _Verdict | None:
    """Next to no text on picture pages: a photograph."""
    text = len(re.sub(r"\s", "", document.text))
    pictured = document.medium in ("photo", "image", "scan") or any(
        page.source in ("photo", "scan") for page in document.pages
    )
    if not pictured or head or text >= 60 * max(len(document.pages), 1):
        return None
    if titles.kind_of(title) and text >= 20:
        return None
    return _Verdict("photo", 0.95 if text < 20 else 0.8, "页面几乎没有文字、以画面为主")


def _by_web(document: Document, title: str, head: Head | None) -> _Verdict | None:
    """Navigation and publishing marks: a news page or a screenshot of one."""
    if head and head.form == "文件":
        return None
    texts = [row.text for page in document.pages[:2] for row in layout.rows(page)]
    navigation, article = web.navigation(texts), web.article(texts)
    if len(navigation) + len(article) < 2:
        return None
    sure = 0.95 if len(navigation) + len(article) >= 3 else 0.85
    marks = "、".join(sorted(navigation | article)[:3])
    if article:
        return _Verdict("news", sure, f"网页发布信息（{marks}）")
    return _Verdict("screenshot", sure, f"网页导航文字（{marks}）")


def _by_title(document: Document, title: str, head: Head | None) -> _Verdict | None:
    """The title's words; a 文件 heading makes a paper without telling title a policy paper."""
    told = titles.kind_of(title)
    if head and head.form == "纪要":
        return _Verdict("minutes", 0.97, f"版头“{head.words}”")
    if told:
        kind, sure = told
        if kind == "policy" and not head and document.format in _SHEETS:
            sure = 0.7
        return _Verdict(kind, sure, f"标题“{title[:40]}”")
    if head and head.form in ("文件", "令"):
        return _Verdict("policy", 0.85, f"版头“{head.words}”")
    return None


def _by_form(document: Document, title: str, head: Head | None) -> _Verdict | None:
    """Tables, meeting heads, and what an untitled text says."""
    text = re.sub(r"\s", "", document.text)
    lines = [line for line in document.lines if not line.hidden]
    tabled = sum(line.where == "table" for line in lines)
    if document.format in _SHEETS or (lines and tabled > 0.6 * len(lines)):
        return _Verdict("ledger", 0.93, "内容以表格为主")
    if re.search(r"(?:会议)?时间[:：].{0,40}地点[:：]", text) or "参会人员：" in text[:400]:
        return _Verdict("minutes", 0.93, "正文开头有会议时间、地点或参会人员")
    if re.search(
        r"(?:本单位|本人|我单位|我公司|本企业).{0,40}(?:郑重承诺|承诺如下|作出如下承诺)", text[:800]
    ):
        return _Verdict("pledge", 0.92, "正文为承诺内容")
    if document.medium == "image" and not document.pages[0].true_scale and len(text) > 30:
        return _Verdict("screenshot", 0.7, "屏幕图片")
    if re.search(r"^第一[章条]", text) or "第一条" in text[:300]:
        return _Verdict("policy", 0.9, "正文按条文编排")
    return _news(text)


def _news(text: str) -> _Verdict | None:
    """The reporting voice: a day, then who held or did what."""
    opening = text[:200]
    if re.search(
        r"(?:近日|日前|\d{1,2}月\d{1,2}日(?:上午|下午)?[,，]).{0,80}(?:召开|举行|举办|开展|组织)",
        opening,
    ):
        return _Verdict("news", 0.8, "正文为报道体")
    return None


def _head(document: Document) -> Head | None:
    page = titles.first_page(document)
    head = heads.on_page(page, Inks()) if page else None
    return head if head and (head.form or head.ink in ("red", "doubtful")) else None


def _issuers(found: Sequence[Finding], head: Head | None, end: Closing) -> list[str]:
    """The heading's organs, else those that signed."""
    for finding in found:
        if finding.check == "red_header" and finding.values.get("organs"):
            return list(finding.values["organs"])
    if head and head.organs:
        return [organs.bare(name) for name in head.organs]
    return list(end.organs)


def _day(
    document: Document, kind: Kind, end: Closing
) -> tuple[str | None, str | None, tuple[Evidence, ...]]:
    """ISO date, where it is from (document | event), and the place to look at."""
    if kind in ("minutes", "news", "photo", "screenshot", "ledger"):
        event = _event(document)
        if event:
            return event
    if end.day:
        row = end.rows[-1]
        return end.day.isoformat(), "document", (Evidence(row.page, row.box, row.text),)
    return _event(document) or _beside_title(document) or (None, None, ())


def _event(document: Document) -> tuple[str, str, tuple[Evidence, ...]] | None:
    """The day of a meeting or of publication as the text labels it."""
    label = re.compile(r"(?:时\s*间|日\s*期)\s*[:：]")
    for line in document.lines:
        match = label.search(line.text)
        found = dates.find(line.text[match.end() :]) if match else []
        if found:
            published = "发布" in line.text[: match.end()] if match else False
            day_from = "document" if published else "event"
            return found[0].day.isoformat(), day_from, (Evidence(line.page, line.box, line.text),)
    return None


def _beside_title(document: Document) -> tuple[str, str, tuple[Evidence, ...]] | None:
    """A date under the title or 版头, as orders, minutes and web copies print it."""
    page = titles.first_page(document)
    for row in layout.rows(page)[:8] if page else []:
        found = dates.find(row.text)
        if found and len(row.plain) < 40:
            return found[0].day.isoformat(), "document", (Evidence(row.page, row.box, row.text),)
    return None


def _annex_of(document: Document, title: str) -> str:
    """附件N and its title where the paper is an annex by itself, else empty."""
    if not places.is_annex(document):
        return ""
    row = layout.rows(layout.filled(document)[0])[0]
    return f"{row.plain[:6].rstrip('：:')}：{title}"
