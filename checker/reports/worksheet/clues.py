"""Suspected copies and leads as a worksheet lists them: what, where, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model.document import Box
from checker.model.finding import Evidence
from checker.model.material import Record
from checker.model.pair import Pair, Side, TextPlace
from checker.model.result import Result, SubmissionResult
from checker.model.score import Flag
from checker.reports import crowds, words

QUOTED = 60  # characters of the longest shared passage
PLACES = 6  # named of one lead


def copies(each: SubmissionResult, result: Result) -> list[dict[str, str]]:
    """A row for each pair of this submission, suspected copies first."""
    name = each.submission.name
    status = {f.evidence["pair"]: f.status for f in each.flags if "pair" in f.evidence}
    found = [
        pair for pair in result.sharing.pairs if name in (pair.a.submission, pair.b.submission)
    ]
    found = crowds.folded(found)
    found.sort(key=lambda pair: (pair.severity != "fraud", pair.id not in status))
    return [_pair(pair, name, status) for pair in found]


def _pair(pair: Pair, name: str, status: Mapping[str, str]) -> dict[str, str]:
    own, other = ("a", "b") if pair.a.submission == name else ("b", "a")
    standing = status.get(pair.id, "")
    return {
        "级别": words.GRADE[pair.severity],
        "类型": words.called(pair),
        "本件": _side(pair, own, name),
        "对方": _side(pair, other, name),
        "依据": "\n".join(part for part in (pair.reason, _passage(pair)) if part),
        "认定": words.STATUS.get(standing, "仅提示"),
    }


def _side(pair: Pair, which: str, name: str) -> str:
    side: Side = getattr(pair, which)
    share = pair.covered_a if which == "a" else pair.covered_b
    places: list[TextPlace] = [getattr(span, which) for span in pair.spans]
    pages = "、".join(map(str, sorted({place.page for place in places})))
    where = f"第{pages}页，" if pages else ""
    owner = "" if side.submission == name else f"{side.submission}："
    sides = "甲方" if which == "a" else "乙方"  # as the pair's reason has them
    return f"{owner}{side.path}（{sides}，{where}相同部分占{share:.0%}）"


def _passage(pair: Pair) -> str:
    """The longest shared passage, and the words that were put in place of others."""
    longest = max((span.text for span in pair.spans), key=len, default="").replace("\n", "")
    quoted = f"相同文字如：“{longest[:QUOTED]}{'……' if len(longest) > QUOTED else ''}”"
    swapped = "、".join(f"{one}⇄{other}" for one, other in pair.swapped[:PLACES])
    aside = "、".join(f"{one.source}（{one.characters}字）" for one in pair.excluded[:PLACES])
    parts = [
        quoted if longest else "",
        f"替换的词：{swapped}" if swapped else "",
        f"已剔除的共同来源：{aside}" if aside else "",
    ]
    return "\n".join(part for part in parts if part)


def leads(each: SubmissionResult) -> list[dict[str, str]]:
    """Strong and medium leads, and what the rules want a person to decide."""
    order = {"strong": 0, "medium": 1}
    records = {record.material.id: record for record in each.records}
    flags = sorted(_own(each.flags), key=lambda f: (order.get(_strength(f), 2), f.text))
    return [
        {
            "强弱": words.STRENGTH.get(_strength(flag), "核对"),
            "说明": flag.text,
            "材料": "\n".join(_where(flag, records)),
            "认定": words.STATUS[flag.status],
        }
        for flag in flags
    ]


def _own(flags: Iterable[Flag]) -> Iterator[Flag]:
    """Pairs and the three elements have tables of their own; weak clues are only counted."""
    for flag in flags:
        other = "pair" in flag.evidence or flag.code.startswith("three-elements")
        if not other and _strength(flag) not in ("weak", "note"):
            yield flag


def _strength(flag: Flag) -> str:
    return str(flag.evidence.get("strength") or "")


def quiet(each: SubmissionResult) -> list[str]:
    """How many weak clues there are beside."""
    weak = ("weak", "note")
    single = sum(
        found.strength in weak and found.outcome == "present"
        for record in each.records
        for found in record.findings
    )
    across = sum(_strength(flag) in weak for flag in each.flags)
    count = single + across
    said = f"另有{count}条较弱的线索和备注，多数有正常原因，没有列在这里，见 report.html。"
    return [said] if count else []


def _where(flag: Flag, records: Mapping[str, Record]) -> Iterator[str]:
    """Each paper with the pages that the finding names."""
    told = flag.evidence.get("places") or ()
    for one in flag.materials:
        record = records.get(one)
        if record is None:
            continue
        spots = [*_found(flag, record), *_told(told, record.material.path)]
        pages = "、".join(dict.fromkeys(spots[:PLACES]))
        yield f"{record.material.path}{f'（{pages}）' if pages else ''}"


def _found(flag: Flag, record: Record) -> Iterator[str]:
    found = record.finding(flag.code.replace("-", "_"))
    evidence: tuple[Evidence, ...] = found.evidence if found else ()
    for place in evidence:
        yield spot(place.page, place.box)
    if not evidence and isinstance(page := flag.evidence.get("page"), int):
        yield spot(page, None)


def _told(places: Any, path: str) -> Iterator[str]:
    for place in places:
        if isinstance(place, Mapping) and place.get("path") == path and place.get("page"):
            box = place.get("box")
            yield spot(int(place["page"]), tuple(box) if box else None)


def spot(page: int, box: Box | None) -> str:
    """A place as a person finds it on paper: the page and the part of it."""
    if box is None:
        return f"第{page}页"
    across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    high = ("上", "中", "下")[min(2, max(0, int(down * 3)))]
    side = ("左", "中", "右")[min(2, max(0, int(across * 3)))]
    return f"第{page}页{'中' if high == side == '中' else high + side}部"
