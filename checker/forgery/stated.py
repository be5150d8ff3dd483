"""What a paper says of itself: its own number, its date of issue, the numbers it cites.

Taken from the findings on its elements and from its lines, for checks that ask whether these can
be together. Where a number or date is not certain there is no answer, and so no lead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from checker.model.document import Box, Line, Page
from checker.model.finding import Finding
from checker.numerals import CLOSING, OPENING

SURE = 0.9  # of the number's place
CERTAIN = 0.97  # of a line read from a picture
SIGNED_ROWS = 4  # above the date: joint papers sign in rows
WHITE = 250  # of the parts of a colour
HEAD_ROWS = 5  # a date before these stands with the title
YEAR = rf"{OPENING}\s*(?P<year>(?:19|20)\d\d)\s*{CLOSING}"
NUMBERED = re.compile(rf"{YEAR}\s*第?\s*(?P<serial>\d{{1,4}})\s*号")
DATED = re.compile(
    r"(?P<year>(?:19|20)\d{2})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日"
)
CODED = rf"(?P<code>[\u4e00-\u9fff]{{2,12}}){YEAR}\s*(?P<serial>\d{{1,4}})\s*号"
_CITED = re.compile(CODED)
_ORGAN = re.compile(
    r"[\u4e00-\u9fff]{2,22}(?:局|政府|委|委员会|办公室|领导小组|中心|大队|支队|指挥部)(?:$|[一二]?\d{0,4}年)"
)
_ANNEX = r"附件[一二三四五六七八九十\d]{0,3}[:：]?"
_OF_ANNEX = re.compile(f"^{_ANNEX}|{_ANNEX}$")
_LEAD = re.compile(
    r"^.*(?:根据|按照|依据|依照|关于|印发|转发|贯彻|落实|参照|通知|意见|办法|规定|以及|文件)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A document number where it stands. ``certain``: from the file's text, not from a picture."""

    value: str
    code: str
    year: int
    serial: int
    page: int
    box: Box | None
    certain: bool

    @property
    def key(self) -> tuple[str, int, int]:
        """What two writings of one number share: code word, year, serial."""
        return self.code, self.year, self.serial


@dataclass(frozen=True, slots=True)
class Day:
    """The date of issue where it stands. ``confidence``: the least of the row's words."""

    day: date
    page: int
    box: Box | None
    words: str
    certain: bool
    confidence: float = 1.0


def finding(found: Sequence[Finding], name: str) -> Finding | None:
    """The finding of one check, ``None`` if it was not made."""
    return next((each for each in found if each.check == name), None)


def number(found: Sequence[Finding]) -> Number | None:
    """The paper's own number where it is present, sure and not mended."""
    own = finding(found, "document_number")
    if own is None or own.outcome != "present" or own.confidence < SURE:
        return None
    values, serial = own.values, str(own.values.get("serial", ""))
    if values.get("mended") or not values.get("year") or not serial.isdecimal():
        return None
    place = own.evidence[0] if own.evidence else None
    return Number(
        str(values["value"]), str(values.get("code", "")), int(values["year"]), int(serial),
        place.page if place else 1, place.box if place else None, own.via == "text",
    )  # fmt: skip


def issued(lines: Sequence[Line], found: Sequence[Finding]) -> Day | None:
    """The date of issue: the one with which a row of its own or the signature ends.

    None where a signature with another day stands before: of a paper that hands another on, that
    one is signed, too.
    """
    kind = finding(found, "kind")
    if kind is None or not kind.evidence or kind.values.get("date_from") != "document":
        return None
    place = kind.evidence[0]
    words = plain(place.words)
    if len(words) > 40 or words.endswith("印发"):
        return None
    try:
        day = date.fromisoformat(str(kind.values.get("date")))
    except ValueError:
        return None
    row = [line for line in lines if line.page == place.page and _on(line, place.box)]
    certain = bool(row) and all(line.via == "text" for line in row)
    least = min((line.confidence for line in row), default=1.0)
    found_day = Day(day, place.page, place.box, place.words, certain, least)
    return None if _signed_before(lines, found_day) else found_day


def _signed_before(lines: Sequence[Line], until: Day) -> bool:
    """Whether a row that is but another day stands under an organ's name before the date."""
    for line, above in pairwise(reversed(body(lines, until))):
        words = plain(line.text)
        other = DATED.fullmatch(words) and words not in plain(until.words)
        if other and not line.hidden and is_organ(above.text):
            return True
    return False


def body(lines: Sequence[Line], until: Day) -> list[Line]:
    """The lines up to the date of issue: annexes and what is bound behind have dates of their own.

    Empty where the date does not stand after the text.
    """
    for index, line in enumerate(lines):
        if line.page == until.page and _on(line, until.box) and index >= HEAD_ROWS:
            return list(lines[:index])
    return []


def signed(lines: Sequence[Line], until: Day) -> list[Line]:
    """Rows above the date of issue, or before it on its own row, that are an organ's name."""
    shown = [line for line in lines if not line.hidden]
    for index, line in enumerate(shown):
        if line.page == until.page and _on(line, until.box):
            near = shown[max(0, index - SIGNED_ROWS) : index + 1]
            return [each for each in near if is_organ(each.text)]
    return []


def is_organ(text: str) -> bool:
    """Whether a row is an organ's name, a date behind it or not."""
    return _ORGAN.match(plain(text)) is not None


def is_number(text: str) -> bool:
    """Whether a row is a document number and nothing else, or heads an annex (7.3.4)."""
    return _CITED.fullmatch(_OF_ANNEX.sub("", plain(text))) is not None


def certain(line: Line, least: float = CERTAIN) -> bool:
    """Whether a line is seen and its words are sure: the file's own text, or read well."""
    return not line.hidden and (line.via == "text" or line.confidence >= least)


def cited(lines: Sequence[Line]) -> Iterator[Number]:
    """Numbers with a year in brackets, cut over two lines or not; code words as far as told."""
    shown = [line for line in lines if not line.hidden]
    text = ""
    ends: list[int] = []
    for line in shown:
        text += plain(line.text)
        ends.append(len(text))
    for match in _CITED.finditer(text):
        at = next(index for index, end in enumerate(ends) if end >= match.end())
        first = next(index for index, end in enumerate(ends) if end > match.start("year"))
        line = shown[at]
        sure = all(part.via == "text" for part in shown[first : at + 1])
        code = _LEAD.sub("", match["code"])
        value = f"{code}〔{match['year']}〕{int(match['serial'])}号"
        yield Number(
            value, code, int(match["year"]), int(match["serial"]), line.page, line.box, sure
        )


def unseen(page: Page, line: Line) -> bool:
    """Whether nobody sees it. Of Word's white letters only a number by itself is sure to be unseen:
    white headings stand on coloured grounds, which are not read.
    """
    white = page.source == "flow" and line.colour is not None and min(line.colour) >= WHITE
    return line.hidden or (white and line.cell is None and is_number(line.text))


def plain(text: str) -> str:
    """Without blanks, full width made half, the six-cornered brackets kept."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _on(line: Line, box: Box | None) -> bool:
    if box is None:
        return True
    middle = (line.box[1] + line.box[3]) / 2
    return box[1] - 0.005 <= middle <= box[3] + 0.005
