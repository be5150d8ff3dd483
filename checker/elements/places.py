"""The places where a paper's own number can stand, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from checker.elements import annex_mark, layout, mending, numbers, organs, particulars
from checker.elements import head as heads
from checker.elements.colours import Inks
from checker.elements.head import Head
from checker.elements.layout import Row
from checker.elements.number_rows import (
    LABEL,
    is_note,
    own_text,
    resembles,
    says,
    singles_and_pairs,
    whole_year,
)
from checker.elements.numbers import Number
from checker.model.document import Box, Document, Page, Via

_LEADS_ON = re.compile(
    r"(?:关于|转发|贯彻|落实|根据|按照|依据|执行|废止|印发|修改|[《〈（(、，,和与及])$"
)
_GOES_ON = re.compile(r"^(?:的|文件?(?:的|精神)|文$|》|）|、|，|和|及|规定|要求|通知|等|附件)")
_CITES = re.compile(r"^(?:的|文件?(?:的|精神))")  # 文件 alone may be the heading's word
_TITLED = re.compile(r"^.{0,30}关于[^，。]*$|(?:通知|意见|办法|方案|公告|规定|的函)(?:[（(].*)?$")
_COLUMNS = {"文号", "发文字号", "发文文号", "文件文号", "文件编号", "文件名称", "文件标题"}
_NO_TITLE = re.compile(r"附\s*件|目\s*[录次]\s*$")  # an annex or a list of contents
_ROWS = 12
_ABOVE = 0.985  # how sure a number over the organ's name is
_UPPER = 0.5  # of the page
_APART = 1.5  # of the taller one's height, between two rows of one title
_SERIAL = re.compile(r"[（(〔\[]\d{1,3}[)）〕\]]")
_COUNTED = re.compile(  # 5号, 总第12期, 第12次会议
    r"[^，。；：:\d]{0,8}(?:\d{1,4}|[一二三四五六七八九十百]{1,5})(?:号|期|次(?:会议)?)"
)
_SPOKEN_OF = re.compile(r"号\s*文\s*件$")  # on one line with its number: a title that cites it
_ADDRESS = re.compile(  # a door's or a case's number; 公路, 铁路, 交路 and 临路 are code words
    r"[\u4e00-\u9fff](?:(?<=[\u4e00-\u9fff]{2})(?<![公铁交])路|街|巷|弄|大道|小区|社区|村)$"
    r"|[\u4e00-\u9fff]{2}[省市县区旗镇乡]$"
)
_UNCODED = ("纪要", "简报", "公告", "令")  # forms that 〔2023〕5号 numbers without a code word


@dataclass(frozen=True, slots=True)
class Place:
    """A row that holds a number, a blank one, or something that may be one."""

    page: int
    box: Box
    text: str
    where: str
    via: Via
    confidence: float
    sure: float
    in_head: bool = False
    number: Number | None = None
    blank: bool = False
    candidates: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def find(document: Document) -> list[Place]:
    """All places of the paper's own number: in the 版头 if there is one, else beside the title."""
    inks = Inks()
    for page in layout.leading(document):
        rows = layout.rows(page)
        head = heads.on_page(page, inks)
        found = list(_in_head(head, rows)) if head and heads.counts(head) else []
        found = found or (list(_bare(head)) if head else [])
        found = found or list(_beside_title(rows)) or list(_labelled(page))
        if found:
            return found
    return []


def tabled(document: Document) -> bool:
    """Whether a leading page shows the headings of a table of papers (序号 … 文号)."""
    return any(_columns(page) is not None for page in layout.leading(document))


def listed(document: Document, place: Place) -> bool:
    """Whether a place stands below the headings of a table of papers: one of its entries."""
    top = _columns(layout.by_number(document, place.page))
    return top is not None and (place.box[1] + place.box[3]) / 2 > top and not place.in_head


def _columns(page: Page) -> float | None:
    """Where the headings of a page's table of papers stand, ``None`` without such a table."""
    tops = {re.sub(r"\s", "", one.text): one.box[1] for one in page.lines if not one.hidden}
    for row in layout.rows(page):
        tops |= dict.fromkeys(row.text.split("\u3000"), row.box[1])
    return tops.get("序号") if tops.keys() & _COLUMNS else None


