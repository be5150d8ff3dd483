"""Papers that lack something, and pages that are no official papers."""

from __future__ import annotations

from random import Random

from benchmarks.elements.truth import DOUBT, NO, YES, Made, Truth
from benchmarks.elements.typeset import stamps, words
from benchmarks.elements.typeset.forms import NOTHING, case, made, plan, sign
from benchmarks.elements.typeset.page import BLACK, RED, Sheet


@case
def no_seal(rng: Random) -> Made:
    return made(rng, plan(rng, rings=()), seal=NO)


@case
def placeholder(rng: Random) -> Made:
    """（盖章） printed where the seal should be."""
    one = plan(rng, rings=())
    one.signed = (one.organs[0].name + "（盖章）",)
    return made(rng, one, seal=NO)


@case
def without_number(rng: Random) -> Made:
    return made(rng, plan(rng, printed=" "), number=NO, value="")


@case
def blank_number(rng: Random) -> Made:
    one = plan(rng)
    code = one.organs[0].code
    one.printed = f"{code}发〔{one.year}〕　　号"
    return made(rng, one, number=NO, value="")


@case
def black_header(rng: Random) -> Made:
    return made(rng, plan(rng, head_colour=BLACK), header=("absent", "unsure"))


@case
def bare_text(rng: Random) -> Made:
    """Title, text, signature and seal without any header or number."""
    one = plan(rng)
    sheet = Sheet(top=40)
    sheet.title(f"{rng.choice(words.TOPICS)}{rng.choice(words.SORTS)}")
    sheet.told(*words.paragraphs(rng, 3, cited=True))
    sign(rng, sheet, one, 215)
    return Made([sheet], Truth(NO, NO, YES, (), (), "", (one.organs[0].name,)))


@case
def red_title(rng: Random) -> Made:
    """A red title over plain text; no header, no seal."""
    sheet = Sheet(top=40)
    said = rng.choice(("公路养护工程信用评价实施办法", "诚信兴商倡议书", "诚信宣传月活动方案",
                       "信用交通创建工作简介"))  # fmt: skip
    sheet.title(said, 26, RED)
    sheet.told(*words.paragraphs(rng, 4, cited=True))
    return Made([sheet], NOTHING)


@case
def slogan(rng: Random) -> Made:
    """A red band with white letters, a red slogan under it."""
    sheet = Sheet(top=120)
    sheet.block(15, 30, 180, 26, RED)
    sheet.put("诚信交通  你我同行", 105, 43, 34, at="m", face="sans", bold=True, colour="#ffffff")
    sheet.put("热烈庆祝信用宣传月活动启动", 105, 80, 26, at="m", face="zen", colour=RED)
    sheet.told(*words.paragraphs(rng, 2))
    return Made([sheet], NOTHING)


@case
def website(rng: Random) -> Made:
    """A screen's page of a body's site: banner, menu, article."""
    place = words.county(rng)
    sheet = Sheet(wide=320, high=220, top=80, size=13, face="zen")
    sheet.block(0, 0, 320, 30, "#c7000b" if rng.random() < 0.6 else "#1b5fa8")
    sheet.put(f"{place}交通运输局", 20, 15, 30, face="sans", bold=True, colour="#ffffff")
    for index, said in enumerate(("首页", "政务公开", "政务服务", "互动交流", "专题专栏")):
        sheet.put(said, 24 + index * 40, 38, 14, face="sans", colour=RED)
    sheet.put("当前位置：首页 > 政务公开 > 通知公告", 24, 50, 11, face="zen")
    sheet.put("全县交通运输信用工作推进会召开", 160, 62, 22, at="m", face="sans", bold=True,
              colour=rng.choice((BLACK, RED)))  # fmt: skip
    sheet.put("发布时间：2023-06-12 10:21  来源：局办公室  浏览次数：182", 160, 72, 10, at="m",
              face="zen")  # fmt: skip
    sheet.told(*words.paragraphs(rng, 3, cited=True))
    return Made([sheet], NOTHING)


@case
def receipt(rng: Random) -> Made:
    """A receipt with an oval stamp and a printed number of its own."""
    place = words.county(rng)
    sheet = Sheet(top=60, wide=210, high=140)
    sheet.put("收  款  收  据", 105, 22, 26, at="m", face="zen", colour=rng.choice((BLACK, RED)))
    sheet.put(f"No {rng.randint(1000000, 9999999)}", 170, 30, 14, face="sans", colour=RED)
    sheet.put(f"日期：{words.day(rng, 2023)}", 30, 42, 12)
    sheet.table([["交款单位", "郓达运输有限公司"], ["款项内容", "培训费"],
                 ["金额（大写）", "壹仟贰佰元整"]], "40mm, 110mm")  # fmt: skip
    stamp = stamps.oval(rng, (f"{place}公路协会", "收讫", "2023.06.12"))
    sheet.picture(stamp, 150, 105, 46)
    return Made([sheet], NOTHING)


