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
_NUMBER = rf"(?:[{NUMERALS}]|\d{{1,2}})"
_JOIN = r"[\s.、·,\-—–_~/\\(]*"
_BEFORE = rf"(?<![\d{NUMERALS}年A-Za-z])(?<!\d[.\-—–_])(?<!版本)"
_AFTER = r"(?!\d|[.\-]\d{3}|[.\-]\d+[.\-]\d|年(?!度)|月|日|期|号|版)"
_FULL = re.compile(
    rf"{_BEFORE}(?P<heading>{_NUMBER})\s*(?:[.、·\-—–_,(:]\s*|(?:大项|部分)?指?标?第\s*|指标\s*|大项\s*)+"
    rf"(?P<item>\d{{1,2}})\s*\)?\s*[-.]?\s*(?P<part>[a-dA-D](?![a-zA-Z]))?{_AFTER}"
)
_ROMAN = str.maketrans("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", NUMERALS)
_PAIR = re.compile(
    rf"{_BEFORE}(?P<heading>[{NUMERALS}])\s*\(\s*(?P<item>[{NUMERALS}])\s*\)(?P<part>[a-d](?![a-z]))?"
)
_LEVEL = re.compile(rf"[一二三]级指标(?=\W*[\d{NUMERALS}])")
_EXTRA = re.compile(
    rf"(?P<heading>加分|扣分)(?:项目?|指标)?{_JOIN}(?:第)?(?P<item>{_NUMBER})?"
    r"\s*\)?(?P<part>[a-d](?![a-z]))?(?!\d|年|月)"
)
_HEADING = re.compile(
    rf"^\W*(?:第\s*)?(?:一级)?(?:指标)?\W*(?P<heading>{_NUMBER})"
    r"\s*(?:大项|大类|部分|章|类|级指标)?(?P<rest>\D.*)?$"
)
_ITEM = re.compile(
    rf"^\W*(?:第|指标)?\W*(?P<item>{_NUMBER})\s*\)?(?P<part>[a-d](?![a-zA-Z]))?\s*(?:小项|项|条)?(?P<rest>\D.*)?$"
)


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
    return _LEVEL.sub("指标", plain)


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
    for match in [*_EXTRA.finditer(plain), *_FULL.finditer(plain), *_PAIR.finditer(plain)]:
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
    if number in names.headings:
        return number, True
    return None


def item_of(text: str, heading: str, names: Names) -> tuple[str, str | None] | None:
    """The item that a name means inside a known heading: ``2.信用评价``, ``①…``, ``第1项``."""
    match = _ITEM.match(normal(text))
    if not match:
        return None
    ref = f"{heading}.{digit(match['item'])}"
    if ref not in names.items or re.match(r"\s*(?:年(?!度)|[月日期季])", match["rest"] or ""):
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


def after_heading(text: str, heading: str, names: Names) -> str:
    """What a folder name says behind the heading's own title: ``一_制度建设_3`` → ``3``."""
    _, _, rest = normal(text).partition(names.headings.get(heading) or "\0")
    return rest.strip(" _-—–.、·:，,/()")
