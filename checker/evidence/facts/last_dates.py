"""The date with which a text ends, the day of a contract, days of the one year that is named."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit
from checker.evidence.facts.days import When, all_days, only_year
from checker.evidence.language.calendar import month, quarter
from checker.evidence.language.written import DAY, FIGURES

_FULL = f"{DAY}|{FIGURES}"
_ENDS_ON = re.compile(rf"(?:[。;!.]|[（(])\s*({_FULL})\s*[）)]?[。.]?\s*$")
_DUE = re.compile(r"\d{1,2}月\d{1,2}日(?:之?前|以前|至|到|起)")
_CONTRACT = re.compile(r"合同|协议|委托书")
_TAKES_EFFECT = re.compile(
    rf"自?({_FULL})(?:起)?(?:生效|签[订署约]|开始(?:服务|履行))"
    rf"|(?:签[订署约](?:日期|时间|于)?|生效(?:日期|时间)?|服务期限?|履行期限|合同期限)[:：为从自是]*\s*({_FULL})"
)


def of(exhibit: Exhibit) -> When | None:
    """The first of the three that the text tells, else ``None``."""
    return _closing(exhibit) or _agreed(exhibit) or _of_the_year(exhibit)


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


def _of_the_year(exhibit: Exhibit) -> When | None:
    """The day or month of all days without a year (3月30日) where a text names one year only."""
    year = only_year(exhibit.lines) if exhibit.kind not in ("", "policy") else 0
    if not year or all_days(exhibit.lines):
        return None
    days = all_days(_DUE.sub("", exhibit.lines), year)
    if len(days) == 1:
        return When.on(days[0], "正文")
    same = len({month(day) for day in days}) == 1
    return When(None, month(days[0]), quarter(days[0]), "正文") if same else None
