"""Events by quarter: of one paper, of the rows of a list, of minutes put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.evidence.exhibit import Exhibit, plain
from checker.evidence.facts import called_off, events, needs, on_credit, rows
from checker.evidence.facts.dates import Dating
from checker.evidence.facts.days import NUMERALS, When
from checker.evidence.facts.events import Event
from checker.evidence.facts.names import item_of_words
from checker.evidence.facts.readings import Reading
from checker.evidence.facts.terms import Terms
from checker.evidence.language import held, mood
from checker.evidence.language.mood import QUOTED

_ORGANISER = re.compile(r"(?:组织|主办|召集|主持|牵头)(?:单位|部门|机构)")
_OTHER_SIDE = re.compile(r"对方|(?:对接|联络|沟通|会商|联系|座谈|参加|参会|与会)(?:单位|部门|对象)")
_OFFICE = re.compile(r"(?:局|厅|委|委员会|政府|办|办公室|中心|部)(?:$|[、,;(])")
_MET = re.compile(
    r"会(?!计|费|员)|研究|座谈|调研|调度|沟通|对接|联络|汇报|商|交流|指导|督导|学习|培训|部署|推进|讨论|听取|审议|赴|来|讲解|宣讲|授课"
)
_QUARTER = re.compile(r"(?:(20\d\d)年)?第?([一二三四1-4])季度")
YEARLESS = "材料没有写年份，是否在创建期内待核"
_ABSENT = re.compile(rf"{held.AWAY}|缺席")


def by_quarter(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """The quarter of the event or paper; of several events in one paper that of each."""
    if not exhibit.dated_by_row:
        listed = [one for row in rows.of(exhibit) for one in _of_row(row, exhibit, terms)]
        several = listed if len(listed) > 1 else _told(exhibit, terms)
        if several:
            return several
    return [Reading(dated.when.quarter if dated.when else "")]


def several(exhibit: Exhibit, assumed: int = 0) -> list[Event]:
    """The meetings that a text tells one after another; none where it tells of one quarter.

    ``assumed`` is the year where the paper names none.
    """
    if exhibit.item.unit != "quarter":
        return []
    told = events.told(exhibit, assumed=assumed)
    found = [event for event in told if _MET.search(event.text)]
    return found if len({event.when.quarter for event in found if event.when}) > 1 else []


def _told(exhibit: Exhibit, terms: Terms) -> list[Reading]:
    own = [event for event in several(exhibit) if _belongs(event.text, exhibit, terms)]
    if own:
        return [_of_event(event, exhibit, terms) for event in own]
    first, last = (day.year for day in terms.period)
    named = events.year_over(exhibit) or first != last
    told = [] if named or exhibit.kind == "policy" else several(exhibit, assumed=first)
    own = [event for event in told if _belongs(event.text, exhibit, terms)]
    held = [_of_event(event, exhibit, terms) for event in own]
    return [replace(one, doubt=one.doubt or YEARLESS) for one in held]


def _of_event(event: Event, exhibit: Exhibit, terms: Terms) -> Reading:
    assert event.when is not None
    told = event.clauses(terms.period)
    refused = _undone(told) or _without(exhibit, told) or _off(event.text)
    doubt = _lacking(exhibit, event.text, terms)
    return Reading(event.when.quarter, doubt, when=event.when, refused=refused)


def _undone(told: list[mood.Clause]) -> str:
    acts = [part for part in told if _MET.search(part.text) or not part.done]
    said = mood.left_open(acts)
    return f"这一次写的是“{said}”，不计入" if said else ""


def _without(exhibit: Exhibit, told: list[mood.Clause]) -> str:
    """Words by which a piece says that those were absent whom the item asks for."""
    if not any(not need.own for need in exhibit.item.needs):
        return ""
    words = [word for need in exhibit.item.needs if not need.own for word in need.words]
    absent = (
        part.text
        for part in told
        if _ABSENT.search(part.text) and any(re.search(word, part.text) for word in words)
    )
    said = next(absent, "")
    return f"这一次写的是“{said}”，不计入" if said else ""


def _belongs(text: str, exhibit: Exhibit, terms: Terms) -> bool:
    """Whether a row or a piece speaks of the item: in its own words, else in the title's alone."""
    words = exhibit.item.words
    if not words or item_of_words(words, text):
        return True
    others = terms.words_beside(exhibit.item)
    if any(item_of_words(each, text) for each in others):
        return False
    return item_of_words(words, f"{exhibit.title}|{text}")


def _of_row(row: rows.Row, exhibit: Exhibit, terms: Terms) -> Iterator[Reading]:
    when = row.when or _quarter_of(row, exhibit)
    if when is None or not _belongs(row.text, exhibit, terms):
        return
    yield Reading(
        when.quarter,
        _lacking(exhibit, row.text, terms),
        when=when,
        refused=called_off.said(row)
        or _others(row, exhibit, terms)
        or _met(row, exhibit, terms)
        or _off(row.text),
    )


def _off(said: str) -> str:
    """The other matter that a row or a piece was on, which says nothing of credit."""
    other = on_credit.other_matter(said)
    return f"这一次写的是“{other}”，没有写到信用，不计入" if other else ""


def _quarter_of(row: rows.Row, exhibit: Exhibit) -> When | None:
    """The quarter for which a row stands that tells no day (季度 | 研究内容)."""
    found = (_QUARTER.fullmatch(plain(cell)) for _, cell in row.cells)
    told = next(filter(None, found), None)
    year = int(told[1] or rows.year_of(exhibit) or 0) if told else 0
    return (
        When(quarter=f"{year}-Q{NUMERALS[told[2]]}", source="台账内容") if told and year else None
    )


def _others(row: rows.Row, exhibit: Exhibit, terms: Terms) -> str:
    """Who else called a meeting that the evaluated city has to call itself (annex 3, 一.3)."""
    if not exhibit.item.unit_settings.get("organised"):
        return ""
    own = (terms.body.name, "市局", "市交通", "本局", "我局", f"{terms.body.city}市")
    called = [plain(cell) for head, cell in row.cells if _ORGANISER.search(head) and plain(cell)]
    other = next((cell for cell in called if not any(name in cell for name in own)), "")
    return f"这一行的组织单位是“{other}”，不是本单位组织" if other else ""


def _met(row: rows.Row, exhibit: Exhibit, terms: Terms) -> str:
    """Whom a row says was met, where it is not the one that the item asks for."""
    wanted = [need for need in exhibit.item.needs if not need.own]
    text = row.text.replace("|", "。")
    if not wanted or any(needs.met(need, text, terms.body) for need in wanted):
        return ""
    cells = [plain(cell) for head, cell in row.cells if _OTHER_SIDE.search(head)]
    other = next((cell for cell in cells if _OFFICE.search(cell)), "")
    return f"这一次写的单位是“{other}”，没有{wanted[0].name}" if other else ""


def _lacking(exhibit: Exhibit, said: str, terms: Terms) -> str:
    """What the item asks that neither the row or piece nor the paper's name shows."""
    for word in exhibit.item.unit_settings.get("denied", ()):
        if found := re.search(word, said):
            return f"这一次写的是“{found[0][:QUOTED]}”，是否计入待核"
    for need in exhibit.item.needs:
        if not needs.met(need, said, terms.body, over=exhibit.title):
            return f"这一次没有写明{need.name}"
    return ""
