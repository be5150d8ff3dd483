"""Whether the rule asks the three elements of each paper, and whether it has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from checker.evidence.exhibit import draft_of, key_of, plain
from checker.evidence.facts.issuers import evaluated, made_by, standing
from checker.evidence.facts.subjects import addressee
from checker.model.finding import Finding, Outcome
from checker.model.material import Record, Submission
from checker.model.rules import Body, IndicatorSystem, Item
from checker.model.score import ThreeElements

ELEMENTS = {"red_header": "红头", "document_number": "文号", "seal": "公章"}
_POLICY_TITLE = re.compile(r"(制度|政策|办法|方案|细则|规定|意见|通知|要点)$")
_ANNOUNCES = re.compile(r"(通报|通告|公告|公示)$")  # not among the kinds that the clause names
_RESULTS = re.compile(r"(结果|名单|等级|排名|得分)的?(公告|公示)$")
_PLANS = re.compile(r"(?<!行动)(计划|安排)$")  # asked of year plans under 一.3 alone
_GATHERINGS = re.compile(  # what calls people together is no rule that they follow
    r"((?:召开|举办|举行|参加|出席|收看).*(?:会|会议|培训|培训班|讲座)的?(?:[^，。]{2}通知|通知)|^.{0,16}(?:会议|开会|培训|参会)通知)$"
)
_OTHERS = re.compile(r"(函|请示|决定书|证书|合同书?|协议书?|责任书|倡议书|公开信)$")
_FROM_ABOVE = re.compile(r"(批复|复函|表彰.{0,24}(?:决定|通报|通知))$")
_REPRINT = "是网页上转载的制度文件全文，不是文件本身，三要素以文件为准，请附文件原件"
_BY_OTHERS = ("promoter", "city_or_above", "province_or_above")
_NAMED = 6  # characters of a title by which a notice names a paper
_COVER = re.compile(r"(印发|发布|公布|下发|出台|制定)")


def duties(
    system: IndicatorSystem,
    submission: Submission,
    records: Sequence[Record],
    body: Body | None = None,
) -> Mapping[str, ThreeElements]:
    """The three-element duty of every record, by material id. ``body``: whose papers are judged."""
    body = body or evaluated(system, submission, records)
    clause = next((p.ref for p in system.deductions if "void" in p.how), "")
    found: dict[str, ThreeElements] = {}
    for record in records:
        whose = standing(record, body)
        duty = _not_asked(system, record, whose) or _others_paper(record, whose, body)
        duty = duty or _judge(system, record, whose)
        found[record.material.id] = replace(duty, clause=clause) if duty.required else duty
    return _covered(found, records)


def _not_asked(system: IndicatorSystem, record: Record, whose: str) -> ThreeElements | None:
    if record.kind != "policy" and not _maybe_policy(system, record):
        form = _OTHERS.search(key_of(record.title)) if record.kind == "other" else None
        name = form[0] if form else system.document_kinds.get(record.kind, record.kind)
        return _free(f"属于{name}，不是出台的制度、政策、办法、方案等文件，不要求三要素")
    if draft := draft_of(f"{record.title}|{PurePosixPath(record.material.path).stem}"):
        return _free(f"是“{draft}”，没有出台，不要求三要素，也不计分")
    items = standing_items(system, record)
    title = key_of(record.title)
    told = (_RESULTS if items else _GATHERINGS).search(title)  # 六.2 asks for its notice
    if told and not any(item.three_elements == "required" for item in items):
        return _free(f"是“{told[0]}”，不是出台的制度、政策、办法、方案等文件，不要求三要素")
    if items and all(item.issuer in _BY_OTHERS for item in items) and whose == "unknown":
        return _free("本项的证明由上级或其他单位制发，看不出是被评估单位出台的，三要素只作提示")
    if items and all(item.three_elements == "never" for item in items):
        refs = "、".join(dict.fromkeys(item.ref for item in items))
        return _free(f"{refs}的证明材料不要求三要素")
    return None


def _maybe_policy(system: IndicatorSystem, record: Record) -> bool:
    """A web copy of a policy paper, or a paper of no clear kind with such a title where the item
    asks for one. An announcement on a site is a proof like other pages where none is asked for.
    """
    items, title = standing_items(system, record), key_of(record.title)
    asked = any(item.three_elements == "required" for item in items)
    if _reprinted(record):
        return asked or not items or _ANNOUNCES.search(title) is None
    unclear = record.kind == "other" and record.kind_confidence < system.settings.kind_confidence
    return asked and unclear and _POLICY_TITLE.search(title) is not None


def _reprinted(record: Record) -> bool:
    """Whether a web page gives a policy paper in full."""
    found = record.finding("kind")
    return bool(found and found.values.get("reprint"))


def standing_items(system: IndicatorSystem, record: Record) -> list[Item]:
    """The scoring items where a material stands, by its places and manifest rows."""
    refs = [place.item or place.indicator for place in record.material.places]
    refs += [row.ref for row in record.material.rows]
    items: list[Item] = []
    for ref in refs:
        entry = system.indicator(ref) if ref else None
        if entry:
            items += [item for item in entry.items if ref in (item.ref, entry.ref)]
    return items


def _others_paper(record: Record, whose: str, body: Body) -> ThreeElements | None:
    if whose not in ("other", "county"):
        return None
    by = made_by(record, body)
    missing, unsure = _elements(record)
    lacking = "、".join(ELEMENTS[name] for name in (*missing, *unsure))
    advice = f"本件{lacking}不全或看不清，建议向发文单位索取完整版本" if lacking else ""
    return _free(f"{by}，不是被评估单位出台的文件，三要素只作提示", advice)


def _judge(system: IndicatorSystem, record: Record, whose: str) -> ThreeElements:
    missing, unsure = _elements(record)
    reason = _reason(record, missing, unsure)
    if _reprinted(record):
        return ThreeElements(True, "review", missing, f"{_REPRINT}；{reason}".rstrip("；"))
    if missing and (doubt := _doubt(system, record, whose)):
        return ThreeElements(True, "review", missing, f"{reason}；{doubt}，待核")
    if missing:
        return ThreeElements(True, "fail", missing, reason)
    if unsure:
        return ThreeElements(True, "review", (), reason)
    contradiction = _contradiction(record)
    if contradiction:
        return ThreeElements(True, "review", (), contradiction)
    return ThreeElements(True, "pass", (), "红头、文号、公章齐全")


def _elements(record: Record) -> tuple[tuple[str, ...], tuple[str, ...]]:
    outcomes = {name: _outcome(record.finding(name)) for name in ELEMENTS}
    missing = tuple(name for name, found in outcomes.items() if found == Outcome.ABSENT)
    good = (Outcome.ABSENT, Outcome.PRESENT)
    return missing, tuple(name for name, found in outcomes.items() if found not in good)


def _outcome(finding: Finding | None) -> Outcome:
    return finding.outcome if finding else Outcome.UNSURE


def _reason(record: Record, missing: Iterable[str], unsure: Iterable[str]) -> str:
    def words(name: str) -> str:
        found = record.finding(name)
        return f"（{found.reason}）" if found and found.reason else ""

    parts = [f"缺{ELEMENTS[name]}{words(name)}" for name in missing]
    parts += [f"{ELEMENTS[name]}不能确定{words(name)}" for name in unsure]
    return "；".join(parts)


def _doubt(system: IndicatorSystem, record: Record, whose: str) -> str:
    if record.kind != "policy" or record.kind_confidence < system.settings.kind_confidence:
        return f"文种不能确定（{record.kind_reason}）"
    if whose == "related":
        return f"发文单位“{record.issuer}”是否属于被评估单位不能确定"
    if record.readable == "no":
        return "材料辨认不清"
    if whose == "unknown" and (given := _FROM_ABOVE.search(key_of(record.title))):
        return f"“{given[0]}”一般由上级或其他单位制发，看不出是不是被评估单位出台的"
    items = standing_items(system, record)
    asked = any(item.three_elements == "required" for item in items)
    title = key_of(record.title)
    named = _ANNOUNCES.search(title) or (_GATHERINGS if asked else _PLANS).search(title)
    told = f"“{named[0]}”" if named else ""
    if not told and (only := addressee("\n".join(map(plain, record.text.split("\n"))))):
        told = f"写给“{only}”一家的文书"
    return f"{told}是否属于条文所说的制度、政策、办法、方案等文件不能确定" if told else ""


def _contradiction(record: Record) -> str:
    agreement = record.finding("agreement")
    if agreement and agreement.outcome in (Outcome.ABSENT, Outcome.UNSURE):
        lacking = any(note["code"] == "unsealed" for note in agreement.values.get("notes", ()))
        told = "红头、文号都有，印章不齐" if lacking else "红头、文号、公章都看到了，但彼此不一致"
        return f"{told}：{agreement.reason}"
    return ""


def _free(reason: str, advice: str = "") -> ThreeElements:
    return ThreeElements(False, "not_applicable", (), reason, advice=advice)


def _covered(
    found: dict[str, ThreeElements], records: Sequence[Record]
) -> Mapping[str, ThreeElements]:
    """A 办法 sent apart takes the elements of the notice that promulgates it by name.

    Of several notices (a copy beside the original) the best counts; none makes a paper worse, and
    what a paper with a header of its own lacks is told of itself.
    """
    asked = [r for r in records if found[r.material.id].required]
    covers = [r for r in asked if _COVER.search(plain(r.title)) and "通知" in r.title]
    result = dict(found)
    for record in asked:
        own = found[record.material.id]
        named = _covers_of(record, covers)
        cover = max(named, key=lambda one: _rank(found[one.material.id]), default=None)
        if own.verdict == "pass" or cover is None:
            continue
        theirs = found[cover.material.id]
        headed = _outcome(record.finding("red_header")) == Outcome.PRESENT
        if _rank(theirs) < _rank(own) + headed:
            continue
        text = f"本件是附件，以印发通知《{cover.title}》的三要素为准：{theirs.reason}"
        result[record.material.id] = replace(theirs, reason=text)
    return result


def _rank(duty: ThreeElements) -> int:
    return ("fail", "review", "pass").index(duty.verdict)


def _covers_of(record: Record, covers: Iterable[Record]) -> Iterator[Record]:
    """The notices that name a paper."""
    title = _bare_title(record.title)
    for cover in covers if len(title) >= _NAMED else ():
        named = _bare_title(cover.title)
        if cover is record or title == named or _numbered_apart(record, cover):
            continue
        if (title in named and len(named) >= len(title) + 4) or title in _covered_by(cover):
            yield cover


def _numbered_apart(one: Record, other: Record) -> bool:
    """Whether each bears a document number of its own: an annex shows none but its notice's."""
    mine, theirs = _own_number(one), _own_number(other)
    return bool(mine and theirs) and mine != theirs


def _own_number(record: Record) -> str:
    found = record.finding("document_number")
    present = found is not None and found.outcome == Outcome.PRESENT
    return str(found.values.get("value", "")) if found and present else ""


def _covered_by(cover: Record) -> set[str]:
    """The papers that a notice says it prints: 现将《…》《…》印发给你们."""
    found = cover.finding("kind")
    return {_bare_title(name) for name in found.values.get("covers", ())} if found else set()


def _bare_title(title: str) -> str:
    """A title without 附件1 before it and （试行） behind it."""
    return re.sub(
        r"^附件[\d一二三四五六七八九十]*|(?:试行|暂行|修订稿?)(?=$|的通知$)", "", key_of(title)
    )
