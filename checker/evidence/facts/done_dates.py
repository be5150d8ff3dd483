"""When a text says that its matter was done, where the paper has no date of its own.

Days, months, quarters and years told in clauses of what was done; all have to lie in the period.
A date that is only referred to, or by which something is due, says nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import days, openings
from checker.evidence.facts.days import When
from checker.evidence.language.calendar import Period

_REFERS = re.compile(r"根据|按照|依据|依照|结合|原定|原计划|《[^》]*$|[〔\[][^〕\]]*$")
_ASIDE = re.compile(
    r"(?:[上中下]旬|[底末])?(?:之?前|以前)|(?:印发|下发|出台|发布|公布|制定|施行|修订|通过)的"
    r"|[^,。;]{0,8}(?:通知|要求|文件|规定)(?:精神)?$|[^,。;]{0,4}(?:提[出交]|递交)的[^,。;]{0,10}申请"
)
_YEAR = re.compile(r"(?<![\d〔\[(自])(20\d\d)年(?![度版]?(?:\d|第|版|前|以前|底前|计划|要点))")

_OF_RESULTS = re.compile(  # only says which results they are
    r"20\d\d年度?(?:信用|质量信誉)?(?:评价|考核|评定)(?:结果|等级|得分|级别)"
)


def of(exhibit: Exhibit, period: Period, signed: date | None = None) -> When | None:
    """The last of the dates told, of the finest that is told; ``None`` if one lies outside.

    ``signed`` is the day of the signature, which is no date of the matter.
    """
    if exhibit.kind in ("", "policy"):
        return None
    found = [when for when in _told(exhibit, period) if not (signed and when.day == signed)]
    if not found or not all(when.inside(period) for when in found):
        return None
    return max(found, key=lambda when: (bool(when.day), bool(when.month), when.text))


def _told(exhibit: Exhibit, period: Period) -> Iterator[When]:
    title = plain(exhibit.record.title) if exhibit.record else ""
    named = [int(year) for year in days.YEARS.findall(exhibit.text)]
    year = days.only_year(title) or days.year_told(named, exhibit.text, period)
    for clause in exhibit.words.clauses:
        if not clause.done and not clause.inherited:
            continue
        text = _OF_RESULTS.sub("", clause.text)
        year = int(found[-1]) if (found := days.YEARS.findall(text)) else year
        yield from _in(text, year)


def _in(text: str, year: int) -> Iterator[When]:
    told = False
    for mark in openings.DATE.finditer(text):
        refers = _REFERS.search(text[: mark.start()]) or _ASIDE.match(text, mark.end())
        when = openings.found(mark).when(year) if not refers and (year or mark[1]) else None
        if when:
            told = True
            yield when
    for named in _YEAR.finditer(text):
        if told and text.startswith("度", named.end()):
            continue  # in May done for last year: 2023年5月完成2022年度评价
        if not _REFERS.search(text[: named.start()]) and not _ASIDE.match(text, named.end()):
            yield When(source="正文", year=int(named[1]))
