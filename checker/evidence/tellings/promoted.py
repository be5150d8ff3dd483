"""What of a body's own a superior's paper makes known: each experience that its list names."""

from __future__ import annotations

import re

from checker.evidence.exhibit import Exhibit, key_of, plain
from checker.evidence.facts import events, openings
from checker.model.rules import Body

_POINT = re.compile(rf"\s*{openings.MARK}|\s*(?:案例|经验|典型)[一二三四五六七八九十\d]+\s*[:、.]?")
_QUOTED = re.compile(r"“([^”]{3,30})”")
_LONGEST = 60  # characters of a point that is a name and no section


def of(exhibit: Exhibit, body: Body) -> list[str]:
    """The names of its own experiences, if they are several: of a list's points, else in quotes."""
    own = re.escape(body.stem)
    return _several(_listed(exhibit, own)) or _several(_quoted(exhibit, own))


def _several(names: list[str]) -> list[str]:
    """The names if they are several; one that holds another is the same in other words."""
    found: list[str] = []
    for name in filter(None, map(key_of, names)):
        if not any(name in other or other in name for other in found):
            found.append(name)
    return found if len(found) > 1 else []


def _listed(exhibit: Exhibit, own: str) -> list[str]:
    """The short points of a list that begin with the body's own region."""
    told = (plain(paragraph) for paragraph in events.paragraphs(exhibit))
    points = [
        re.split("[。;]", _POINT.sub("", one, count=1))[0] for one in told if _POINT.match(one)
    ]
    begins = re.compile(rf"[《“]?(?:山东省?)?{own}")
    return [one for one in points if begins.match(one) and len(one) <= _LONGEST]


def _quoted(exhibit: Exhibit, own: str) -> list[str]:
    """The names in quotes behind the region, of one sentence."""
    if exhibit.record and re.search(own, exhibit.record.title):
        return []  # a paper on one of them
    named = rf"{own}[^。;、“”]{{0,16}}((?:“[^”]{{3,30}}”[、和及与]?)+)"
    told = "\n".join(map(plain, events.paragraphs(exhibit)))
    for sentence in re.split("[。;:\n]", told):
        runs = [run[1] for run in re.finditer(named, sentence)]
        names = [name for run in runs for name in _QUOTED.findall(run)]
        if len(names) > 1:
            return names
    return []
