"""Whether a seal's body and a signature's mean one body: short names do, bodies below it do not."""

from __future__ import annotations

import re

from rapidfuzz.distance import LCSseq, Levenshtein

from checker import counties
from checker.elements.organs import same, tidy

_CONFIDENT = 0.97  # a reading this sure has no wrong letter, at most one that was dropped
_BELOW = re.compile(
    r"^(?:办公室|党组|党委|党总支|党支部|机关党委|工会|团委|"
    r".{2,16}(?:大队|中队|支队|中心|分局|局|处|所|站|科|股|室|院))"
)
_NEXT = re.compile(r"^(?:文件|关于|印发|令|公告|通告|纪要|函|中共|[\u4e00-\u9fff]{2,6}?[县市区])")
_PLACE = r"[\u4e00-\u9fff]{2,6}?[县市区]"
_OFFICE = re.compile(r"办公室$")
_OWN_PLACE = re.compile(r".{1,11}?(?:[省市县区旗镇乡]|街道)")
_BEHEADED = re.compile(r"[县市区旗](?![南北中]区)")  # 市中区, 市南区, 市北区 begin so


def alike(seal: str, name: str, confidence: float) -> bool:
    """One body: equal, place left out, a short form signed, or letters lost or read doubtfully."""
    if below(seal, name) or below(name, seal) or places_differ(seal, name):
        return False
    if same(seal, name) or short(name, seal):
        return True
    lost = len(name) - len(seal)
    most = 1 if confidence >= _CONFIDENT else 2  # 交通局 read surely is an older body's seal
    if 0 < lost <= most and LCSseq.similarity(seal, name) == len(seal):
        return True
    return confidence < _CONFIDENT and Levenshtein.distance(seal, name) <= 1


def places_differ(seal: str, name: str) -> bool:
    """Whether both name known places, and not the same: 齐河县 for 商河县 is no letter misread."""
    one, other = counties.place_of(seal), counties.place_of(name)
    return bool(one and other) and one[:-1] != other[:-1]


def placeless(seal: str, name: str) -> bool:
    """Whether what was read of a ring lacks its body's place, which every seal has.

    Nobody can say whose 县交通运输局 is, nor 交通运输局 under 商河县交通运输局.
    """
    lost = name[: -len(seal)] if name.endswith(seal) else ""
    return beheaded(seal) or bool(re.search("[县市区旗]", lost) and not _OWN_PLACE.match(seal))


def beheaded(seal: str) -> bool:
    """Whether a ring text begins in the midst of its place's name."""
    return _BEHEADED.match(seal) is not None


def below(long: str, name: str) -> bool:
    """Whether one name goes on where the other ends, as offices and bodies under it do."""
    at = long.find(name)
    return at >= 0 and bool(_BELOW.match(long[at + len(name) :]))


def short(name: str, full: str) -> bool:
    """Whether a signature is a body's usual short form (县发改局, 市场监管局, 县政府办公室)."""
    own, whole = _bare(name), _bare(full)
    if not 3 <= len(own) < len(whole) or own[-1] != whole[-1]:
        return False
    return LCSseq.similarity(own, whole) == len(own)


def headed(head: str, seal: str) -> bool:
    """Whether the head of the paper names the seal's body, not one of its offices."""
    places = (found.end() for found in re.finditer(re.escape(seal), head))
    return any(_NEXT.match(head[end:]) or not _BELOW.match(head[end : end + 18]) for end in places)


def elsewhere(head: str, seal: str, name: str) -> bool:
    """Whether a signature without its place stands under a head that names another place."""
    if not seal.endswith(name) or seal == name:
        return False
    places = re.findall(rf"({_PLACE}){re.escape(name)}", head)
    return bool(places) and not any(seal in place + name or place in seal for place in places)


def _bare(name: str) -> str:
    return _OFFICE.sub("办", re.sub(r"[（(].*?[）)]", "", tidy(name)))
