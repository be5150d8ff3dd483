"""Finds the 版头 on a page: the rows that name the issuing organ in their place above all else.

GB/T 9704-2012 7.2.4 puts the organ's name at the top, centred; 版头 ends at the separator or
the title. Whether the rows are red is asked elsewhere; here only words and places count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from checker.elements import dates, layout, numbers, organs, unnamed
from checker.elements.colours import Inks
from checker.elements.layout import Row
from checker.elements.organs import Form
from checker.model.document import Document, Page

_LOWEST = 0.55  # no heading starts below this fraction of the page, even on a loose photograph
_LONGEST = 7  # rows of the tallest joint heading
_FIRST_ROWS = 14
_LATER = 12  # pages behind which no paper begins that is handed in for its header
_TITLE = re.compile(
    r"关于|[《》]|的(?:通知|函|意见|请示|报告|批复|决定|方案|公告|通告)|^附件|^目\s*录|^第.{1,3}[章条]|"
    r"(?:办法|方案|制度|细则|规定|规则|要点|计划|通知|意见|预案|总结|承诺书|台账|登记表|记录)(?:[（(].*)?$"
)
_PREFACE = re.compile(
    r"\d{1,8}|N[oO0]\.?\s*\d+|(?:绝密|机密|秘密)(?:[★☆*]?.{0,6})?|特急|特提|加急|平急|急件|"
    r"内部(?:资料|文件).{0,8}|签发人.*|[-—–\s\d]+|.{0,3}"
)
_CODE = re.compile(
    r"[（(]?(?:[\u4e00-\u9fff]{0,10}[号码][:：]?)?[A-Z]{2,8}[-—–－─一]*(?:19|20)\d\d[-—–－─一]*\d+[)）]?"
)
_TAILED = re.compile(  # an order's or an issue's number on the heading's own row
    r"(.*(?:令|公告|通告|通报|纪要|简报))\s*[（(〔\[]?\s*"
    r"((?:(?:19|20)\d\d\s*年\s*)?第\s*(?:\d{1,4}|[一二三四五六七八九十百〇零]{1,5})\s*[号期次])\s*[)）〕\]]?"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")  # a row without any may be the organ's name in English
_MACHINE = re.compile(
    r"\d[:：]\d\d.*(?:FROM|TO|FAX|传真|发送|接收|页|P\.?\d)|https?:|(?:FAX|FROM)[:：]", re.I
)
_ENDS = (*"件令局厅府委会部办室县市区省旗州镇乡", "纪要")  # also a place on its own row


@dataclass(frozen=True, slots=True)
class Head:
    """A heading by words and place. ``below`` are the rows between it and the title or body."""

    page: int
    rows: tuple[Row, ...]
    organs: tuple[str, ...]
    form: Form
    ink: str = "unknown"
    above: tuple[Row, ...] = ()
    below: tuple[Row, ...] = ()
    named: bool = True  # the words read as an organ's name

    @property
    def words(self) -> str:
        """The heading as read, 文件 beside or between a joint one's names behind them all."""
        rows = sorted((row.plain for row in self.rows), key=lambda words: words == "文件")
        return "".join(organs.word_last(rows))


def on_page(page: Page, inks: Inks) -> Head | None:
    """The heading of a page, red before black; ``None`` if there is none."""

    def ink(row: Row) -> str:
        return inks.of(row, page)

    rows = layout.rows(page)
    found = find(rows, ink, flow=page.source == "flow")
    return _named_above(found, ink) if found else _unnamed(page, rows, inks)


def _named_above(head: Head, ink: Callable[[Row], str]) -> Head:
    """Minutes and briefs may name their organ in smaller letters on the row above their word."""
    above = head.above[-1] if head.above and not head.organs else None
    if above is None or not organs.is_organ(above.text) or ink(above) != head.ink:
        return head
    name = organs.tidy(above.text)
    return replace(head, rows=(above, *head.rows), organs=(name,), above=head.above[:-1])


def _unnamed(page: Page, rows: Sequence[Row], inks: Inks) -> Head | None:
    """A complete red heading whose name is in no list."""
    found = unnamed.find(page, rows, inks, is_title, is_number)
    if found is None:
        return None
    first, last = rows.index(found.rows[0]), rows.index(found.rows[-1]) + 1
    form: Form = "文件" if found.is_file else ""
    return Head(
        page.number,
        found.rows,
        (found.name,),
        form,
        "red",
        tuple(rows[:first]),
        _below(rows, last),
        named=False,
    )


def _below(rows: Sequence[Row], last: int) -> tuple[Row, ...]:
    """The rows between the heading's last and the title."""
    return tuple(takewhile(lambda row: not is_title(row.text), rows[last : last + 4]))


def first(document: Document, inks: Inks) -> Head | None:
    """The first heading that counts on the leading pages, ``None`` if there is none."""
    found = (on_page(page, inks) for page in layout.leading(document))
    return next((head for head in found if head and counts(head)), None)


def later(document: Document, inks: Inks) -> Head | None:
    """A red heading with its number on a page behind those where the paper should begin.

    Told only where no heading stands on the leading pages: something unknown may lie on the paper.
    """
    lead = {page.number for page in layout.leading(document)}
    if first(document, inks):
        return None
    for page in layout.filled(document)[:_LATER]:
        head = on_page(page, inks) if page.number not in lead else None
        if head and head.ink == "red" and any(is_number(row.text) for row in head.below):
            return head
    return None


def counts(head: Head) -> bool:
    """A black organ's name alone may be a title's first row: it tells no form, no issuer."""
    numbered = any(is_number(row.text) for row in head.below)
    return bool(head.form) or numbered or head.ink in ("red", "doubtful")


