"""Papers on which heading, signature and seal belong to different counties.

Signal: an organ's name begins with a county other than the submitting one (``counties``). Strength:
medium where one paper names the own county and another one and no joint heading or signing explains
it; weak where the paper forwards another or is an agreement, or where the names are nearly alike
and were read from a picture (沂南, 沂水). A paper wholly of another county is a note: such papers
are exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from checker import counties
from checker.counties import County
from checker.forgery import stated
from checker.forgery.flags import flag
from checker.model.document import Box
from checker.model.finding import SealMark, Strength
from checker.model.material import Record
from checker.model.score import Flag

NAME = "foreign_organs"
# What is told of a ring is sure enough; a ring that nothing printed confirms is "unknown".
SURE_OF = {"official": 0.9, "electronic": 0.9, "unknown": 0.98}
LEAST = (
    0.5  # of a ring that names the body that signs, of another county: the rest of it is read well
)
FORWARDED = re.compile(
    "转发|批转|翻印|联合(?!惩戒|奖惩|激励|执法|检查|整治|监管|治超)|函告|复函|协议|备忘录|协作|合作|共建|"
    "合同|移交|抄告|纪要"
)
MAX_SHOWN = 20  # papers of other counties in one note


@dataclass(frozen=True, slots=True)
class Named:
    """An organ on a paper, where it stands, and the county its name begins with."""

    what: Literal["版头", "落款", "印章"]
    organ: str
    county: County
    page: int
    box: Box | None
    certain: bool
    doubtful: bool = False


def across(records: Mapping[str, Sequence[Record]]) -> Iterator[Flag]:
    """A flag for each mixed paper, and one note for the papers of other counties together."""
    for submission, records_of in records.items():
        own = counties.of_submission(submission)
        if own is None:
            continue
        foreign = []
        for record in records_of:
            organs = list(named(record))
            others = [each for each in organs if each.county is not own]
            if others and len(others) < len(organs) and not _joint(organs):
                yield _mixed(submission, record, organs, others[0], own)
            elif others and len(others) == len(organs):
                foreign.append((record, others[0]))
        if foreign:
            yield _foreign(submission, foreign)


def named(record: Record) -> Iterator[Named]:
    """The organs on heading, signature and sure official seals that begin with a county's name."""
    header = record.finding("red_header")
    if header is not None and header.outcome == "present":
        place = header.evidence[0] if header.evidence else None
        for organ in record.organs:
            page, box = (place.page, place.box) if place else (1, None)
            yield from _organ("版头", organ, page, box, header.via == "text")
    day = stated.issued(record.lines, record.findings)
    for line in stated.signed(record.lines, day) if day else ():
        yield from _organ("落款", stated.plain(line.text), line.page, line.box, line.via == "text")
    seal = record.finding("seal")
    for mark in seal.values.get("seals", ()) if seal is not None else ():
        if mark.text and mark.confidence >= SURE_OF.get(mark.type, 2.0):
            yield from _organ("印章", mark.text, mark.page, mark.box, mark.type == "electronic")
        elif mark.text and mark.confidence >= LEAST and mark.type == "unknown":
            yield from _namesake(record, mark)


def _organ(
    what: Literal["版头", "落款", "印章"], organ: str, page: int, box: Box | None, certain: bool
) -> Iterator[Named]:
    county = counties.of_organ(organ)
    if county is not None:
        yield Named(what, str(organ), county, page, box, certain)


def _namesake(record: Record, mark: SealMark) -> Iterator[Named]:
    """A seal of the body that issued the paper, but for its county."""
    issuer = stated.plain(record.issuer)
    home, there = counties.of_organ(issuer), counties.of_organ(mark.text)
    if home is None or there is None or home is there:
        return
    bodies = [name.partition(c.stem)[2] for name, c in ((issuer, home), (mark.text, there))]
    if bodies[0] == bodies[1] != "":
        yield Named("印章", mark.text, there, mark.page, mark.box, certain=False, doubtful=True)


def _joint(organs: Sequence[Named]) -> bool:
    """Whether several counties head the paper, or sign it, and all that are named are among them.

    A joint paper may bear its host's mark alone (党政机关公文处理工作条例 第九条), but all sign it.
    """
    sides = ({each.county for each in organs if each.what == what} for what in ("版头", "落款"))
    return any(len(side) > 1 and all(each.county in side for each in organs) for side in sides)


def _strength(record: Record, other: Named, own: County) -> Strength:
    if FORWARDED.search(record.title) or other.doubtful:
        return "weak"
    alike = set(other.county.stem) & set(own.stem) and len(other.county.stem) == len(own.stem)
    return "weak" if alike and not other.certain else "medium"


def _mixed(
    submission: str, record: Record, organs: Sequence[Named], other: Named, own: County
) -> Flag:
    mine = next(each for each in organs if each.county is own)
    text = (
        f"《{record.material.path}》{mine.what}是“{mine.organ}”，"
        f"{other.what}却{'像是' if other.doubtful else '是'}“{other.organ}”。"
        "若是两县联合行文请说明，否则请核对原件，说明这份文件由谁制发"
    )
    facts = [{"what": x.what, "value": x.organ, "page": x.page} for x in organs]
    places = [{"path": record.material.path, "page": x.page, "box": x.box} for x in organs if x.box]
    evidence = {"strength": _strength(record, other, own), "facts": facts, "places": places}
    remedy = "提供盖章原件的扫描件；联合行文的，附会签记录"
    return flag("foreign-organs", submission, (record,), text, remedy, evidence=evidence)


def _foreign(submission: str, foreign: Sequence[tuple[Record, Named]]) -> Flag:
    papers: list[dict[str, Any]] = [
        {"path": record.material.path, "title": record.title, "other": other.organ}
        for record, other in foreign[:MAX_SHOWN]
    ]
    text = (
        f"有{len(foreign)}份材料由其他县的机关制发（如“{foreign[0][1].organ}”）。"
        "往来文件属于正常，请核对是否误作本单位的工作成果"
    )
    evidence = {"strength": "note", "papers": papers}
    return flag(
        "foreign-papers",
        submission,
        [record for record, _ in foreign],
        text,
        "不是来文的，换成本单位自己的材料",
        evidence=evidence,
    )
