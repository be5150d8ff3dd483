"""Whose paper it is where no issuer was read: what its own words say of another body.

A superior's 办法 kept as plain text has no 版头 and often no signature; its title names the place
it holds for, its addressees stand below whoever issued it.
"""

from __future__ import annotations

import re

from checker.forgery import counties
from checker.model.material import Record
from checker.model.rules import Body

_BEFORE_PLACE = re.compile(
    r"^(?:关于)?(?:印发|公布|发布|下发)?[《“\"]*(?:20\d\d[—-])?(?:20\d\d年度?)?"
)
_ABOVE = re.compile(
    r"^(?:山东省|全省|省厅|省交通|中华人民共和国|国家|全国|交通运输部|国务院|[\u4e00-\u9fff]{2,3}省(?!道))"
)
_TO_CITIES = re.compile(r"^各(?:省[、,]|设区市|市[(（]?(?:交通|人民政府|[、,]|委|局))")
_TO_COUNTIES = re.compile(r"^各(?:县[(（]?[、,]?[市区]|区县|区[(（]县|市[、,]?区|县[、,])")
_MADE_ABOVE = re.compile(
    r"(?:中共中央|国务院|交通运输部|国家发展改革委|山东省人民政府|省政府|省交通运输厅)[^。;]{0,16}印发"
)
_NUMBERED_ABOVE = re.compile(r"^(?:鲁|国发|国办|国函|中办|中发)")
_ADDRESSEE_ROWS, _OPENING = 15, 250


def another(record: Record, body: Body) -> str:
    """The words that show another body's paper, ready to print; empty where none do."""
    title = _plain(record.title)
    if place := _elsewhere(_BEFORE_PLACE.sub("", title), body):
        return f"题名写的是“{place}”"
    lines = [_plain(line.text) for line in record.lines if not line.hidden]
    for line in lines[:_ADDRESSEE_ROWS]:
        below = _TO_CITIES.match(line) or (not _is_city(body) and _TO_COUNTIES.match(line))
        if below and line.endswith((":", "：")):
            return f"主送“{line[:20]}”"
    if made := _MADE_ABOVE.search("".join(lines)[:_OPENING]):
        return f"文中写明“{made[0]}”"
    number = record.finding("document_number")
    value = str(number.values.get("value", "")) if number else ""
    return f"文号是“{value}”" if _NUMBERED_ABOVE.match(value) else ""


def _elsewhere(title: str, body: Body) -> str:
    """The place that a title begins with where it is not the body's own."""
    if above := _ABOVE.match(title):
        return above[0]
    if county := counties.of_organ(title):
        own = {body.region, *body.aliases, body.region.removesuffix(county.name[-1])}
        return "" if own & {county.name, county.stem} else county.name
    city = next((name for name in counties.cities() if title.startswith(name)), "")
    if city:
        return "" if city == body.region or body.region in title[:12] else city
    whole = "全县" if _is_city(body) else "全市"
    return whole if title.startswith(whole) and not body.region.endswith(whole[-1]) else ""


def _is_city(body: Body) -> bool:
    return bool(body.city) and body.region == f"{body.city}市"


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
