"""Signs by which a paper's kind is told, from the surest: pictures, web pages, title, form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.elements import layout, numbers, screens, title_words, web
from checker.elements.head import Head
from checker.model.document import Document, Line
from checker.model.material import Kind

# What an untitled text's opening (blanks left out) says of its kind.
_OPENINGS: tuple[tuple[re.Pattern[str], Kind, float, str], ...] = (
    (
        re.compile(r"(?:会议)?时间[:：].{0,40}地点[:：]|^.{0,400}参会人员[:：]"),
        "minutes",
        0.93,
        "正文开头有会议时间、地点或参会人员",
    ),
    (
        re.compile(
            r"(?:本单位|本人|我单位|我公司|本企业).{0,40}(?:郑重承诺|承诺如下|作出如下承诺)"
        ),
        "pledge",
        0.92,
        "正文为承诺内容",
    ),
    (
        re.compile(
            r"甲方(?:[（(][^（()）]{0,8}[)）])?[:：].{0,200}乙方(?:[（(][^（()）]{0,8}[)）])?[:：]"
        ),
        "other",
        0.88,
        "正文开头列明甲方、乙方，是双方的合同、协议",
    ),
    (re.compile(r"^第一[章条]|^.{0,300}第一条"), "policy", 0.9, "正文按条文编排"),
    (
        re.compile(r"[:：].{0,600}现(?:就|将).{0,40}(?:通知|意见|公告|通告|规定)如下[:：]"),
        "policy",
        0.9,
        "正文为通知体（“现……通知如下”）",
    ),
    (
        re.compile(
            r"^.{0,120}(?:近日|日前|\d{1,2}月\d{1,2}日(?:上午|下午)?[,，]).{0,80}"
            r"(?:召开|举行|举办|开展|组织)"
        ),
        "news",
        0.8,
        "正文为报道体",
    ),
)


_REPORTED = re.compile(
    r"近日|日前|今年以来|连日来|截至目前|\d月\d{1,2}日(?:上午|下午)?[，,]|讯[\s\u3000]|通讯员|记者|该[局县市区]|下一步[，,]"
)
_SHEET = re.compile(
    r".{0,24}(?:收文|来文|公文|文件|办文|发文).{0,4}(?:处理|办理|呈批|呈阅|阅办|传阅|拟办|审批|会签|签批|稿)"
    r"(?:单|笺|表|纸|签)"
)
_WORDED = re.compile(  # as papers are worded: articles, addressees, 制定本办法, 现将……通知如下
    r"(?m)^\s*第一[章条]|制定本(?:办法|方案|细则|制度|规定|计划|意见)|^\s*(?:各|局属)[^。\n]{2,40}[：:]\s*$|"
    r"现[就将][^。\n]{0,60}(?:印发|转发|如下)"
)


_PARTS = re.compile(r"(?m)^\s*一、[\s\S]*^\s*二、")


_BULLETIN = re.compile(r"[^《》]{0,16}(?:通报|简报|快报|专报|信息|动态|情况|简讯|专刊|参考)")
_SITE = re.compile(r"首页|主页|(?:门户|官方|政务)网|(?:网站|官网|平台|专栏|专区|栏目|频道|系统)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, how sure it is, and by what it was told."""

    kind: Kind
    sure: float
    why: str


_SCREEN = Verdict("screenshot", 0.8, "页面由程序绘成，字小，是屏幕图片")


def verdict(document: Document, title: str, head: Head | None) -> Verdict:
    """The first sign that decides, from the surest: pictures, web pages, 版头, title, form."""
    rules = (
        _by_page,
        _by_web,
        _by_screen,
        _by_picture,
        _by_sheet,
        _by_masthead,
        _by_issue,
        _by_headline,
        _by_title,
        _by_form,
    )
    for rule in rules:
        told = rule(document, title, head)
        if told:
            return told
    return Verdict("other", 0.6, "没有可辨认的标题和版式")


def _by_picture(document: Document, title: str, head: Head | None) -> Verdict | None:
    """Next to no text on picture pages: a photograph, or a screen.

    Word is what it says, whatever is pasted.
    """
    text = len(re.sub(r"\s", "", document.text))
    sources = {page.source for page in document.pages}
    pictured = document.medium in ("photo", "image", "scan") or sources & {"photo", "scan"}
    if "flow" in sources or not pictured or head or text >= 60 * max(len(document.pages), 1):
        return None
    if title_words.kind_of(title) and text >= 20:
        return None
    if screens.shown(document):
        return _SCREEN
    return Verdict("photo", 0.95 if text < 20 else 0.8, "页面几乎没有文字、以画面为主")


