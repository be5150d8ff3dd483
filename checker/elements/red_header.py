"""Red header (版头的发文机关标志): the issuing organ's name as a heading, red, in its place.

GB/T 9704-2012 7.2.4 and 10.1 to 10.3. A separator line only supports; it is no header by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.elements import head as heads
from checker.elements import (
    headless,
    layout,
    organs,
    red_bands,
    running_heads,
    separator,
    web,
)
from checker.elements.certainty import SURE
from checker.elements.colours import Inks, coloured
from checker.elements.copy_mark import Traces
from checker.elements.head import Head
from checker.elements.layout import Row
from checker.model.boxes import union
from checker.model.document import Box, Document, Engine, Page
from checker.model.finding import Evidence, Finding, Outcome

NAME, REMEDY = headless.NAME, headless.REMEDY
_TWO = 1.2  # width over height of two pages on a sheet
_REDDISH = ("red", "doubtful")
_OTHER = 14  # letters of a row above the heading that is no mark of the paper's


@dataclass(frozen=True, slots=True)
class _Seen:
    """A heading with what supports it."""

    head: Head
    page: Page
    line: Box | None
    number: bool
    on_web: bool
    ratio: float
    crowded: bool


def check(document: Document, engine: Engine, traces: Traces | None = None) -> Finding:
    """Whether the paper has a red header; ``values``: ``organs``, ``form``, ``ink``.

    ``traces``: of the paper's being a copy, shared with the check of its seal.
    """
    inks, traces = Inks(), traces or Traces(document, engine)
    document = running_heads.without(document)
    other: _Seen | None = None
    for page in layout.leading(document):
        found = heads.on_page(page, inks)
        if found is None:
            continue
        seen = _see(document, page, layout.rows(page), found, inks)
        if found.ink in _REDDISH:
            return _red(seen)
        if other is None or (heads.counts(found) and not heads.counts(other.head)):
            other = seen  # the name on a cover is no heading
    if other:
        bands = red_bands.unread(other.page, inks)
        above = [band for band in bands if band[3] < other.head.rows[0].box[3]]
        return headless.unread(other.page, above[0]) if above else _not_red(document, other, traces)
    behind = heads.later(document, inks)
    return _behind(document, behind, inks) if behind else headless.finding(document, inks)


def _see(document: Document, page: Page, rows: Sequence[Row], found: Head, inks: Inks) -> _Seen:
    body = layout.body_height(document)
    height = max(row.height for row in found.rows)
    bottom = found.rows[-1].box[3]
    texts = [row.text for row in rows]
    reddish = found.ink in _REDDISH
    return _Seen(
        head=found,
        page=page,
        line=separator.below(page, bottom, inks, ink="red" if reddish else "dark"),
        number=any(heads.is_number(row.text) for row in (*found.above, *found.below))
        or any(heads.tail(row.text) for row in found.rows),
        on_web=len(web.navigation(texts)) + len(web.article(texts)) >= 2,
        ratio=height / body if body else 1.45,
        crowded=any(_other(row) for row in found.above),
    )


def _red(seen: _Seen) -> Finding:
    """A red heading: sure by its form's word or by number and line, never on a web page."""
    if seen.on_web and not (seen.number and seen.head.form == "文件"):
        return _absent(
            f"第{seen.page.number}页上方红色的“{seen.head.words}”是网页栏头（同页有网站导航或发布信息），"
            "不是公文版头",
            seen,
            named=False,
        )
    sure, doubts = _confidence(seen)
    where = _where(seen.head.rows[0])
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
    if seen.crowded and not (word and seen.number):  # a screenshot's menu, a folder's label
        doubts.append((0.2, "上方还有其他文字"))
    least = min(row.confidence for row in seen.head.rows)
    if least < 0.7:
        doubts.append((0.2, "字迹识别不清"))
    return max(sure - sum(cost for cost, _ in doubts), 0.3), [words for _, words in doubts]


def _other(row: Row) -> bool:
    """A long row of words above the heading; bar codes and file codes have no words."""
    long = len(row.plain) > _OTHER and heads.is_worded(row.plain)
    return long and not heads.is_preface(row.text)


def _aside(seen: _Seen) -> float:
    """How far from its page's middle a heading stands; a wide sheet may hold two pages."""
    box = union(row.box for row in seen.head.rows)
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


def _not_red(document: Document, seen: _Seen, traces: Traces) -> Finding:
    """A heading by layout whose colour is not red: absent only where colour could be seen."""
    head, words = seen.head, seen.head.words
    plausible = head.form in ("文件", "纪要", "令", "电报") or seen.number
    plausible = plausible or seen.line is not None or seen.ratio > 1.5
    at = f"第{seen.page.number}页上方"
    if not plausible or seen.on_web or head.ink == "light":
        return _absent(f"{at}的“{words}”不是红色，也不像公文版头，未见红头", seen, named=False)
    if head.ink == "unknown" or document.format == "text":
        return _unsure(f"{at}版头为“{words}”，但该格式不记录颜色，不能确认是红头", seen)
    on_file = all(row.lines[0].via == "text" for row in head.rows) and seen.page.source != "scan"
    if on_file and head.ink == "dark":
        return _absent(f"{at}版头“{words}”为黑色，不是红头", seen)
    if head.ink == "dark" and coloured(document):
        return _black(seen, traces)
    if head.ink == "other":
        return _unsure(f"{at}版头“{words}”不是标准红色，需人工确认", seen)
    return _unsure(f"{at}有版头“{words}”，但材料为黑白，看不出颜色，不能确认是红头", seen)


def _black(seen: _Seen, traces: Traces) -> Finding:
    """A black heading beside colour: absent, unless colour came later, to what shows a copy."""
    at, words = f"第{seen.page.number}页上方", seen.head.words
    if copy := traces.seen():
        return _unsure(
            f"{at}版头“{words}”为黑色，但{copy.words}，彩色内容可能是复印以后才有的，不能确认原件是不是红头",
            seen,
        )
    return _absent(f"{at}版头“{words}”为黑色（同一文件中有彩色内容），不是红头", seen)


def _where(row: Row) -> str:
    return "页眉处" if row.lines[0].where == "page_header" else "上方"


def _absent(reason: str, seen: _Seen, named: bool = True) -> Finding:
    """``named``: it is a heading, though a black one; a site's banner names no issuer."""
    found = _finding(Outcome.ABSENT, reason, seen, 0.96)
    return found if named else replace(found, values={**found.values, "organs": []})


def _unsure(reason: str, seen: _Seen) -> Finding:
    return _finding(Outcome.UNSURE, reason, seen, 0.5)


def _finding(outcome: Outcome, reason: str, seen: _Seen, sure: float) -> Finding:
    box = union(row.box for row in seen.head.rows)
    evidence = [Evidence(seen.page.number, box, seen.head.words)]
    if seen.line:
        colour = "红色" if seen.head.ink in _REDDISH else ""
        evidence.append(Evidence(seen.page.number, seen.line, f"{colour}分隔线"))
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
            name = organs.unlabelled(line.text).split("\u3000")[0].split("  ")[0]
            if organs.is_organ(name):
                return [organs.tidy(name)]
    return []
