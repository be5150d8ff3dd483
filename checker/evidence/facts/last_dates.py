"""The date with which a text ends, and the day on which a contract was made."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts.days import When, all_days

_FULL = r"20\d\d年\d{1,2}月\d{1,2}日|20\d\d[-./]\d{1,2}[-./]\d{1,2}"
_ENDS_ON = re.compile(rf"(?:[。;!.]|[（(])\s*({_FULL})\s*[）)]?[。.]?\s*$")
_CONTRACT = re.compile(r"合同|协议|委托书")
_TAKES_EFFECT = re.compile(
    rf"自?({_FULL})(?:起)?(?:生效|签[订署约]|开始(?:服务|履行))"
    rf"|(?:签[订署约](?:日期|时间|于)?|生效(?:日期|时间)?|服务期限?|履行期限|合同期限)[:：为从自是]*\s*({_FULL})"
)


def of(exhibit: Exhibit) -> When | None:
    """Either of the two, ``None`` where the text tells neither."""
    return _closing(exhibit) or _agreed(exhibit)


def _closing(exhibit: Exhibit) -> When | None:
    """The full date with which a text ends, in brackets or behind its last sentence."""
    end = _ENDS_ON.search(exhibit.lines)
    days = all_days(end[1]) if end and exhibit.kind != "ledger" else []
    return When.on(days[0], "文末日期") if days else None


def _agreed(exhibit: Exhibit) -> When | None:
    """The day on which a contract was signed or takes effect, where it tells one such day."""
    if not _CONTRACT.search(exhibit.title):
        return None
    near = (mark[1] or mark[2] for mark in _TAKES_EFFECT.finditer(exhibit.lines))
    days = {day for text in near for day in all_days(text)}
    return When.on(min(days), "合同日期") if days else None
