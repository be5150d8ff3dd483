"""Papers of county bodies that have a header."""

from __future__ import annotations

from random import Random

from benchmarks.elements.truth import Made
from benchmarks.elements.typeset import words
from benchmarks.elements.typeset.forms import case, made, plan, sheets
from benchmarks.elements.typeset.page import RED, Sheet
from benchmarks.elements.typeset.words import Organ


@case
def plain_document(rng: Random) -> Made:
    return made(rng, plan(rng))


@case
def long_code(rng: Random) -> Made:
    """A number too long for its row in a letter stands on two."""
    organ = words.organ(rng)
    one = plan(rng, organs=[organ], form="letter", word="", printed=" ")
    code = organ.code + "信用监管专班办"
    one.number = words.number(rng, code, one.year, "函")
    found = made(rng, one)
    cut = one.number.index("〔")
    found.pages[0].put(one.number[:cut], 182, 51, 14, at="r", face="song")
    found.pages[0].put(one.number[cut:], 182, 57, 14, at="r", face="song")
    return found


@case
def letter_form(rng: Random) -> Made:
    organ = words.organ(rng)
    year = 2023
    number = words.number(rng, organ.code, year, "函")
    return made(rng, plan(rng, organs=[organ], form="letter", word="", year=year, number=number))


@case
def letter_with_word(rng: Random) -> Made:
    organ = words.organ(rng)
    number = words.number(rng, organ.code, 2023, "函")
    word = rng.choice(("（函）", "函"))
    return made(rng, plan(rng, organs=[organ], form="letter", word=word, year=2023, number=number))


@case
def county_office(rng: Random) -> Made:
    """The government's office, sometimes over a letter's lines."""
    place = words.county(rng)
    organ = Organ(place + "人民政府办公室", place[0] + "政办", place)
    number = words.number(rng, organ.code, 2023, rng.choice(("发", "字", "函")))
    form = rng.choice(("document", "letter"))
    word = "文件" if form == "document" else ""
    return made(rng, plan(rng, organs=[organ], number=number, year=2023, form=form, word=word))


@case
def government(rng: Random) -> Made:
    place = words.county(rng)
    organ = Organ(place + "人民政府", place[0] + "政", place)
    number = words.number(rng, organ.code, 2022, rng.choice(("发", "字", "任")))
    return made(rng, plan(rng, organs=[organ], number=number, year=2022))


@case
def party_group(rng: Random) -> Made:
    """A 党组 paper: two head lines, now and then, and the party's seal."""
    organ = words.organ(rng)
    party = Organ(f"中共{organ.name}党组", organ.code + "党组", organ.county)
    number = words.number(rng, party.code, 2023, rng.choice(("发", "字")))
    lines = (f"中共{organ.name}", "党组文件") if rng.random() < 0.3 else ()
    return made(rng, plan(rng, organs=[party], number=number, year=2023, head_lines=lines))


@case
def party_committee(rng: Random) -> Made:
    place = words.county(rng)
    organ = Organ(f"中共{place}委员会", place[0], place)
    number = words.number(rng, organ.code, 2023, rng.choice(("发", "办发", "字")))
    return made(rng, plan(rng, organs=[organ], number=number, year=2023))


@case
def leading_group(rng: Random) -> Made:
    """A leading group's office, its name over two rows."""
    organ = words.organ(rng)
    name_ = f"{organ.county}交通运输信用体系建设领导小组办公室"
    own = Organ(name_, organ.county[0] + "交信办", organ.county)
    lines = (f"{organ.county}交通运输", "信用体系建设领导小组办公室文件")
    return made(rng, plan(rng, organs=[own], head_lines=lines))


def _several(rng: Random, count: int) -> list[Organ]:
    place = words.county(rng)
    found: list[Organ] = []
    while len(found) < count:
        one = words.organ(rng, place)
        if one.name not in [other.name for other in found]:
            found.append(one)
    return found


@case
def joint_two(rng: Random) -> Made:
    return made(rng, plan(rng, organs=_several(rng, 2)))


