"""What a row says of a number: by itself, beside label, 份号 and 签发人, or cut over two rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker import numerals
from checker.elements import head as heads
from checker.elements import mending, numbers, organs
from checker.elements.layout import Row
from checker.model.boxes import union

LABEL = re.compile(
    r"^\s*(?:发\s*文\s*字\s*号|发文文号|发文号|文件编?号|文\s*号|字\s*号|编\s*号)\s*[:：]\s*"
)
_SIGNER = re.compile(r"\s*签\s*发\s*(?:人|[:：]|$).*$")
_BEFORE = re.compile(
    r"^等\s*级\s*[:：]?\s*(?:特提|特急|加急|平急)?\s*[·•.]?\s*(?:[明密]电(?!〔))?[\s\u3000]*|"
    r"^(?:\d{4,8}(?![\s\u3000]*年)|特急|加急|平急|急件|(?:机密|秘密|绝密)\S*)[\s\u3000]+"
)
_OTHERS = re.compile(
    r"^\s*(?:抄[送报]|主送|报送)[:：]|[来收原]\s*文\s*(?:字\s*号|文?\s*号|编\s*号|机\s*关|单\s*位)"
)
_MARK = re.compile(r"特急|特提|加急|平急|急件|(?:绝密|机密|秘密|内部).*")
_SPECKS = " \u3000.。·•,，、;；:：'\"_—–-★☆*|~`"  # dirt beside the number that OCR reads
_YEARED = re.compile(rf".{{1,14}}{numerals.YEARED}\s*第?\d{{1,4}}\D{{0,2}}")
_OVERLAID = re.compile(  # something lies over the number's end, or stands right behind it
    rf"(?P<code>.{{1,14}}?){numerals.YEARED}.*|(?:19|20)\d\d\s*年\s*第\s*\d.*"
)
_FLUSH = 0.02  # of the page's width: rows that stand under each other
_BEHIND = re.compile(  # copies printed, who may read it, the day
    r"(?<=号)\s*[（(](?!附件)[^（）()]{1,12}[)）]$|(?<=号)[\s\u3000，,]+(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
)
_DAY_TOO = re.compile(  # （鲁交法〔2022〕11号　2022年5月6日印发）, as websites print it
    r"[（(]\s*([^（()）]*号)[\s，,]+(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|发布|公布)?\s*[)）]"
)
_NOTE = re.compile(
    r"[（(](?=[^（）()]*(?:\d{4}年\d{1,2}月\d{1,2}日|发布|公布|印发|修[订正改]))[^（）()]*\d\s*号[^（）()]*[)）]"
)
_O, _C = numerals.OPENING, numerals.CLOSING
_Y = r"\d{4}\s*年?"
_LIKE = re.compile(
    rf"[^，。；：:]{{1,16}}(?:19|20)\d\d\D{{0,3}}\d{{0,4}}\D{{0,2}}号.{{0,8}}"
    rf"|(?:19|20)\d\d年[^，。；：:\d]{{2,10}}第\d{{1,4}}号"
    rf"|[^，。；：:]{{0,16}}(?:{_O}\s*{_Y}\s*{_C}?|{_Y}\s*{_C}|{_O}\s*\d\d\s*{_C})[^，。；]{{0,8}}"
    rf"(?:号.{{0,8}}|(?:№|N[oO0]?)[.．]?\s*\d{{1,4}})"
    rf"|{_Y}\s*{_O}\s*\d{{1,4}}\s*{_C}\s*号"
)


def singles_and_pairs(zone: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Each row's own text or part, and two rows joined where one says nothing."""
    skip = False
    for index, row in enumerate(zone):
        if skip:
            skip = False
            continue
        text = next((one for one in _texts(row) if says(one)), None) or _misread(row)
        follower = zone[index + 1] if index + 1 < len(zone) else None
        if follower and _joined(row, follower, text) and not _ends_title(zone, index):
            box, text = union((row.box, follower.box)), _together(row, follower)
            skip = True
            yield Row(text, box, row.page, row.lines + follower.lines, row.height), text
        elif text is not None:
            yield row, text


def _ends_title(zone: Sequence[Row], index: int) -> bool:
    """Whether a row is the rest of a title on the row before."""
    return index > 0 and heads.is_title(zone[index - 1].text + zone[index].text)


