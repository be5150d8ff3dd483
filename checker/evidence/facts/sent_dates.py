"""When a paper went out or came in: by a receipt, a mail's head, or in a sentence."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts import rows
from checker.evidence.facts.days import When, all_days
from checker.evidence.facts.names import item_of_words
from checker.evidence.language.written import ANY_DAY, DAY

_RECEIVED = re.compile(
    r"(?:(?:收文|收件|签收|收到|接收)(?:日期|时间)?|(?:发送|发出|报送|提交|上报)[^\s,。;:：]{0,6}(?:日期|时间))[:：]?\s*"
    rf"(?={ANY_DAY})"
)
LONGEST_DAY = 16  # characters of a day, its time behind it even without a blank
_CAME_IN = re.compile(r"签收|收文|收件|收到|接收")
_SENT_ON = re.compile(  # 2023年11月10日报送省厅, 于…收悉; no day by which it is due
    rf"(?<![拟应请])(?<![拟定应将请划]于)({DAY})(?!之?前|以前)"
    r"[^,。;:\n前]{0,14}?(?:报送|上报|报至|报省|提交|收悉|签收)"
)
_MAIL = re.compile(r"(?m)^\s*(?:发件|收件|发信|收信)(?:人|方|单位)?\s*[:：]")
_MAILED = re.compile(rf"(?m)^\s*(?:时\s*间|日\s*期)\s*[:：]\s*(?={ANY_DAY})")


def of(exhibit: Exhibit) -> When | None:
    """The day a paper went out or came in, where the item has a deadline and the paper tells it."""
    if not {"by", "day"} & exhibit.item.unit_settings.keys():
        return None
    if registered := _registered(exhibit):
        return registered
    marks = [*_RECEIVED.finditer(exhibit.lines)]
    if _MAIL.search(exhibit.lines):
        marks += _MAILED.finditer(exhibit.lines)
    for mark in marks:
        if days := all_days(exhibit.lines[mark.end() : mark.end() + LONGEST_DAY]):
            return When.on(days[0], "收文或报送日期")
    told = {day for mark in _SENT_ON.finditer(exhibit.lines) for day in all_days(mark[1])}
    return When.on(told.pop(), "正文所写报送日期") if len(told) == 1 else None


def _registered(exhibit: Exhibit) -> When | None:
    """The day on which a register says that the paper came in, of its one row on the item."""
    if "by" not in exhibit.item.unit_settings:
        return None
    item, never = exhibit.item, exhibit.item.unit_settings.get("never_content", ())
    named = [row for row in rows.of(exhibit) if item.unit_name in row.text]
    own = [row for row in named if not item_of_words(never, row.text)]
    days = [
        day
        for row in own
        for head, cell in row.cells
        if _CAME_IN.search(head)
        for day in all_days(cell)
    ]
    return When.on(days[0], "登记的收文日期") if len(own) == len(days) == 1 else None
