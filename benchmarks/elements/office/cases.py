"""Sound papers and papers that lack one element."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.elements.office import impressions, words
from benchmarks.elements.office.papers import (
    case,
    name_line,
    paper,
    plan,
    signature,
    truth_of,
    usual,
)
from benchmarks.elements.office.sheets import BLACK, HEADS, HIGH, WIDE, Sheet
from benchmarks.elements.truth import DOUBT, NO, YES, Made, Truth


@case
def document(rng: Random) -> Made:
    return usual(rng)


@case
def document_left(rng: Random) -> Made:
    return usual(rng, number_at="l", mark=rng.choice(("", "000123", "特急", "机密★1年")))


@case
def upward(rng: Random) -> Made:
    named = (f"关于{rng.choice(words.TOPICS)}", "工作情况的报告")
    return usual(rng, number_at="l", signer=words.person(rng), title=named)


@case
def no_word(rng: Random) -> Made:
    return usual(rng, word="")


@case
def party(rng: Random) -> Made:
    place = rng.choice(words.PLACES)
    form, stem = rng.choice(words.PARTY)
    return usual(rng, organs=[words.Organ(form.format(place), place, place[0] + stem)])


@case
def faint(rng: Random) -> Made:
    return usual(rng, bad=True)


@case
def joint(rng: Random) -> Made:
    place = rng.choice(words.PLACES)
    offices = rng.sample(("交通运输局", "发展和改革局", "财政局", "市场监督管理局", "司法局"), 2)
    organs = [words.organ(rng, (office,), place) for office in offices]
    return usual(rng, organs=organs, word=rng.choice(("文件", "")))


@case
def joint_three(rng: Random) -> Made:
    place = rng.choice(words.PLACES)
    offices = rng.sample(("交通运输局", "公安局", "财政局", "水务局", "应急管理局"), 3)
    organs = [words.Organ(place + office, place, place[0] + office[0]) for office in offices]
    return usual(rng, organs=organs, two_pages=True)


@case
def letter(rng: Random) -> Made:
    """信函: name near the top edge, thick over thin line, number right."""
    one = plan(rng, word="")
    sheet = Sheet(rng)
    colour = rng.choice(HEADS)
    _at = 30 + rng.uniform(0, 6)
    sheet.y = _at
    name_line(rng, sheet, one.organs[0].name, "song-bold", colour)
    sheet.rule(20, 190, _at + 12, 1.0, colour)
    sheet.rule(20, 190, _at + 13.4, 0.3, colour)
    sheet.words(one.number, sheet.right, _at + 22, 16, at="r")
    sheet.y = _at + 30
    sheet.title((f"关于{rng.choice(words.TOPICS)}", "有关事项的函"))
    sheet.paragraphs(words.body(rng, 2, cited=1), to="市交通运输局", last=180)
    signature(rng, sheet, one)
    sheet.rule(20, 190, 276, 0.3, colour)
    sheet.rule(20, 190, 277.4, 1.0, colour)
    return Made([sheet], truth_of(one))


@case
def order(rng: Random) -> Made:
    organ = words.organ(rng, ("人民政府",))
    sheet = Sheet(rng)
    sheet.y = rng.uniform(48, 60)
    name_line(rng, sheet, organ.name + "令", "song-bold", rng.choice(HEADS))
    number = f"第{rng.randint(1, 60)}号"
    sheet.words(number, WIDE / 2, sheet.y + 12, 16, at="m")
    sheet.y += 26
    named = f"《{organ.place}{rng.choice(words.TOPICS)}办法》"
    told = named + "已经政府常务会议审议通过，现予公布，自发布之日起施行。"
    sheet.paragraphs([told])
    leader = words.person(rng)
    sheet.words(f"县　长　{leader}", 120, sheet.y + 22, 16)
    sheet.words(words.day(rng, 2023), 150, sheet.y + 36, 16, at="m")
    truth = Truth(YES, YES, (*NO, "unsure"), (), (organ.name,), number)
    return Made([sheet], truth)


@case
def minutes(rng: Random) -> Made:
    organ = words.organ(rng, ("交通运输局", "人民政府办公室", "人民政府"))
    sheet = Sheet(rng)
    sheet.y = 55
    colour = rng.choice(HEADS)
    name_line(
        rng, sheet, rng.choice(("专题会议纪要", organ.name + "会议纪要")), "song-bold", colour
    )
    number = rng.choice((f"第{rng.randint(1, 30)}期", f"〔2023〕{rng.randint(1, 30)}号"))
    sheet.words(number, WIDE / 2, sheet.y + 8, 16, at="m")
    sheet.words(organ.name, sheet.left + 4, sheet.y + 18, 16)
    sheet.words(words.day(rng, 2023), sheet.right - 4, sheet.y + 18, 16, at="r")
    sheet.rule(sheet.left, sheet.right, sheet.y + 24, 0.7, colour)
    sheet.y += 28
    sheet.title((f"研究{rng.choice(words.TOPICS)}工作",))
    sheet.paragraphs(words.body(rng, 4, cited=1))
    return Made([sheet], Truth(YES, YES, NO, (), (), number))


@case
def blank_number(rng: Random) -> Made:
    made = usual(rng, number=f"临交发〔2023〕{rng.choice((' ', '　', '   '))}号")
    made.truth = replace(made.truth, number=NO, value="")
    return made


@case
def no_number(rng: Random) -> Made:
    made = usual(rng, number="")
    made.truth = replace(made.truth, number=NO, value="")
    return made


@case
def no_seal(rng: Random) -> Made:
    made = usual(rng, seals=())
    made.truth = replace(made.truth, seal=NO)
    return made


@case
def placeholder(rng: Random) -> Made:
    made = usual(rng, seals=())
    made.pages[-1].words("（公章）", 172, made.pages[-1].y + 18, 16, at="m")
    made.truth = replace(made.truth, seal=NO)
    return made


@case
def black_header(rng: Random) -> Made:
    made = usual(rng, head_colour=BLACK)
    made.truth = replace(made.truth, header=NO)
    return made


@case
def special_seal(rng: Random) -> Made:
    """Only a 合同专用章 or the like over the signature."""
    one = plan(rng, seals=())
    pages = paper(rng, one)
    centre = rng.choice(("合同专用章", "财务专用章", "业务专用章", "行政审批专用章"))
    seal = impressions.cut(rng, one.organs[0].name, centre=centre)
    pages[-1].stamp(replace(seal, span=min(seal.span, 265)), 148, pages[-1].y + 22)
    truth = replace(truth_of(one), seal=NO, rings=(one.organs[0].name,))
    return Made(pages, truth)


@case
def foreign_seal(rng: Random) -> Made:
    """Sealed by another body of another county."""
    one = plan(rng)
    other = words.organ(rng)
    one.seals = (other.name,)
    truth = replace(truth_of(one), seal=DOUBT, rings=(other.name,), foreign=True)
    return Made(paper(rng, one), truth)


@case
def edge_seal(rng: Random) -> Made:
    """An official seal, and a second cut by the sheet's edge."""
    one = plan(rng)
    pages = paper(rng, one)
    ring = one.organs[0].name
    pages[0].stamp(impressions.cut(rng, ring), WIDE - rng.uniform(2, 9), HIGH * 0.5)
    return Made(pages, truth_of(one))
