"""Red header (版头的发文机关标志): the issuing organ's name as a heading, red, in its place.

GB/T 9704-2012 7.2.4 and 10.1 to 10.3. A separator line only supports; it is no header by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.elements import head as heads
from checker.elements import (
    layout,
    number_rows,
    numbers,
    organs,
    red_bands,
    separator,
    unnamed,
    unshown,
    web,
)
from checker.elements.certainty import SURE
from checker.elements.colours import Inks, coloured
from checker.elements.head import Head
from checker.elements.layout import Row
from checker.model.document import Box, Document, Engine, Page, Via
from checker.model.finding import Evidence, Finding, Outcome

NAME = "red_header"
_MORE, _TWO = 6, 1.2  # letters of a rare form's word; width over height of two pages on a sheet
_FIRST, _LOW = 2, 0.12  # rows in which the number then stands; of the page, room for a name above
REMEDY = "请提交带有红色发文机关标志（红头）的正式文件原件扫描件或电子原件。"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A heading with what supports it."""

    head: Head
    page: Page
    line: Box | None
    number: bool
    on_web: bool
    ratio: float


def check(document: Document, engine: Engine) -> Finding:
    """Whether the paper has a red header; ``values``: ``organs``, ``form``, ``ink``."""
    inks = Inks()
    other: _Seen | None = None
    for page in layout.leading(document):
        found = heads.on_page(page, inks)
        if found is None:
            continue
        seen = _see(document, page, layout.rows(page), found, inks)
        if found.ink in ("red", "doubtful"):
            return _red(seen)
        if other is None or (heads.counts(found) and not heads.counts(other.head)):
            other = seen  # the name on a cover is no heading
    if other:
        return _not_red(document, other)
    behind = heads.later(document, inks)
    return _behind(document, behind, inks) if behind else _none(document, inks)


def _see(document: Document, page: Page, rows: Sequence[Row], found: Head, inks: Inks) -> _Seen:
    body = layout.body_height(document)
    height = max(row.height for row in found.rows)
    bottom = found.rows[-1].box[3]
    texts = [row.text for row in rows]
    return _Seen(
        head=found,
        page=page,
        line=separator.below(page, bottom, inks) if found.ink in ("red", "doubtful") else None,
        number=any(heads.is_number(row.text) for row in (*found.above, *found.below))
        or any(heads.tail(row.text) for row in found.rows),
        on_web=len(web.navigation(texts)) + len(web.article(texts)) >= 2,
        ratio=height / body if body else 1.45,
    )


def _red(seen: _Seen) -> Finding:
    """A red heading: sure by its form's word or by number and line, never on a web page."""
    if seen.on_web and not (seen.number and seen.head.form == "文件"):
        return _absent(
            f"第{seen.page.number}页上方红色的“{seen.head.words}”是网页栏头（同页有网站导航或发布信息），"
            "不是公文版头",
            seen,
        )
    sure, doubts = _confidence(seen)
    where = _where(seen.head.rows[0], seen.page)
    parts = [f"第{seen.page.number}页{where}有红色发文机关标志“{seen.head.words}”"]
    if seen.line:
        parts.append("其下有红色分隔线")
    if seen.number:
        parts.append("旁有发文字号")
    reason = "，".join(parts) + ("；但" + "、".join(doubts) + "，需人工确认" if doubts else "")
    outcome = Outcome.PRESENT if sure >= SURE else Outcome.UNSURE
    return _finding(outcome, reason, seen, sure)


def _confidence(seen: _Seen) -> tuple[float, list[str]]:
    """How sure a red heading is, with the doubts in words."""
    sure, doubts = 0.985, []
    word = seen.head.form in ("文件", "纪要", "令", "电报")
    if not word and not (seen.line or seen.number):
        doubts.append((0.25, "没有“文件”字样，也没有发文字号或红色分隔线相伴"))
    if not seen.head.named and not word:
        doubts.append((0.2, "名称不像发文机关"))
    if seen.head.form == "简报":
        doubts.append((0.2, "是简报一类的刊头"))
    if seen.head.ink == "doubtful":
        doubts.append((0.3, "颜色偏淡，红色不确定"))
    if seen.ratio < 1.12 and not (seen.number and (seen.line or seen.head.form == "文件")):
        doubts.append((0.15, "字号不大于正文"))
    if seen.page.source != "flow" and _aside(seen) > 0.2:
        doubts.append((0.2, "不居中"))
    if seen.on_web:
        doubts.append((0.3, "同页有网站导航"))
    if any(len(row.plain) > 14 and not heads.is_preface(row.text) for row in seen.head.above):
        doubts.append((0.2, "上方还有其他文字"))
    least = min(row.confidence for row in seen.head.rows)
    if least < 0.7:
        doubts.append((0.2, "字迹识别不清"))
    return max(sure - sum(cost for cost, _ in doubts), 0.3), [words for _, words in doubts]


