"""Whose paper it is: names that leave the place out, bodies beside the bureau, no issuer at all."""

from dataclasses import replace

import pytest

from checker import scoring
from checker.evidence.facts import origins
from checker.evidence.facts.issuers import standing
from checker.model.document import Line
from checker.model.finding import Finding, Outcome
from tests.scoring.packages import CITY, COUNTY, of, package


def body_of(system, region):
    return next(body for body in system.bodies if body.region == region)


def record_of(issuer="", title="", *texts, number=""):
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    lines = tuple(Line(text, (0, n / 20, 1, n / 20 + 0.02)) for n, text in enumerate(texts))
    found = Finding("document_number", Outcome.PRESENT, "", values={"value": number})
    page = replace(record.pages[0], lines=lines)
    return replace(record, issuer=issuer, title=title, pages=(page,), findings=(found,))


@pytest.mark.parametrize(
    ("system", "region", "issuer", "whose"),
    [
        (COUNTY, "商河县", "县交通运输局", "own"),
        (COUNTY, "商河县", "市交通运输局", "other"),
        (COUNTY, "莱阳市", "市交通运输局", "related"),
        (CITY, "济南市", "市交通运输局", "own"),
        (CITY, "济南市", "县交通运输局", "other"),
        (COUNTY, "商河县", "局办公室", "own"),
        (COUNTY, "商河县", "运输管理科", "related"),
        (COUNTY, "商河县", "商河县交通运输局执法大队", "related"),
        (COUNTY, "周村区", "周村区交通运输局执法大队", "related"),
        (COUNTY, "周村区", "周村区交通运输局", "own"),
        (COUNTY, "商河县", "商河县交通发展集团有限公司", "other"),
        (COUNTY, "商河县", "商河县机动车维修行业协会", "other"),
        (COUNTY, "商河县", "中共商河县交通运输局党组", "own"),
    ],
)
def test_names_without_place_and_bodies_beside_the_bureau(system, region, issuer, whose):
    assert standing(record_of(issuer), body_of(system, region)) == whose


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("山东省道路客运企业信用评价办法", "山东省"),
        ("关于印发《济南市货运企业信用评价细则》的通知", "济南市"),
        ("博兴县“信用交通县”创建工作方案", "博兴县"),
        ("2023年全市交通运输工作要点", "全市"),
        ("河北省道路运输企业信用评价办法", "河北省"),
        ("杭州市网约车信用评价办法", "杭州市"),
        ("货运市场信用管理办法", ""),
        ("全市场监管办法", ""),
        ("商河县道路客运企业信用评价办法", ""),
        ("济南市商河县道路客运企业信用评价办法", ""),
        ("关于转发《山东省道路客运企业信用评价办法》的通知", ""),
        ("高速公路服务区信用评价办法", ""),
        ("2023年全县交通运输工作要点", ""),
    ],
)
def test_a_titles_place_tells_another_bodys_paper(title, words):
    told = origins.another(record_of("", title), body_of(COUNTY, "商河县"))
    assert (words in told) if words else told == ""


def test_the_citys_package_knows_its_own_place():
    city = body_of(CITY, "济南市")
    assert not origins.another(record_of("", "济南市信用交通建设方案"), city)
    assert not origins.another(record_of("", "2023年全市信用交通工作要点"), city)
    assert origins.another(record_of("", "商河县信用交通建设方案"), city)


@pytest.mark.parametrize(
    ("texts", "number", "told"),
    [
        (("信用评价办法", "各县（市、区）交通运输局："), "", True),
        (("信用评价办法", "各市交通运输局，厅直各单位："), "", True),
        (("信用评价办法", "各科室、局属各单位："), "", False),
        (("意见", "近日，中共中央办公厅、国务院办公厅印发了该意见。"), "", True),
        (("评价办法", "根据交通运输部印发的《考核办法》，制定本办法。"), "", False),
        (("考核办法", "（2011年10月8日交通运输部发布 自发布之日起施行）"), "", True),
        (("评价指标体系", "JT/T 1234—2022"), "", True),
        (("信用评价办法",), "鲁交发〔2023〕3号", True),
        (("信用评价办法",), "商交发〔2023〕3号", False),
    ],
)
def test_addressees_opening_and_number_tell_it_too(texts, number, told):
    record = record_of("", "信用评价办法", *texts, number=number)
    assert bool(origins.another(record, body_of(COUNTY, "商河县"))) is told


def test_another_bodys_paper_without_issuer_is_advised_not_voided():
    record = record_of("", "山东省道路客运企业信用评价办法")
    submission, records = of(COUNTY, [record])
    found = scoring.duties(COUNTY, submission, records)[record.material.id]
    assert (found.required, found.verdict) == (False, "not_applicable")
    assert "山东省" in found.reason and found.advice