def _by_screen(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A picture that a site's or a system's bar tops, however few words stand on it."""
    if head or document.medium not in ("image", "scan") or len(layout.filled(document)) > 1:
        return None
    texts = [row.text for page in document.pages for row in layout.rows(page)]
    top = web.bar(texts)
    return (
        Verdict("screenshot", 0.88, f"图片顶部“{top[:30]}”是网站或系统的名称、位置")
        if top
        else None
    )


def _by_page(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A saved web page is a report or a copy, never the paper; tables and records are told on."""
    if document.format != "html":
        return None
    lines = [line for line in document.lines if not line.hidden]
    if 2 * sum(line.where == "table" for line in lines) > len(lines):
        return Verdict("ledger", 0.88, "网页内容以表格为主")
    told = title_words.kind_of(title)
    if told and told[0] in ("pledge", "minutes") and _by_web(document, title, None) is None:
        return Verdict(*told, f"网页标题“{title[:40]}”")
    texts = [line.text for line in lines]
    if _SITE.search(title) and not web.article(texts):
        return Verdict("screenshot", 0.88, f"保存下来的网页，题名“{title[:40]}”是网站或栏目")
    return Verdict("news", 0.9, "文件是保存下来的网页")


def _by_web(document: Document, title: str, head: Head | None) -> Verdict | None:
    """Navigation and publishing marks: a news page or a screenshot of one."""
    if (head and head.form == "文件") or document.format == "sheet":
        return None
    texts = [row.text for page in document.pages[:2] for row in layout.rows(page)]
    navigation, article = web.navigation(texts), web.article(texts)
    article |= {"索引号"} & set(map(web.particular, texts))
    if len(navigation) + len(article) < 2:
        return None
    sure = 0.95 if len(navigation) + len(article) >= 3 else 0.85
    marks = "、".join(sorted(navigation | article)[:3])
    if article and not (navigation and document.medium in ("image", "photo", "scan")):
        return Verdict("news", sure, f"网页发布信息（{marks}）")
    return Verdict("screenshot", sure, f"图片上的网页导航文字（{marks}）")


def _by_sheet(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A sheet for handling a paper, alone: the title on it is the paper's that it goes with."""
    rows = [row.plain for page in document.pages for row in layout.rows(page)]
    sheet = next((row for row in rows[:2] if _SHEET.fullmatch(row)), "")
    if not sheet or len(layout.filled(document)) > 1:
        return None
    return Verdict("other", 0.88, f"首行“{sheet[:30]}”，是办理公文用的单子")


def _by_masthead(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A newspaper's or station's name over a headline, whatever words the headline uses."""
    texts = [row.text for page in document.pages[:1] for row in layout.rows(page)]
    name = "" if head else web.masthead(texts)
    return Verdict("news", 0.88, f"首行是媒体名称“{name}”") if name else None


def _by_issue(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A bulletin's name over 第N期: what it reports is no paper issued, whatever its title."""
    if head and head.form not in ("简报", "公告", ""):
        return None
    rows = [row for page in document.pages[:1] for row in layout.rows(page)][:3]
    for name, issue in pairwise(rows):
        number = numbers.parse(issue.text)
        bulletin = _BULLETIN.fullmatch(name.plain) and name.height > issue.height
        if number and number.form == "issue" and bulletin:
            return Verdict("report", 0.88, f"刊头“{name.plain}”下有期号，是简报一类的内部刊物")
    return None


def _by_headline(document: Document, title: str, head: Head | None) -> Verdict | None:
    """A headline over a report, though it ends in 办法 or 机制 as a paper's title does."""
    if head or not title_words.headline(title):
        return None
    text = re.sub(r"\s", "", document.text)
    if _REPORTED.search(text[:300]):
        return Verdict("news", 0.88, f"标题“{title[:40]}”和正文都是报道的写法")
    if title_words.made(title):
        return Verdict("policy", 0.5, f"标题“{title[:40]}”像报道的标题")
    return None


def reprint(document: Document, told: Verdict, title: str) -> bool:
    """Whether a web page gives a policy paper in full, and not a report of it."""
    named = title_words.kind_of(title)
    if told.kind not in ("news", "screenshot") or not named or named[0] != "policy":
        return False
    parted = _PARTS.search(document.text) and not _REPORTED.search(document.text[:300])
    return not title_words.headline(title) and bool(_worded(document.text) or parted)


def _worded(text: str) -> bool:
    """Whether a text is worded as papers are, also where rows break in the midst of words."""
    return any(map(_WORDED.search, (text, re.sub(r"\s", "", text))))


def _by_title(document: Document, title: str, head: Head | None) -> Verdict | None:
    """The title's words; a 文件 heading makes a paper without telling title a policy paper."""
    told = title_words.kind_of(title) if not _opens_with_columns(document) else None
    if document.format == "sheet" and not (told and told[0] in ("pledge", "minutes")):
        return Verdict("ledger", 0.93, "电子表格")
    if head and head.form == "纪要":
        return Verdict("minutes", 0.97, f"版头“{head.words}”")
    if told and told[0] == "policy" and not head and _on_screen(document):
        return _SCREEN
    if told:
        kind, sure = told
        return Verdict(kind, sure, f"标题“{title[:40]}”")
    if head and head.form in ("文件", "令"):
        return Verdict("policy", 0.85, f"版头“{head.words}”")
    return None


def _on_screen(document: Document) -> bool:
    """Whether 服务通知 and 活动规则 are words on a screen: no paper's wording stands under them."""
    return screens.shown(document) and not _worded(document.text)


def _opens_with_columns(document: Document) -> bool:
    """Whether a spreadsheet has no title row, so that what was taken for a title is its cells."""
    first = next((line.text for line in document.lines if line.text.strip()), "")
    return document.format == "sheet" and "\t" in first.strip()


def _by_form(document: Document, title: str, head: Head | None) -> Verdict | None:
    """Tables, screens, and what the opening of an untitled text says."""
    lines = [line for line in document.lines if not line.hidden]
    tabled = sum(line.where == "table" for line in lines)
    if lines and tabled > 0.6 * len(lines):
        return Verdict("ledger", 0.93, "内容以表格为主")
    if _numbered_rows(lines) >= 5:
        return Verdict("ledger", 0.85, "内容为逐条编号的记录")
    text = re.sub(r"\s", "", document.text)
    for pattern, kind, sure, why in _OPENINGS:
        if pattern.search(text[:900]):
            return Verdict(kind, sure, why)
    return _SCREEN if screens.shown(document) else None


def _numbered_rows(lines: Sequence[Line]) -> int:
    """Rows that begin with a running number and hold several columns."""
    found = (re.match(r"\s*\d{1,3}[\s\u3000]+\S+[\s\u3000]+\S", line.text) for line in lines)
    return sum(match is not None for match in found)
