"""New regulations (新出台): which ones a paper tells of, and when each was passed or began.

A note of this year on a regulation of an earlier one shows nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import issuers, matter_names, rows
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import When, of_month, parse
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language.calendar import Period

_NAMED = re.compile(r"《([^《》]{2,40}?(?:条例|规定|办法|规章|决定))(?:[(][^()]{1,8}[)])?》")
_DAY = (
    r"(?<![\d〔\[])(20\d\d)年(?:(\d{1,2})月)?(?:(\d{1,2})日)?(?![至到—-])"
    r"(?=[^。;,\n]{0,24}?(?:%s))[^。;,\n]{0,24}"
)
_PASSED = re.compile(_DAY % "通过|公布|颁布|批准|出台|发布|修订")
_STEPS = "施行|实施|通过|公布|颁布|批准|出台|发布|修订"
_ENACTED = re.compile(_DAY % _STEPS)
_DATES = re.compile(r"日期|时间|年月|施行|通过|公布|出台")
_BARE = re.compile(r"(?:^|[|])([^|《》]{4,40}?(?:条例|规定|办法|规章))(?=[|]|$)")
_DRAFT = re.compile(
    r"草案|(?:关于)?废止《|征求意见|送审|审议稿|提请审议|[初一二三]审(?:$|[，。、])|立法(?:计划|调研|项目)"
    r"|拟(?:出台|制定|提请)|起草"
)
_ISSUED = re.compile(r"印发(?:修订后的)?《[^《》]*(?:办法|规定)[^《》]*》的通知")
_LAWGIVER = re.compile(r"人大|人民代表大会|政府")
_ORDER = re.compile(r"人民政府令|令第?\d+号")
_SETTLED = re.compile(r"通过|公布|颁布|批准|施行|正式(?:出台|印发|实施)|已经?(?:出台|印发)")
_OTHERS = re.compile(  # what a regulation rests on or puts an end to
    r"(?:根据|依据|依照|按照)[^,。;\n]{0,60}《[^,。;\n]*"
    r"|[^,。;\n]{0,40}《[^,。;\n]{0,60}(?:废止|失效)"
)


def by_regulation(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Each regulation whose day a sentence tells; else the one that the paper is called after."""
    text = _own(exhibit)
    if not exhibit.matter and (listed := _listed(exhibit, terms.period)):
        return listed
    if draft := _pending(exhibit):
        named = _NAMED.search(exhibit.title) or _NAMED.search(text)
        key = key_of(named[1]) if named else matter_names.matters(exhibit)[0][0]
        return [Reading(key, refused=f"是“{draft}”，还没有出台")]
    told = {} if exhibit.matter else dict(_told(text))
    if told:
        return [_judged(name, said, terms.period) for name, said in told.items()]
    found = _NAMED.search(exhibit.title) or _NAMED.search(text)
    name = (
        key_of(exhibit.matter or (found[1] if found else "")) or matter_names.matters(exhibit)[0][0]
    )
    return [_by_maker(_judged(name, text, terms.period), exhibit)]


def _by_maker(read: Reading, exhibit: Exhibit) -> Reading:
    """A regulation as its maker may make it: a people's congress, a government by its order.

    What a department issues with a notice is a normative paper (规范性文件), whatever its name;
    with a government's notice it may be one.
    """
    record = exhibit.record
    if exhibit.kind != "policy" or record is None or not _ISSUED.search(plain(record.title)):
        return read
    makers = [issuer for issuer in issuers.issuers(record) if not _LAWGIVER.search(issuer)]
    if makers:
        said = f"由{makers[0]}印发，是规范性文件，不是地方性法规规章"
        return replace(read, refused=read.refused or said)
    if issuers.issuers(record) and not _ORDER.search(exhibit.text):
        doubt = "由政府以通知印发，是政府规章还是规范性文件待核"
        return replace(read, doubt=read.doubt or doubt)
    return read


def _own(exhibit: Exhibit) -> str:
    """The text without the clauses on other regulations, where one is left to speak of."""
    titled = _NAMED.search(exhibit.title)
    text = _OTHERS.sub(
        lambda part: part[0] if titled and titled[1] in part[0] else "", exhibit.text
    )
    return text if titled or _NAMED.search(text) else exhibit.text


def _listed(exhibit: Exhibit, period: Period) -> list[Reading]:
    """The regulation of each row of a list, with its days under their columns' names."""
    found: dict[str, Reading] = {}
    for row in rows.of(exhibit):
        named = _NAMED.search(row.text) or _BARE.search(row.text)
        if named:
            found.setdefault(key_of(named[1]), _of_row(key_of(named[1]), row, period))
    return list(found.values())


def _of_row(name: str, row: rows.Row, period: Period) -> Reading:
    draft = _DRAFT.search(row.text)
    said = row.denied or (draft[0] if draft and not _SETTLED.search(row.text) else "")
    if said:
        return Reading(name, refused=f"这一行写的是“{said}”，还没有出台")
    return _judged(name, "。".join(_dated(head, cell) for head, cell in row.cells), period)


def _dated(head: str, cell: str) -> str:
    """A cell's words, behind a date the name of its column (2023年6月1日施行)."""
    when = parse(cell, (date.min, date.max), "") if _DATES.search(head) else None
    if when is None or not when.month:
        return cell
    year, month, *day = when.text.split("-")
    told = head if re.search(_STEPS, head) else f"{head}发布"
    return f"{year}年{int(month)}月{f'{int(day[0])}日' if day else ''}{told}"


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Names with all that is said in the sentences that date them."""
    said: dict[str, str] = {}
    for sentence in re.split(r"[。\n]", text):
        if _ENACTED.search(sentence):
            for named in _NAMED.findall(sentence)[:1]:
                said[key_of(named)] = f"{said.get(key_of(named), '')}{sentence}。"
    yield from said.items()


def _judged(name: str, text: str, period: Period) -> Reading:
    days = list(_ENACTED.finditer(text))
    passed = list(_PASSED.finditer(text)) or days
    when = next((_when(day) for day in passed if _within(int(day[1]), period)), None)
    earlier = next((day[0] for day in passed if not _within(int(day[1]), period)), "")
    later = any(_within(int(day[1]), period) for day in days)
    if not earlier:
        return Reading(name, when=when)
    if when or later:
        return Reading(name, f"材料写有“{earlier}”，是否创建期内新出台待核", when=when)
    return Reading(name, refused=f"材料写的是“{earlier}”，不是创建期内新出台的")


def _when(told: re.Match[str]) -> When | None:
    year, month, day = told[1], told[2], told[3]
    if month and day:
        return parse(f"{year}年{month}月{day}日", (date.min, date.max), "通过或公布日期")
    return of_month(int(year), int(month), "通过或公布日期") if month else None


def _pending(exhibit: Exhibit) -> str:
    """The words by which a regulation is still a draft, where nothing tells that it passed."""
    found = _DRAFT.search(exhibit.title) or _DRAFT.search(exhibit.text)
    settled = any(part.done and _SETTLED.search(part.text) for part in exhibit.words.clauses)
    return found[0] if found and not settled else ""


def _within(year: int, period: Period) -> bool:
    return period[0].year <= year <= period[1].year
