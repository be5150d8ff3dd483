"""Pages that carry things like the elements, and none of them."""

from __future__ import annotations

import math
from dataclasses import replace
from random import Random

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.elements.office import impressions, words
from benchmarks.elements.office.faces import font
from benchmarks.elements.office.papers import case, usual
from benchmarks.elements.office.sheets import HEADS, WIDE, Sheet
from benchmarks.elements.truth import NO, Made, Truth

NONE = Truth(NO, NO, NO)
_S = 800


def _round_picture(rng: Random) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGBA", (_S, _S), (255, 255, 255, 0))
    return picture, ImageDraw.Draw(picture)


def road_sign(rng: Random) -> Image.Image:
    """Speed limits, no entry, no parking, weight limits."""
    picture, pen = _round_picture(rng)
    red = rng.choice(HEADS)
    kind = rng.choice(("limit", "entry", "parking"))
    if kind == "entry":
        pen.ellipse((8, 8, 792, 792), fill=red)
        pen.rectangle((140, 350, 660, 450), fill="white")
        return picture
    if kind == "parking":
        pen.ellipse((8, 8, 792, 792), fill=(0, 72, 160), outline=red, width=70)
        pen.line((150, 150, 650, 650), fill=red, width=64)
        return picture
    pen.ellipse((8, 8, 792, 792), fill="white", outline=red, width=rng.randint(60, 95))
    told = rng.choice(("40", "60", "20t", "3.5m"))
    pen.text((400, 400), told, font=font("sans-bold", 260), fill=(15, 15, 15), anchor="mm")
    return picture


def logo(rng: Random) -> Image.Image:
    """A company's or an event's red round mark, some with a name below the figure."""
    picture, pen = _round_picture(rng)
    red = rng.choice(HEADS)
    kind = rng.randint(0, 2)
    if kind == 0:
        pen.ellipse((20, 20, 780, 780), fill=red)
        pen.pieslice((160, 160, 640, 640), 200, 340, fill="white")
        pen.rectangle((220, 470, 580, 560), fill="white")
    elif kind == 1:
        pen.ellipse((20, 20, 780, 780), outline=red, width=34)
        for k in range(8):
            angle = k * math.pi / 4
            x, y = 400 + 210 * math.cos(angle), 400 + 210 * math.sin(angle)
            pen.ellipse((x - 60, y - 60, x + 60, y + 60), fill=red)
    else:
        pen.arc((20, 20, 780, 780), 30, 320, fill=red, width=60)
        pen.text((400, 400), "信", font=font("hei", 380), fill=red, anchor="mm")
    return picture


def state_emblem(rng: Random) -> Image.Image:
    """The national emblem as printed in red and gold on certificates and web pages."""
    picture, pen = _round_picture(rng)
    red, gold = (214, 20, 28), (240, 190, 60)
    pen.ellipse((20, 20, 780, 780), fill=gold)
    pen.ellipse((110, 110, 690, 690), fill=red)
    for x, y, r in ((400, 260, 70), (250, 330, 28), (320, 390, 28), (480, 390, 28), (550, 330, 28)):
        points = []
        for k in range(10):
            reach = r if k % 2 == 0 else r * 0.4
            points.append((x + reach * math.sin(k * math.pi / 5),
                           y - reach * math.cos(k * math.pi / 5)))  # fmt: skip
        pen.polygon(points, fill=gold)
    pen.rectangle((240, 480, 560, 580), fill=gold)
    for k in range(3):
        pen.rectangle((270 + k * 100, 510, 310 + k * 100, 580), fill=red)
    return picture


def chart(rng: Random) -> Image.Image:
    """A pie or ring chart, red among its parts, or grey throughout, with figures on it."""
    picture, pen = _round_picture(rng)
    grey = rng.random() < 0.5
    palette = [(60, 60, 60), (120, 120, 120), (180, 180, 180), (215, 215, 215)] if grey else \
        [rng.choice(HEADS), (240, 160, 60), (70, 130, 190), (120, 180, 90)]  # fmt: skip
    start = rng.uniform(0, 360)
    for share, colour in zip((0.42, 0.25, 0.2, 0.13), palette, strict=True):
        pen.pieslice((60, 60, 740, 740), start, start + share * 360, fill=colour)
        angle = math.radians(start + share * 180)
        spot = (400 + 250 * math.cos(angle), 400 + 250 * math.sin(angle))
        pen.text(spot, f"{share:.0%}", font=font("sans", 60), fill="white", anchor="mm")
        start += share * 360
    if rng.random() < 0.5:
        pen.ellipse((260, 260, 540, 540), fill="white")
    return picture


