"""Rarer bodies that issue papers, and their rarer forms."""

from __future__ import annotations

from random import Random

from benchmarks.elements.truth import NO, YES, Made, Truth
from benchmarks.elements.typeset import words
from benchmarks.elements.typeset.forms import case, made, plan
from benchmarks.elements.typeset.page import RED, Sheet
from benchmarks.elements.typeset.words import Organ


@case
def two_offices(rng: Random) -> Made:
    """The offices of party committee and government, the word behind both."""
    place = words.county(rng)
    pair = [
        Organ(f"中共{place}委办公室", place[0], place),
        Organ(f"{place}人民政府办公室", "", place),
    ]
    number = words.number(rng, place[0], 2023, rng.choice(("办发", "办字")))
    return made(rng, plan(rng, organs=pair, number=number, year=2023))


def _body(rng: Random, name: str, code: str) -> Made:
    organ = Organ(name, code, name[:2])
    return made(
        rng, plan(rng, organs=[organ], number=words.number(rng, code, 2023, "发"), year=2023)
    )


@case
def company_paper(rng: Random) -> Made:
    """A company's own paper with header, number and seal."""
    return _body(rng, rng.choice(("山东恒通物流有限公司", "鲁北港务股份有限公司")), "恒通")


@case
def school(rng: Random) -> Made:
    place = words.county(rng)
    return _body(
        rng, place + rng.choice(("第一中学", "实验小学", "职业中等专业学校")), place[0] + "校"
    )


@case
def town(rng: Random) -> Made:
    name = rng.choice(("大柳镇", "白塔街道办事处", "张店乡"))
    name += "" if name.endswith("办事处") else "人民政府"
    return _body(rng, name, name[:1] + rng.choice(("政", "镇")))


@case
def association(rng: Random) -> Made:
    place = words.county(rng)
    return _body(rng, f"{place}道路运输协会", place[0] + "运协")


@case
def service_centre(rng: Random) -> Made:
    place = words.county(rng)
    name = rng.choice(("交通运输事业服务中心", "公路事业发展中心", "交通运输综合执法大队"))
    return _body(rng, place + name, place[0] + "交服")


@case
def committee(rng: Random) -> Made:
    place = words.county(rng)
    return _body(
        rng, place + rng.choice(("精神文明建设委员会", "安全生产委员会办公室")), place[0] + "安"
    )


@case
def circular(rng: Random) -> Made:
    """A 通报 under its own red name, numbered by issue."""
    organ, serial = words.organ(rng), rng.randint(1, 30)
    one = plan(rng, organs=[organ], number=f"第{serial}期", word="通报", year=2023, pages=1)
    return made(rng, one, header=("present", "unsure"), organs=())


@case
def minutes_by_turn(rng: Random) -> Made:
    """Minutes numbered by the meeting's turn."""
    organ, serial = words.organ(rng), rng.randint(1, 20)
    shown = rng.choice((f"〔2023〕第{serial}次", f"2023年第{serial}次", f"（第{serial}次）"))
    sheet = Sheet(top=95)
    style = {"face": "serif", "bold": True, "colour": RED, "stretch": 0.8}
    sheet.put(f"{organ.name}局长办公会议纪要", 105, 44, 34, at="m", **style)
    sheet.put(shown, 105, 64, 16, at="m", face="song")
    sheet.rule(28, 182, 72, 0.8)
    sheet.told(*words.paragraphs(rng, 4))
    return Made([sheet], Truth(YES, ("present", "unsure"), NO))


@case
def inspection_office(rng: Random) -> Made:
    """The government's inspection office: its number stands under 督查通知."""
    place = words.county(rng)
    organ = Organ(f"{place}人民政府督查室", place[0] + "政督", place)
    number = words.number(rng, organ.code, 2023, "字")
    return made(rng, plan(rng, organs=[organ], number=number, year=2023, word="", pages=1),
                seal=("present", "unsure"))  # fmt: skip
