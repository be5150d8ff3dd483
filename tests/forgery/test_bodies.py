"""Bodies, code words, annexes and signing times: what cannot be together, and what can."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from checker import counties
from checker.forgery import annex_dates, code_words, foreign_organs, signing_times
from checker.model.document import Signature
from checker.model.finding import SealMark
from checker.model.material import Record
from tests.forgery.stated_paper import Paper


@pytest.mark.parametrize(
    ("name", "county"),
    [
        ("商河县", "商河县"), ("济南商河", "商河县"), ("泰安商河", ""),
        ("03-济南市商河县交通运输局", "商河县"),
        ("商河", "商河县"), ("济南商河县", "商河县"), ("枣庄市市中区", "市中区"), ("市中区", ""),
        ("青岛西海岸新区", "黄岛区"), ("东营市", ""), ("东营区", "东营区"), ("邹平县", "邹平市"),
        ("莒县", "莒县"), ("莒", ""), ("高新区", ""), ("甲县", ""), ("", ""),
        ("附件1 商河县", "商河县"), ("信用交通县-商河县", "商河县"), ("2023：商河 报送", "商河县"),
        ("历城区、商河县", "历城区"), ("关于历城区和商河县", ""), ("东营", ""),
        ("东营东营", "东营区"), ("关于市中区", ""), ("济南市市中", "市中区"), ("泰安市商河", ""),
    ],
)  # fmt: skip
def test_the_county_of_a_folder(name: str, county: str) -> None:
    found = counties.of_submission(name)
    assert (found.name if found else "") == county


@pytest.mark.parametrize(
    ("organ", "county"),
    [
        ("商河县交通运输局", "商河县"), ("中共商河县委员会", "商河县"), ("济南市交通运输局", ""),
        ("东营市人民政府", ""), ("山东省交通运输厅", ""), ("商河经济开发区管委会", ""),
        ("滨州市博兴县人民政府", "博兴县"), ("交通运输局", ""),
    ],
)  # fmt: skip
def test_the_county_of_an_organ(organ: str, county: str) -> None:
    found = counties.of_organ(organ)
    assert (found.name if found else "") == county


def test_the_table_is_whole_and_its_seats_lie_in_the_province() -> None:
    table = counties.table()
    assert (len(table), len(counties.cities())) == (136, 16)
    assert all(34 < each.latitude < 38.5 and 114.5 < each.longitude < 123 for each in table)
    near, far = (next(x for x in table if x.name == name) for name in ("商河县", "荣成市"))
    assert counties.distance(near, near.latitude, near.longitude) < 0.01
    assert 450 < counties.distance(near, far.latitude, far.longitude) < 490


HERE, THERE = "商河县交通运输局", "博兴县交通运输局"


@pytest.mark.parametrize(
    ("paper", "strengths"),
    [
        (Paper(seal=THERE), ["medium"]),
        (Paper(signed=THERE, seal=THERE), ["medium"]),
        (Paper(organ=THERE, signed=HERE, seal=HERE), ["medium"]),
        (Paper(seal=THERE, title="关于转发信用管理办法的通知"), ["weak"]),
        (Paper(seal="商河县交通运输局"), []),
        (Paper(seal="济南市交通运输局"), []),
        (Paper(seal="商河高新技术产业开发区管理委员会"), []),
        (Paper(seal=THERE, seal_sure=0.7), []),
        (Paper(organ=THERE, seal=THERE), ["note"]),
    ],
)
def test_organs_of_two_counties_on_one_paper(paper: Paper, strengths: list[str]) -> None:
    flags = list(foreign_organs.across({"商河县": [paper.record()]}))
    assert [flag.evidence["strength"] for flag in flags] == strengths
    assert not any("伪造" in flag.text for flag in flags)


def test_names_nearly_alike_read_from_a_seal_are_weak() -> None:
    paper = Paper(organ="沂南县交通运输局", seal="沂水县交通运输局")
    (flag,) = foreign_organs.across({"沂南县": [paper.record()]})
    assert flag.evidence["strength"] == "weak"


def test_a_joint_paper_of_two_counties_is_no_lead() -> None:
    record = Paper(signed=THERE, seal=THERE).record()
    header = replace(record.findings[0], values={"organs": [HERE, THERE]})
    joint = replace(record, findings=(header, *record.findings[1:]))
    assert not list(foreign_organs.across({"商河县": [joint]}))


def test_two_counties_that_sign_under_the_mark_of_the_host_issue_it_together() -> None:
    def strengths(*others: str) -> list[str]:
        paper = Paper(seal=THERE, extra=[(name, 1, 0.69) for name in others])
        flags = foreign_organs.across({"商河县": [paper.record()]})
        return [str(flag.evidence["strength"]) for flag in flags]

    assert strengths(THERE) == []
    assert strengths() == strengths("临邑县交通运输局") == ["medium"]


def test_an_unknown_county_is_never_judged() -> None:
    assert not list(foreign_organs.across({"甲县": [Paper(seal=THERE).record()]}))


def numbered(number: str, organ: str = HERE) -> Record:
    return Paper(number=number, organ=organ, title=f"关于{number}的通知").record()


@pytest.mark.parametrize(
    ("papers", "raised"),
    [
        ([("商交发〔2023〕1号", HERE), ("商运发〔2023〕2号", HERE)], True),
        ([("商交发〔2023〕1号", HERE), ("商交发〔2023〕2号", "商河县水务局")], True),
        ([("商交发〔2023〕1号", HERE), ("商交字〔2023〕2号", HERE)], False),
        ([("商交发〔2023〕1号", HERE), ("商交党发〔2023〕2号", HERE)], False),
        ([("商交发〔2023〕1号", HERE), ("商交运字〔2023〕2号", HERE)], False),
        ([("商交发〔2023〕1号", HERE), ("商水发〔2023〕2号", "商河县水务局")], False),
        ([("商交发〔2023〕1号", HERE), ("商交发〔2023〕2号", HERE + "办公室")], False),
        ([("商政办发〔2023〕1号", "商河县人民政府"),
          ("商政办发〔2023〕2号", "商河县人民政府办公室")], False),
    ],
)  # fmt: skip
def test_code_words(papers: list[tuple[str, str]], raised: bool) -> None:
    flags = list(code_words.across({"商河县": [numbered(*paper) for paper in papers]}))
    assert [flag.evidence["strength"] for flag in flags] == ["weak"] * raised


def test_two_leads_on_the_same_papers_are_two() -> None:
    """Two bodies that both use the two code words of each other."""
    rows = [(f"{code}〔2023〕{n}号", organ) for n, (code, organ) in enumerate(
        product(("商交发", "商水字"), (HERE, "商河县水务局")), start=1)]  # fmt: skip
    flags = list(code_words.across({"商河县": [numbered(*row) for row in rows]}))
    assert len(flags) == len({flag.id for flag in flags}) == 2


def test_equal_code_words_of_two_counties_are_lawful() -> None:
    records = {
        "临清市": [numbered("临交发〔2023〕1号", "临清市交通运输局")],
        "临朐县": [numbered("临交发〔2023〕1号", "临朐县交通运输局")],
    }
    assert not list(code_words.across(records))


def annexed(*rows: tuple[str, float], day: str = "2023-03-15") -> Paper:
    return Paper(extra=[(text, 2, y) for text, y in rows], day=day)


@pytest.mark.parametrize(
    ("annex", "strength"),
    [
        ((("附件1", 0.1), ("商河县交通运输局", 0.6), ("2023年9月1日", 0.63)), "weak"),
        ((("附件", 0.1), ("商河县交通运输局", 0.6), ("2021年9月1日", 0.63)), "note"),
        ((("附件", 0.1), ("商河县交通运输局", 0.6), ("2023年1月9日", 0.63)), "note"),
        ((("附件", 0.1), ("商河县交通运输局", 0.6), ("2023年3月10日", 0.63)), ""),
        ((("附件", 0.1), ("承诺人：", 0.6), ("2023年9月1日", 0.63)), ""),
        ((("附则", 0.1), ("商河县交通运输局", 0.6), ("2023年9月1日", 0.63)), ""),
    ],
)
def test_annexes_in_one_file(annex: tuple[tuple[str, float], ...], strength: str) -> None:
    paper = annexed(*annex)
    found = annex_dates.compare(paper.document(), paper.findings())
    assert found.strength == strength and found.outcome == ("present" if strength else "absent")


@pytest.mark.parametrize(
    ("day", "via", "strength"),
    [
        ("2023-06-01", "text", "medium"), ("2023-06-01", "ocr", "weak"),
        ("2021-06-01", "text", "note"), ("2023-01-09", "text", "note"),
        ("2023-03-10", "text", ""),
    ],
)  # fmt: skip
def test_annexes_by_themselves(day: str, via: Any, strength: str) -> None:
    notice = Paper(number="商交发〔2023〕12号").record()
    annex = Paper(number="", organ="商交发〔2023〕12号附件1", day=day, title="方案", via=via)
    annex.signed = HERE
    record = annex.record()
    kind = replace(record.findings[1], values={**record.findings[1].values, "annex_of": "附件1"})
    flags = list(
        annex_dates.across(
            {"商河县": [notice, replace(record, findings=(record.findings[0], kind))]}
        )
    )
    assert [flag.evidence["strength"] for flag in flags] == ([strength] if strength else [])


@pytest.mark.parametrize(
    ("signed", "state", "strength"),
    [
        ("2023-02-01 09:00:00", "intact", "medium"),
        ("2023-03-13 09:00:00", "intact", ""),
        ("2023-03-20 09:00:00", "intact", ""),
        ("2023-09-20T09:00:00", "intact", "weak"),
        ("20230201090000Z", "intact", "medium"),
        ("1970-01-01", "intact", ""),
        ("", "intact", ""),
        ("2023-02-01", "empty", ""),
    ],
)
def test_signing_times(signed: str, state: Any, strength: str) -> None:
    paper = Paper()
    signature = Signature("pdf", state, seal_name="某局公章", signed_at=signed)
    document = replace(paper.document(), signatures=(signature,))
    found = signing_times.compare(document, paper.findings())
    assert found.strength == strength


@pytest.mark.parametrize(
    ("organ", "sure", "strengths"),
    [
        (THERE, 0.99, ["medium"]), (THERE, 0.7, ["weak"]), (THERE, 0.4, []),
        ("博兴县财政局", 0.99, ["medium"]), ("博兴县财政局", 0.7, []),
    ],
)  # fmt: skip
def test_a_ring_of_another_county_that_nothing_printed_confirms(
    organ: str, sure: float, strengths: list[str]
) -> None:
    """Read badly it is a clue only where all but the county is the body that issued the paper."""
    mark = SealMark(1, (0.6, 0.7, 0.8, 0.84), organ, type="unknown", confidence=sure)
    flags = foreign_organs.across({"商河县": [Paper(seals=[mark]).record()]})
    assert [flag.evidence["strength"] for flag in flags] == strengths
