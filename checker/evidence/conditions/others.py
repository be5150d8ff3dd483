"""Whose doing a paper tells of: another place's that never names one's own is not one's own.

What others issue or publish (推广通知, 报道, 月报) has to name the body; of other papers
it is enough that nobody else stands at their head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker import counties
from checker.evidence.exhibit import FLOWING, Exhibit, plain
from checker.evidence.facts import headlines
from checker.evidence.facts.terms import Terms

SENDER = re.compile(
    r"(?:信息来源|来源|供稿|报送单位|报送人|供稿单位|作者)[ \t]*[:：][ \t]*(\S{3,30})"
)
_ABOVE = re.compile(r"(?:山东)?省交通|山东省|交通运输部|中华人民共和国")
_BUREAU = re.compile(  # at the head of a clause: whom one visits or meets stands behind a word
    r"(?:^|(?<=[。,;:、由]))([\u4e00-\u9fff]{2,8}[县市区])交通运输局"
)
_TRANSPORT = re.compile(
    "交通|运输|公路|道路|港|航|客运|货运|驾驶|驾校|驾培|维修|出租|公交|物流|车辆|养护|路政|超限"
)
_TO_US = re.compile(r"[你贵][局县市区]")


def place(exhibit: Exhibit, terms: Terms) -> str:
    """The other place of which a paper tells that never names one's own; empty otherwise."""
    record, body = exhibit.record, terms.body
    own = (body.region, body.stem, *body.aliases)
    words = exhibit.title + exhibit.text
    if record is None or any(name in words for name in own):
        return ""
    by_others = exhibit.item.issuer not in ("any", "own")
    if by_others or exhibit.item.unit_settings.get("own_article"):
        return "" if _TO_US.search(words) else next(_named(words, terms), "")
    senders = [plain(found[1]) for found in SENDER.finditer(exhibit.lines)]
    if exhibit.item.unit == "posting" and (above := next(filter(_ABOVE.match, senders), "")):
        return above
    heads = (plain(headlines.headline(exhibit)), plain(record.issuer), *senders)
    return _bureau(exhibit, terms) or next(filter(None, (_heading(h, terms) for h in heads)), "")


def department(exhibit: Exhibit, terms: Terms) -> str:
    """Another department of one's county that heads a paper which says nothing of transport."""
    if exhibit.record is None or exhibit.item.issuer not in ("any", "own"):
        return ""
    place = rf"(?:{re.escape(terms.body.region)}|{re.escape(terms.body.stem)}|[市县区])"
    found = re.match(rf"{place}([\u4e00-\u9fff]{{2,12}}?局)(?!长)", plain(exhibit.record.title))
    return found[0] if found and not _TRANSPORT.search(exhibit.title + exhibit.text) else ""


def _foreign(terms: Terms) -> Iterator[counties.County]:
    """The counties but its own; of a city those of other cities."""
    body = terms.body
    own = {body.region, *body.aliases}
    for county in counties.table():
        if county.name not in own and county.city not in own:
            yield county


def _heading(head: str, terms: Terms) -> str:
    """Another county that a head begins with, as an organ's name or before a colon (梁山:…)."""
    head = re.sub("^(?:山东省?)?(?:[\u4e00-\u9fff]{2,3}市)?", "", head)
    begins = (one for one in _foreign(terms) if head.startswith((one.name, f"{one.stem}:")))
    return next((one.name for one in begins), "")


def _named(words: str, terms: Terms) -> Iterator[str]:
    """The other counties and cities that a text names."""
    for one in _foreign(terms):
        called = f"{one.name}(?!域)|山东{one.stem}" if len(one.stem) > 1 else one.name
        if re.search(called, words):
            yield one.name
    city = terms.body.city
    if not city or f"{city}市" not in words:
        yield from (name for name in counties.cities() if name in words)


def _bureau(exhibit: Exhibit, terms: Terms) -> str:
    """Another region whose bureau a paper names; its own city's and superiors' aside."""
    body = terms.body
    flowing = exhibit.record is not None and exhibit.record.format in FLOWING
    ends = "[\t\n]" if flowing else "\t"  # cells and paragraphs do not run together
    text = plain(re.sub(ends, ";", exhibit.lines))
    others = [place for name in _BUREAU.findall(text) if (place := counties.place_of(name))]
    others = [place for place in others if place != f"{body.city}市"]
    cities = set(counties.cities())
    if body.region in cities:  # its own counties are not told apart from others
        others = [place for place in others if place in cities]
    return next(iter(others), "")
