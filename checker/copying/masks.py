"""Names that a copy swaps for its own: places, firms and people, where the text itself marks them.

A name counts only between two marks: a stop, a blank or a small word before it, a title or a unit
beside it. What may be no name stays as it is; passages then bridge it where it was swapped.

Names are sought from the few characters with which marks end, so that most of a text is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from checker.copying.names import KNOWN, SURNAMES
from checker.copying.normal import Codes, codes_of

Span = tuple[int, int]

_HAN = "[一-鿿]"
_SMALL = "对与和及由向的到在等为是从经至于赴请被给"  # words that end before a name
_BEFORE = rf"(?:^|(?<!{_HAN})|(?<=[{_SMALL}]))(?![{_SMALL}])"
_AFTER = (
    rf"(?!{_HAN})|(?=同志|先生|女士|主持|带队|出席|参加|讲话|率队|一行)"
    "|(?=[在对就与和作任兼到赴说于])"
)
_OFFICE = (
    "局长|主任|书记|组长|科长|股长|队长|站长|所长|处长|主席|经理|董事长|校长|县长|市长|区长|镇长"
)
_ROLE = (
    "法定代表人|法人代表|联系人|经办人|负责人|承办人|审核人|记录|记录人|主持|主持人|主讲|主讲人"
    "|姓名|驾驶员|同志"
)
_PERSON = rf"[{SURNAMES}]{_HAN}{{1,2}}"
_TITLED = re.compile(rf"[：:\s]{{0,3}}({_PERSON})(?:{_AFTER})")
_NAMED = re.compile(
    rf"{_BEFORE}({_PERSON})(?:同志|(?:党组(?:成员)?[、，]?)?(?:党委)?副?(?:{_OFFICE}))$"
)
_CELL = re.compile(rf"({_PERSON})(?=[\t|\n])")
_FIRM = re.compile(
    rf"{_BEFORE}((?:(?![的在对与由经请为被从])[一-鿿（）()]){{2,16}}?"
    r"(?:有限(?:责任)?公司|集团公司|驾校|驾驶员?培训学校|修理厂|合作社))$"
)
_TOWN = re.compile(rf"{_BEFORE}({_HAN}{{2,3}})$")
_NO_TOWN = re.compile(
    "^[各全本我该每某几两]|[乡城下返入水家]$|[省市县和与、]|农村|中心|特色|重点|示范|试点|先进|典型|标杆"
    "|百强|贫困|农业|工业|所有|有关|周边|邻近|沿线|相关|其他|其它|部分|所辖|所在|以上|交通|信用|创建"
    "|文明|平安|美丽|一个|多个|加强|推进|促进|实施|开展|支持|推动|健全|打造|建成|完善|数字|样板|领跑|商贸"
)
_NO_UNIT = frozenset("长区域级城村镇")  # what makes no name of a place of what stands before

_BY_END = {
    two: tuple(name for name in sorted(KNOWN, key=len, reverse=True) if name.endswith(two))
    for two in {name[-2:] for name in KNOWN}
}
_TITLES = frozenset(title[-2:] for title in (*_OFFICE.split("|"), *_ROLE.split("|")))
_OFFICES = frozenset(("同志", *(title[-2:] for title in _OFFICE.split("|"))))
_OPENING = frozenset(SURNAMES + "：:")
_FIRMS = frozenset(("公司", "驾校", "学校", "理厂", "作社"))
_FIRM_ENDS = ("限公司", "任公司", "团公司", "驾校", "训学校", "修理厂", "合作社")
_UNITS, _CELLS = "县镇乡道", "\t|"
_NO_STEM = "乡城村下返入水家各全本我该每个省市县重强"
_LEAST = 22  # characters of the longest name with what stands before it
_SPREAD = np.uint16(40503)  # 2 ** 16 ÷ the golden ratio, odd


def _mixed(before: NDArray[np.uint16], last: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """Two characters as 16 bits, by which most places are told to end no name."""
    return np.asarray(before * _SPREAD + last, np.uint16)


def _sieve(words: Iterable[str]) -> NDArray[np.bool_]:
    """Whether one or two characters may be the end of one of the words."""
    table = np.zeros(1 << 16, bool)
    marks = codes_of("".join(words)).astype(np.uint16)
    table[_mixed(marks[:-1:2], marks[1::2])] = True
    return table


_SINGLE = np.zeros(1 << 16, bool)
_SINGLE[[*map(ord, _UNITS + _CELLS)]] = True
_PAIR = _sieve((*_TITLES, *_FIRMS, *_BY_END))


def spans(raw: str, codes: Codes) -> list[Span]:
    """Raw spans of names in order; what overlaps or touches is one.

    ``codes`` are the code points of ``raw``.
    """
    joined: list[Span] = []
    for first, last in sorted(_found(raw, codes)):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], last)
        else:
            joined.append((first, last))
    return joined


def _found(raw: str, codes: Codes) -> Iterator[Span]:
    for at in _places(codes):
        two = raw[max(at - 2, 0) : at]
        if two in _BY_END or two[-1] in _UNITS:
            found = _place(two, raw, at)
        elif two in _TITLES:
            found = _person(two, raw, at)
        elif two in _FIRMS:
            found = _before(_FIRM, raw, at) if raw.endswith(_FIRM_ENDS, 0, at) else None
        else:
            found = _cell(raw, at) if two[-1] in _CELLS else None
        if found:
            yield found


def _places(codes: Codes) -> list[int]:
    """Behind which characters a name may end or begin."""
    short = codes.astype(np.uint16)
    told = _SINGLE.take(short)
    told[1:] |= _PAIR.take(_mixed(short[:-1], short[1:]))
    return (told.nonzero()[0] + 1).tolist()


def _cell(raw: str, at: int) -> Span | None:
    found = _CELL.match(raw, at)
    return found.span(1) if found else None


def _person(two: str, raw: str, at: int) -> Span | None:
    """Who stands behind a title, or before the title of an office."""
    next_ = raw[at : at + 1]
    found = _TITLED.match(raw, at) if next_ in _OPENING or next_.isspace() else None
    if found:
        return found.span(1)
    return _before(_NAMED, raw, at) if two in _OFFICES else None


def _before(form: re.Pattern[str], raw: str, at: int) -> Span | None:
    """What a form finds in the characters that end at a place."""
    begin = max(at - _LEAST, 0)
    found = form.search(raw[begin:at])
    return (begin + found.start(1), begin + found.end(1)) if found else None


def _place(two: str, raw: str, at: int) -> Span | None:
    """A known place, or one that its unit tells; 县 of two is told by its unit as well."""
    if two[-1] == "道" and two != "街道":
        return None
    unit = two[-1] in _UNITS and two[0] not in _NO_STEM and raw[at : at + 1] not in _NO_UNIT
    for name in _BY_END.get(two, ()):
        if raw.endswith(name, 0, at) and (unit or len(name) > len(two)):
            return at - len(name), at
    return _town(raw, at) if unit else None


def _town(raw: str, at: int) -> Span | None:
    end = at - 2 if raw[at - 1] == "道" else at - 1
    begin = max(end - 4, 0)
    found = _TOWN.search(raw[begin:end])
    if found is None or _NO_TOWN.search(found.group(1)):
        return None
    return begin + found.start(1), at
