"""How a paper with a header is planned and set, in the forms the offices use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.elements.truth import NO, YES, Made, Truth
from benchmarks.elements.typeset import stamps, words
from benchmarks.elements.typeset.page import Sheet
from benchmarks.elements.typeset.words import Organ

NOTHING = Truth(NO, NO, NO)


Case = Callable[[Random], Made[Sheet]]
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
