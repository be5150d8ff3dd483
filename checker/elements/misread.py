"""Whether a signature read from a picture may be another name misread.

A seal lies over the signature by rule, and its ink hides or changes letters: what is read there may
contradict heading and seal only where it surely names another body. That is one of another place,
one whose kind is known for itself (财政局 beside 民政局), one below the body, or a name with more
letters off than are lost under ink.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from checker import counties
from checker.elements.organs import tidy
from checker.elements.seal.bodies import below

_FAR = 4  # letters of a name on which one may be off
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}?[省市县区旗]")
_BODIES = re.compile(  # kinds of bodies in a county, each known for itself
    "财政局|民政局|教育局|体育局|教体局|教育和体育局|公安局|司法局|审计局|统计局|"
    "商务局|税务局|水利局|水务局|农业局|农业农村局|林业局|渔业局|畜牧局|粮食局|"
    "环保局|生态环境局|气象局|地震局|档案局|信访局|旅游局|文旅局|文化和旅游局|"
    "交通局|公路局|运管局|海事局|港航局|铁路局|民航局|邮政局|卫生局|卫健局|"
    "卫生健康局|医保局|医疗保障局|人社局|人力资源和社会保障局|住建局|住房和城乡建设局|"
    "规划局|城管局|城市管理局|应急局|应急管理局|市场监管局|市场监督管理局|发改局|"
    "发展和改革局|工信局|工业和信息化局|科技局|科学技术局|大数据局|行政审批服务局|"
    "综合行政执法局|退役军人事务局|自然资源局|自然资源和规划局|乡村振兴局|投资促进局|"
    "国资局|机关事务局|民宗局|侨务局|外事局|金融局|盐务局|烟草局|供电局|电业局|"
    "人民政府|人民法院|人民检察院|总工会|公路事业发展中心|道路运输服务中心|"
    "交通运输服务中心|交通运输局|道路运输局|道路运输管理局|公路管理局"
)


def may_mean(read: str, name: str) -> bool:
    """Whether ``read``, read from a picture, may be ``name`` with letters lost or misread."""
    read, name = tidy(read), tidy(name)
    if below(read, name) or below(name, read) or _elsewhere(read, name):
        return False
    kind, meant = _kind(read), _kind(name)
    if kind != meant and _BODIES.fullmatch(kind):
        return False
    return Levenshtein.distance(read, name) <= max(1, len(name) // _FAR)


def _elsewhere(read: str, name: str) -> bool:
    """Whether another place is named: a known one, or one with more than a letter off."""
    one, other = counties.place_of(read), counties.place_of(name)
    if one and one != other:
        return one[:-1] != other[:-1]
    place, meant = _PLACE.match(read), _PLACE.match(name)
    if not place or not meant or len(place[0]) != len(meant[0]):
        return False
    return Levenshtein.distance(place[0], meant[0]) > 1


def _kind(name: str) -> str:
    """The name without its places."""
    while not _BODIES.fullmatch(name) and (place := _PLACE.match(name)) and place.end() < len(name):
        name = name[place.end() :]
    return name