def clock(rng: Random) -> Image.Image:
    """A clock face or gauge: a ring with figures all round, black or red."""
    picture, pen = _round_picture(rng)
    colour = rng.choice(((30, 30, 30), (30, 30, 30), HEADS[0]))
    pen.ellipse((20, 20, 780, 780), outline=colour, width=rng.randint(14, 40), fill="white")
    for hour in range(12):
        angle = math.radians(hour * 30)
        spot = (400 + 290 * math.sin(angle), 400 - 290 * math.cos(angle))
        pen.text(spot, str(hour or 12), font=font("sans", 80), fill=colour, anchor="mm")
    for reach, turn in ((160, rng.uniform(0, 6)), (250, rng.uniform(0, 6))):
        end = (400 + reach * math.sin(turn), 400 - reach * math.cos(turn))
        pen.line((400, 400, *end), fill=colour, width=18)
    return picture


def circled(rng: Random) -> Image.Image:
    """A circle drawn round some words, by pen or by a drawing program."""
    picture, pen = _round_picture(rng)
    colour = rng.choice((HEADS[0], (40, 40, 40)))
    pen.ellipse((30, 30, 770, 770), outline=colour, width=rng.randint(8, 26))
    for row in range(3):
        told = rng.choice(("信用交通", "守信激励", "失信惩戒", "诚信兴商"))
        face = font("kai", 110)
        pen.text((400, 250 + row * 150), told, font=face, fill=(30, 30, 30), anchor="mm")
    return picture


PICTURES = (road_sign, logo, state_emblem, chart, clock, circled)


