"""What stands in evidence folders and is no headed paper: pages, forms, ledgers, receipts."""

from __future__ import annotations

from random import Random

from benchmarks.elements.browser import seals, words
from benchmarks.elements.browser.sheet import (
    HEI,
    REDS,
    SONG,
    Leaf,
    banner,
    case,
    page,
    signature,
    text,
    title,
)
from benchmarks.elements.truth import DOUBT, NO, YES, Truth

_NARROW = (12, 12, 12, 12)
_INK = "-webkit-print-color-adjust:exact"


def _site(rng: Random, name: str) -> str:
    """A site's banner: red ground with white letters, or red letters on white, and a menu."""
    red = rng.choice(REDS)
    items = "".join(
        f"<span>{w}</span>" for w in ("首页", "政务公开", "办事服务", "互动交流", "专题")
    )
    ground = rng.random() < 0.5
    front = f"background:{red};color:#fff" if ground else f"color:{red}"
    return (
        f'<div style="{front};padding:5mm 8mm;font:700 26pt {SONG};{_INK}">'
        f'{name}</div><div style="background:{red};color:#fff;display:flex;justify-content:'
        "space-around;font:11pt/2 'WenQuanYi Zen Hei';-webkit-print-color-adjust:exact\">"
        f"{items}</div><p class='flush' style='font-size:9pt;color:#666'>当前位置：首页 &gt; "
        "政务公开 &gt; 正文</p>"
    )


@case
def web_paper(rng: Random) -> Leaf:
    """A government site's page of a paper, with its table of particulars."""
    body = words.organ(rng)
    printed = words.number(rng, body)
    day = words.day(rng, words.year_of(printed))
    named = words.title(rng)
    cells = (
        ("索引号", f"113709{rng.randint(10**6, 10**7)}/2023-{rng.randint(1000, 9999)}"),
        ("公开方式", "主动公开"), ("发文机关", body.name), ("成文日期", day),
        ("标题", named), ("发文字号", printed), ("有效性", "有效"), ("发布日期", day),
    )  # fmt: skip
    rows = "".join(
        f"<tr><th>{a}：</th><td>{b}</td><th>{c}：</th><td>{d}</td></tr>"
        for (a, b), (c, d) in zip(cells[::2], cells[1::2], strict=True)
    )
    told = text(words.body(rng, 4, cited=1), to="各有关单位")
    html = page(
        rng,
        _site(rng, body.place + rng.choice(("人民政府", "人民政府门户网站", "交通运输局"))),
        f'<table style="font-size:11pt;margin:6mm 0">{rows}</table>',
        title(f"{body.name}{named}"),
        f'<p class="mid" style="font-size:10pt">发布时间：{day}　来源：{body.name}　'
        "字号：大 中 小</p>",
        told, f'<div class="sign">{body.name}<br>{day}</div>', margins=_NARROW,
    )  # fmt: skip
    return Leaf(html, Truth(NO, (*YES, *DOUBT), NO, (), (), printed))


@case
def web_news(rng: Random) -> Leaf:
    """A news page that cites numbers."""
    body = words.organ(rng)
    day = words.day(rng, 2023)
    html = page(
        rng,
        _site(rng, rng.choice((body.name, f"信用{body.place}", f"{body.place}新闻网"))),
        title(f"{body.name}开展{rng.choice(words.TOPICS)}宣传活动"),
        f'<p class="mid" style="font-size:10pt;color:#888">{day} 10:2{rng.randint(0, 9)}　阅读：'
        f"{rng.randint(50, 900)}次　[打印] [关闭]</p>",
        text(words.body(rng, 4, cited=1)), margins=_NARROW,
    )  # fmt: skip
    return Leaf(html, Truth(NO, NO, NO, ("news",)))


@case
def black_minutes(rng: Random) -> Leaf:
    """会议记录 without any header."""
    body = words.organ(rng)
    facts = (
        f"时间：{words.day(rng, 2023)}上午9:00", f"地点：{body.name}三楼会议室",
        f"主持人：{words.person(rng)}", f"参加人员：{words.person(rng)}、{words.person(rng)}",
        f"记录人：{words.person(rng)}",
    )  # fmt: skip
    told = text([*facts, *words.body(rng, 4, cited=2)])
    return Leaf(page(rng, title("会议记录"), told), Truth(NO, NO, NO, ("minutes", "record")))


