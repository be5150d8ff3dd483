"""Pages that bear more than the paper: stamps, screens, certificates, several papers."""

from __future__ import annotations

from random import Random

from benchmarks.elements.truth import DOUBT, NO, YES, Made, Truth
from benchmarks.elements.typeset import stamps, words
from benchmarks.elements.typeset.forms import NOTHING, case, made, plan, sheets, sign
from benchmarks.elements.typeset.page import BLACK, RED, Sheet
from benchmarks.elements.typeset.words import Organ


@case
def received_stamp(rng: Random) -> Made:
    """A square receiving stamp with its own running number over the head."""
    found = made(rng, plan(rng, pages=1))
    head = found.pages[0]
    for place, said in enumerate(("收  文", f"第 {rng.randint(100, 999)} 号", "2023年5月6日")):
        head.put(said, 176, 14 + 7 * place, 12, at="m", face="zen", colour="#c03050")
    head.block(158, 9, 36, 24, "#ffffff00", "#c03050")
    return found


@case
def register_code(rng: Random) -> Made:
    """A register's code of normative papers right above the header."""
    found = made(rng, plan(rng))
    found.pages[0].put(
        f"YCDR-2023-{rng.randint(10000, 99999):07d}", 182, 20, 12, at="r", face="song"
    )
    return found


@case
def watermark(rng: Random) -> Made:
    """Grey words across the page."""
    found = made(rng, plan(rng))
    for sheet in found.pages:
        for y in (90, 160, 230):
            sheet.put("仅供信用交通考核使用", 105, y, 40, at="m", face="sans", colour="#e4e4e4")
        sheet.placed = sheet.placed[-3:] + sheet.placed[:-3]
    return found


@case
def number_in_brackets(rng: Random) -> Made:
    """No header; the number in brackets under the title, as printed from a site."""
    one = plan(rng)
    sheet = Sheet(top=62)
    sheet.put(
        f"{one.organs[0].name}关于开展信用评价的通知", 105, 34, 20, at="m", face="serif", bold=True
    )
    sheet.put(f"（{one.number}）", 105, 48, 15, at="m", face="song")
    sheet.told("各有关单位：", *words.paragraphs(rng, 3, cited=True))
    sign(rng, sheet, one, 222)
    names = (one.organs[0].name,)
    return Made([sheet], Truth(NO, YES, YES, (), (), one.number, names))


@case
def office_system(rng: Random) -> Made:
    """A screen of the office's system with the fields of a paper."""
    one = plan(rng)
    sheet = Sheet(wide=320, high=200, top=60, size=13, face="zen", ground="#f4f6fa")
    sheet.block(0, 0, 320, 16, "#2a6bd0")
    sheet.put("协同办公平台", 16, 8, 16, face="sans", colour="#ffffff")
    fields = {"发文字号": one.number, "发文单位": one.organs[0].name, "当前环节": "已归档"}
    for place, (label, said) in enumerate(fields.items()):
        sheet.put(f"{label}：", 24, 28 + 8 * place, 12, face="zen")
        sheet.put(said, 60, 28 + 8 * place, 12, face="zen")
    sheet.told(*words.paragraphs(rng, 2))
    return Made([sheet], Truth(NO, ("present", "unsure"), NO, (), (), one.number))


@case
def hall_banner(rng: Random) -> Made:
    """A page of pictures: white letters on a red banner over drawn seats."""
    place = words.county(rng)
    sheet = Sheet(top=200)
    sheet.block(20, 30, 170, 120, "#b9a486")
    sheet.block(20, 34, 170, 20, RED)
    sheet.put(f"{place}交通运输局信用工作推进会", 105, 44, 22, at="m", face="sans", bold=True,
              colour="#ffffff")  # fmt: skip
    for x in range(30, 180, 18):
        sheet.block(x, 110, 12, 30, "#4a3a2a")
    sheet.put("会议现场", 105, 158, 14, at="m", face="kai")
    return Made([sheet], NOTHING)


@case
def two_papers(rng: Random) -> Made:
    """Two of the body's papers bound together; the first one is asked for."""
    one = plan(rng, pages=1)
    found = made(rng, one)
    later = plan(rng, organs=one.organs, pages=1)
    found.pages += sheets(rng, later)
    return found


@case
def contents_before(rng: Random) -> Made:
    """A page of contents, then the paper."""
    found = made(rng, plan(rng))
    first = Sheet(top=40)
    first.title("目  录", 26)
    for place in range(1, 7):
        first.plain(
            f"{place}. {rng.choice(words.TOPICS)}{rng.choice(words.SORTS)} …………… {place * 3}"
        )
    found.pages.insert(0, first)
    return found


@case
def side_by_side(rng: Random) -> Made:
    """Two pages beside each other on one wide sheet."""
    found = made(rng, plan(rng, pages=2))
    left, right = found.pages
    wide = Sheet(wide=420, high=297, top=left.top, face=left.face, size=left.size)
    wide.placed, wide.pictures = list(left.placed), dict(left.pictures)
    body = "\n\n".join(left.flow)
    wide.placed.append(
        f"#place(top + left, dx: 28mm, dy: {left.top}mm, block(width: 156mm)[{body}])"
    )
    inner = (
        "\n".join(right.placed)
        + f"\n#place(top + left, dx: 28mm, dy: {right.top}mm, "
        + ("block(width: 156mm)[" + "\n\n".join(right.flow) + "])")
    )
    wide.placed.append(
        f"#place(top + left, dx: 210mm, dy: 0mm, block(width: 210mm, height: 297mm)[{inner}])"
    )
    wide.pictures |= right.pictures
    truth = found.truth
    return Made(
        [wide],
        Truth(("present", "unsure"), truth.number, truth.seal, (), (), truth.value, truth.rings),
    )


