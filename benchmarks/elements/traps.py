"""Papers made to mislead: what looks like an element and is none."""

from __future__ import annotations

from random import Random

from benchmarks.elements import stamps, words
from benchmarks.elements.cases import ABSENT, OTHER, POLICY, case, impression, sound
from benchmarks.elements.paper import RED, Block, Impression, Paper, Picture, Rule, Text
from benchmarks.elements.truth import Truth

_DOUBTFUL = ("unsure", "absent")


@case
def web_banner(rng: Random) -> Paper:
    """A printed web page: white words on a red banner, a row of menu words, a repeated title."""
    place = words.place(rng)
    paper = sound(rng, header=(), form="plain", number="", seals=[], top=38.0, imprint="")
    banner = [
        Block(12, 8, 198, 34, fill=RED),
        Text(f"{place}人民政府", 20, 18, 26, "head", (255, 255, 255)),
        Text(
            "首页  政务公开  政务服务  互动交流  走进" + place[:2],
            20,
            29,
            11,
            "body",
            (255, 240, 230),
        ),
        Text("当前位置：首页 > 政务公开 > 政策文件", 14, 42, 10, "body", (90, 90, 90)),
        Text(
            f"发布时间：{paper.date}　来源：{paper.signature[0]}", 14, 50, 10, "body", (90, 90, 90)
        ),
    ]
    paper.extras = {0: banner}
    paper.truth = Truth(ABSENT, ABSENT, ABSENT)
    return paper


@case
def slogan(rng: Random) -> Paper:
    paper = sound(rng, header=(), form="plain", number="", seals=[], top=30.0, imprint="")
    words_of = rng.choice(words.SLOGANS)
    paper.extras = {
        0: [Text(words_of, 105, 30, 34, "head", RED, "m"), Rule(28, 42, 184, 42, 0.8, RED)]
    }
    paper.truth = Truth(ABSENT, ABSENT, ABSENT)
    return paper


def _cited(rng: Random) -> str:
    number = f"{rng.choice('省鲁市')}交发〔2022〕{rng.randint(3, 90)}号"
    return f"《关于加强信用交通建设的指导意见》（{number}）"


@case
def cited_only(rng: Random) -> Paper:
    """No number of its own; the first sentence cites a superior's."""
    paper = sound(rng, number="")
    cited = f"根据{_cited(rng)}"
    paper.body = (paper.body[0], f"{cited}要求，{paper.body[1]}", *paper.body[2:])
    paper.truth.number, paper.truth.value = ABSENT, ""
    return paper


@case
def cited_and_own(rng: Random) -> Paper:
    paper = sound(rng)
    cited = _cited(rng)
    paper.body = (paper.body[0], f"现转发{cited}，{paper.body[1]}", *paper.body[2:])
    return paper


@case
def register_code(rng: Random) -> Paper:
    """A registration code of a normative paper stands alone, top left; no number."""
    paper = sound(rng, number="")
    letters = "".join(rng.choice("ABCDEFGHJKLQRST") for _ in range(4))
    code = f"{letters}-2023-00{rng.randint(10000, 99999)}"
    paper.extras = {0: [Text(code, 28, 22, 14)]}
    paper.truth.number, paper.truth.value = ABSENT, ""
    return paper


@case
def blank_number(rng: Random) -> Paper:
    paper = sound(rng)
    head, _ = paper.number.split("〕")
    paper.number = f"{head}〕　　号"
    paper.truth.number, paper.truth.value = ABSENT, ""
    return paper


@case
def contract(rng: Random) -> Paper:
    company = words.place(rng)[:2] + rng.choice(words.COMPANIES)
    paper = sound(
        rng, form="plain", header=(), signature=(company,), title=("技术服务合同",), imprint=""
    )
    paper.number = f"合同编号：{rng.choice(('QLHT', 'XYFW'))}〔2023〕{rng.randint(1, 90)}号"
    paper.seals = [impression(rng, company, centre="合同专用章")]
    paper.truth = Truth(ABSENT, ABSENT, ABSENT, OTHER, (), "", (company,))
    return paper


@case
def special_seal(rng: Random) -> Paper:
    paper = sound(rng)
    use = rng.choice(("财务专用章", "业务专用章", "合同专用章"))
    paper.seals = [impression(rng, paper.header[0], centre=use)]
    paper.truth.seal = ABSENT
    return paper


