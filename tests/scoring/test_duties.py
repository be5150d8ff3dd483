"""Whose paper, which kind, which elements: when the rule asks and what it then says."""

from dataclasses import replace

import pytest

from checker import scoring
from checker.evidence.facts.issuers import evaluated, level, standing
from checker.model.finding import Finding, Outcome
from checker.model.rules import Body
from tests.scoring.packages import CITY, COUNTY, of, package


def duty(**changes):
    """The duty of a policy paper under 四.2 with all elements, changed as told."""
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    record = replace(record, **changes)
    submission, records = of(COUNTY, [record])
    return scoring.duties(COUNTY, submission, records)[record.material.id]


def findings(*outcomes):
    names = ("red_header", "document_number", "seal")
    return tuple(
        Finding(name, outcome, "所见") for name, outcome in zip(names, outcomes, strict=True)
    )


P, A, U, F = Outcome.PRESENT, Outcome.ABSENT, Outcome.UNSURE, Outcome.FAILED


@pytest.mark.parametrize(
    ("outcomes", "verdict", "missing"),
    [
        ((P, P, P), "pass", ()),
        ((P, P, A), "fail", ("seal",)),
        ((A, P, U), "fail", ("red_header",)),
        ((P, U, P), "review", ()),
        ((P, P, F), "review", ()),
        ((A, A, A), "fail", ("red_header", "document_number", "seal")),
    ],
)
def test_one_missing_fails_one_unsure_waits(outcomes, verdict, missing):
    found = duty(findings=findings(*outcomes))
    assert (found.required, found.verdict, found.missing) == (True, verdict, missing)
    assert found.clause == "扣分.4" and found.reason


def test_a_check_that_never_ran_is_not_absence():
    assert duty(findings=()).verdict == "review"


def test_elements_that_contradict_each_other_wait():
    clash = Finding("agreement", Outcome.ABSENT, "印文与落款不符")
    found = duty(findings=(*findings(P, P, P), clash))
    assert found.verdict == "review" and "印文与落款不符" in found.reason


def test_a_joint_paper_that_lacks_a_seal_is_not_said_to_have_it():
    notes = {"notes": [{"code": "unsealed"}]}
    clash = Finding("agreement", U, "没有看到“商河县交通运输局”的印章", values=notes)
    found = duty(findings=(*findings(P, P, P), clash))
    assert found.verdict == "review" and found.reason.startswith("红头、文号都有，印章不齐")


@pytest.mark.parametrize(
    ("title", "placed", "verdict"),
    [
        ("会议通知", False, "not_applicable"),
        ("关于召开信用工作会议的预备通知", False, "not_applicable"),
        ("关于举办信用培训班的通知", False, "not_applicable"),
        ("关于召开信用工作会议的通知", True, "review"),
        ("信用交通建设三年行动计划", False, "fail"),
        ("2023年信用交通工作计划", False, "review"),
        ("关于加强会议管理的通知", False, "fail"),
    ],
)
def test_what_calls_people_together_is_no_rule_that_they_follow(title, placed, verdict):
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    bare = {} if placed else {"material": replace(record.material, places=(), rows=())}
    assert duty(title=title, findings=findings(A, A, A), **bare).verdict == verdict


@pytest.mark.parametrize("kind", ["minutes", "news", "photo", "screenshot", "ledger", "report"])
def test_other_kinds_are_not_asked(kind):
    found = duty(kind=kind, findings=findings(A, A, A))
    assert (found.required, found.verdict) == (False, "not_applicable")


@pytest.mark.parametrize(
    ("title", "named"), [("关于恳请支持的请示", "请示"), ("照片说明", "其他材料")]
)
def test_papers_of_other_kinds_are_called_what_they_call_themselves(title, named):
    found = duty(kind="other", title=title, kind_confidence=0.9)
    assert f"属于{named}，" in found.reason


def test_a_paper_of_doubtful_kind_never_fails_outright():
    assert duty(kind_confidence=0.4, findings=findings(P, P, A)).verdict == "review"
    unclear = {"kind": "other", "kind_confidence": 0.3, "title": "道路客运信用评价办法"}
    assert duty(**unclear, findings=findings(P, P, A)).verdict == "review"


