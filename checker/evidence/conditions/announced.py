"""Notices and arrangements made ahead: they ask for what is to come and show nothing of it held.

A paper is one of these by its own words, until a clause in it tells that the event took place.
"""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import rows

_ASKS = re.compile(
    r"定于|[拟将](?:于|在|定于)|[拟将](?:召开|举[办行]|组织|开展)|^(?:务必)?请(?![示假教求客来到了])"
    r"|决定(?:于|在|召开|举[办行]|组织|开展)|时间(?:另行通知|待定|另定)"
)
_CALLED = re.compile(r"关于(?:召开|举[办行]|组织召开).*(?:会|会议|班)的?(?:预备)?通知$")
_TENTATIVE = re.compile(r"拟(?:于|在|定于|召开|举[办行])|时间(?:另行通知|待定|另定)")
_ACT = r"(?:召开|举[办行]|开展|组织|参加|听取|传达|学习|讨论|交流|培训|调研|座谈|研究)"
_TOOK_PLACE = re.compile(
    rf"已[^,]{{0,16}}{_ACT}|{_ACT}(?:[了过]|完毕)|如期|圆满|顺利|会上|活动中|培训中|参会人员[:]"
    r"|会议(?:指出|强调|要求|听取|传达|学习|研究|认为|通报)|\d(?:余|多)?(?:人|名|家)次?[^,]{0,10}(?:参加|参训|到会|参会|听课)"
    r"|(?:参加|参训|到会|参会|培训)[^,]{0,12}\d+余?(?:人|名|家)"
)
_DAY_OF = re.compile(rf"^[^,。]{{0,20}}\d日[^。]{{0,40}}?{_ACT}")
_GROUNDS = re.compile(r"^(?:为|根据|按照|依据|经|自)")
_ARRANGED = re.compile(r"(?:(?:计划|安排|日程|排期|预排)表?|日程表)$")
_SAYS_SO = re.compile(r"[作做]出?如下(?:工作)?安排|安排如下|计划如下")
_RESULT = re.compile(r"完成|落实|结果|进展|实[到际]|人数|签到|备注|情况")
_NONE = re.compile(r"\W*|无|否|未\S*|待\S*|拟\S*|计划\S*|尚未\S*")


def notice(exhibit: Exhibit) -> str:
    """The words by which a paper calls for an event to come; empty where it tells of one held.

    Where a notice is among the proofs that the clause names, only one that sets no time is none.
    """
    held = exhibit.item.unit_settings.get("held") or _calls_to_meet(exhibit)
    if exhibit.kind not in ("policy", "other", "screenshot"):
        return ""
    if not held and exhibit.item.unit != "quarter":
        return ""
    asks = _ASKS if held else _TENTATIVE
    asked = (part.said for part in exhibit.words.clauses if asks.search(part.text))
    said = next(asked, "")
    return "" if said and _took_place(exhibit) else said


def _calls_to_meet(exhibit: Exhibit) -> bool:
    """Whether those of whom a result is asked only call a meeting."""
    title = key_of(exhibit.record.title) if exhibit.record else ""
    return exhibit.item.issuer == "promoter" and bool(_CALLED.search(title))


def arranged(exhibit: Exhibit) -> str:
    """The words by which a paper calls itself an arrangement made ahead, if it tells no result."""
    if not exhibit.item.unit_settings.get("held") or exhibit.kind in ("", "photo", "minutes"):
        return ""
    title = key_of(
        re.sub(r"[(（][^()（）]*[)）]$", "", exhibit.record.title if exhibit.record else "")
    )
    said = _SAYS_SO.search(exhibit.text)
    named = title if _ARRANGED.search(title) else said[0] if said else ""
    return "" if named and (_took_place(exhibit) or _answered(exhibit)) else named


def _took_place(exhibit: Exhibit) -> bool:
    told = [part for part in exhibit.words.clauses if part.done and not _GROUNDS.search(part.text)]
    days = (part.sentence for part in told if exhibit.kind != "ledger")
    day = (_DAY_OF.search(said) for said in days if not _ASKS.search(said))
    return any(_TOOK_PLACE.search(part.text) for part in told) or any(day)


def _answered(exhibit: Exhibit) -> bool:
    """Whether a column of results is filled in any row."""
    cells = (pair for row in rows.of(exhibit) for pair in row.cells)
    return any(_RESULT.search(head) and not _NONE.fullmatch(plain(cell)) for head, cell in cells)
