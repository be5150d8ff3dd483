"""Indicator references as people write them, and folder names that hold them.

The notice's own form is numeral, dot, item (四.2), with a letter where one item holds several
scores (一.2a); bonus and deduction items are 加分.1 and 扣分.4.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from checker.model.rules import IndicatorSystem

NUMERALS = "一二三四五六七八九十"
EXTRAS = ("加分", "扣分")
_NUMBER = rf"(?:[{NUMERALS}](?!方)|\d{{1,2}})"  # 第三方 counts nothing
_JOIN = r"[\s.、·,\-—–_~/\\(]*"
_AMOUNT = "".join(f"(?<!{word})" for word in ("指数", "得分", "评分", "均分", "增长", "下降"))
_BEFORE = _AMOUNT + rf"(?<![\d{NUMERALS}年A-Za-z])(?<!\d[.\-—–_])(?<!版本)(?<!\d{{4}}[\])〕])"
_UNIT = r"万|亿|元|%|公里|千米|米|吨|小时|分(?![级类])|会议室|室|[^\W\d]{2}节"  # 5.1劳动节
_DAY = r"20\d\d[.\-年]?(?:0[1-9]|1[0-2])(?!\d(?!\d))"  # 二.1-20230315 tells an item and a day
_AFTER = rf"(?!\d|[.\-](?!{_DAY})\d{{3}}|[.\-](?!{_DAY})\d+[.\-]\d|年(?!度)|月|日|期|号|版|{_UNIT})"
_FULL = re.compile(
    rf"{_BEFORE}(?P<heading>{_NUMBER})\s*(?:[.、·\-—–_,(:]\s*|(?:大项|部分)?指?标?第\s*|指标\s*|[大小]项\s*)+"
    rf"(?P<item>\d{{1,2}})\s*\)?\s*[-.]?\s*(?P<part>[a-dA-D](?![a-zA-Z]))?{_AFTER}"
)
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ", NUMERALS * 2)
_PAIR = re.compile(
    rf"{_BEFORE}(?P<heading>[{NUMERALS}])[\s.、]*\(\s*(?P<item>[{NUMERALS}])\s*\)(?P<part>[a-d](?![a-z]))?"
)
_ORDINAL = re.compile(
    rf"^\W*第\s*(?P<heading>{_NUMBER})\s*(?:大项|大类|部分|章|类|条|项)\s*"
    rf"第?\s*(?P<item>{_NUMBER})\s*(?:小项|小类|项|条|款|节)(?P<part>[a-d](?![a-z]))?"
)
_BRACKETED = re.compile(
    rf"^\W*\(\s*(?P<heading>[{NUMERALS}])\s*\)\s*(?P<item>\d)(?P<part>[a-d])?(?![\w.])"
)
_CLOSE = re.compile(  # 一3 调度, 二1(1): a numeral and a digit, then something else
    rf"^\W*(?P<heading>[{NUMERALS}])(?P<item>\d)(?P<part>[a-d])?(?![\w.%])"
)
_POINTS = re.compile(r"^[\[(【]\d+(?:\.\d+)?分[\])】]\s*")
_LEVEL = re.compile(rf"[一二三]级指标(?=\W*[\d{NUMERALS}])")
_EXTRA = re.compile(
    rf"(?P<heading>加分|扣分)(?:项目?|指标)?{_JOIN}(?:第)?(?P<item>{_NUMBER})?"
    r"\s*\)?(?P<part>[a-d](?![a-z]))?(?!\d|年|月)"
)
_HEADING = re.compile(
    rf"^\W*(?:第\s*)?(?:一级)?(?:指标(?:体系)?)?\W*(?P<heading>{_NUMBER})"
    r"\s*(?:大项|大类|部分|章|类|级指标|项(?:指标)?)?(?P<rest>\D.*)?$"
)
_ITEM = re.compile(
    rf"^\W*(?:第|指标)?\W*(?P<item>{_NUMBER})\s*\)?(?P<part>[a-d](?![a-zA-Z]))?\s*(?:小项|项"
    rf"|条)?(?P<rest>\D.*)?$"
)
_ENCLOSED = re.compile(r"[^\w(（①-⒇㈠-㊉]*[(（①-⒇㈠-㊉]")  # ②季度会议 is an item, 2季度会议 none
_UNITED = re.compile(r"\s*(?:年(?!度)|[月日期季件份])")


@dataclass(frozen=True, slots=True)
class Names:
    """What a system's references look like: headings by numeral, items by reference, titles."""

    headings: dict[str, str] = field(default_factory=dict)  # 一 → 制度建设
    items: dict[str, str] = field(default_factory=dict)  # 一.2 → title
    parts: dict[str, str] = field(default_factory=dict)  # 一.2a → 一.2
    clauses: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, system: IndicatorSystem) -> Names:
        """The names of one indicator system."""
        entries = system.entries
        return cls(
            headings={head.ref: head.title for head in system.headings},
            items={entry.ref: entry.title for entry in entries}
            | {penalty.ref: penalty.title for penalty in system.deductions},
            parts={
                i.ref: entry.ref for entry in entries for i in entry.items if i.ref != entry.ref
            },
            clauses={entry.ref: entry.clause for entry in entries},
        )


