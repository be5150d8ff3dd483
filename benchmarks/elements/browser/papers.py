"""Papers with a true header, in the formats that counties use."""

from __future__ import annotations

from random import Random

from benchmarks.elements.browser import words
from benchmarks.elements.browser.seals import name_stamp
from benchmarks.elements.browser.sheet import (
    KAI,
    REDS,
    Leaf,
    banner,
    case,
    imprint,
    number_line,
    page,
    rule,
    signature,
    text,
    title,
)
from benchmarks.elements.browser.words import Organ
from benchmarks.elements.truth import NO, YES, Truth

TO = (
    "各乡镇人民政府，各街道办事处，县直各有关部门",
    "局属各单位、机关各科室",
    "各有关企业",
    "各县级公司",
)


def rest(rng: Random, body: Organ, printed: str, *, named: str = "", count: int = 0) -> str:
    """Title, text, signature with its seal, imprint."""
    date = words.day(rng, words.year_of(printed))
    told = words.body(rng, count or rng.randint(2, 6), cited=rng.choice((0, 0, 1, 3)))
    office = imprint(f"{body.place}{rng.choice(('办公室', '局办公室'))}", f"{date}印发")
    return (
        title(named or words.title(rng))
        + text(told, to=rng.choice(TO))
        + signature(rng, [body.name], date, rings=[body.name])
        + (office if rng.random() < 0.6 else "")
    )


def sealed(body: Organ, printed: str, kind: tuple[str, ...] = ("policy",)) -> Truth:
    """Header, number and seal of one organ."""
    return Truth(YES, YES, YES, kind, (body.name,), printed, (body.name,))


def plain_document(
    rng: Random, body: Organ, printed: str, *, lines: tuple[str, ...] = (), at: str = "center",
    before: str = "", named: str = "",
) -> str:  # fmt: skip
    """A 文件 paper with the given header lines and number as printed."""
    head = banner(rng, lines or (body.name + "文件",))
    party = body.name.startswith("中共")
    line = number_line(printed, at=at) + rule(rng, star=party)
    return page(rng, before, head, line, rest(rng, body, printed, named=named))


@case
def document(rng: Random) -> Leaf:
    body = words.organ(rng)
    printed = words.number(rng, body)
    return Leaf(plain_document(rng, body, printed), sealed(body, printed))


@case
def document_number_left(rng: Random) -> Leaf:
    body = words.organ(rng)
    printed = words.number(rng, body)
    return Leaf(plain_document(rng, body, printed, at="left"), sealed(body, printed))


@case
def without_word_document(rng: Random) -> Leaf:
    body = words.organ(rng)
    printed = words.number(rng, body)
    return Leaf(plain_document(rng, body, printed, lines=(body.name,)), sealed(body, printed))


@case
def spread(rng: Random) -> Leaf:
    """Letters set far apart, as a short name is."""
    body = words.organ(rng, among=("财政局", "公安局", "农业农村局", "应急管理局", "交通运输局"))
    printed = words.number(rng, body)
    lines = (" ".join(body.name + "文件"),)
    return Leaf(plain_document(rng, body, printed, lines=lines), sealed(body, printed))


@case
def two_lines(rng: Random) -> Leaf:
    """A long name over two lines, 文件 with the second."""
    among = ("社会信用体系建设领导小组办公室", "交通运输综合行政执法大队", "住房和城乡建设局")
    body = words.organ(rng, among=among)
    cut = len(body.place) + rng.choice((0, 4))
    lines = (body.name[:cut], body.name[cut:] + "文件")
    printed = words.number(rng, body)
    return Leaf(plain_document(rng, body, printed, lines=lines), sealed(body, printed))


@case
def marked(rng: Random) -> Leaf:
    """Copy number, secrecy and urgency above the header."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    marks = [f"{rng.randint(1, 99):06}", rng.choice(("机密★1年", "内部资料", "秘密★")), "特急"]
    shown = "<br>".join(rng.sample(marks, rng.randint(1, 3)))
    before = f"<div style=\"font:700 15pt/1.4 'WenQuanYi Zen Hei'\">{shown}</div>"
    return Leaf(plain_document(rng, body, printed, before=before), sealed(body, printed))


@case
def upward(rng: Random) -> Leaf:
    """A request going up: number left, who signs right."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    signs = rng.choice(("签发人：", "签发人:")) + words.person(rng)
    if rng.random() < 0.4:
        signs += "　" + words.person(rng)
    line = (
        f'<div style="display:flex;justify-content:space-between;margin-top:10mm;padding:0 4mm">'
        f'<span>{printed}</span><span style="font-family:{KAI}">{signs}</span></div>'
    )
    named = f"关于{rng.choice(words.TOPICS)}工作情况的{rng.choice(('报告', '请示'))}"
    parts = (banner(rng, (body.name + rng.choice(("文件", "")),)), line, rule(rng))
    html = page(rng, *parts, rest(rng, body, printed, named=named))
    return Leaf(html, sealed(body, printed, ()))


@case
def letter(rng: Random) -> Leaf:
    """信函: name high on the page, double line, number at the right below it."""
    body = words.organ(rng)
    printed = words.number(rng, body, rng.choice(("函", "便函", "字")))
    colour = rng.choice(REDS)
    double = f"border-top:1.1mm solid {colour};border-bottom:.35mm solid {colour};height:2mm"
    foot = f"border-bottom:1.1mm solid {colour};border-top:.35mm solid {colour};height:2mm"
    html = page(
        rng,
        banner(rng, (body.name,), colour=colour, before=0),
        f'<div style="{double};margin:4mm -7mm 0"></div>',
        f'<p class="flush" style="text-align:right">{printed}</p>',
        rest(rng, body, printed, named=f"关于{rng.choice(words.TOPICS)}有关事项的函", count=2),
        f'<div style="position:absolute;left:-7mm;right:-7mm;top:243mm;{foot}"></div>',
        margins=(28, 26, 20, 28),
    )
    return Leaf(html, sealed(body, printed, ()))


