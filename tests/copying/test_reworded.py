"""A paper told anew in other words and another order."""

from __future__ import annotations

import numpy as np
import pytest

from checker.copying.lawful.ground import Ground
from checker.copying.measure import Prepared
from checker.copying.paper import paper
from checker.copying.reworded import told_anew
from tests.copying.batch import A, B, frauds, sharing
from tests.copying.factory import record

PLAN = """渡口乘船信用分管理方案
为治理渡口超员开船、雾天抢渡，保护两岸群众出行，制定本方案。
一、对象。凡在本县渡口驾驶机动渡船的船工，以及雇用船工的渡口承包人，均发给信用分本。外来船只停靠满三天的，视同本地船只。
二、扣分。超过核定人数开船的，每多一人扣三分；能见度不足五百米仍然离岸的，扣十分并停航两天；救生衣未摆放到座位上的，每缺一件扣一分。
三、加分。主动打捞落水人员、协助派出所找人的，一次加五分；全年没有乘客投诉的，年底加八分。
四、使用。年末得分在九十分以上的船工，优先领取柴油补贴；六十分以下的，由渡管站安排随船学习半个月，学完仍不改的收回驾船证。
五、监督。每个渡口选两名常坐船的村民记录，记录本每周六交渡管站核对，核对结果贴在候船棚内。
"""
ANEW = """渡运船员诚信积分实施细则
为整治渡口超员开船、雾天抢渡，保障两岸村民出行安全，特制订本细则。
第一，监督。每个渡口选出两名常坐船的村民做记录，记录本每周六交渡管所核查，核查结果贴在候船亭内。
第二，扣分。能见度不足五百米仍然离岸的，减十分并且停航两天；超出核定人数开船的，每多一人减三分；救生衣未摆放到座位上的，每少一件减一分。
第三，适用。凡在我县渡口驾驶机动渡船的船员，还有雇用船工的渡口承包人，都发给积分本。外来船只停靠满三天的，等同本地船舶。
第四，加分。全年没有乘客投诉的，年终加八分；主动打捞落水人员、帮助派出所寻人的，每次加五分。
第五，运用。年终得分在九十分以上的船员，优先领取柴油补助；不足六十分的，由渡管站安排随船学习十五天，学完仍不改的收缴驾船证。
"""
FURTHER = """渡运船员诚信积分实施细则
为整治渡口超员开航、雾天抢渡，保障两岸村民出行安全，特制订本细则。
第一，监督。每个渡口选出两名常坐船的村民做记录，记录本每周六送渡管站核查，核查结果贴在候船亭内。
第二，扣分。能见度不足五百米依旧离岸的，扣十分并且停航两天；超出核定人数开船的，每多一人减三分；救生衣没有摆放到座位上的，每缺一件减一分。
第三，适用。凡在我县渡口驾驶机动渡船的船员，还有雇用船员的渡口承包人，都发给信用积分本。外来船舶停靠满三天的，等同本地船只。
第四，加分。全年没有乘客投诉的，年终加八分；主动打捞落水群众、协助派出所寻人的，一次加五分。
第五，运用。年终得分在九十分以上的船员，优先享受柴油补贴；不足六十分的，由渡管站安排随船学习十五天，学完还不改的收缴驾船证。
"""
OWN = """渡运船员诚信积分实施细则
为让黄河滩区三处渡口管得住、渡得稳，根据我县船少人多的实际，制订本细则。
第一，登记。船员凭健康证、驾船证到乡镇渡口办备案，备案表一式两份，写明住址和紧急联系人。
第二，扣分。未经报备夜间开航的，减六分；与乘客争吵被反映属实的，减四分；缆绳、跳板损坏三天不修的，减两分。
第三，加分。参加水上救援演练的加三分，连续两年无事故的加十分，并在乡镇广播里表扬。
第四，运用。积分前五名的船员由乡镇出钱购买意外保险；末位的到县里参加两天集中培训。
"""
ASKED = "根据上级交通运输部门工作部署，"


def found(one, other, sources=()):
    papers = (
        (A, record("甲", one, title=one.split("\n")[0])),
        (
            B,
            record("乙", other, title=other.split("\n")[0]),
        ),
    )
    return frauds(sharing(*papers, sources=sources))


@pytest.mark.parametrize("copy", [ANEW, FURTHER])
def test_a_plan_told_anew_is_suspected(copy):
    (pair,) = found(PLAN, copy)
    assert "逐句对应" in pair.reason
    assert any("救生衣" in span.text for span in pair.spans)


def test_two_plans_on_one_subject_are_not():
    assert not found(PLAN, OWN)


def test_what_a_superior_asks_or_a_source_says_both_may_have_told_anew():
    asked = [
        text.replace("为治理", f"{ASKED}为治理").replace("为整治", f"{ASKED}为整治")
        for text in (PLAN, FURTHER)
    ]
    assert not found(*asked)
    assert not found(PLAN, FURTHER, sources=[("范本", ANEW)])


@pytest.mark.parametrize("common", [False, True])
def test_set_phrases_that_each_report_has_a_little_otherwise_are_not_told_anew(common):
    papers = (paper(A, record("甲", PLAN)), paper(B, record("乙", FURTHER)))
    ground = Ground(papers, [])
    a, b = (Prepared(one, ground.lawful(one), np.full(len(one), common)) for one in papers)
    assert told_anew(a, b, matched=30, sources=()) is not common