@case
def certificate(rng: Random) -> Made:
    """An honour with a red title and the giver's seal."""
    place = words.county(rng)
    ring = f"{place}精神文明建设委员会"
    sheet = Sheet(wide=297, high=210, top=78, size=20, face="kai")
    sheet.block(8, 8, 281, 194, "#fffaf0", RED)
    sheet.put("荣  誉  证  书", 148, 46, 54, at="m", face="serif", bold=True, colour=RED)
    sheet.told(f"{place}交通运输局：", "在2022年度诚信建设工作中成绩突出，被评为“诚信示范单位”。"
               "特发此证，以资鼓励。")  # fmt: skip
    sheet.put(ring, 220, 158, 18, at="m", face="song")
    sheet.put(words.day(rng, 2023), 220, 170, 18, at="m", face="song")
    sheet.picture(stamps.seal(rng, ring), 218, 162, 44)
    return Made([sheet], Truth(NO, NO, YES, (), (), "", (ring,)))


@case
def contract(rng: Random) -> Made:
    """A contract with two special seals and a number of contracts."""
    place = words.county(rng)
    sheet = Sheet(top=55, face="song")
    sheet.put(f"合同编号：{words.organ(rng, place).code}合〔2023〕{rng.randint(1, 30)}号", 182, 22,
              14, at="r", face="song")  # fmt: skip
    sheet.put("信用评价技术服务合同", 105, 38, 26, at="m", face="zen")
    sheet.told(f"甲方：{place}交通运输局", "乙方：山东信达咨询有限公司")
    sheet.told(*words.paragraphs(rng, 3))
    sheet.put("甲方（盖章）：", 30, 205, 16, face="song")
    sheet.put("乙方（盖章）：", 115, 205, 16, face="song")
    sheet.put(words.day(rng, 2023), 40, 238, 14, face="song")
    for x, ring in ((60, f"{place}交通运输局"), (150, "山东信达咨询有限公司")):
        sheet.picture(stamps.seal(rng, ring, "合同专用章"), x, 220, 44)
    return Made([sheet], NOTHING)


@case
def company_letter(rng: Random) -> Made:
    """A company's red letter paper and seal."""
    ring = rng.choice(("山东恒通物流有限公司", "沂州客运集团有限公司", "鲁北港务股份有限公司"))
    sheet = Sheet(top=70)
    sheet.put(ring, 105, 30, 30, at="m", face="serif", bold=True, colour=RED)
    sheet.put("地址：创业路18号  电话：0530-4000000  邮编：274000", 105, 42, 11, at="m", face="zen")
    sheet.rule(20, 190, 48, 0.8)
    sheet.title("关于信用修复的申请", 22)
    sheet.told(f"{words.county(rng)}交通运输局：", *words.paragraphs(rng, 2))
    sheet.put(ring, 140, 215, 16, at="m")
    sheet.put(words.day(rng, 2023), 142, 226, 16, at="m")
    sheet.picture(stamps.seal(rng, ring), 138, 218, 42)
    return Made([sheet], Truth(("present", "unsure"), NO, YES, (), (), "", (ring,)))


@case
def pledge(rng: Random) -> Made:
    """A company's pledge: only its seal."""
    ring = rng.choice(("山东恒通物流有限公司", "沂州客运集团有限公司", "鲁北港务股份有限公司"))
    sheet = Sheet(top=40)
    sheet.title("信用承诺书", 30)
    sheet.told("本单位郑重承诺：", *words.paragraphs(rng, 3))
    sheet.put(f"承诺单位（盖章）：{ring}", 182, 210, 16, at="r")
    sheet.put(words.day(rng, 2023), 182, 222, 16, at="r")
    sheet.picture(stamps.seal(rng, ring, emblem="★"), 150, 212, 42)
    return Made([sheet], Truth(NO, NO, YES, (), (), "", (ring,)))


@case
def special_seal(rng: Random) -> Made:
    """A sound paper under a seal for one purpose."""
    one = plan(rng, centre=rng.choice(("行政审批专用章", "业务专用章", "财务专用章", "合同专用章")))
    return made(rng, one, seal=NO)


@case
def personal_stamp(rng: Random) -> Made:
    """Only the square stamp of a person."""
    found = made(rng, plan(rng, rings=()), seal=NO)
    found.pages[-1].picture(stamps.square(rng, words.person(rng) + "印"), 150, 205, 20)
    return found


@case
def other_body(rng: Random) -> Made:
    """The seal of the same bureau in another county."""
    one = plan(rng)
    away = rng.choice([place for place in words.COUNTIES if place != one.organs[0].county])
    one.rings = (one.organs[0].name.replace(one.organs[0].county, away),)
    return made(rng, one, seal=DOUBT, foreign=True)


@case
def at_the_edge(rng: Random) -> Made:
    """The seal stands partly outside the page."""
    one = plan(rng, rings=(), pages=1)
    found = made(rng, one, seal=("present", "unsure"), rings=(one.organs[0].name,))
    ring = stamps.seal(rng, one.organs[0].name)
    found.pages[-1].picture(ring, 200, 232, 44)
    return found


@case
def halves(rng: Random) -> Made:
    """One seal pressed over the edges of two sheets, half on each."""
    one = plan(rng, rings=(), pages=2)
    found = made(rng, one, seal=DOUBT)
    ring = stamps.seal(rng, one.organs[0].name)
    y = rng.uniform(110, 190)
    found.pages[0].picture(ring, 210, y, 44)
    found.pages[1].picture(ring, 0, y, 44)
    return found
