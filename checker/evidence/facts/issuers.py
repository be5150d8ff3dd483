"""Whose paper it is: the evaluated body's own, its county's, a superior's or another's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from checker.counties import County, of_submission, table
from checker.evidence.exhibit import plain
from checker.evidence.facts import origins
from checker.model.document import Problem
from checker.model.material import Record, Submission
from checker.model.rules import Body, IndicatorSystem, Settings

Standing = Literal["own", "related", "county", "other", "unknown"]
Level = Literal["ministry", "province", "city", "county", "unknown"]
_MINISTRY = re.compile(
    r"(?:中华人民共和国|国家|国务院|中共中央|中央|(?<![\u4e00-\u9fff])交通运输部|全国|交通部)"
)
_BUREAU = re.compile(r".{2,14}?交通运输局")
_PRIVATE = re.compile(r"(?:公司|集团|协会|学会|商会|驾校|学校|学院|银行|支行|分行|合作社|事务所)$")
_WORDS = re.compile(r"(?:交通(?:运输)?局)?(?:报送|佐证)*(?:材料)?$")  # behind a county's name
_DEPARTMENT = re.compile(r"(?:局|(?:改革|健康|建设|管理)委员会)$")  # no government, no 领导小组
_BESIDE = re.compile(r"(?:队|中心|处|所|站|工会|团委|妇委会)(?:委员会)?$")
_SHORT = re.compile(r"[市县区]交通(?:运输)?局")
_PROVINCE = re.compile(
    r"(?:山东省|(?<![\u4e00-\u9fff])省(?:交通运输厅|发展|委|政府|人民政府|信用)|中共山东)"
)


def evaluated(
    system: IndicatorSystem, submission: Submission, records: Sequence[Record] = ()
) -> Body:
    """The evaluated body: the folder's name in annex 1, else whoever issued most of its papers."""
    name = plain(submission.name)
    region = _WORDS.sub("", name) or name
    county = of_submission(submission.name)
    for body in system.bodies:
        called = (body.region, *body.aliases)
        if body.name in name or region in called or (county and _is(body, county)):
            return body
    for body in sorted(system.bodies, key=lambda b: -len(b.region)):
        if body.region in name and (county is None or _near(body, county)):
            return body
    if county:
        twins = [one for one in table() if one.name == county.name]
        region = county.name if len(twins) == 1 else county.city + county.name
    named = Counter(found[0] for record in records for found in _bureaus(record))
    cities = {f"{city}市交通运输局" for city in system.settings.cities}
    ours = {body.name for body in system.bodies}
    likely = [bureau for bureau in sorted(named) if bureau in ours or bureau not in cities]
    if not likely or region.endswith(("县", "区", "市")):
        return Body(f"{region}交通运输局", "", region)
    bureau = max(likely, key=lambda found: named[found])
    known = next((body for body in system.bodies if body.name == bureau), None)
    return known or Body(bureau, "", bureau.removesuffix("交通运输局"))


def _is(body: Body, county: County) -> bool:
    return _near(body, county) and county.name in (body.region, *body.aliases)


def _near(body: Body, county: County) -> bool:
    """Whether a county is of the body's city: there are two 市中区, of which one is listed."""
    return county.city.startswith(body.city)


def doubted(
    system: IndicatorSystem, submission: Submission, records: Sequence[Record]
) -> tuple[Problem, ...]:
    """What to tell of the body a package was taken for: not in the list, guessed, or several."""
    body = evaluated(system, submission, records)
    if several := _several(submission):
        cities = {county.city for county in several}
        if body not in system.bodies or cities != {body.region}:  # a city's own package has them
            text = (
                f"文件夹里有“{'”“'.join(county.name for county in several[:3])}”等"
                f"{len(several)}个县的文件夹，现在都当作“{body.name}”一个单位核验；"
                "要分别核验，请对这个文件夹加 --batch 运行"
            )
            return (Problem("body-several", text),)
    again = "如不对，请把文件夹改成报送单位的名称再运行一次"
    if body not in system.bodies:
        text = (
            f"“{body.name}”不在本指标体系的{len(system.bodies)}个单位之内，材料仍按它核验；{again}"
        )
        return (Problem("body-unlisted", text),)
    if not any(known in plain(submission.name) for known in (body.region, *body.aliases)):
        text = f"文件夹名“{submission.name}”没有写明报送单位，按多数文件的发文机关“{body.name}”核验"
        return (Problem("body-guessed", f"{text}；{again}"),)
    return ()


def _several(submission: Submission) -> list[County]:
    """The counties after which folders at the top of a package are called, where they are many."""
    tops = {paper.path.split("/")[0] for paper in submission.materials if "/" in paper.path}
    named = {county.name: county for top in sorted(tops) if (county := of_submission(top))}
    return list(named.values()) if len(named) > 1 else []


