"""Sound papers and papers that lack one element, set on one or two sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.elements.office import impressions, words
from benchmarks.elements.office.sheets import BLACK, HEADS, HIGH, WIDE, Sheet
from benchmarks.elements.paper import Truth

YES, NO, DOUBT = ("present",), ("absent",), ("unsure",)


@dataclass
class Made:
    """Pages and what is true of them on paper in colour."""

    pages: list[Sheet]
    truth: Truth


Case = Callable[[Random], Made]
CASES: dict[str, Case] = {}


def case(made: Case) -> Case:
    CASES[made.__name__] = made
    return made


@dataclass
class Plan:
    """What a paper of the usual form shows."""

    organs: list[words.Organ]
    number: str
    year: int
    word: str = "文件"
    number_at: str = "m"
    signer: str = ""
    title: tuple[str, ...] = ()
    seals: tuple[str, ...] | None = None  # ring texts, by default each organ's
    bad: bool = False
    head_colour: tuple[int, int, int] | None = None
    two_pages: bool | None = None
    mark: str = ""


def plan(rng: Random, **told) -> Plan:
    year = rng.choice((2022, 2023, 2023))
    organs = told.pop("organs", None) or [words.organ(rng)]
    number = words.number(rng, organs[0], year)
    return replace(Plan(organs, number, year), **told)


def truth_of(one: Plan) -> Truth:
    names = tuple(organ.name for organ in one.organs)
    rings = names if one.seals is None else one.seals
    return Truth(YES, YES, YES, (), names, one.number, rings)


def paper(rng: Random, one: Plan) -> list[Sheet]:
    """The pages of a paper in the 文件 form."""
    first = Sheet(rng, rng.choice(("fang", "song", "gbsong", "kai")), rng.choice((15, 16, 16)))
    heading(rng, first, one)
    topic, sort = rng.choice(words.TOPICS), rng.choice(words.SORTS)
    first.title(one.title or (f"关于印发《{topic}", f"{sort}》的通知"))
    two = rng.random() < 0.4 if one.two_pages is None else one.two_pages
    told = words.body(rng, 7 if two else rng.randint(1, 2), cited=rng.choice((0, 1)))
    first.paragraphs(told, to="各有关单位", last=262 if two else 190)
    pages = [first]
    if two:
        second = Sheet(rng, first.body, first.size)
        second.paragraphs(words.body(rng, rng.randint(1, 2)), last=150)
        pages.append(second)
    signature(rng, pages[-1], one)
    if rng.random() < 0.5:
        imprint(rng, pages[-1], one)
    return pages


def heading(rng: Random, sheet: Sheet, one: Plan) -> None:
    """Marks, the organs' names, number, red line."""
    colour = one.head_colour or rng.choice(HEADS)
    sheet.y = rng.uniform(42, 62)
    if one.mark:
        sheet.words(one.mark, sheet.left, 32, 15, "hei")
    face = rng.choice(("song-bold", "song-bold", "hei", "sans-bold", "wenkai"))
    if len(one.organs) == 1:
        _name(rng, sheet, one.organs[0].name + one.word, face, colour)
    else:
        _names(sheet, one, face, colour)
    sheet.y += rng.uniform(8, 16)
    at = {"m": WIDE / 2, "l": sheet.left + 4}[one.number_at]
    sheet.words(one.number, at, sheet.y, 16, at=one.number_at)
    if one.signer:
        sheet.words("签发人：" + one.signer, sheet.right - 4, sheet.y, 16, "kai", at="r")
    sheet.y += 7
    sheet.rule(sheet.left, sheet.right, sheet.y, rng.uniform(0.4, 1.0), colour)


def _name(rng: Random, sheet: Sheet, text: str, face: str, colour) -> None:
    size = min(rng.uniform(40, 62), 156 / len(text) * 72 / 25.4 * 1.25)
    natural = len(text) * size * 25.4 / 72
    tall = rng.uniform(1.0, 1.4)
    if natural < 90:
        half = min(70.0, natural * 0.75)
        sheet.spread(text, WIDE / 2 - half, WIDE / 2 + half, sheet.y, size, face, colour)
    else:
        sheet.words(text, WIDE / 2, sheet.y, size, face, colour=colour, at="m",
                    wide=min(natural, 156), tall=tall)  # fmt: skip
    sheet.y += size * tall * 25.4 / 144


def _names(sheet: Sheet, one: Plan, face: str, colour) -> None:
    top = sheet.y
    right = 128 if one.word else 176
    for organ in one.organs:
        size = min(34, 240 / len(organ.name))
        sheet.spread(organ.name, 38, right - 4, sheet.y, size, face, colour)
        sheet.y += 16
    sheet.y -= 16
    if one.word:
        sheet.words(one.word, 133, (top + sheet.y) / 2, 44, face, colour=colour)
    sheet.y += 6


def signature(rng: Random, sheet: Sheet, one: Plan) -> None:
    """Names, date, and the seals over them."""
    rings = [organ.name for organ in one.organs] if one.seals is None else list(one.seals)
    top = min(sheet.y + rng.uniform(14, 20), 225.0)
    middle = sheet.right - rng.uniform(34, 44)
    date = words.day(rng, one.year)
    if len(one.organs) > 1:
        _rows(rng, sheet, one, rings, top, date)
        return
    sheet.words(one.organs[0].name, middle, top, 16, at="m")
    sheet.words(date, middle, top + 11, 16, at="m")
    for index, ring in enumerate(rings):
        x, y = middle + rng.uniform(-10, 10), top + rng.uniform(-4, 10)
        press = impressions.stamping(rng, one.bad)
        sheet.stamp(impressions.cut(rng, ring, emblem=emblem(ring)), x - index * 50, y, press)


def _rows(rng: Random, sheet: Sheet, one: Plan, rings, top: float, date: str) -> None:
    """Joint issuers side by side, the date under the last."""
    for index, organ in enumerate(one.organs):
        x = 66 if index % 2 == 0 else 148
        y = top + (index // 2) * 40
        size = min(16, 66 / len(organ.name) * 72 / 25.4)
        sheet.words(organ.name, x, y, size, at="m")
        if index < len(rings):
            seal = impressions.cut(rng, rings[index], emblem=emblem(rings[index]), across=42)
            sheet.stamp(seal, x + rng.uniform(-5, 5), y + rng.uniform(-2, 5))
    sheet.words(date, 148, top + ((len(one.organs) - 1) // 2) * 40 + 12, 16, at="m")


def emblem(ring: str) -> str:
    if ring.startswith("中共"):
        return "party"
    return "national" if ring.endswith("人民政府") else "star"


def imprint(rng: Random, sheet: Sheet, one: Plan) -> None:
    sheet.rule(sheet.left, sheet.right, 264, 0.35)
    sheet.words(f"{one.organs[0].place}办公室", sheet.left + 4, 268.5, 14)
    sheet.words(words.day(rng, one.year) + "印发", sheet.right - 4, 268.5, 14, at="r")
    sheet.rule(sheet.left, sheet.right, 273, 0.35)


def usual(rng: Random, **told) -> Made:
    one = plan(rng, **told)
    return Made(paper(rng, one), truth_of(one))


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
    _name(rng, sheet, one.organs[0].name, "song-bold", colour)
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
    _name(rng, sheet, organ.name + "令", "song-bold", rng.choice(HEADS))
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
    _name(rng, sheet, rng.choice(("专题会议纪要", organ.name + "会议纪要")), "song-bold", colour)
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