@case
def party(rng: Random) -> Leaf:
    place = rng.choice(words.PLACES)
    name, stem = rng.choice(
        (
            (f"中共{place}委员会", place[0] + "委"),
            (f"中共{place}交通运输局党组", place[0] + "交党组"),
            (f"中共{place}委办公室", place[0] + "办"),
        )
    )
    body = Organ(name, place, stem)
    printed = words.number(rng, body, rng.choice(("发", "字", "")))
    return Leaf(plain_document(rng, body, printed), sealed(body, printed))


@case
def order(rng: Random) -> Leaf:
    """令: red name, number below it, a name stamp instead of a seal."""
    body = words.organ(rng, among=("人民政府",))
    printed = f"第{rng.randint(2, 99)}号"
    head = banner(rng, (body.name + "令",)) + number_line(printed)
    named = f"《{body.place}{rng.choice(words.TOPICS)}办法》已经县政府常务会议通过，现予公布，"
    leader = words.person(rng)
    tail = f'<div class="sign">县长　{leader}　{name_stamp(leader)}</div>'
    told = text([named + "自公布之日起施行。", *words.body(rng, 2)])
    truth = Truth(YES, YES, (*NO, "unsure"), (), (body.name,), printed)
    return Leaf(page(rng, head, told, tail, f'<p class="mid">{words.day(rng, 2023)}</p>'), truth)


@case
def public_notice(rng: Random) -> Leaf:
    """公告, 通告: name and word in red, 2023年第5号 below."""
    body = words.organ(rng)
    word = rng.choice(("公告", "通告"))
    year = rng.choice((2022, 2023))
    serial = rng.randint(1, 30)
    printed = rng.choice((f"{year}年第{serial}号", f"〔{year}〕第{serial}号", f"第{serial}号"))
    lines = rng.choice(((body.name + word,), (body.name, word)))
    parts = (banner(rng, lines), number_line(printed), rule(rng) if rng.random() < 0.5 else "")
    date = words.day(rng, year)
    told = title(f"关于{rng.choice(words.TOPICS)}的{word}") + text(words.body(rng, 3))
    tail = signature(rng, [body.name], date, rings=[body.name])
    return Leaf(page(rng, *parts, told, tail), sealed(body, printed, ()))


@case
def minutes(rng: Random) -> Leaf:
    """纪要: issue number, organ left and date right above the line; no seal."""
    body = words.organ(rng, among=("人民政府", "交通运输局", "人民政府办公室", "财政局"))
    what = rng.choice(("专题会议纪要", "会议纪要", "常务会议纪要", "办公会议纪要"))
    printed = rng.choice(
        (
            f"第{rng.randint(1, 40)}期",
            f"〔2023〕{rng.randint(1, 40)}号",
            f"（{rng.randint(1, 40)}）",
        )
    )
    date = words.day(rng, 2023)
    row = (
        '<div style="display:flex;justify-content:space-between;margin-top:6mm;padding:0 4mm">'
        f"<span>{body.name}</span><span>{date}</span></div>"
    )
    named = f"研究{rng.choice(words.TOPICS)}有关问题"
    parts = (banner(rng, (body.name + what,)), number_line(printed), row, rule(rng))
    told = title(named) + text(words.body(rng, 4, cited=1))
    number = (*YES, "unsure") if printed.startswith("（") else YES
    truth = Truth(YES, number, NO, ("minutes",), (), printed)
    return Leaf(page(rng, *parts, told), truth)


def _joint(rng: Random, count: int, *, single: bool) -> Leaf:
    bodies = words.organs(rng, count)
    host = bodies[0]
    printed = words.number(rng, host)
    width = 130 if single else 104
    longest = max(len(one.name) for one in bodies)
    size = min(rng.choice((30, 34, 36)) - 2 * count, width * 72 / 25.4 / longest * 0.97)
    colour = rng.choice(REDS)
    spread = "text-align:justify;text-align-last:justify"
    names = "".join(f'<div style="{spread}">{one.name}</div>' for one in bodies)
    word = "" if single else f'<div style="font-size:{size + 12}pt;margin-left:5mm">文件</div>'
    head = (
        f'<div style="height:20mm"></div><div style="display:flex;align-items:center;'
        f"justify-content:center;color:{colour};font:700 {size}pt/1.45 'Noto Serif CJK SC'\">"
        f'<div style="width:{width}mm;white-space:nowrap">{names}</div>{word}</div>'
    )
    names_all = tuple(one.name for one in bodies)
    tail = signature(rng, names_all, words.day(rng, words.year_of(printed)), rings=names_all)
    told = title(words.title(rng)) + text(words.body(rng, 3), to="各有关单位")
    truth = Truth(YES, YES, YES, ("policy",), names_all, printed, names_all)
    return Leaf(page(rng, head, number_line(printed), rule(rng), told, tail), truth)


@case
def joint_two(rng: Random) -> Leaf:
    return _joint(rng, 2, single=False)


@case
def joint_many(rng: Random) -> Leaf:
    return _joint(rng, rng.randint(3, 4), single=False)


@case
def joint_no_word(rng: Random) -> Leaf:
    return _joint(rng, 2, single=True)