def square_stamp(rng: Random, text: str) -> np.ndarray:
    """Coverage of a square name stamp."""
    mask = Image.new("L", (300, 300), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((6, 6, 293, 293), outline=255, width=12)
    for letter, spot in zip(text, ((215, 82), (215, 215), (85, 82), (85, 215)), strict=True):
        pen.text(spot, letter, font=font("gbkai", 120), fill=255, anchor="mm")
    return np.asarray(mask, np.float32) / 255


def box_stamp(rng: Random, rows: tuple[str, ...]) -> np.ndarray:
    """Coverage of a rectangular receipt or copy stamp."""
    mask = Image.new("L", (640, 100 * len(rows) + 20), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((5, 5, 634, 100 * len(rows) + 14), outline=255, width=9)
    for index, row in enumerate(rows):
        size = min(74, 590 // len(row))
        pen.text((320, 60 + 100 * index), row, font=font("song-bold", size), fill=255, anchor="mm")
    return np.asarray(mask, np.float32) / 255


def oval_stamp(rng: Random, text: str) -> np.ndarray:
    """Coverage of an oval invoice stamp."""
    mask = Image.new("L", (560, 380), 0)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((6, 6, 553, 373), outline=255, width=14)
    for index, letter in enumerate(text):
        angle = math.radians(-110 + 220 * index / (len(text) - 1))
        spot = (280 + 210 * math.sin(angle), 190 - 130 * math.cos(angle))
        pen.text(spot, letter, font=font("song", 48), fill=255, anchor="mm")
    pen.text((280, 200), "发票专用章", font=font("song", 54), fill=255, anchor="mm")
    return np.asarray(mask, np.float32) / 255


def _plain(rng: Random, red_title: bool = False) -> Sheet:
    """A page with a title and text alone."""
    sheet = Sheet(rng, rng.choice(("song", "kai", "fang")))
    colour = rng.choice(HEADS) if red_title else (20, 20, 20)
    topic = rng.choice(words.TOPICS)
    sheet.title((topic, rng.choice(("工作总结", "情况汇报", "宣传活动方案"))), colour)
    sheet.paragraphs(words.body(rng, rng.randint(2, 4), cited=rng.choice((0, 1, 2))), last=200)
    return sheet


@case
def pictured(rng: Random) -> Made:
    """A paper without any element that shows round pictures."""
    sheet = _plain(rng)
    for x in rng.sample((55, 105, 155), 2):
        sheet.paste(rng.choice(PICTURES)(rng), x, 228, rng.uniform(32, 48))
    return Made([sheet], NONE)


@case
def pictured_and_sealed(rng: Random) -> Made:
    """A sound paper with a round picture in it."""
    made = usual(rng, two_pages=True)
    made.pages[0].paste(rng.choice(PICTURES)(rng), 60, 240, rng.uniform(30, 42))
    return made


@case
def red_title(rng: Random) -> Made:
    return Made([_plain(rng, red_title=True)], NONE)


@case
def web_page(rng: Random) -> Made:
    """A printed web page: banner, menu, article head."""
    sheet = Sheet(rng, "sans", 12)
    organ = words.organ(rng, ("交通运输局", "人民政府"))
    red = rng.choice(HEADS)
    sheet.paste(state_emblem(rng), 30, 22, 18)
    sheet.words(organ.name, 44, 20, 30, "song-bold", colour=red)
    sheet.pen.rectangle((0, 450, 2480, 540), fill=red)
    sheet.words("首页　机构概况　政务公开　政务服务　互动交流　专题专栏", 105, 42, 13, "sans",
                colour=(255, 255, 255), at="m")  # fmt: skip
    sheet.words("当前位置：首页 > 政务公开 > 通知公告", 20, 52, 10, "sans")
    sheet.y = 58
    sheet.title((f"关于{rng.choice(words.TOPICS)}", "有关情况的公告"), face="sans-bold")
    told = f"发布时间：{words.day(rng, 2023)}　来源：{organ.name}　浏览次数：{rng.randint(20, 900)}"
    sheet.words(told, 105, sheet.y, 10, "sans", at="m")
    sheet.y += 10
    sheet.paragraphs(words.body(rng, 4, cited=1))
    return Made([sheet], NONE)


@case
def stamps_only(rng: Random) -> Made:
    """Signed, with every stamp but the official seal."""
    made = usual(rng, seals=())
    sheet, red = made.pages[-1], rng.choice(impressions.REDS)
    low = sheet.y
    kind = rng.randint(0, 2)
    if kind == 0:
        name = words.person(rng)[:3].ljust(3, "之") + "印"
        sheet.ink(square_stamp(rng, name), red, 140, low + 24)
    elif kind == 1:
        rows = ("临峄县档案馆", "收　文　章", "2023年5月6日")
        sheet.ink(box_stamp(rng, rows), red, 140, low + 24)
    else:
        sheet.ink(oval_stamp(rng, "沂川市顺达汽车运输有限公司"), red, 140, low + 24)
    made.truth = replace(made.truth, seal=NO, rings=())
    return made


@case
def received(rng: Random) -> Made:
    """A sound paper with a receipt stamp at its top and a name stamp."""
    made = usual(rng)
    rows = ("乐川县交通运输局", f"收文　第{rng.randint(10, 300)}号", "2023年6月2日")
    made.pages[0].ink(box_stamp(rng, rows), rng.choice(impressions.REDS), 168, 24)
    return made


@case
def list_of_papers(rng: Random) -> Made:
    """A ledger that lists numbers of other papers."""
    sheet = Sheet(rng, "song", 12)
    sheet.title(("信用文件制定情况台账",))
    for x in (20, 34, 120, 165, 190):
        sheet.pen.line((x * 11.811, sheet.y * 11.811, x * 11.811, 200 * 11.811), fill=0, width=3)
    y = sheet.y
    for row in range(int((200 - y) // 14) + 1):
        sheet.rule(20, 190, y + row * 14, 0.25)
        if row == 0:
            told = ("序号", "文件名称", "文号", "日期")
        else:
            one = words.organ(rng)
            told = (str(row), rng.choice(words.TOPICS)[:14] + "办法", words.number(rng, one, 2023),
                    f"2023.{rng.randint(1, 12)}")  # fmt: skip
        if y + row * 14 + 14 <= 201:
            for x, text in zip((21, 35, 121, 166), told, strict=True):
                sheet.words(text, x, y + row * 14 + 7, 10.5)
    return Made([sheet], NONE)


@case
def annex(rng: Random) -> Made:
    """An annex by itself that names its parent."""
    sheet = Sheet(rng)
    sheet.words("附件" + rng.choice(("", "1", "2")), sheet.left, 38, 16, "hei")
    sheet.y = 42
    sheet.title((rng.choice(words.TOPICS), rng.choice(words.SORTS)))
    sheet.paragraphs(words.body(rng, 5, cited=2))
    return Made([sheet], NONE)


@case
def unlike_header(rng: Random) -> Made:
    """A slogan or a form's name in red on top of a page without header."""
    sheet = _plain(rng)
    told = rng.choice(("诚信交通　你我同行", "信用建设促发展　优质服务惠民生", "公 文 处 理 单"))
    sheet.words(told, WIDE / 2, 26, 26, "hei", colour=rng.choice(HEADS), at="m")
    return Made([sheet], NONE)