def _bureaus(record: Record) -> Iterator[re.Match[str]]:
    return (found for issuer in issuers(record) if (found := _BUREAU.match(issuer)))


def issuers(record: Record) -> tuple[str, ...]:
    """The organs named as issuing the paper: the reader's conclusion, then a joint red header."""
    return tuple(dict.fromkeys(plain(o) for o in (record.issuer, *record.organs) if o))


def standing(record: Record, body: Body) -> Standing:
    """Whose paper it is. ``related``: a transport body of the same county other than the bureau.

    Where no issuer was read, a paper whose words name another body's is that body's.
    """
    found = [_standing(issuer, body) for issuer in issuers(record)]
    if not found and origins.another(record, body):
        return "other"
    order: tuple[Standing, ...] = ("own", "related", "county", "other")
    return next((kind for kind in order if kind in found), "unknown")


def of_others(record: Record, body: Body) -> bool:
    """Whether a paper is another body's, a department of one's own county included."""
    whose = standing(record, body)
    by_department = all(_DEPARTMENT.search(issuer) for issuer in issuers(record))
    return whose == "other" or (whose == "county" and by_department)


def made_by(record: Record, body: Body) -> str:
    """That another body made a paper, ready to print: its name, else the words that show it."""
    return f"由{record.issuer}制发" if record.issuer else origins.another(record, body)


def _standing(issuer: str, body: Body) -> Standing:
    names = (body.region, *body.aliases)
    if body.name in issuer:
        return "related" if issuer != body.name and _BESIDE.search(issuer) else "own"
    if _PRIVATE.search(issuer):
        return "other"
    if not any(name in issuer for name in names):
        return _without_place(issuer, body)
    if re.search(rf"{body.region}.{{2,6}}[县区市]交通", issuer):
        return "other"  # a county's bureau in the city's package
    if re.search(r"交通运输局|交通局|信用交通|交通运输信用|交通运输系统", issuer):
        return "related" if _BESIDE.search(issuer) else "own"
    return "related" if re.search(r"交通|运输|公路|港航|海事", issuer) else "county"


def _without_place(issuer: str, body: Body) -> Standing:
    """A name that leaves its place out: 县交通运输局, 局办公室, 运输科."""
    if _SHORT.match(issuer):
        if issuer[0] != body.region[-1]:
            return "other"
        doubtful = body.region.endswith("市") and body.region != f"{body.city}市"
        return "related" if doubtful else "own"  # 市交通运输局 may be the prefecture's
    if re.match(r"(?:本局|我局|局|交通运输局|交通运输信用|信用交通)", issuer):
        return "own"
    return "related" if re.search(r"[科股]$", issuer) else "other"


def level(text: str, settings: Settings, body: Body) -> Level:
    """The level of the body a name or text begins with. County-level cities are counties."""
    text = plain(text)
    if not text:
        return "unknown"
    local = (body.region, *body.aliases)
    if body.region[:-1] not in settings.cities and any(name in text for name in local):
        return "county"
    if _MINISTRY.search(text):
        return "ministry"
    if origins.of_city(text, body) or any(
        re.search(rf"{city}市(?!.{{1,5}}[县区](?:人民|交通|委|政府))", text)
        for city in settings.cities
    ):
        return "city"
    if _PROVINCE.search(text):
        return "province"
    return "county" if re.search(r".{2,4}[县区](?:人民|交通|委|政府)", text) else "unknown"


def without_own(text: str, body: Body) -> str:
    """A text without the evaluated body's own name, so that it shows no other body by it.

    The bureau of a county-level city calls itself 市交通运输局 as the one above it does: there the
    prefecture's name tells them apart, or that the one visits the other.
    """
    region = re.escape(body.stem)
    visits = (
        rf"市(?=(?:交通(?:运输)?)?局[^,。;]{{0,14}}?(?:来|到|赴|莅临)(?:[我本][市局]|{region}))"
    )
    visited = r"((?:[我本]局|局领导|局长)[^,。;]{0,10}?[赴到向])市(?=(?:交通(?:运输)?)?局)"
    if body.region.endswith("市") and body.city:
        text = re.sub(visits, f"{body.city}市", text)
        text = re.sub(visited, rf"\1{body.city}市", text)
    text = re.sub(rf"{region}(?:{body.region[-1]})?(?:交通运输局|交通局|局)", "", text)
    if body.region.endswith("市"):
        text = re.sub(
            rf"(?<!{re.escape(body.city)})(?<!{re.escape(body.city)}市)市(?:交通|局)", "", text
        )
    return text