def normal(text: str) -> str:
    """NFKC with the brackets, digits and circled numbers that people type made plain."""
    text = text.translate(_ROMAN)
    plain = unicodedata.normalize("NFKC", text).replace("〇", "零").strip()
    return _LEVEL.sub("指标", _POINTS.sub("", plain))


def numeral(text: str) -> str:
    """4 → 四; a Chinese numeral stays."""
    if not text.isdigit():
        return text
    value = int(text)
    return NUMERALS[value - 1] if 1 <= value <= len(NUMERALS) else text


def digit(text: str) -> str:
    """四 → 4; digits stay, without leading zeros."""
    return str(NUMERALS.index(text) + 1) if text in NUMERALS else str(int(text))


def full_ref(text: str, names: Names) -> tuple[str, str | None] | None:
    """The indicator and part that ``text`` names outright (四-2, 4.2, 加分项2), if it exists.

    Returns ``(四.2, None)`` or ``(一.2, 一.2a)``; ``None`` where nothing valid stands there.
    """
    plain = normal(text)
    forms = (_EXTRA, _FULL, _PAIR, _ORDINAL, _BRACKETED, _CLOSE)
    for match in (match for form in forms for match in form.finditer(plain)):
        if not match["item"]:
            continue
        ref = f"{numeral(match['heading'])}.{digit(match['item'])}"
        if ref in names.items:
            part = ref + (match["part"] or "").lower()
            return ref, part if part in names.parts else None
    return None


def heading_of(text: str, names: Names) -> tuple[str, bool] | None:
    """The heading a folder name stands for, and whether its number and title agree.

    A title (制度建设) weighs more than a number before it; a lone number is a heading too.
    """
    plain = normal(text)
    extra = next((word for word in EXTRAS if word in plain), None)
    if extra:
        return extra, True
    titled = [ref for ref, title in names.headings.items() if title and title in plain]
    match = _HEADING.match(plain)
    number = numeral(match["heading"]) if match else None
    if len(titled) == 1:
        return titled[0], number in (None, titled[0])
    if match is None or number not in names.headings:
        return None
    counts = _counts(plain, match["rest"] or "", names.headings[number])
    return None if counts else (number, True)


def _counts(plain: str, rest: str, title: str) -> bool:
    """A number that counts or ranks what follows it (3家企业, 第5组) and heads nothing."""
    if not re.match(r"[\u4e00-\u9fff]", rest):
        return False
    return not any(title[i : i + 2] in plain for i in range(len(title) - 1))


def called(text: str, names: Names) -> str | None:
    """The heading (or 加分, 扣分) whose title is all that a name says (``三、信息管理``)."""
    plain = re.sub(r"\(?(?:共|满分)?\d+(?:\.\d+)?分.*$", "", normal(text))
    match = _HEADING.match(plain)
    words = re.sub(r"\W", "", (match["rest"] or "") if match else plain)
    extra = words.removesuffix("项").removesuffix("项目").removesuffix("指标")
    if extra in EXTRAS:
        return extra
    return next((ref for ref, title in names.headings.items() if title and title == words), None)


def item_of(text: str, heading: str, names: Names) -> tuple[str, str | None] | None:
    """The item that a name means inside a known heading: ``2.信用评价``, ``①…``, ``第1项``."""
    match = _ITEM.match(normal(text))
    if not match:
        return None
    ref = f"{heading}.{digit(match['item'])}"
    if ref not in names.items or (not _ENCLOSED.match(text) and _UNITED.match(match["rest"] or "")):
        return None
    part = ref + (match["part"] or "").lower()
    return ref, part if part in names.parts else None


def titled_item(text: str, names: Names, heading: str | None = None) -> str | None:
    """The one item whose title stands in ``text``, inside ``heading`` if that is known.

    A name of four characters or more that is itself a piece of one title alone will do too.
    """
    plain = normal(text)
    known = {
        ref: title
        for ref, title in names.items.items()
        if len(title) >= 3 and (heading is None or ref.startswith(heading + "."))
    }
    found = {ref for ref, title in known.items() if title in plain}
    piece = re.sub(r"^[^\u4e00-\u9fff]+|[^\u4e00-\u9fff”]+$", "", plain)
    if not found and len(piece) >= 4:
        found = {ref for ref, title in known.items() if piece in title}
    return found.pop() if len(found) == 1 else None


def begins(text: str, names: Names) -> bool:
    """Whether a name is a heading beyond doubt: its title alone behind its number, or 加分项."""
    heading = called(text, names)
    match = _HEADING.match(normal(text))
    return heading in EXTRAS or bool(match and numeral(match["heading"]) == heading)


def after_heading(text: str, heading: str, names: Names) -> str:
    """What a folder name says behind the heading's own title: ``一_制度建设_3`` → ``3``."""
    _, _, rest = normal(text).partition(names.headings.get(heading) or "\0")
    return rest.strip(" _-—–.、·:，,/()")
