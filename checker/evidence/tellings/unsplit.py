"""Signs that a file holds more papers than were told apart in it: the rest is for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import events, matter_names, rows
from checker.evidence.facts.readings import Reading
from checker.evidence.tellings import collected, listings

UNITS = ("matter", "posting", "product")  # items that count papers or what they are about
_ISSUE = re.compile(r"\S{0,20}月报》?[(]?20\d\d年第?\d{1,2}期\S{0,8}")
_SIGNS = {
    "来源或供稿单位": r"[(]?(?:信息来源|来源|稿源|供稿|供稿单位|报送单位|作者)[:].+",
    "发布时间": r"(?:发布|刊发|发表|刊登|播出)(?:时间|日期)[:].+",
    "副题": r"[—-]{2,}[^。;]{4,}",
    "序号": r"(?:其|(?:案例|报道|材料|文章|信息)\d*)[一二三四五六七八九十\d](?:[、,:.].*)?",
}


def rest(exhibit: Exhibit, read: Sequence[Reading]) -> list[Reading]:
    """What the file seems to hold beyond what was read of it, unless a row says what it is."""
    found, record = len({one.key for one in read}), exhibit.record
    if record is None or exhibit.item.unit not in UNITS or exhibit.matter or not read:
        return []
    if record.kind in ("photo", "pledge", "ledger") or rows.of(exhibit) or listings.titles(exhibit):
        return []
    count, sign = max(_signs(exhibit), default=(0, ""))
    if count < 2 or count <= found:
        return []
    doubt = f"从{sign}看，这份材料装有{count}份，只分出{found}份，其余请逐份核对，或者拆开报送"
    return [Reading(f"{read[0].key}（其余）", doubt, Decimal(count - found))]


def _signs(exhibit: Exhibit) -> Iterator[tuple[int, str]]:
    """How many papers each sort of sign speaks of, by lines of the page alone."""
    lines = [plain(line) for line in exhibit.lines.splitlines() if line.strip()]
    yield len({line for line in lines if collected.numbered(line)}), "文号"
    yield len(_signed(lines)), "落款"
    yield len({line for line in lines if _ISSUE.fullmatch(line)}), "期号"
    for sign, form in _SIGNS.items():
        yield sum(bool(re.fullmatch(form, line)) for line in lines), sign


def _signed(lines: Sequence[str]) -> set[str]:
    """What the papers are about that each end with a signature and its day."""
    ends = [at for at in range(1, len(lines)) if events.signature(lines[at - 1], lines[at])]
    starts = [0, *(at + 1 for at in ends[:-1])]
    return {matter_names.matter_of(key_of(lines[at])) for at in starts} if ends else set()