def find(rows: Sequence[Row], ink: Callable[[Row], str], *, flow: bool = False) -> Head | None:
    """The best heading among a page's rows: red before black, with its form's word, tallest."""
    zone = _zone(rows, flow=flow)
    best: Head | None = None
    for first in range(len(zone)):
        for last in range(min(len(zone), first + _LONGEST), first, -1):
            found = _head(rows, zone[first:last], first)
            found = found and _inked(found, ink)
            if found and (best is None or _rank(found) > _rank(best)):
                best = found
    return best


def _rank(head: Head) -> tuple[bool, bool, float]:
    tallest = max(row.height for row in head.rows)
    return head.ink in ("red", "doubtful"), bool(head.form), tallest


def is_title(text: str) -> bool:
    """Whether a row reads like a title or running text, above which a 版头 must stand."""
    plain = re.sub(r"\s", "", text)
    if _MACHINE.search(plain) or ("《" in plain and is_number(text)):
        return False  # 清交发《2023》5号 has the wrong brackets and is no title
    long = len(plain) > 26 and is_worded(plain) and not organs.is_organ(plain)
    long = long and not any(map(is_number, fields(text)))
    return _TITLE.search(plain) is not None or long


def fields(text: str) -> list[str]:
    """What stands apart on a row; of a joint paper's two numbers each is a field."""
    return [field for field in re.split(r"\u3000|(?<=号) +", text) if field.strip()]


def is_worded(plain: str) -> bool:
    """Whether a row is words: a file's code and time of printing are mostly none."""
    return 2 * len(_HAN.findall(plain)) > len(plain)


def is_number(text: str) -> bool:
    """Whether a row shows a document number, filled in or not, perhaps with 签发人 beside it."""
    own = re.split(r"签\s*发\s*人", text)[0].strip()
    return numbers.parse(own) is not None or numbers.is_blank(own)


def tail(text: str) -> str:
    """The number behind a heading's word on its own row (公告（2023年第5号）), else empty."""
    found = _TAILED.fullmatch(text.strip())
    named = found is not None and organs.heading([found[1]]) is not None
    return str(found[2]) if found and named else ""


def _untailed(text: str) -> str:
    found = _TAILED.fullmatch(text.strip()) if tail(text) else None
    return str(found[1]) if found else text


def is_preface(text: str) -> bool:
    """份号, 密级, 紧急程度, a machine's line, stray marks: what may stand above the heading."""
    plain = re.sub(r"\s", "", text)
    known = _PREFACE.fullmatch(plain) or _MACHINE.search(plain)
    return known is not None or is_code(plain)


def is_code(text: str) -> bool:
    """A register's code with or without its label (JNCR—2022—0040001), no document number."""
    return _CODE.fullmatch(re.sub(r"\s", "", text)) is not None


def _inked(head: Head, ink: Callable[[Row], str]) -> Head | None:
    """The heading with its colour; ``None`` where red and black rows would be taken together."""
    inks = {ink(row) for row in head.rows}
    reddish = inks & {"red", "doubtful"}
    if reddish and inks - {"red", "doubtful", "unknown"}:
        return None
    if reddish:
        return replace(head, ink="red" if inks == {"red"} else "doubtful")
    return replace(head, ink=next(iter(sorted(inks))))


def _zone(rows: Sequence[Row], *, flow: bool) -> list[Row]:
    """The rows at the top that can belong to a heading."""
    zone: list[Row] = []
    for row in rows[:_FIRST_ROWS]:
        if is_title(row.text) and organs.heading([row.text]) is None:
            break
        if not flow and row.box[1] > _LOWEST:
            break
        zone.append(row)
    return zone


def _head(rows: Sequence[Row], window: Sequence[Row], first: int) -> Head | None:
    tall = 0.8 * max(row.height for row in window)
    between = [_between(row) and not _part(row, tall) for row in window]
    named = [row for row, apart in zip(window, between, strict=True) if not apart]
    if not named or between[0] or between[-1]:
        return None
    if not _one_size(named):
        return None
    words = organs.heading([_untailed(row.text) for row in named])
    last = first + len(window)
    if words is None or begins_title(rows, last, named[-1], words.form):
        return None
    below = [row for row, apart in zip(window, between, strict=True) if apart]
    for row in rows[last:]:
        if is_title(row.text) or len(below) >= 4:
            break
        below.append(row)
    return Head(
        page=window[0].page,
        rows=tuple(named),
        organs=words.organs,
        form=words.form,
        above=tuple(rows[:first]),
        below=tuple(below),
    )


def _between(row: Row) -> bool:
    """A number or preface mark that the text order puts inside a joint heading."""
    if is_number(row.text) and not tail(row.text):
        return True
    ends = row.plain.endswith(_ENDS)  # 局文件 alone on a row is the rest of the name, no stray mark
    return is_preface(row.text) and not ends and not organs.is_organ(row.text)


def _part(row: Row, tall: float) -> bool:
    """Two or three letters as tall as the heading: the beginning of a name cut over rows."""
    return row.height >= tall and re.fullmatch(r"[\u4e00-\u9fff]{2,3}", row.plain) is not None


def _one_size(named: Sequence[Row]) -> bool:
    heights = [row.height for row in named if row.plain != "文件"]
    return not heights or max(heights) <= 1.5 * min(heights)


def begins_title(rows: Sequence[Row], last: int, end: Row, form: Form) -> bool:
    """Whether the name only begins a title (XX局 / 关于……的通知) or signs over a date."""
    if form in ("文件", "纪要", "令", "电报", "简报") or last >= len(rows):
        return False
    follower = rows[last]
    if dates.alone(follower.text):
        return True
    alike = 0.8 < follower.height / max(end.height, 0.1) < 1.25
    return alike and follower.plain.startswith(("关于", "转发", "印发"))
