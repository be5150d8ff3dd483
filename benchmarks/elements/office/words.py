"""Organs, numbers, dates and sentences; all places are made up."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from benchmarks.elements.browser.words import SORTS, TOPICS, body, citation, person

__all__ = ["SORTS", "TOPICS", "Organ", "body", "citation", "day", "number", "organ", "person"]

PLACES = (
    "莱溪县",
    "沂川市",
    "东岭县",
    "博望县",
    "庆陵县",
    "乐川县",
    "阳泽区",
    "临峄县",
    "汶渚县",
    "巨河县",
    "滕湾市",
    "昌浦县",
    "高唐桥区",
    "寿沅县",
    "嘉澍县",
    "冠台县",
    "曹圩县",
    "郯湖县",
    "泗坪县",
    "蓬莱浦区",
)
OFFICES = (
    ("人民政府", "政"),
    ("人民政府办公室", "政办"),
    ("交通运输局", "交"),
    ("发展和改革局", "发改"),
    ("财政局", "财"),
    ("公安局交通警察大队", "公交"),
    ("行政审批服务局", "审"),
    ("司法局", "司"),
    ("市场监督管理局", "市监"),
    ("住房和城乡建设局", "住建"),
    ("应急管理局", "应急"),
    ("教育和体育局", "教体"),
    ("卫生健康局", "卫"),
    ("自然资源和规划局", "自然资规"),
    ("公路事业发展中心", "公路"),
    ("交通运输事业服务中心", "交运"),
    ("综合行政执法局", "综执"),
    ("道路运输事业发展中心", "道运"),
    ("社会信用体系建设领导小组办公室", "信"),
    ("水务局", "水"),
    ("交通运输局港航管理处", "港航"),
    ("农业农村局", "农"),
    ("大数据局", "数"),
    ("工业和信息化局", "工信"),
)
PARTY = (("中共{}委员会", "发"), ("中共{}委办公室", "办发"), ("中共{}交通运输局党组", "交党组"))
_KINDS = ("发", "字", "函", "规", "办", "", "通", "信用")


@dataclass(frozen=True)
class Organ:
    """An issuing organ: its name, place and the stem of its numbers."""

    name: str
    place: str
    stem: str


def organ(rng: Random, among: tuple[str, ...] = (), place: str = "") -> Organ:
    place = place or rng.choice(PLACES)
    name, stem = rng.choice([one for one in OFFICES if not among or one[0] in among])
    return Organ(place + name, place, place[0] + stem)


def number(rng: Random, one: Organ, year: int) -> str:
    return f"{one.stem}{rng.choice(_KINDS)}〔{year}〕{rng.randint(1, 220)}号"


def day(rng: Random, year: int) -> str:
    return f"{year}年{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