def code_above(row: Row, follower: Row) -> bool:
    """Whether a code word too long for its row stands alone over the rest of its number."""
    number = numbers.parse(own_text(follower.text))
    if number is None or number.form != "standard" or number.code:
        return False
    (a, _, b, _), (c, _, d, _) = row.box, follower.box
    apart = min(abs(b - d), abs(a - c), abs(a + b - c - d) / 2)  # right, left or centred
    other = organs.is_organ(row.text) or heads.is_title(row.text) or _MARK.fullmatch(row.plain)
    both = numbers.parse(row.plain + own_text(follower.text))
    return apart < _FLUSH and not other and both is not None and both.code == row.plain


def _texts(row: Row) -> list[str]:
    """What on a row may be the number: a field of its own, the whole row, one of its lines."""
    fields = [field for field in heads.fields(row.text) if _coded(field)]
    lines = [line.text for line in row.lines] if len(row.lines) > 1 else []
    return [] if _OTHERS.search(row.text) else [*fields, row.text, *lines]


def _coded(field: str) -> bool:
    number = numbers.parse(own_text(field))
    return number is not None and len(number.code) > 1


def _joined(row: Row, follower: Row, text: str | None) -> bool:
    """Whether the number was cut over two rows (府办专督〔2020〕24 / 号)."""
    if text is not None and own_text(text).endswith("号"):
        return False
    alike = 0.7 < row.height / max(follower.height, 0.1) < 1.4
    if alike and text is None and code_above(row, follower):
        return True
    cut = re.search(f"{_O}|{_C}", row.text + follower.text)
    other = _MARK.fullmatch(row.plain) or heads.is_title(row.text)
    begins = len(row.plain) <= 4 and not other
    whole = not says(follower.text) or begins
    ended = follower.plain.endswith("号") and says(_together(row, follower))
    return bool(alike and cut and whole and ended)


def _together(row: Row, follower: Row) -> str:
    """The text of two rows, 签发人 left out, who stands at the right between them."""
    return _SIGNER.sub("", row.text).rstrip() + follower.text


def _misread(row: Row) -> str | None:
    """The row if it resembles a number, or was misread so that one or two readings are left."""
    own = own_text(row.text)
    if resembles(own):
        return row.text
    if row.lines[0].via != "ocr":
        return None
    meant = mending.mend(own) or mending.readings(own) or whole_year(own)
    return row.text if meant else None


def whole_year(text: str) -> bool:
    """Whether a text read from a picture shows a bracketed year and what may be a number.

    A stamp or a note over the end may have made other words of it, or of what stands behind it.
    """
    shown = _OVERLAID.fullmatch(text)
    overlaid = shown and not numbers.foreign(shown["code"] or "")
    return bool(overlaid) or _YEARED.fullmatch(text) is not None


def resembles(text: str) -> bool:
    """Whether a text in a number's place is built like one, though the grammar has no such form.

    Latin code words (JTJ〔2023〕5号), sub-numbers (15-1号), a bracket lost or of another kind.
    """
    plain = re.sub(r"(?<=\d)[Oo](?=\d)", "0", numbers.to_ascii_digits(text))
    return _LIKE.fullmatch(plain) is not None and not numbers.foreign(plain)


def is_note(text: str) -> bool:
    """Whether a row in brackets tells how a paper was issued or changed, and by which number.

    （2023年3月9日清交发〔2023〕7号公布）, （清交发〔2018〕3号发布，清交发〔2022〕8号修订）
    """
    return _NOTE.fullmatch(text.strip()) is not None


def says(text: str) -> bool:
    """Whether a text is a number by the grammar, filled in or not."""
    own = own_text(text)
    return bool(numbers.parse(own) or numbers.is_blank(own))


def own_text(text: str) -> str:
    """The row without label, 份号 and 签发人 beside the number, nor 文件 put there by the order."""
    text = _DAY_TOO.sub(r"\1", text.strip()) if _DAY_TOO.fullmatch(text.strip()) else text
    text = _SIGNER.sub("", _BEFORE.sub("", LABEL.sub("", text.strip())))
    text = _BEHIND.sub("", re.sub(r"(?<=号)\s*文\s*件$", "", text))
    return text.strip(_SPECKS)