def test_an_illegible_paper_never_fails_outright():
    assert duty(readable="no", findings=findings(A, A, A)).verdict == "review"


@pytest.mark.parametrize(
    ("issuer", "whose"),
    [
        ("商河县交通运输局", "own"),
        ("商河县交通运输局办公室", "own"),
        ("商河县“信用交通县”创建工作领导小组", "own"),
        ("商河县道路运输服务中心", "related"),
        ("商河县人民政府办公室", "county"),
        ("济南市交通运输局", "other"),
        ("博兴县交通运输局", "other"),
        ("山东省交通运输厅", "other"),
        ("", "unknown"),
    ],
)
def test_standing(issuer, whose):
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    body = next(b for b in COUNTY.bodies if b.region == "商河县")
    assert standing(replace(record, issuer=issuer), body) == whose


def test_a_joint_paper_with_the_bureau_among_its_organs_is_its_own():
    header = Finding("red_header", P, "", values={"organs": ["商河县公安局", "商河县交通运输局"]})
    found = duty(issuer="商河县公安局", findings=(header, *findings(P, P, A)[1:]))
    assert found.required and found.verdict == "fail"


@pytest.mark.parametrize(
    "name", ["商河县", "商河", "商河县交通运输局", "济南商河县报送材料", "3.商河县"]
)
def test_the_body_is_found_by_the_folders_name(name):
    submission, records = package(COUNTY, ("4-2", "道路客运"))
    assert evaluated(COUNTY, replace(submission, name=name), records).name == "商河县交通运输局"


@pytest.mark.parametrize(
    ("name", "issuer", "want"),
    [
        ("报送包01", "博兴县交通运输局", "博兴县交通运输局"),
        ("报送包01", "临淄区交通运输局", "临淄区交通运输局"),
        ("虚构县", "虚构县交通运输局", "虚构县交通运输局"),
        ("虚构县", "济南市交通运输局", "虚构县交通运输局"),
        ("01沂水县", "沂水县交通运输局", "沂水县交通运输局"),  # in no list, known by name
        ("02 济南市市中区", "济南市市中区交通运输局", "济南市市中区交通运输局"),
        ("报送包01", "济南市交通运输局", "报送包01交通运输局"),
    ],
)
def test_a_nameless_package_belongs_to_whoever_issued_its_papers(name, issuer, want):
    submission, records = package(COUNTY, ("4-2", {"matter": "道路客运", "issuer": issuer}))
    assert evaluated(COUNTY, replace(submission, name=name), records).name == want


def test_a_countys_paper_is_not_the_citys():
    city = next(body for body in CITY.bodies if body.city == "济南")
    _, (record,) = package(CITY, ("1-2", {}))
    assert standing(replace(record, issuer="济南市商河县交通运输局"), city) == "other"
    assert standing(replace(record, issuer="济南市交通运输局"), city) == "own"


@pytest.mark.parametrize(
    ("issuer", "want"),
    [
        ("交通运输部", "ministry"),
        ("中华人民共和国交通运输部", "ministry"),
        ("山东省交通运输厅", "province"),
        ("济南市人民政府", "city"),
        ("济南市商河县人民政府", "county"),
        ("商河县人民政府", "county"),
        ("平度市人民政府", "unknown"),
        ("某协会", "unknown"),
    ],
)
def test_levels(issuer, want):
    body = next(b for b in COUNTY.bodies if b.region == "商河县")
    assert level(issuer, COUNTY.settings, body) == want


def test_a_web_copy_of_a_policy_paper_waits_for_the_paper():
    told = Finding("kind", P, "网页", values={"reprint": True})
    assert duty(kind="news", findings=(*findings(A, A, A), told)).verdict == "review"
    told = Finding("kind", P, "网页", values={"reprint": False})
    assert duty(kind="news", findings=(*findings(A, A, A), told)).verdict == "not_applicable"


def test_a_web_copy_waits_for_the_paper_where_nothing_says_what_it_is_to_prove():
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    told = Finding("kind", P, "网页", values={"reprint": True})
    alone = replace(record.material, places=(), rows=())
    asked = duty(kind="news", findings=(*findings(A, P, A), told), material=alone)
    assert asked.verdict == "review"


