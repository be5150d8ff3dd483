"""A paper that cites a number which did not exist on its date of issue.

Signal: a number cited in the text before the date of issue bears a later year (``compare``), or is
that of another paper of the submission dated more than ``SLACK`` days later (``across``).
Strength: medium where number and date come from the file's text, else weak. A higher serial of the
own series and year is weak: numbers are reserved; so are a paper issued again with a new date, and
a number of the coming year in the last days of one, when papers bear it already (``number_year``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from checker.forgery import stated
from checker.forgery.flags import flag
from checker.forgery.number_year import EARLY
from checker.forgery.numbered import replaces
from checker.forgery.stated import Day, Number
from checker.model.document import Document, Line
from checker.model.finding import Evidence, Finding, Outcome, Strength
from checker.model.material import Record
from checker.model.score import Flag

NAME = "later_cited"
SLACK = timedelta(days=3)
Key = tuple[str, int, int]


def compare(document: Document, found: Sequence[Finding]) -> Finding:
    """``present`` with ``values["facts"]``: what, value, page."""
    own, day = stated.number(found), stated.issued(document.lines, found)
    if day is None:
        return Finding(NAME, Outcome.NOT_APPLICABLE, "没有确定的成文日期可供对照")
    cited = list(stated.cited(_sentences(stated.body(document.lines, day))))
    later = [number for number in cited if number.year > day.day.year]
    higher = [number for number in cited if own is not None and _after(number, own)]
    if not later and not higher:
        return Finding(NAME, Outcome.ABSENT, "引用的文号都不晚于成文日期")
    first = min(later or higher, key=lambda number: (_soon(number, day), not number.certain))
    certain = bool(later) and first.certain and day.certain and not _soon(first, day)
    strength: Strength = "medium" if certain else "weak"
    said = (
        f"成文日期是 {day.day}" if later else f"自身文号是“{own.value}”" if own is not None else ""
    )
    return Finding(
        NAME, Outcome.PRESENT,
        f"第{first.page}页引用了“{first.value}”，本文件{said}，当时应当还没有这个文号。"
        "请核对原件，说明成文时间",
        evidence=(
            Evidence(first.page, first.box, first.value), Evidence(day.page, day.box, day.words)
        ),
        values={"facts": _facts(own, day, later or higher)},
        via="text" if first.certain else "ocr", strength=strength,
        remedy="核对原件，提供发文登记簿",
    )  # fmt: skip


def _soon(number: Number, day: Day) -> bool:
    """Whether the number's year begins so soon that its series may have been begun."""
    return (date(number.year, 1, 1) - day.day).days <= EARLY


def _sentences(lines: Sequence[Line]) -> list[Line]:
    """Without rows that are a number alone: that is the paper's own, or a running head."""
    return [line for line in lines if not stated.is_number(line.text)]


def _after(number: Number, own: Number) -> bool:
    return (number.code, number.year) == (own.code, own.year) and number.serial > own.serial


def _facts(own: Number | None, day: Day, cited: Sequence[Number]) -> list[dict[str, object]]:
    facts: list[dict[str, object]] = [
        {"what": "成文日期", "value": day.day.isoformat(), "page": day.page}
    ]
    if own is not None:
        facts.insert(0, {"what": "发文字号", "value": own.value, "page": own.page})
    return facts + [{"what": "引用", "value": x.value, "page": x.page} for x in cited[:8]]


@dataclass(frozen=True, slots=True)
class _Dated:
    """A record with its day, and its own number where that is sure."""

    record: Record
    number: Number | None
    day: Day


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag on each paper that cites a younger paper of its own submission."""
    for submission, own in records.items():
        dated = [item for record in own if (item := _dated(record)) is not None]
        dated.sort(key=lambda item: item.day.day, reverse=True)
        by_number = {item.number.key: item for item in dated if item.number}  # the oldest stays
        for item in dated:
            hit = _younger(item, by_number)
            if hit is not None:
                yield _flag(submission, item, *hit)


def _dated(record: Record) -> _Dated | None:
    day = stated.issued(record.lines, record.findings)
    return _Dated(record, stated.number(record.findings), day) if day else None


def _younger(paper: _Dated, by_number: Mapping[Key, _Dated]) -> tuple[Number, _Dated] | None:
    """The first cited number of a younger paper. Its own is skipped: the 版头 is no citation."""
    named = paper.number.key if paper.number else None
    for cited in stated.cited(_sentences(stated.body(paper.record.lines, paper.day))):
        other = by_number.get(cited.key) if cited.key != named else None
        if other and other.record is not paper.record and other.day.day - paper.day.day > SLACK:
            return cited, other
    return None


def _flag(submission: str, paper: _Dated, cited: Number, other: _Dated) -> Flag:
    record, day = paper.record, paper.day
    own = other.number is not None and other.number.certain and not replaces(other.record)
    certain = day.certain and cited.certain and other.day.certain and own
    text = (
        f"《{record.material.path}》落款 {day.day}，"
        f"却引用了 {other.day.day} 才印发的“{cited.value}”"
        f"（《{other.record.material.path}》）。请核对两份原件，说明成文时间"
    )
    papers = [
        {"path": record.material.path, "title": record.title, "date": day.day.isoformat()},
        {
            "path": other.record.material.path, "title": other.record.title,
            "number": cited.value, "date": other.day.day.isoformat(),
        },
    ]  # fmt: skip
    places = [
        {"path": record.material.path, "page": cited.page, "box": cited.box},
        {"path": other.record.material.path, "page": other.day.page, "box": other.day.box},
    ]
    evidence = {"strength": "medium" if certain else "weak", "papers": papers, "places": places}
    remedy = "核对原件，提供发文登记簿"
    return flag("later-cited", submission, (record, other.record), text, remedy, evidence=evidence)
