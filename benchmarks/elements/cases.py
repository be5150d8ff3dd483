"""Sound papers, papers with an element missing, and traps: each a function of a random source."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.elements import stamps, words
from benchmarks.elements.faces import BODY, HEAD
from benchmarks.elements.paper import BLACK, RED, Impression, Paper
from benchmarks.elements.truth import Truth

PRESENT, ABSENT, UNSURE = ("present",), ("absent",), ("unsure",)
POLICY, OTHER = ("policy",), ()
CASES: dict[str, Callable[[Random], Paper]] = {}
Builder = Callable[[Random], Paper]


def case(build: Builder) -> Builder:
    """Register a case under its function's name."""
    CASES[build.__name__] = build
    return build


def sound(rng: Random, **changes) -> Paper:
    """A complete paper in the 文件 form, with changes."""
    place, (body, mark) = words.place(rng), words.body(rng)
    organ = place + body
    year = rng.choice((2022, 2023))
    number = words.number(rng, place, mark, year)
    paper = Paper(
        case="",
        truth=Truth(PRESENT, PRESENT, PRESENT, POLICY, (organ,), number, (organ,)),
        header=(organ,),
        number=number,
        title=words.title(rng, place, organ),
        body=words.sentences(rng, rng.randint(1, 7)),
        signature=(organ,),
        date=words.date(rng, year),
        faces={"head": rng.choice(HEAD), "body": rng.choice(BODY)},
    )
    paper.seals = [impression(rng, organ)]
    if rng.random() < 0.4:
        paper.imprint = f"{organ}办公室　　　{paper.date}印发"
    for name, value in changes.items():
        setattr(paper, name, value)
    return paper


def impression(rng: Random, ring: str, **kwargs) -> Impression:
    """A seal as used: a slight turn, uneven ink."""
    emblem = kwargs.pop("emblem", "national" if "人民政府" in ring else "star")
    strength, turn = kwargs.pop("strength", 1.0), kwargs.pop("turn", rng.uniform(-8, 8))
    image = stamps.seal(rng, ring, emblem, kwargs.pop("centre", ""), kwargs.pop("code", ""))
    image = stamps.inked(rng, image, strength, rng.uniform(0.05, 0.35)).rotate(turn)
    return Impression(image, kwargs.pop("size", rng.choice((40.0, 42.0, 45.0))), ring, **kwargs)


@case
def document(rng: Random) -> Paper:
    return sound(rng)


@case
def document_short(rng: Random) -> Paper:
    return sound(rng, body=words.sentences(rng, 1))


@case
def letter(rng: Random) -> Paper:
    return sound(rng, form="letter", suffix="")


@case
def upward(rng: Random) -> Paper:
    paper = sound(rng, form="upward", signer=rng.choice(("甲某某", "乙某", "丙某某")))
    paper.title = (f"{paper.header[0]}关于报送信用交通", "建设实施方案的报告")
    paper.truth.kind = OTHER
    return paper


@case
def minutes(rng: Random) -> Paper:
    paper = sound(rng, form="minutes", seals=[], signature=(), imprint="")
    issue = rng.randint(1, 40)
    paper.number = f"第{issue}期"
    paper.title = ("信用交通建设专题会议纪要",)
    paper.truth = Truth(PRESENT, PRESENT, ABSENT, ("minutes",), paper.header, paper.number)
    return paper


@case
def order(rng: Random) -> Paper:
    place = words.place(rng)
    organ, number = place + "人民政府", f"第{rng.randint(1, 60)}号"
    paper = sound(
        rng, form="order", header=(organ,), suffix="令", number=number, seals=[], imprint=""
    )
    paper.title = (f"{place}公路养护信用管理办法",)
    paper.signature = ()
    paper.truth = Truth(PRESENT, PRESENT, (*ABSENT, "unsure"), POLICY, (organ,), number)
    return paper


@case
def proclamation(rng: Random) -> Paper:
    paper = sound(rng, form="order", suffix="公告", imprint="")
    paper.number = f"2023年第{rng.randint(1, 30)}号"
    paper.truth.value, paper.truth.kind = paper.number, OTHER
    paper.title = ("关于公布信用评价结果的公告",)
    return paper


@case
def government(rng: Random) -> Paper:
    place = words.place(rng)
    organ = place + "人民政府"
    paper = sound(rng, header=(organ,), signature=(organ,), title=words.title(rng, place, organ))
    paper.number = words.number(rng, place, "政", 2023)
    paper.seals = [impression(rng, organ, emblem="national", size=45.0)]
    paper.truth = Truth(PRESENT, PRESENT, PRESENT, POLICY, (organ,), paper.number, (organ,))
    return paper


@case
def party(rng: Random) -> Paper:
    place = words.place(rng)
    organ = f"中共{place}委员会"
    paper = sound(rng, header=(organ,), signature=(organ,), title=words.title(rng, place, organ))
    paper.number = f"{place[0]}委〔2023〕{rng.randint(1, 80)}号"
    paper.seals = [impression(rng, organ, emblem="party", size=45.0)]
    paper.truth = Truth(PRESENT, PRESENT, PRESENT, POLICY, (organ,), paper.number, (organ,))
    return paper


