"""Papers with something out of the ordinary: odd numbers, covers, annexes, missing parts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from benchmarks.elements.browser import words
from benchmarks.elements.browser.papers import TO, plain_document, rest, sealed
from benchmarks.elements.browser.sheet import (
    ANY,
    REDS,
    Leaf,
    banner,
    case,
    number_line,
    page,
    rule,
    signature,
    text,
    title,
)
from benchmarks.elements.truth import DOUBT, NO, YES, Truth

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")


def _odd(rng: Random, stem: str) -> tuple[str, str]:
    """A number as written and as it is normally written."""
    year, serial = rng.choice((2021, 2022, 2023)), rng.randint(1, 99)
    normal = f"{stem}〔{year}〕{serial}号"
    written = rng.choice(
        (
            normal.translate(_FULL),
            f"{stem}【{year}】{serial}号",
            f"{stem}[{year}]{serial}号",
            f"{stem}({year}){serial}号",
            f"{stem}（{year}）{serial}号",
            f"{stem}［{year}］{serial}号",
            f"{stem}〔{year}〕第{serial}号",
            f"{stem}〔{year}〕{serial:04}号",
            f"{stem}〔{year}〕{serial:02} 号",
            f"{stem} 〔{year}〕 {serial} 号",
            " ".join(f"{stem}〔{year}〕") + f" {serial} 号",
            f"{stem}﹝{year}﹞{serial}号",
            f"{stem}（{year}）第{serial}号",
        )
    )
    return written, normal


@case
def odd_number(rng: Random) -> Leaf:
    body = words.organ(rng)
    written, normal = _odd(rng, words.code(rng, body, rng.choice(("发", "字", "函"))))
    return Leaf(plain_document(rng, body, written), sealed(body, normal))


@case
def dashed_number(rng: Random) -> Leaf:
    """长交字2023-5号 and the like: a number of its own making, sure or for a person."""
    body = words.organ(rng)
    printed = f"{words.code(rng, body, '字')}2023-{rng.randint(1, 60)}号"
    truth = replace(sealed(body, printed), number=(*YES, *DOUBT))
    return Leaf(plain_document(rng, body, printed), truth)


@case
def blank_number(rng: Random) -> Leaf:
    body = words.organ(rng)
    stem = words.code(rng, body, "发")
    printed = rng.choice((f"{stem}〔2023〕　　号", f"{stem}〔　　〕　号", f"{stem}〔2023〕　号"))
    return Leaf(plain_document(rng, body, printed), replace(sealed(body, ""), number=NO))


@case
def header_without_number(rng: Random) -> Leaf:
    """No number under the header; the text names several of others."""
    body = words.organ(rng)
    parts = (banner(rng, (body.name + "文件",)), rule(rng), title(words.title(rng)))
    told = text(words.body(rng, 5, cited=5), to=rng.choice(TO))
    tail = signature(rng, [body.name], words.day(rng, 2023), rings=[body.name])
    return Leaf(page(rng, *parts, told, tail), replace(sealed(body, ""), number=NO))


@case
def many_cited(rng: Random) -> Leaf:
    body = words.organ(rng)
    printed = words.number(rng, body)
    parts = (banner(rng, (body.name + "文件",)), number_line(printed), rule(rng))
    told = title(words.title(rng)) + text(words.body(rng, 8, cited=rng.randint(3, 8)))
    tail = signature(rng, [body.name], words.day(rng, words.year_of(printed)), rings=[body.name])
    return Leaf(page(rng, *parts, told, tail), sealed(body, printed))


@case
def reply(rng: Random) -> Leaf:
    """批复: the title or the first line names the number of the request."""
    body = words.organ(rng, among=("人民政府", "发展和改革局", "财政局"))
    asked = words.organ(rng, body.place, among=("交通运输局", "公安局", "农业农村局"))
    asked_number, printed = words.number(rng, asked), words.number(rng, body)
    asked_number = words.not_after(asked_number, printed)
    topic = rng.choice(words.TOPICS)
    named = f"关于{topic}的批复"
    if rng.random() < 0.5:
        named = f"对《关于{topic}的请示》（{asked_number}）的批复"
    parts = (banner(rng, (body.name + rng.choice(("文件", "")),)), number_line(printed), rule(rng))
    told = f"你单位《关于{topic}的请示》（{asked_number}）收悉。经研究，批复如下："
    tail = signature(rng, [body.name], words.day(rng, words.year_of(printed)), rings=[body.name])
    full = text([told, *words.body(rng, 2)], to=asked.name)
    return Leaf(page(rng, *parts, title(named), full, tail), sealed(body, printed, ()))


@case
def forwarded(rng: Random) -> Leaf:
    """转发: the parent's number in the text, the parent itself in black behind it."""
    body = words.organ(rng)
    parent = words.organ(rng, among=("人民政府办公室", "发展和改革局"))
    theirs, printed = words.number(rng, parent), words.number(rng, body)
    theirs = words.not_after(theirs, printed)
    topic = rng.choice(words.TOPICS)
    named = f"转发{parent.name}《关于做好{topic}工作的通知》的通知"
    told = f"现将《关于做好{topic}工作的通知》（{theirs}）转发给你们，请认真贯彻执行。"
    tail = signature(rng, [body.name], words.day(rng, words.year_of(printed)), rings=[body.name])
    behind = (
        f'<div class="page"></div><h1>{parent.name}<br>关于做好{topic}工作的通知</h1>'
        f'<p class="mid">{theirs}</p>' + text(words.body(rng, 3), to="各有关单位")
    )
    parts = (banner(rng, (body.name + "文件",)), number_line(printed), rule(rng), title(named))
    return Leaf(page(rng, *parts, text([told], to=TO[0]), tail, behind), sealed(body, printed, ()))