@case
def foreign_seal(rng: Random) -> Paper:
    """The paper of one county sealed by the same kind of body of another."""
    paper = sound(rng)
    place = next(p for p in rng.sample(words.PLACES, 3) if not paper.header[0].startswith(p))
    other = place + rng.choice(words.BODIES)[0]
    paper.seals = [impression(rng, other)]
    paper.truth.seal, paper.truth.rings, paper.truth.foreign = _DOUBTFUL, (other,), True
    return paper


@case
def square_stamp(rng: Random) -> Paper:
    paper = sound(rng)
    name = rng.choice(("甲乙丙", "王某某", "赵某某"))
    image = stamps.inked(rng, stamps.square(rng, name))
    paper.seals = [Impression(image, 22.0)]
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


@case
def placeholder(rng: Random) -> Paper:
    paper = sound(rng, seals=[])
    paper.signature = (paper.header[0] + rng.choice(("（公章）", "（盖章）")),)
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


@case
def receipt_stamp(rng: Random) -> Paper:
    paper = sound(rng, seals=[])
    image = stamps.inked(rng, stamps.receipt(words.place(rng) + "档案馆", "2023.6.12"))
    paper.extras = {0: [Picture(image, 150, 12, 45, 21, "seal", ink=True)]}
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


@case
def drawn_ellipse(rng: Random) -> Paper:
    """A red ellipse round the signature, made with the drawing tools."""
    paper = sound(rng, form="document", body=words.sentences(rng, 1), own_page=False)
    paper.signature, organ = (), paper.header[0]
    box = Block(120, 222, 176, 252, line=RED, width=1.0, round=True)
    paper.extras = {0: [box, Text(organ, 148, 237, 12, "body", RED, "m")]}
    paper.seals, paper.date = [], ""
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


def _with_picture(rng: Random, image, size: float, x: float, y: float) -> Paper:
    paper = sound(rng, seals=[])
    paper.extras = {-1: [Picture(image, x, y, size, size)]}
    paper.truth.seal, paper.truth.rings = ABSENT, ()
    return paper


@case
def red_logo(rng: Random) -> Paper:
    return _with_picture(rng, stamps.logo(rng), rng.uniform(22, 36), 28, 215)


@case
def road_sign(rng: Random) -> Paper:
    return _with_picture(rng, stamps.road_sign(rng), rng.uniform(35, 45), 30, 205)


@case
def chart(rng: Random) -> Paper:
    return _with_picture(rng, stamps.chart(rng), rng.uniform(45, 60), 30, 195)


@case
def edge_seal_only(rng: Random) -> Paper:
    """Only the half of a riding seal, on the right edge of the first page."""
    paper = sound(rng)
    paper.seals = [impression(rng, paper.header[0], size=42.0, at=(0, 209.0, rng.uniform(90, 200)))]
    paper.truth.seal, paper.truth.rings = _DOUBTFUL, ()
    return paper


@case
def checked_copy(rng: Random) -> Paper:
    """No official seal; an internal office's stamp says that the copy agrees with the original."""
    paper = sound(rng)
    office = paper.header[0] + "办公室"
    paper.seals = [impression(rng, office, centre="与原件一致", shift=(-80.0, 8.0))]
    paper.truth.seal, paper.truth.rings = _DOUBTFUL, (office,)
    return paper


@case
def annex_alone(rng: Random) -> Paper:
    paper = sound(rng, form="plain", header=(), seals=[], signature=(), date="", imprint="")
    paper.extras = {0: [Text(f"{paper.number}附件{rng.randint(1, 4)}", 28, 22, 16)]}
    paper.number = ""
    paper.truth = Truth(ABSENT, (*_DOUBTFUL, "present"), ABSENT, POLICY)
    return paper


@case
def ledger(rng: Random) -> Paper:
    paper = sound(
        rng, form="plain", header=(), number="", seals=[], signature=(), date="", imprint=""
    )
    paper.title, rows = ("信用修复工作台账",), []
    for k in range(14):
        rows += [Rule(28, 75 + k * 12, 184, 75 + k * 12, 0.3)]
        if k < 13:
            rows += [
                Text(f"{k + 1}　某企业{k + 1}　2023-0{k % 9 + 1}-12　已修复", 32, 81 + k * 12, 12)
            ]
    paper.body, paper.extras = (), {0: rows}
    paper.truth = Truth(ABSENT, ABSENT, ABSENT, ("ledger",))
    return paper