def stray(document: Document) -> Place | None:
    """The only number that stands alone on a row in the upper part, though no place claims it."""
    if annex(document) or tabled(document):
        return None
    found: list[Place] = []
    for page in layout.leading(document):
        rows = layout.rows(page)
        barred = rows and _untitled(rows[0]) and not _headed(rows)
        for row in [] if barred else rows:
            number = numbers.parse(row.text) if row.middle < _UPPER else None
            whole = number and number.code and _stands_alone(number)
            if number and whole and not _in_columns(row) and not _wrapped(rows, row):
                where = ("上部", row.lines[0].via, row.confidence, 0.5)
                found.append(Place(row.page, row.box, number.printed, *where, number=number))
    return found[0] if len({place.text for place in found}) == 1 else None


def annex(document: Document) -> str:
    """附件N where one of the first two rows says that the paper is an annex; else empty."""
    rows = [row for page in layout.filled(document)[:1] for row in layout.rows(page)]
    marks = (annex_mark.begins(row.text) for row in rows[:2])
    return "" if _headed(rows) else next(filter(None, marks), "")


def _untitled(row: Row) -> bool:
    """Whether a page begins as an annex or a list of contents, which has no number of its own."""
    return bool(_NO_TITLE.match(row.text.strip()) or annex_mark.begins(row.text))


def _headed(rows: Sequence[Row]) -> bool:
    """Whether a 文件 heading stands under a page's first row: no annex, though it is marked one."""
    found = (organs.heading([row.text]) for row in rows[1:4])
    return any(heading is not None and heading.form == "文件" for heading in found)


def _in_head(head: Head, rows: Sequence[Row]) -> Iterator[Place]:
    """Numbers between, under or above the organ's rows; short forms (第3期) only count here."""
    last = rows.index(head.below[-1] if head.below else head.rows[-1])
    for named, zone in groupby(rows[: last + 1], lambda row: row in head.rows):
        for row, text in _tails(zone) if named else singles_and_pairs(list(zone)):
            place = _place(row, text, "版头处", in_head=True, sure=0.99)
            if place and not _cited(rows, row):
                yield _doubted(_weighed(place, head), row)


def _tails(zone: Iterable[Row]) -> Iterator[tuple[Row, str]]:
    """Numbers on the heading's own row, behind its word."""
    return ((row, found) for row in zone if (found := heads.tail(row.text)))


def _weighed(place: Place, head: Head) -> Place:
    """Doubted without a code word or with another body's: 第5号 over the name is a stamp's.

    What stands above the name comes after what stands below it: stamps have codes, too.
    """
    number, above = place.number, place.box[3] < head.rows[0].box[3]
    if number and number.code:
        if head.named and head.organs and not organs.coded(head.organs, number.code):
            return replace(place, sure=0.8, doubts=("代字与发文机关的名称没有相同的字",))
        return replace(place, sure=_ABOVE) if above else place
    if (
        number
        and number.form == "issue"
        and (above or (head.form == "文件" and place.via == "ocr"))
    ):
        why = "在发文机关标志上方" if above else "“第×号”不是“文件”的文号"
        return replace(place, sure=0.6, doubts=(f"{why}，像收文章的流水号",))
    if number and number.form == "issue" and head.form == "简报":
        return replace(place, sure=0.6, doubts=("是简报一类刊物的期号，不是发文字号",))
    if number and number.form == "standard" and head.form not in _UNCODED:
        return replace(place, sure=0.8, doubts=("没有发文机关代字",))
    return place


def _bare(head: Head) -> Iterator[Place]:
    """Minutes with nothing but （5） under the heading, an order with 5号: a person should look."""
    for row in head.below if head.form in _UNCODED else ():
        bracketed = head.form == "纪要" and _SERIAL.fullmatch(row.plain)
        if bracketed or _COUNTED.fullmatch(row.plain.strip("（()）")):
            shown, line = row.plain, row.lines[0]
            number = Number(shown, "", "", re.sub(r"\D", "", shown) or shown, "issue", "")
            doubts = ("不是“第×号”“第×期”的写法",)
            where = ("版头处", line.via, row.confidence, 0.8)
            yield Place(row.page, row.box, shown, *where, True, number, doubts=doubts)


def _beside_title(rows: Sequence[Row]) -> Iterator[Place]:
    """Numbers that stand alone by the title of a copy without 版头, before the text begins."""
    zone = _title_zone(rows)
    if zone and _untitled(zone[0]):
        return
    for row, text in singles_and_pairs(zone):
        if row.lines[0].where == "table" and not LABEL.match(text):
            continue
        place = None if _in_columns(row) else _place(row, text, "标题附近", sure=0.94)
        if place and place.number and not _stands_alone(place.number):
            if place.number.form != "issue" or place.number.word != "号" or not place.number.year:
                continue
            place = replace(place, sure=0.6, doubts=("没有发文机关代字",))
        if place and not _wrapped(rows, row) and not _cited(rows, row):
            yield _doubted(place, row)
    yield from _noted(zone)


