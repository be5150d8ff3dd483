"""Pairs and findings with their consequence: flags, each on one county, all suspected."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from checker.model.finding import LOUD, Finding
from checker.model.material import Record
from checker.model.pair import NameLeft, Pair, Sharing, Side
from checker.model.rules import IndicatorSystem
from checker.model.score import Flag, flag_id

SHOWN_PLACES = 6  # of another county's name in one paper


def of_sharing(
    sharing: Sharing, system: IndicatorSystem, submissions: Collection[str]
) -> list[Flag]:
    """A flag on each side of a suspected copy, and on each paper that names another county.

    Sides that belong to earlier years are not judged and get none.
    """
    flags = [
        _copied(pair, own, other, system)
        for pair in sharing.pairs
        if pair.severity == "fraud"
        for own, other in _sides(pair)
        if own.submission in submissions
    ]
    return [*flags, *names_left(sharing)]


def names_left(sharing: Sharing) -> list[Flag]:
    """The name of another county in a paper's own text, one flag with all its places."""
    named: dict[tuple[Side, str], list[NameLeft]] = {}
    for left in sharing.names_left:
        named.setdefault((left.side, left.name), []).append(left)
    return [*map(_named, named.values())]


def of_findings(records: Mapping[str, Sequence[Record]]) -> list[Flag]:
    """Strong and medium forgery findings on single papers, as leads for a person."""
    return [
        _traced(submission, record, found)
        for submission, own in records.items()
        for record in own
        for found in record.findings
        if found.strength in LOUD and found.outcome == "present"
    ]


def _sides(pair: Pair) -> Iterable[tuple[Side, Side]]:
    """Both sides, each judged alone; once where both stand in one submission."""
    yield pair.a, pair.b
    if pair.a.submission != pair.b.submission:
        yield pair.b, pair.a


def _copied(pair: Pair, own: Side, other: Side, system: IndicatorSystem) -> Flag:
    clause = next((p.ref for p in system.deductions if "fraud" in p.how), None)
    sides = ("甲方", "乙方") if own == pair.a else ("乙方", "甲方")  # as the pair's reason has them
    return Flag(
        id=flag_id(pair.id, own.submission, own.material),
        code=pair.kind.replace("_", "-"),
        severity="fraud" if system.settings.fraud_zero else "warn",
        submission=own.submission,
        materials=(own.material,),
        indicator=None,
        clause=clause,
        status="suspected",
        text=f"《{own.path}》（{sides[0]}）与{other.submission}《{other.path}》（{sides[1]}）"
        f"存在雷同：{pair.reason}",
        evidence={"pair": pair.id, "remedy": "说明起草经过，提供起草、审签记录和原始电子文件"},
    )


def _named(places: Sequence[NameLeft]) -> Flag:
    left = places[0]
    where = f"《{left.side.path}》第{left.place.page}页"
    words = "；".join(f"第{each.place.page}页：……{each.words}……" for each in places[1:SHOWN_PLACES])
    more = f"；另有{len(places) - 1}处：{words}" if words else ""
    return Flag(
        id=flag_id("name-left", left.side.submission, left.side.material, left.name),
        code="name-left",
        severity="warn",
        submission=left.side.submission,
        materials=(left.side.material,),
        indicator=None,
        clause=None,
        status="suspected",
        text=f"{where}出现其他地区的名称“{left.name}”：……{left.words}……{more}",
        evidence={
            "name": left.name,
            "page": left.place.page,
            "remedy": "核对这份材料由谁起草，是来文或引用的写明出处",
        },
    )


def _traced(submission: str, record: Record, found: Finding) -> Flag:
    return Flag(
        id=flag_id(found.check, submission, record.material.id),
        code=found.check.replace("_", "-"),
        severity="warn",
        submission=submission,
        materials=(record.material.id,),
        indicator=None,
        clause=None,
        status="suspected",
        text=f"《{record.material.path}》{found.reason}",
        evidence={"strength": found.strength, **found.values, "remedy": found.remedy},
    )