@case
def training_certificate(rng: Random) -> Made:
    """A certificate of training with its number and the trainer's seal."""
    place = words.county(rng)
    ring = f"{place}交通运输局"
    sheet = Sheet(wide=297, high=210, top=80, size=20, face="kai")
    sheet.put("培训合格证", 148, 44, 46, at="m", face="serif", bold=True, colour=RED)
    sheet.put(
        f"证书编号：{place[0]}交培〔2023〕{rng.randint(1, 99)}号", 260, 66, 13, at="r", face="song"
    )
    sheet.told(f"{words.person(rng)}同志于2023年5月参加信用监管业务培训，考核合格，特发此证。")
    sheet.put(ring, 220, 150, 18, at="m", face="song")
    sheet.put(words.day(rng, 2023), 220, 162, 18, at="m", face="song")
    sheet.picture(stamps.seal(rng, ring), 218, 154, 44)
    return Made([sheet], Truth(NO, ("absent", "unsure"), YES, (), (), "", (ring,)))


@case
def penalty(rng: Random) -> Made:
    """A decision in a case: black name, the case's own number, seal."""
    organ = words.organ(rng)
    sheet = Sheet(top=78)
    sheet.put(organ.name, 105, 30, 26, at="m", face="zen", colour=BLACK)
    sheet.put("行政处罚决定书", 105, 44, 30, at="m", face="zen", colour=BLACK)
    number = f"{organ.code}罚〔2023〕{rng.randint(1, 200)}号"
    sheet.put(number, 182, 58, 14, at="r", face="song")
    sheet.told(*words.paragraphs(rng, 3))
    sheet.put(organ.name, 140, 220, 16, at="m")
    sheet.put(words.day(rng, 2023), 142, 231, 16, at="m")
    sheet.picture(stamps.seal(rng, organ.name), 140, 224, 44)
    truth = Truth(("absent", "unsure"), ("present", "unsure"), YES, (), (), number, (organ.name,))
    return Made([sheet], truth)


@case
def red_copy_of_title(rng: Random) -> Made:
    """A red name of the body as the first row of a red title, no header."""
    organ = words.organ(rng)
    sheet = Sheet(top=90)
    for place, said in enumerate((organ.name, "关于2023年信用交通工作情况的汇报")):
        sheet.put(said, 105, 40 + 16 * place, 26, at="m", face="zen", colour=RED)
    sheet.told(*words.paragraphs(rng, 4, cited=True))
    return Made([sheet], NOTHING)


@case
def plaque(rng: Random) -> Made:
    """A picture of a brass plate: red name, no paper."""
    place = words.county(rng)
    sheet = Sheet(wide=300, high=200, top=180, ground="#d9c27a")
    sheet.put("诚信经营示范单位", 150, 80, 56, at="m", face="serif", bold=True, colour=RED)
    sheet.put(f"{place}交通运输局", 150, 135, 28, at="m", face="serif", colour=RED)
    sheet.put("二〇二三年三月", 150, 152, 22, at="m", face="serif", colour=RED)
    return Made([sheet], NOTHING)


@case
def joint_own_and_strange(rng: Random) -> Made:
    """Two joint issuers, only one of them sealed: the paper is sealed, the other's is missing."""
    place = words.county(rng)
    first = words.organ(rng, place)
    second = Organ(place + "总工会", "", place)
    one = plan(rng, organs=[first, second], rings=(first.name,))
    return made(rng, one, seal=("present", "unsure"))


@case
def internal_sheet(rng: Random) -> Made:
    """An office's red draft paper: 发文稿纸 with fields, not issued."""
    organ = words.organ(rng)
    sheet = Sheet(top=58)
    sheet.put(f"{organ.name}发文稿纸", 105, 36, 32, at="m", face="serif", bold=True, colour=RED,
              stretch=0.8)  # fmt: skip
    sheet.rule(28, 182, 48, 0.6)
    rows = [["签发", ""], ["核稿", ""], ["文号", f"{organ.code}发〔2023〕　号"]]
    sheet.table([*rows, ["标题", "关于印发信用管理办法的通知"]], "40mm, 110mm")
    sheet.told(*words.paragraphs(rng, 1))
    return Made([sheet], Truth(("absent", "unsure"), NO, NO))


@case
def seal_apart(rng: Random) -> Made:
    """The seal stands alone on the last page after an annex."""
    one = plan(rng, rings=(), pages=1)
    found = made(rng, one, seal=("present", "unsure"), rings=(one.organs[0].name,))
    last = Sheet(top=40)
    last.plain("附件：信用评价表")
    last.told(*words.paragraphs(rng, 2))
    last.picture(stamps.seal(rng, one.organs[0].name), 150, 220, 44)
    found.pages.append(last)
    found.truth.seal = (*YES, *DOUBT)
    return found