def _aside(seen: _Seen) -> float:
    """How far from its page's middle a heading stands; a wide sheet may hold two pages."""
    box = layout.union(row.box for row in seen.head.rows)
    middles = (0.5, 0.25, 0.75) if seen.page.width > _TWO * seen.page.height else (0.5,)
    return min(abs((box[0] + box[2]) / 2 - middle) for middle in middles)


def _behind(document: Document, head: Head, inks: Inks) -> Finding:
    """A header behind other pages: whether that paper is the one handed in, a person sees."""
    page = layout.by_number(document, head.page)
    seen = _see(document, page, layout.rows(page), head, inks)
    return _unsure(
        f"材料开头没有红头，第{head.page}页上方有红色发文机关标志“{head.words}”，"
        "不能确定是不是本文件的版头",
        seen,
    )


def _not_red(document: Document, seen: _Seen) -> Finding:
    """A heading by layout whose colour is not red: absent only where colour could be seen."""
    head, words = seen.head, seen.head.words
    plausible = head.form in ("文件", "纪要", "令", "电报") or seen.number or seen.ratio > 1.5
    at = f"第{seen.page.number}页上方"
    if not plausible or seen.on_web or head.ink == "light":
        return _absent(f"{at}的“{words}”不是红色，也不像公文版头，未见红头", seen)
    if head.ink == "unknown" or document.format == "text":
        return _unsure(f"{at}版头为“{words}”，但该格式不记录颜色，不能确认是红头", seen)
    on_file = all(row.lines[0].via == "text" for row in head.rows) and seen.page.source != "scan"
    if on_file and head.ink == "dark":
        return _absent(f"{at}版头“{words}”为黑色，不是红头", seen)
    if head.ink == "dark" and coloured(document):
        return _absent(f"{at}版头“{words}”为黑色（同一文件中有彩色内容），不是红头", seen)
    if head.ink == "other":
        return _unsure(f"{at}版头“{words}”不是标准红色，需人工确认", seen)
    return _unsure(f"{at}有版头“{words}”，但材料为黑白，看不出颜色，不能确认是红头", seen)


def _none(document: Document, inks: Inks) -> Finding:
    """No heading at all, with what red words were seen instead."""
    pages = layout.leading(document)
    if not pages:
        return Finding(NAME, Outcome.ABSENT, "材料没有内容，未见红头", remedy=REMEDY)
    page = pages[-1]
    red = [row for row in layout.rows(page)[:8] if inks.of(row, page) in ("red", "doubtful")]
    for row in red:
        if _torn(row) or _worded_otherwise(row, page):
            return _doubtful(row, page)
    if bands := red_bands.unread(page, inks):
        return _unread(page, bands[0])
    if (number := _headless(document, page)) is not None:
        reason = "有发文字号，其上没有读出机关名称，材料为黑白，不能确认有没有红头，需看原件"
        return _open(page, reason, Evidence(page.number, number.box, number.plain), "ocr")
    if unshown.maybe_heading(document):
        return _unshown(page)
    what = f"；红色文字“{red[0].plain[:20]}”是标题、标语或印记，不是发文机关标志" if red else ""
    evidence = tuple(Evidence(page.number, row.box, row.plain) for row in red[:1])
    via: Via = "text" if page.source in ("text", "flow") else "ocr"
    return Finding(
        NAME,
        Outcome.ABSENT,
        f"第{page.number}页上方未见发文机关标志（红头）{what}",
        evidence,
        {"organs": [], "form": ""},
        0.97,
        via,
        REMEDY,
    )


