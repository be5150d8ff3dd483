"""A PDF whose own times cannot be together.

Signal: the file keeps its time of making twice, in its information and in its XMP packet
(ISO 32000-1, 14.3), and programs write both at once; here they lie more than ``SLACK`` days apart,
or the last change lies as long before the making. Strength: weak: programs that merge and compress
write one of the two anew, and clocks are set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from checker import numerals
from checker.model.document import Document, Engine
from checker.model.finding import Finding, Outcome

NAME = "pdf_times"
SLACK = 2  # days
SINCE = 2000
MADE, AGAIN, CHANGED = "CreationDate", "XmpCreateDate", "ModDate"
SAID = {MADE: "文件信息里的创建时间", AGAIN: "XMP 里的创建时间", CHANGED: "修改时间"}


def check(document: Document, engine: Engine | None = None) -> Finding:
    """``present`` with ``values["facts"]``: what, value."""
    told = dict(_told(document.metadata)) if document.format == "pdf" else {}
    if MADE not in told or len(told) < 2:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "文件没有几个时间可供对照")
    made = told[MADE]
    odd = next((key for key in (AGAIN, CHANGED) if key in told and _odd(key, told[key], made)), "")
    if not odd:
        return Finding(NAME, Outcome.ABSENT, "文件里的几个时间相符")
    why = "早于创建时间" if odd == CHANGED else "与它对不上"
    return Finding(
        NAME, Outcome.PRESENT,
        f"文件信息写着创建于 {made}，{SAID[odd]}却是 {told[odd]}，{why}。"
        "若是合并、压缩或时钟不准造成的请说明，并提供原始文件",
        values={
            "facts": [{"what": SAID[key], "value": day.isoformat()} for key, day in told.items()]
        },
        strength="weak", remedy="提供最初导出或扫描的原始文件",
    )  # fmt: skip


def _odd(key: str, day: date, made: date) -> bool:
    apart = (day - made).days
    return apart < -SLACK or (key == AGAIN and apart > SLACK)


def _told(metadata: Mapping[str, str]) -> Iterator[tuple[str, date]]:
    for key in SAID:
        day = numerals.begun(metadata.get(key, ""))
        if day is not None and day.year >= SINCE:
            yield key, day