@case
def ledger(rng: Random) -> Leaf:
    """A ledger with a column of others' numbers."""
    rows = "".join(
        f"<tr><td>{i}</td><td>{words.title(rng)}</td><td>{words.number(rng, words.organ(rng))}</td>"
        f"<td>{words.day(rng, 2023)}</td></tr>"
        for i in range(1, rng.randint(7, 12))
    )
    head = "<tr><th>序号</th><th>文件名称</th><th>文号</th><th>时间</th></tr>"
    place = rng.choice(words.PLACES)
    html = page(
        rng, title(f"{place}信用交通制度文件台账", colour=rng.choice(("#000", "#c00"))),
        f'<table style="font-size:11pt;line-height:1.4">{head}{rows}</table>', margins=(20,) * 4,
    )  # fmt: skip
    return Leaf(html, Truth(NO, NO, NO, ("ledger",)))


@case
def certificate(rng: Random) -> Leaf:
    """A certificate: red letters, its own serial, sealed."""
    body = words.organ(rng)
    html = page(
        rng,
        f'<div style="border:3mm double #c8102e;padding:14mm;height:180mm">'
        f'<div style="color:#c8102e;font:700 44pt {SONG};text-align:center">荣誉证书</div>'
        f'<p class="flush" style="margin-top:12mm">{words.organ(rng).name}：</p>'
        f"<p>在2023年度{rng.choice(words.TOPICS)}工作中成绩突出，被评为先进单位。特发此证，以资鼓励。</p>"
        f'<p class="flush">编号：2023—{rng.randint(10, 99):03}</p>'
        + signature(rng, [body.name], words.day(rng, 2023), rings=[body.name]) + "</div>",
        margins=(20,) * 4,
    )  # fmt: skip
    return Leaf(html, Truth(NO, NO, YES, (), (), "", (body.name,)))


@case
def receipt(rng: Random) -> Leaf:
    """A red-printed receipt with a red serial and a finance seal."""
    body = words.organ(rng)
    seal = seals.round_seal(rng, body.name, low="财务专用章", size=38, star=True)
    html = page(
        rng,
        f'<div style="color:#c33;font:700 24pt {SONG};text-align:center">收　款　收　据</div>'
        '<p class="flush" style="text-align:right;color:#e00">No. '
        f"00{rng.randint(10000, 99999)}</p>",
        '<table style="border-color:#c33"><tr><th>交款单位</th><td>'
        f"{rng.choice(words.PLACES)}宏达运输有限公司</td></tr><tr><th>事由</th><td>培训资料费</td></tr>"
        f"<tr><th>金额</th><td>¥{rng.randint(100, 3000)}.00</td></tr></table>",
        f'<div style="position:absolute;left:100mm;top:60mm">{seal}</div>',
        f'<p class="flush" style="margin-top:14mm">收款单位：{body.name}　　经手人：'
        + words.person(rng),
        margins=(25,) * 4,
    )  # fmt: skip
    return Leaf(html, Truth(NO, NO, (*NO, *DOUBT), (), (), "", ()))


@case
def handling_sheet(rng: Random) -> Leaf:
    """文件处理笺: a red form that stands in front of a paper in the file, here alone."""
    body = words.organ(rng)
    other = words.organ(rng)
    red = rng.choice(REDS)
    cells = (
        ("来文机关", other.name), ("来文字号", words.number(rng, other)),
        ("文件标题", words.title(rng)), ("拟办意见", "请局领导阅示。"),
        ("领导批示", ""), ("承办结果", ""),
    )  # fmt: skip
    rows = "".join(
        f'<tr><th style="border-color:{red};color:{red};width:32mm;height:22mm">{a}</th>'
        f'<td style="border-color:{red}">{b}</td></tr>'
        for a, b in cells
    )
    word = rng.choice(("文件处理笺", "收文处理单", "文件阅办单"))
    head = f'<div class="mid" style="color:{red};font:700 26pt {SONG}">{body.name}{word}</div>'
    html = page(rng, head, f'<table style="margin-top:6mm">{rows}</table>', margins=(25,) * 4)
    return Leaf(html, Truth((*NO, *DOUBT), (*NO, *DOUBT), NO))


@case
def slogan(rng: Random) -> Leaf:
    """A poster: red slogan, text, no organ as heading."""
    red = rng.choice(REDS)
    words_ = rng.choice(("守信光荣　失信可耻", "诚信让出行更美好", "弘扬诚信文化　共建信用交通"))
    head = f'<div style="color:{red};font:700 40pt/1.4 {SONG};text-align:center">{words_}</div>'
    line = f'<div style="border-top:1mm solid {red};margin:4mm 0 10mm"></div>'
    told = text(words.body(rng, 4, cited=1))
    return Leaf(page(rng, head, line, told), Truth(NO, NO, NO))


