"""Where no heading was made out: whether there is surely none, or something that may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
)
from checker.elements.colours import Inks, coloured
from checker.elements.layout import Row
from checker.model.document import Box, Document, Page, Via
from checker.model.finding import Evidence, Finding, Outcome

NAME = "red_header"
REMEDY = "请提交带有红色发文机关标志（红头）的正式文件原件扫描件或电子原件。"
_NOTICES = ("通知", "通报", "意见", "决定")
_MORE, _NEAR = 6, 0.15  # letters of a rare form's word; of the page, to the red line below it
_FILE = re.compile(r"[\u4e00-\u9fff“”（）()、]{0,40}文件")
_FIRST, _LOW = 2, 0.12  # rows in which a number then stands; of the page, room for a name above


def finding(document: Document, inks: Inks) -> Finding:
    """No heading at all, with what red words were seen instead."""
    pages = layout.leading(document)
    if not pages:
        return Finding(NAME, Outcome.ABSENT, "材料没有内容，未见红头", remedy=REMEDY)
    page = pages[-1]
    red = [row for row in layout.rows(page)[:8] if inks.of(row, page) in ("red", "doubtful")]
    for row in red:
        if _torn(row) or _says_file(row) or _worded_otherwise(row, page, inks):
            return _doubtful(row, page)
    if bands := red_bands.unread(page, inks):
        return unread(page, bands[0])
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


def unread(page: Page, band: Box) -> Finding:
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


def _says_file(row: Row) -> bool:
    """A red row of one name and 文件, whatever the name."""
    return _FILE.fullmatch(row.plain) is not None and not heads.is_title(row.text)


def _worded_otherwise(row: Row, page: Page, inks: Inks) -> bool:
    """An organ's name with a word behind it that no list has, over a number or a red line."""
    name = organs.leading(row.text)
    more = len(organs.tidy(row.text)) - len(name)
    sheet = unnamed.SHEET.search(row.plain)
    if not name or more > _MORE or sheet:
        return False
    below = [other for other in layout.rows(page) if other.box[1] > row.box[1]]
    if heads.is_title(row.text) and not _over_a_title(row, below):
        return False
    if heads.begins_title(below, 0, row, "") and inks.of(below[0], page) == "red":
        return False  # a title printed red, the organ's name its first row
    return _numbered(below[:3]) or separator.below(page, row.box[3], inks, _NEAR) is not None


def _numbered(rows: Sequence[Row]) -> bool:
    return any(numbers.parse(number_rows.own_text(other.text)) for other in rows)


def _over_a_title(row: Row, below: Sequence[Row]) -> bool:
    """Whether XX局通知 stands over its number and a title of the paper's own, as a mark does."""
    named = "关于" not in row.plain and "《" not in row.plain
    named = named and row.plain.endswith(_NOTICES)
    return named and _numbered(below[:2]) and any(heads.is_title(one.text) for one in below[1:5])