def _headless(document: Document, page: Page) -> Row | None:
    """A number alone at the top of a colourless copy: large names may escape text detection."""
    if page.source not in ("scan", "photo") or coloured(document):
        return None
    first = layout.rows(page)[:_FIRST]
    return next((row for row in first if row.box[1] > _LOW and heads.is_number(row.text)), None)


def _doubtful(row: Row, page: Page) -> Finding:
    """A red row in the heading's place that does not read as a heading."""
    reason = (
        f"有红色大字“{row.plain}”，像发文机关标志，但读不出完整的机关名称或写法少见，需人工确认"
    )
    return _open(page, reason, Evidence(page.number, row.box, row.plain), row.lines[0].via)


def _unread(page: Page, band: Box) -> Finding:
    """Red letters in the heading's place that no reading gives."""
    reason = "有红色大字，没有读出文字，不能确认是不是红头，需人工确认"
    return _open(page, reason, Evidence(page.number, band, "红色大字"), "pixels")


def _unshown(page: Page) -> Finding:
    """A picture in the heading's place that nothing here can show."""
    reason = "有一张图片格式特殊，无法显示，不能确认是不是红头，请打开原文件人工查看"
    return _open(page, reason, Evidence(page.number), "pixels")


def _open(page: Page, reason: str, seen: Evidence, via: Via) -> Finding:
    """A question about what stands at the top of a page."""
    return Finding(
        NAME,
        Outcome.UNSURE,
        f"第{page.number}页上方{reason}",
        (seen,),
        {"organs": [], "form": ""},
        0.5,
        via,
        REMEDY,
    )


def _torn(row: Row) -> bool:
    """A red row that looks like a heading read badly: heading's end but no clean organ name."""
    shaky = row.lines[0].via == "ocr" and row.confidence < 0.8
    ends = row.plain.endswith(("文件", "件", "局", "府", "厅", "令", "纪要", "会"))
    return shaky and ends and not heads.is_title(row.text) and len(row.plain) >= 3


def _worded_otherwise(row: Row, page: Page) -> bool:
    """An organ's name with a word behind it that no list has, over a number of its own."""
    name = organs.leading(row.text)
    more = len(organs.tidy(row.text)) - len(name)
    sheet = unnamed.SHEET.search(row.plain)
    if not name or more > _MORE or sheet or heads.is_title(row.text):
        return False
    below = [other for other in layout.rows(page) if other.box[1] > row.box[1]]
    return any(numbers.parse(number_rows.own_text(other.text)) for other in below[:3])


def _where(row: Row, page: Page) -> str:
    return "页眉处" if row.lines[0].where == "page_header" else "上方"


def _absent(reason: str, seen: _Seen) -> Finding:
    return _finding(Outcome.ABSENT, reason, seen, 0.96)


def _unsure(reason: str, seen: _Seen) -> Finding:
    return _finding(Outcome.UNSURE, reason, seen, 0.5)


def _finding(outcome: Outcome, reason: str, seen: _Seen, sure: float) -> Finding:
    box = layout.union(row.box for row in seen.head.rows)
    evidence = [Evidence(seen.page.number, box, seen.head.words)]
    if seen.line:
        evidence.append(Evidence(seen.page.number, seen.line, "红色分隔线"))
    names = [organs.bare(name) for name in seen.head.organs] or _named_below(seen.head)
    return Finding(
        NAME,
        outcome,
        reason,
        tuple(evidence),
        {"organs": names, "form": _form(seen), "ink": seen.head.ink},
        round(sure, 3),
        seen.head.rows[0].lines[0].via,
        "" if outcome is Outcome.PRESENT else REMEDY,
    )


def _form(seen: _Seen) -> str:
    """An organ's name without 文件 over a line is the letter form (信函, clause 10.1)."""
    return str(seen.head.form or ("信函" if seen.line or seen.number else ""))


def _named_below(head: Head) -> list[str]:
    """The organ of a 纪要 or 简报 headed without one stands on a row below, beside the date."""
    for row in head.below:
        for line in row.lines:
            name = line.text.split("\u3000")[0].split("  ")[0]
            if organs.is_organ(name):
                return [organs.tidy(name)]
    return []
