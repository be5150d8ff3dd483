"""New regulations (新出台): which ones a paper tells of, and when each was passed or began.

A note of this year on a regulation of an earlier one shows nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.scoring import names
from checker.scoring.calendar import Period
from checker.scoring.dates import Dating
from checker.scoring.exhibit import Exhibit, key_of
from checker.scoring.readers import Reading
from checker.scoring.terms import Terms

_NAMED = re.compile(r"《([^《》]{2,40}?(?:条例|规定|办法|规章|决定))(?:[(][^()]{1,8}[)])?》")
_ENACTED = re.compile(
    r"(?<![\d〔\[(])(20\d\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?![至到—-])"
    r"[^。;,\n]{0,24}?(?:施行|实施|通过|公布|颁布|批准|出台|发布|修订)"
)
_OTHERS = re.compile(  # what a regulation rests on or puts an end to
    r"(?:根据|依据|依照|按照)[^,。;\n]{0,60}《[^,。;\n]*"
    r"|[^,。;\n]{0,40}《[^,。;\n]{0,60}(?:废止|失效)"
)


def by_regulation(exhibit: Exhibit, dated: Dating, terms: Terms) -> list[Reading]:
    """Each regulation whose day a sentence tells; else the one that the paper is called after."""
    text = _own(exhibit)
    told = {} if exhibit.matter else dict(_told(text))
    if told:
        return [_judged(name, said, terms.period) for name, said in told.items()]
    found = _NAMED.search(exhibit.title) or _NAMED.search(text)
    name = key_of(exhibit.matter or (found[1] if found else "")) or names.matters(exhibit)[0][0]
    return [_judged(name, text, terms.period)]


def _own(exhibit: Exhibit) -> str:
    """The text without the clauses on other regulations, where one is left to speak of."""
    titled = _NAMED.search(exhibit.title)
    text = _OTHERS.sub(
        lambda part: part[0] if titled and titled[1] in part[0] else "", exhibit.text
    )
    return text if titled or _NAMED.search(text) else exhibit.text


def _told(text: str) -> Iterator[tuple[str, str]]:
    """Names with all that is said in the sentences that date them."""
    said: dict[str, str] = {}
    for sentence in re.split(r"[。\n]", text):
        if _ENACTED.search(sentence):
            for named in _NAMED.findall(sentence)[:1]:
                said[key_of(named)] = f"{said.get(key_of(named), '')}{sentence}。"
    yield from said.items()


def _judged(name: str, text: str, period: Period) -> Reading:
    days = [(day[0], _within(int(day[1]), period)) for day in _ENACTED.finditer(text)]
    earlier = next((words for words, inside in days if not inside), "")
    if not earlier:
        return Reading(name)
    if any(inside for _, inside in days):
        return Reading(name, f"材料写有“{earlier}”，是否创建期内新出台待核")
    return Reading(name, refused=f"材料写的是“{earlier}”，不是创建期内新出台的")


def _within(year: int, period: Period) -> bool:
    return period[0].year <= year <= period[1].year