def _joint(rng: Random, count: int, suffix: str) -> Paper:
    place = words.place(rng)
    bodies = rng.sample(words.BODIES, count)
    organs = tuple(place + body for body, _ in bodies)
    paper = sound(rng, header=organs, suffix=suffix, signature=organs, imprint="")
    paper.title = words.title(rng, place, organs[0])
    paper.number = words.number(rng, place, bodies[0][1], 2023)
    paper.seals = [impression(rng, organ, size=40.0) for organ in organs]
    paper.body = words.sentences(rng, 1)
    paper.truth = Truth(PRESENT, PRESENT, PRESENT, POLICY, organs, paper.number, organs)
    return paper


@case
def joint_two(rng: Random) -> Paper:
    return _joint(rng, 2, "文件")


@case
def joint_three_plain(rng: Random) -> Paper:
    return _joint(rng, 3, "")


@case
def other_brackets(rng: Random) -> Paper:
    paper = sound(rng)
    left, right = rng.choice(("[]", "（）", "［］", "【】"))
    paper.number = paper.number.replace("〔", left).replace("〕", right)
    return paper


@case
def leading_zero(rng: Random) -> Paper:
    paper = sound(rng)
    head, tail = paper.number.split("〕")
    paper.number = f"{head}〕第{tail}"
    paper.truth.value = paper.number
    return paper


@case
def no_suffix(rng: Random) -> Paper:
    return sound(rng, suffix="")


@case
def blank_before(rng: Random) -> Paper:
    return sound(rng, blank_first=True)


@case
def signature_alone(rng: Random) -> Paper:
    return sound(rng, own_page=True)


@case
def coded_seal(rng: Random) -> Paper:
    paper = sound(rng)
    code = "37" + "".join(rng.choice("0123456789") for _ in range(11))
    paper.seals = [impression(rng, paper.header[0], code=code)]
    return paper


@case
def faint_seal(rng: Random) -> Paper:
    paper = sound(rng)
    paper.seals = [impression(rng, paper.header[0], strength=rng.uniform(0.3, 0.5))]
    return paper


@case
def cut_seal(rng: Random) -> Paper:
    """A seal that hangs over the right edge of the sheet by less than half."""
    paper = sound(rng)
    one = impression(rng, paper.header[0])
    one.shift = (210 - 146 - one.size * rng.uniform(0.14, 0.24), 0.0)
    paper.seals = [one]
    return paper


@case
def turned_seal(rng: Random) -> Paper:
    paper = sound(rng)
    turn = rng.choice((-1, 1)) * rng.uniform(30, 170)
    paper.seals = [impression(rng, paper.header[0], turn=turn)]
    return paper


@case
def seal_on_text(rng: Random) -> Paper:
    paper = sound(rng)
    paper.seals = [impression(rng, paper.header[0], shift=(-12.0, -16.0))]
    return paper


@case
def edge_and_official(rng: Random) -> Paper:
    """The official seal and, besides, a riding seal over the page edges."""
    paper = sound(rng)
    rim = impression(rng, paper.header[0], size=42.0, at=(0, 208.0, 150.0))
    paper.seals.append(rim)
    return paper


@case
def company_pledge(rng: Random) -> Paper:
    company = words.place(rng)[:2] + rng.choice(words.COMPANIES)
    paper = sound(rng, form="plain", header=(), number="", signature=(company,), imprint="")
    paper.title = ("信用承诺书",)
    paper.seals = [impression(rng, company)]
    paper.truth = Truth(ABSENT, ABSENT, PRESENT, ("pledge",), (), "", (company,))
    return paper


@case
def no_header(rng: Random) -> Paper:
    paper = sound(rng, header=(), form="plain")
    paper.truth.header, paper.truth.organs = ABSENT, ()
    return paper


@case
def no_number(rng: Random) -> Paper:
    paper = sound(rng, number="")
    paper.truth.number, paper.truth.value = ABSENT, ""
    return paper


@case
def no_seal(rng: Random) -> Paper:
    paper = sound(rng, seals=[])
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


@case
def nothing(rng: Random) -> Paper:
    paper = sound(rng, header=(), form="plain", number="", seals=[], imprint="")
    paper.truth = Truth(ABSENT, ABSENT, ABSENT, POLICY)
    return paper


@case
def black_header(rng: Random) -> Paper:
    paper = sound(rng, header_colour=BLACK)
    paper.truth.header = ABSENT
    return paper


@case
def red_title(rng: Random) -> Paper:
    paper = sound(rng, header=(), form="plain", number="", title_colour=RED)
    paper.truth = Truth(ABSENT, ABSENT, PRESENT, POLICY, (), "", paper.signature)
    return paper