def test_a_body_that_is_itself_judged_is_in_no_doubt():
    _, (record,) = package(COUNTY, ("4-2", "道路客运"))
    body = Body("商河县公路事业发展中心", "济南市", "商河县公路事业发展中心")
    assert standing(replace(record, issuer=body.name), body) == "own"


@pytest.mark.parametrize("outcomes", [(A, A, A), (P, P, P)])
def test_a_web_copy_waits_also_where_other_papers_would_do(outcomes):
    _, (record,) = package(COUNTY, ("4-3", "道路客运"))
    told = Finding("kind", P, "网页", values={"reprint": True})
    record = replace(record, kind="news", findings=(*findings(*outcomes), told))
    announced = replace(record, title="关于信用监管措施的公告")
    for one, verdict in ((record, "review"), (announced, "not_applicable")):
        submission, records = of(COUNTY, [one])
        found = scoring.duties(COUNTY, submission, records)[record.material.id]
        assert found.verdict == verdict and ("转载" in found.reason) == (verdict == "review")


def test_a_notice_covers_every_paper_it_names():
    _, records = package(COUNTY, ("4-2", "道路客运"), ("4-2", "道路货运"))
    named = Finding("kind", P, "", values={"covers": ["信用信息报送制度（试行）"]})
    cover = replace(
        records[0], title="关于印发信用工作制度的通知", findings=(*findings(P, P, P), named)
    )
    annex = replace(records[1], title="信用信息报送制度", findings=findings(A, A, A))
    submission, records = of(COUNTY, [cover, annex])
    assert scoring.duties(COUNTY, submission, records)[annex.material.id].verdict == "pass"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("own", "covers", "verdict"),
    [
        ((A, A, A), [(P, P, A), (P, P, P)], "pass"),
        ((A, A, A), [(P, P, A), (P, P, U)], "review"),
        ((A, A, A), [(P, P, A), (P, P, A)], "fail"),
        ((P, P, U), [(P, P, A), (P, P, A)], "review"),
    ],
)
def test_of_several_notices_the_best_counts_in_whatever_order(own, covers, verdict, turned):
    """A torn copy of the notice beside the whole one, and a paper that is no mere annex."""
    _, records = package(
        COUNTY, *(("4-2", field) for field in ("道路客运", "道路货运", "水路运输"))
    )
    annex = replace(records[0], title="信用信息报送制度", findings=findings(*own))
    notices = [
        replace(one, title="关于印发信用信息报送制度的通知", findings=findings(*found))
        for one, found in zip(records[1:], covers, strict=True)
    ]
    submission, records = of(COUNTY, [annex, *(reversed(notices) if turned else notices)])
    assert scoring.duties(COUNTY, submission, records)[annex.material.id].verdict == verdict


def test_what_a_paper_with_a_header_lacks_is_told_of_itself():
    _, records = package(COUNTY, ("4-2", "道路客运"), ("4-2", "道路货运"))
    paper = replace(records[0], title="信用信息报送制度", findings=findings(P, P, A))
    notice = replace(records[1], title="关于印发信用信息报送制度的通知", findings=findings(A, P, P))
    submission, records = of(COUNTY, [paper, notice])
    duty = scoring.duties(COUNTY, submission, records)[paper.material.id]
    assert duty.missing == ("seal",) and "附件" not in duty.reason


@pytest.mark.parametrize(
    ("number", "verdict"),
    [("", "pass"), ("商交发〔2023〕5号", "pass"), ("商交发〔2023〕6号", "fail")],
)
def test_a_paper_with_a_number_of_its_own_is_no_annex(number, verdict):
    def numbered(value, *outcomes):
        header, own, seal = findings(*outcomes)
        return header, replace(own, values={"value": value}), seal

    _, records = package(COUNTY, ("4-2", "道路客运"), ("4-2", "道路货运"))
    title = "商河县交通运输局关于印发《信用信息报送制度》的通知"
    cover = replace(records[0], title=title, findings=numbered("商交发〔2023〕5号", P, P, P))
    outcomes = (P, P if number else A, A)
    title = "关于印发《信用信息报送制度》的通知"
    paper = replace(records[1], title=title, findings=numbered(number, *outcomes))
    submission, records = of(COUNTY, [cover, paper])
    assert scoring.duties(COUNTY, submission, records)[paper.material.id].verdict == verdict