@case
def joint_three(rng: Random) -> Made:
    return made(rng, plan(rng, organs=_several(rng, 3), pages=2))


@case
def joint_four(rng: Random) -> Made:
    one = plan(rng, organs=_several(rng, 4), pages=2, word=rng.choice(("文件", "文件", "")))
    return made(rng, one)


@case
def upward(rng: Random) -> Made:
    """A paper going up: number left, one to three signers right."""
    signers = tuple(words.person(rng) for _ in range(rng.randint(1, 3)))
    return made(rng, plan(rng, signers=signers))


@case
def old_form(rng: Random) -> Made:
    """Years in other brackets, put first, 第 before the serial."""
    organ = words.organ(rng)
    serial = rng.randint(2, 99)
    printed, value = rng.choice((
        (f"（2021）{organ.code}字第{serial}号", f"〔2021〕{organ.code}字第{serial}号"),
        (f"{organ.code}字（2021）{serial}号", f"{organ.code}字〔2021〕{serial}号"),
        (f"{organ.code}发[2021]第{serial}号", f"{organ.code}发〔2021〕第{serial}号"),
        (f"{organ.code}发【2021】{serial}号", f"{organ.code}发〔2021〕{serial}号"),
        (f"{organ.code}字〔2021〕第0{serial}号", f"{organ.code}字〔2021〕第0{serial}号"),
    ))  # fmt: skip
    return made(rng, plan(rng, organs=[organ], number=value, printed=printed, year=2021))


@case
def secret_marks(rng: Random) -> Made:
    """Copy number and urgency above the header."""
    return made(rng, plan(rng, preface=("000018", rng.choice(("特急", "加急", "内部文件")))))


@case
def cover_before(rng: Random) -> Made:
    """A black cover with the paper's title, then the paper."""
    found = made(rng, plan(rng))
    cover = Sheet(top=110)
    cover.title("信用体系建设佐证材料", 30)
    cover.plain(f"{words.county(rng)[0]}交通运输局编", "center")
    cover.plain("二〇二三年十二月", "center")
    found.pages.insert(0, cover)
    return found


@case
def sheet_before(rng: Random) -> Made:
    """The office's routing sheet lies on the paper."""
    one = plan(rng)
    found = made(rng, one)
    routing = Sheet(top=30)
    routing.title("文件处理签", 26)
    routing.table([["来文单位", one.organs[0].name], ["收文日期", words.day(rng, one.year)],
                   ["收文编号", f"{rng.randint(100, 999)}"], ["拟办意见", "请办公室阅处。"],
                   ["领导批示", "同意"]], "40mm, 110mm")  # fmt: skip
    found.pages.insert(0, routing)
    return found


@case
def forwarded(rng: Random) -> Made:
    """Own header and number; the province's paper follows with its own."""
    found = made(rng, plan(rng, pages=1))
    parent = Organ("山东省交通运输厅", "鲁交", "")
    other = plan(rng, organs=[parent], rings=(), pages=1)
    found.pages += sheets(rng, other)
    return found


@case
def with_annex(rng: Random) -> Made:
    """Pages of an annex follow, its first row naming the paper's number."""
    one = plan(rng)
    found = made(rng, one)
    annex = Sheet(top=28)
    annex.plain("附件1")
    annex.title("信用评价标准（试行）", 20)
    annex.told(*words.paragraphs(rng, 4))
    found.pages.append(annex)
    return found


@case
def telegram(rng: Random) -> Made:
    place = words.county(rng)
    organ = Organ(f"{place}人民政府", place[0] + "政", place)
    number = f"{place[0]}政传电〔2023〕{rng.randint(1, 60)}号"
    one = plan(rng, organs=[organ], number=number, word="传真电报", year=2023, pages=1)
    return made(rng, one, organs=())


@case
def crest(rng: Random) -> Made:
    """The notice of a government with a red star over its name, the number left."""
    found = made(rng, plan(rng, pages=1))
    found.pages[0].put("★", 105, 24, 40, at="m", face="zen", colour=RED)
    return found
