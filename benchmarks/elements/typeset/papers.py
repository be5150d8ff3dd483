"""Papers of county bodies that have a header, in the forms the offices use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.elements.paper import Truth
from benchmarks.elements.typeset import stamps, words
from benchmarks.elements.typeset.page import RED, Sheet
from benchmarks.elements.typeset.words import Organ

YES, NO, DOUBT = ("present",), ("absent",), ("unsure",)


@dataclass
class Made:
    """Pages and what is true of them on paper in colour."""

    pages: list[Sheet]
    truth: Truth


Case = Callable[[Random], Made]
CASES: dict[str, Case] = {}
_REDS = ("#d2141c", "#e60012", "#c00000", "#ff0000", "#b5191f")


def case(made: Case) -> Case:
    CASES[made.__name__] = made
    return made


@dataclass
class Plan:
    """What a paper shows; ``rings`` are the texts of its seals, by default the organs'."""

    organs: list[Organ]
    number: str
    year: int
    word: str = "文件"
    form: str = "document"  # document | letter | upward
    signed: tuple[str, ...] | None = None
    rings: tuple[str, ...] | None = None
    centre: str = ""
    printed: str = ""  # the number as it stands there
    head_colour: str = ""
    head_lines: tuple[str, ...] = ()
    preface: tuple[str, ...] = ()
    pages: int = 0
    emblem: str = "★"
    signers: tuple[str, ...] = field(default_factory=tuple)


def plan(rng: Random, **told) -> Plan:
    year = told.pop("year", None) or rng.choice((2021, 2022, 2023, 2023, 2023))
    organs = told.pop("organs", None) or [words.organ(rng)]
    number = told.pop("number", None)
    if number is None:
        number = words.number(rng, organs[0].code, year)
    return Plan(organs, number, year, pages=told.pop("pages", 0) or rng.choice((1, 2, 2)), **told)


def made(rng: Random, one: Plan, **truth) -> Made:
    names = tuple(organ.name for organ in one.organs)
    rings = names if one.rings is None else one.rings
    right = {"header": YES, "number": YES, "seal": YES, "organs": names,
             "value": one.number, "rings": rings} | truth  # fmt: skip
    return Made(sheets(rng, one), Truth(**right))


def sheets(rng: Random, one: Plan) -> list[Sheet]:
    """Header, title, text and signature on one or two sheets."""
    first = Sheet(face=rng.choice(("song", "song", "ming", "kai")), size=rng.choice((15.0, 16.0)))
    bottom = letter(rng, first, one) if one.form == "letter" else document(rng, first, one)
    first.top = bottom + rng.uniform(12, 20)
    first.title(f"关于印发《{rng.choice(words.TOPICS)}{rng.choice(words.SORTS)}》的通知",
                rng.choice((20, 22)), face=rng.choice(("serif", "zen", "song")))  # fmt: skip
    first.told("各有关科室、局属各单位：")
    most = 3 if one.pages > 1 else rng.randint(1, 2)
    first.told(*words.paragraphs(rng, most, cited=rng.random() < 0.6))
    pages = [first]
    if one.pages > 1:
        pages.append(Sheet(top=30, face=first.face, size=first.size))
        pages[1].told(*words.paragraphs(rng, rng.randint(1, 3)))
    sign(rng, pages[-1], one, 225 if one.pages == 1 else 185)
    return pages


def document(rng: Random, sheet: Sheet, one: Plan) -> float:
    """The 文件 form; returns where its line stands."""
    colour = one.head_colour or rng.choice(_REDS)
    for place, said in enumerate(one.preface):
        sheet.put(said, 28, 22 + 8 * place, 14, face="zen")
    y = name(rng, sheet, one, colour, rng.uniform(42, 58))
    y += rng.uniform(14, 20)
    shown = one.printed or one.number
    if one.signers:
        sheet.put(shown, 32, y, 16, face="song")
        for place, person in enumerate(one.signers):
            said = f"签发人：{person}" if place == 0 else person
            sheet.put(said, 180, y + 9 * place, 16, face="kai", at="r")
        y += 9 * (len(one.signers) - 1)
    else:
        sheet.put(shown, 105, y, 16, face="song", at="m")
    y += rng.uniform(6, 9)
    sheet.rule(28, 182, y, rng.uniform(0.3, 1.2), colour)
    return y