@case
def with_annexes(rng: Random) -> Leaf:
    """Notice with annexes that have headings of their own."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    topic = rng.choice(words.TOPICS)
    notice = plain_document(rng, body, printed, named=f"关于印发《{topic}管理办法》的通知")
    annex = (
        f'<div class="page"></div><p class="flush" style="font-family:WenQuanYi Zen Hei">附件1</p>'
        f"<h1>{topic}管理办法</h1><p class='mid'>第一章　总则</p>"
        + text(words.body(rng, 4, cited=2))
    )
    return Leaf(notice + annex, sealed(body, printed))


@case
def annex_alone(rng: Random) -> Leaf:
    """附件 apart from its notice: the notice's number beside it, no header, no seal."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    head = rng.choice((f"{printed}附件1", f"（{printed}附件2）", "附件1", "附件："))
    told = text(words.body(rng, 5, cited=2))
    named = f"<h1>{rng.choice(words.TOPICS)}{rng.choice(words.SORTS)}</h1>"
    number = (*NO, *DOUBT) if printed in head else NO
    return Leaf(page(rng, f'<p class="flush">{head}</p>', named, told), Truth(NO, number, NO))


@case
def cover_first(rng: Random) -> Leaf:
    """A cover page of the evidence folder before the paper."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    cover = (
        f'<div style="text-align:center;padding-top:60mm;font:700 30pt/2 WenQuanYi Zen Hei">'
        f"信用交通建设评估<br>佐证材料<br><span style='font-size:20pt'>指标{rng.randint(1, 7)}.2　"
        f"{body.place}</span></div><div class='page'></div>"
    )
    html = plain_document(rng, body, printed, before=cover)
    return Leaf(html, sealed(body, printed))


@case
def white_paper(rng: Random) -> Leaf:
    """No header: title in black, the number in brackets under it, sealed."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    head = f"<h1>{body.name}<br>{words.title(rng)}</h1>"
    line = f'<p class="mid">{rng.choice((f"（{printed}）", printed))}</p>'
    told = text(words.body(rng, 3), to=rng.choice(TO))
    tail = signature(rng, [body.name], words.day(rng, words.year_of(printed)), rings=[body.name])
    truth = Truth(NO, YES, YES, ("policy",), (), printed, (body.name,))
    return Leaf(page(rng, head, line, told, tail), truth)


