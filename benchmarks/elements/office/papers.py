"""A paper of the usual form, set on one or two sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.elements.office import impressions, words
from benchmarks.elements.office.sheets import HEADS, WIDE, Sheet
from benchmarks.elements.truth import YES, Made, Truth

Case = Callable[[Random], Made[Sheet]]
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
        name_line(rng, sheet, one.organs[0].name + one.word, face, colour)
    else:
        _names(sheet, one, face, colour)
    sheet.y += rng.uniform(8, 16)
    at = {"m": WIDE / 2, "l": sheet.left + 4}[one.number_at]
    sheet.words(one.number, at, sheet.y, 16, at=one.number_at)
    if one.signer:
        sheet.words("签发人：" + one.signer, sheet.right - 4, sheet.y, 16, "kai", at="r")
    sheet.y += 7
    sheet.rule(sheet.left, sheet.right, sheet.y, rng.uniform(0.4, 1.0), colour)


def name_line(rng: Random, sheet: Sheet, text: str, face: str, colour) -> None:
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