def name(rng: Random, sheet: Sheet, one: Plan, colour: str, y: float) -> float:
    """The organs' names and the form's word; returns the middle of the last row."""
    face, bold = rng.choice((("serif", True), ("serif", True), ("sans", True), ("zen", False)))
    style = {"face": face, "bold": bold, "colour": colour}
    if len(one.organs) > 1:
        return _joint(rng, sheet, one, style, y)
    lines = one.head_lines or (one.organs[0].name + one.word,)
    size = min(rng.uniform(38, 60), 165 / max(map(len, lines)) / 0.3528 * 1.2)
    for place, said in enumerate(lines):
        wide = len(said) * size * 0.3528
        if wide < 120 and rng.random() < 0.5:
            sheet.spread(said, 40, 170, y, size, **style)
        else:
            sheet.put(said, 105, y, size, at="m", stretch=min(1.0, 154 / wide), **style)
        y += size * 0.3528 * 1.25 if place + 1 < len(lines) else 0
    return y


def _joint(rng: Random, sheet: Sheet, one: Plan, style: dict, y: float) -> float:
    longest = max(len(organ.name) for organ in one.organs)
    right = 138 if one.word else 168
    size = min(36.0, (right - 40) / longest / 0.3528)
    step = size * 0.3528 * 1.35
    for place, organ in enumerate(one.organs):
        sheet.spread(organ.name, 40, right, y + place * step, size, **style)
    if one.word:
        middle = y + (len(one.organs) - 1) * step / 2
        sheet.put(one.word, 143, middle, size * 1.1, **style)
    return y + (len(one.organs) - 1) * step


def letter(rng: Random, sheet: Sheet, one: Plan) -> float:
    """The 信函 form: name near the top, double line, number right below it."""
    colour = one.head_colour or rng.choice(_REDS)
    said = one.organs[0].name + one.word
    size = min(rng.uniform(34, 46), 155 / len(said) / 0.3528)
    sheet.put(said, 105, 34, size, at="m", face="serif", bold=True, colour=colour)
    sheet.rule(20, 190, 44, 1.1, colour)
    sheet.rule(20, 190, 45.8, 0.35, colour)
    sheet.rule(20, 190, 276, 0.35, colour)
    sheet.rule(20, 190, 277.4, 1.1, colour)
    sheet.put(one.printed or one.number, 182, 53, 16, at="r", face="song")
    return 60


def sign(rng: Random, sheet: Sheet, one: Plan, y: float) -> None:
    """Signature, date, and seals over them; joint ones side by side."""
    names = [organ.name for organ in one.organs] if one.signed is None else list(one.signed)
    rings = names if one.rings is None else list(one.rings)
    step = 76.0 if len(names) > 1 else 0.0
    for place, said in enumerate(names):
        x = 140.0 if len(names) == 1 else 66 + step * (place % 2)
        row = y + 34 * (place // 2)
        sheet.put(said, x, row, 16 if len(said) < 13 else 14, face=sheet.face, at="m")
    last = y + 34 * ((max(len(names), 1) - 1) // 2)
    date = words.day_in_han(rng, one.year) if rng.random() < 0.15 else words.day(rng, one.year)
    sheet.put(date, 142, last + 11, 16, face=sheet.face, at="m")
    for place, ring in enumerate(rings):
        x = 140.0 if len(names) < 2 else 66 + step * (place % 2)
        picture = stamps.seal(rng, ring, one.centre, emblem=one.emblem)
        sheet.picture(picture, x + rng.uniform(-8, 8), y + 34 * (place // 2) + rng.uniform(-1, 8),
                      rng.uniform(43, 46))  # fmt: skip


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