@case
def red_title_only(rng: Random) -> Leaf:
    """The whole title in red and large; the organ is no heading of its own."""
    body = words.organ(rng)
    named = rng.choice((words.title(rng), f"{body.place}{rng.choice(words.TOPICS)}实施方案"))
    told = text(words.body(rng, 4, cited=1))
    tail = signature(rng, [body.name], words.day(rng, 2023), rings=[body.name])
    parts = (title(named, colour=rng.choice(REDS)), told, tail)
    return Leaf(page(rng, *parts), Truth(NO, NO, YES, (), (), "", (body.name,)))


@case
def black_header(rng: Random) -> Leaf:
    """The header printed in black on white in a paper otherwise in colour."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    parts = (banner(rng, (body.name + "文件",), colour="#000"), number_line(printed))
    told = rest(rng, body, printed)
    truth = replace(sealed(body, printed), header=(*NO, *DOUBT), organs=())
    return Leaf(page(rng, *parts, rule(rng, colour="#000"), told), truth)


@case
def header_picture(rng: Random) -> Leaf:
    """The header blurred by a filter, which the printer keeps as a picture without text."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    html = plain_document(rng, body, printed).replace(
        "white-space:nowrap;", "filter:blur(.2px);", 1
    )
    return Leaf(html, sealed(body, printed))


@case
def received(rng: Random) -> Leaf:
    """The receiving office's red square stamp above the header."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    fields = (
        f"收文日期 2023.{rng.randint(1, 12)}.{rng.randint(1, 28)}<br>编号 {rng.randint(1, 900)}"
    )
    stamp = (
        '<div style="position:absolute;right:0;top:-22mm;border:.6mm solid #d22;color:#d22;padding:'
        f'1mm 3mm;font:11pt/1.5 WenQuanYi Zen Hei">{body.place}档案馆收文章<br>{fields}</div>'
    )
    return Leaf(plain_document(rng, body, printed, before=stamp), sealed(body, printed))


@case
def telegram(rng: Random) -> Leaf:
    """发电: a fixed heading with grade and number in one row; often unsealed."""
    body = words.organ(rng, among=("人民政府办公室", "交通运输局", "应急管理局"))
    printed = f"{body.stem}明电〔2023〕{rng.randint(1, 60)}号"
    row = (
        '<div style="display:flex;justify-content:space-between;margin-top:8mm"><span>等级　'
        f"特急·明电</span><span>{printed}</span></div>"
    )
    named = f"关于做好{rng.choice(words.TOPICS)}工作的紧急通知"
    told = title(named) + text(words.body(rng, 3), to=TO[0])
    tail = f'<div class="sign">{body.name}<br>{words.day(rng, 2023)}</div>'
    html = page(rng, banner(rng, (body.name + "发电",)), row, rule(rng), told, tail)
    return Leaf(html, Truth(YES, YES, NO, (), (body.name,), printed))


@case
def bulletin(rng: Random) -> Leaf:
    """简报: a red masthead that names no organ in it; organ and date in a row below."""
    body = words.organ(rng, among=("交通运输局", "社会信用体系建设领导小组办公室"))
    name = rng.choice(("信用交通工作简报", "交通信息", "信用建设专刊", "工作动态"))
    issue = rng.choice((f"第{rng.randint(1, 40)}期", f"2023年第{rng.randint(1, 40)}期"))
    row = (
        '<div style="display:flex;justify-content:space-between;margin-top:6mm"><span>'
        f"{body.name}</span><span>{words.day(rng, 2023)}</span></div>"
    )
    head = banner(rng, (name,)) + number_line(issue) + row + rule(rng)
    told = title(f"{body.place}扎实推进{rng.choice(words.TOPICS)}") + text(words.body(rng, 4))
    return Leaf(page(rng, head, told), Truth((*DOUBT, *NO), ANY, NO, ("news", "record"), (), issue))