def _noted(zone: Sequence[Row]) -> Iterator[Place]:
    """A day and a number in brackets under the title: how it was issued, or how it was changed."""
    for row in zone[1:]:
        text, line = row.text.strip(), row.lines[0]
        if is_note(text):
            where = ("标题下题注中", line.via, row.confidence, 0.5)
            yield Place(row.page, row.box, text, *where, candidates=(text,))


def _in_columns(row: Row) -> bool:
    """Whether the row is one of a table: three fields or more that are no number together."""
    return len(re.findall("[^\u3000]+", row.text)) > 2 and not says(row.text)


def _stands_alone(number: Number) -> bool:
    """Whether a number without a 版头 round it is whole: a row of a list may be cut before 号."""
    return number.form not in ("issue", "loose") and number.printed.rstrip("）) ").endswith("号")


def _labelled(page: Page) -> Iterator[Place]:
    """Numbers that a published paper's table of particulars names."""
    for number, line in particulars.find(page):
        shown = (line.text, line.via, line.confidence)
        yield Place(page.number, line.box, shown[0], "文件信息栏", *shown[1:], 0.93, number=number)


def _title_zone(rows: Sequence[Row]) -> list[Row]:
    """The first rows up to the text: it begins with an addressee or a long row."""
    zone: list[Row] = []
    for row in rows[:_ROWS]:
        plain = row.plain
        noted = _TITLED.search(plain) or is_note(row.text)
        long = len(plain) > 30 and not noted
        sentence = long or plain.endswith(("。", "；"))
        addressee = plain.endswith(("：", ":")) and not LABEL.match(row.text)
        if sentence or addressee:
            break
        zone.append(row)
    return zone


def _doubted(place: Place, row: Row) -> Place:
    """Doubted where the row speaks of a paper, or where no organ's code word but a place stands."""
    doubts = list(place.doubts)
    if _SPOKEN_OF.search(row.lines[-1].text.strip()):
        doubts.append("后面连着“文件”二字，像标题里引用的文号")
    if place.number and _ADDRESS.search(place.number.code):
        doubts.append("年份前是地名，不像发文机关代字")
    if len(doubts) == len(place.doubts):
        return place
    return replace(place, sure=min(place.sure, 0.6), doubts=tuple(doubts))


def _cited(rows: Sequence[Row], row: Row) -> bool:
    """Whether the title goes on behind the number (转发 / 清交发〔2023〕5号 / 的通知).

    Behind 号文件 it does unless a title of its own follows (清交发〔2023〕5号文件 / 起草说明).
    """
    after = next((one for one in rows if one.box[1] > row.middle), None)
    if after is None or _far(row, after):
        return False
    spoken_of = _SPOKEN_OF.search(row.lines[-1].text.strip())
    return bool(_CITES.match(after.plain) or (spoken_of and not heads.is_title(after.text)))


def _far(row: Row, after: Row) -> bool:
    """Whether a row's height and more lies between two rows: no line of the same title."""
    tallest = max(one.box[3] - one.box[1] for one in (row, after))
    return after.box[1] - row.box[3] > _APART * tallest


def _wrapped(rows: Sequence[Row], row: Row) -> bool:
    """Whether the row is the middle of a sentence or title that cites the number."""
    index = next(index for index, one in enumerate(rows) if one.lines[0] is row.lines[0])
    before = rows[index - 1].plain if index else ""
    after = rows[index + 1].plain if index + 1 < len(rows) else ""
    open_quote = before.count("《") > before.count("》") or before.count("（") > before.count("）")
    return bool(_LEADS_ON.search(before) or _GOES_ON.match(after) or open_quote)


def _place(row: Row, text: str, where: str, *, in_head: bool = False, sure: float) -> Place | None:
    own = own_text(text)
    number = numbers.parse(own)
    via = row.lines[0].via
    blank = number is None and numbers.is_blank(own)
    candidates: tuple[str, ...] = ()
    if number is None and not blank and via == "ocr":
        number = mending.mend(own)
        candidates = tuple(mending.readings(own))
        if in_head and number is None and not candidates and whole_year(own):
            candidates = (own,)
    if blank and via == "ocr" and numbers.is_zero(own):
        blank, candidates = False, (own,)  # a digit may be lost
    if in_head and number is None and not blank and not candidates and resembles(own):
        candidates = (own,)  # a number's place and form: never called absent
    if number is None and not blank and not candidates:
        return None
    return Place(
        row.page, row.box, own, where, via, row.confidence, sure, in_head, number, blank, candidates
    )
