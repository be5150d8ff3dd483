"""Whose paper it is where no issuer was read: what its own words say of another body.

A superior's 办法 kept as plain text has no 版头 and often no signature; its title names the place
it holds for, its addressees stand below whoever issued it.
"""

from __future__ import annotations

import re

from checker import counties
from checker.model.material import Record
from checker.model.rules import Body

_BEFORE_PLACE = re.compile(
    r"^(?:中共)?(?:关于)?(?:印发|公布|发布|下发)?[《“\"]*(?:20\d\d[—-])?(?:20\d\d年度?)?"
)
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|"
    "四川|贵州|云南|陕西|甘肃|青海|台湾"
)
_ABOVE = re.compile(
    rf"^(?:(?:{_PROVINCES})省|全省|省厅|省交通|中华人民共和国|国家|全国|交通运输部|国务院)"
)
_CITY = re.compile(r"^(?![全本各])[\u4e00-\u9fff]{2,3}市(?![场民政区级直])")
_TO_CITIES = re.compile(r"^各(?:省[、,]|设区市|市[(（]?(?:交通|人民政府|[、,]|委|局))")
_TO_COUNTIES = re.compile(r"^各(?:县[(（]?[、,]?[市区]|区县|区[(（]县|市[、,]?区|县[、,])")
_ORGANS = r"(?:中共中央|国务院|全国人民代表|交通运输部|国家发展改革委|山东省|省政府|省交通运输厅)"
_MADE_ABOVE = re.compile(  # told of the paper itself, not of one that it goes by
    rf"(?:近日|日前)[,，]?{_ORGANS}[^。;]{{0,16}}印发|"
    rf"[（(](?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日{_ORGANS}[^。）)]{{0,24}}(?:发布|公布|令|印发|通过)"
)
_STANDARD = re.compile(r"^(?:GB|JT|DB\d*)(?:/T)?\d+")
_NUMBERED_ABOVE = re.compile(r"^(?:鲁|国发|国办|国函|中办|中发)")
_ADDRESSEE_ROWS, _OPENING, _TITLE_ROWS = 15, 250, 4
_BARE_CITY = re.compile(
    r"(?:中共)?市(?:委|人民政府|政府|[\u4e00-\u9fff]{1,10}(?:局|委|办|中心|会))"
)
_NAMED = r"(?:中共)?[\u4e00-\u9fff]{2,24}?(?:政府|局|厅|部|委|委员会|会|办|办公[室厅]|领导小组)"
_BEFORE = re.compile(
    rf"((?:{_NAMED}[、 ])*{_NAMED})(?:关于|《[^》]{{2,14}}》(?:20\d\d年)?第?\d+期)"
)
_PAPER = re.compile(r"关于.{2,60}(?:通知|通报|决定|批复|复函|意见|公告)$")


def another(record: Record, body: Body) -> str:
    """The words that show another body's paper, ready to print; empty where none do."""
    title = _plain(record.title)
    if place := _elsewhere(_BEFORE_PLACE.sub("", title), body):
        return f"题名写的是“{place}”"
    lines = _top(record)
    for line in lines[:_TITLE_ROWS]:
        if not (titled_by(line) and _PAPER.search(line)):
            continue
        if place := _elsewhere(line, body) or of_city(line, body):
            return f"题名写的是“{place}”"
    for line in lines[:_ADDRESSEE_ROWS]:
        below = _TO_CITIES.match(line) or (not _is_city(body) and _TO_COUNTIES.match(line))
        if below and line.endswith((":", "：")):
            return f"主送“{line[:20]}”"
    if standard := next(filter(None, map(_STANDARD.match, lines[:_ADDRESSEE_ROWS])), None):
        return f"标准号是“{standard.string[:20]}”"
    if made := _MADE_ABOVE.search("".join(lines)[:_OPENING]):
        return f"文中写明“{made[0]}”"
    number = record.finding("document_number")
    value = str(number.values.get("value", "")) if number else ""
    return f"文号是“{value}”" if _NUMBERED_ABOVE.match(value) else ""


def county(record: Record) -> str:
    """The county whose name a paper's title begins with, empty where none."""
    found = counties.of_organ(_BEFORE_PLACE.sub("", _plain(record.title)))
    return found.name if found else ""


def _top(record: Record) -> list[str]:
    """As many of the first lines as the rows and the opening looked at take."""
    found: list[str] = []
    long = 0
    for line in (one for page in record.pages for one in page.lines if not one.hidden):
        if len(found) >= _ADDRESSEE_ROWS and long >= _OPENING:
            break
        found.append(_plain(line.text))
        long += len(found[-1])
    return found


def titled_by(title: str) -> str:
    """The organs before 关于 or before a bulletin's name and number; empty where there are none."""
    found = _BEFORE.match(title)
    return found[1] if found else ""


def of_city(text: str, body: Body) -> str:
    """An organ of the city above a county that leaves the city's name out (市文明办).

    Empty in a county-level city's package, whose own organs are called the same.
    """
    found = _BARE_CITY.match(text) if body.region[-1] in "县区" else None
    return found[0] if found else ""


def _elsewhere(title: str, body: Body) -> str:
    """The place that a title begins with where it is not the body's own."""
    if above := _ABOVE.match(title):
        return above[0]
    if county := counties.of_organ(title):
        own = {body.region, *body.aliases, body.region.removesuffix(county.name[-1])}
        return "" if own & {county.name, county.stem} else county.name
    if city := _CITY.match(title):
        return "" if city[0] == body.region or body.region in title[:12] else city[0]
    whole = "全县" if _is_city(body) else "全市"
    begins = re.match(rf"{whole}(?!场|区)", title)
    return whole if begins and not body.region.endswith(whole[-1]) else ""


def _is_city(body: Body) -> bool:
    return bool(body.city) and body.region == f"{body.city}市"


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