@case
def report_cover(rng: Random) -> Leaf:
    """A bound report: red title on the cover, black text behind it."""
    body = words.organ(rng)
    head = (
        f'<div style="color:{rng.choice(REDS)};font:700 32pt/1.6 {SONG};text-align:center;'
        f'padding-top:50mm">{body.place}<br>信用交通建设工作总结</div>'
        f'<div class="mid" style="margin-top:90mm">{body.name}<br>二〇二三年十二月</div>'
        '<div class="page"></div>'
    )
    told = text(words.body(rng, 6, cited=3))
    return Leaf(page(rng, head, told), Truth(NO, NO, NO))


@case
def slide(rng: Random) -> Leaf:
    """A slide printed out: a red bar with white words."""
    bar = (
        f'<div style="background:{rng.choice(REDS)};color:#fff;font:700 26pt/2 {HEI};'
        f'text-align:center;{_INK}">'
    )
    body = words.organ(rng)
    head = rng.choice((f"{body.name}信用专题培训", body.name, "信用交通知识讲座"))
    points = "".join(f"<li>{one[:24]}</li>" for one in words.body(rng, 6))
    html = page(
        rng, bar + head + f"</div><ul style='font-size:20pt'>{points}</ul>", margins=_NARROW
    )
    return Leaf(html, Truth(NO, NO, NO))


@case
def pledge(rng: Random) -> Leaf:
    """A company's pledge with its seal."""
    place = rng.choice(words.PLACES)
    trade = rng.choice(("运输", "物流", "汽车维修"))
    company = f"{place}{rng.choice(('顺安', '通远', '捷诚'))}{trade}有限公司"
    told = text(["我单位郑重承诺：", *words.body(rng, 4, cited=1)])
    tail = signature(rng, [f"承诺单位：{company}"], words.day(rng, 2023), rings=[company])
    truth = Truth(NO, NO, YES, ("pledge",), (), "", (company,))
    return Leaf(page(rng, title("信用承诺书"), told, tail), truth)


@case
def contract(rng: Random) -> Leaf:
    """A contract with its own number and two seals for contracts."""
    place = rng.choice(words.PLACES)
    rings = [f"{place}交通运输局", f"{place}明信咨询有限公司"]
    own = f"合同编号：{place[0]}交合〔2023〕{rng.randint(1, 90)}号"
    head = f'<p class="flush" style="text-align:right">{own}</p>'
    told = text(words.body(rng, 4, cited=1))
    tail = signature(rng, rings, words.day(rng, 2023), rings=rings, low="合同专用章")
    html = page(rng, head, title("信用评价技术服务合同"), told, tail)
    return Leaf(html, Truth(NO, NO, (*NO, *DOUBT)))


@case
def training_notice(rng: Random) -> Leaf:
    """A call to a course under a full header: a paper, though no rule."""
    body = words.organ(rng)
    printed = words.number(rng, body, "函")
    what = rng.choice(("专题培训班", "业务培训", "主题活动"))
    named = f"关于举办{rng.choice(words.TOPICS)}{what}的通知"
    head = banner(rng, (body.name + "文件",)) + f'<p class="mid">{printed}</p>'
    line = '<div style="border-top:.7mm solid #e00"></div>'
    tail = signature(rng, [body.name], words.day(rng, words.year_of(printed)), rings=[body.name])
    truth = Truth(YES, YES, YES, ("policy", "notice"), (body.name,), printed, (body.name,))
    return Leaf(page(rng, head, line, title(named), text(words.body(rng, 3)), tail), truth)


@case
def register_code(rng: Random) -> Leaf:
    """A sealed paper without header that carries a register's code only."""
    body = words.organ(rng)
    codes = (
        f"备案号：LX-2023-00{rng.randint(10, 99)}", f"ZJCR—2023—00{rng.randint(10, 99)}0001",
        f"项目编号：2023-{rng.randint(100, 999)}号",
    )  # fmt: skip
    head = f'<p class="flush">{rng.choice(codes)}</p>'
    told = title(f"{rng.choice(words.TOPICS)}情况说明") + text(words.body(rng, 4, cited=2))
    tail = signature(rng, [body.name], words.day(rng, 2023), rings=[body.name])
    truth = Truth(NO, NO, YES, (), (), "", (body.name,))
    return Leaf(page(rng, head, told, tail), truth)
