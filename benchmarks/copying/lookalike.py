"""Drawn pictures that look alike and are not: maps, tables of one system, filled-in forms, papers.

Each maker takes a seed; ``form`` and ``listing`` have one frame for all and other entries.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from benchmarks.copying.drawn import FONT, Picture, tone, words

WIDE, HIGH = 960, 680
INK = (35, 35, 40)


def sheet(ground: tuple[int, int, int]) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("RGB", (WIDE, HIGH), ground)
    return picture, ImageDraw.Draw(picture)


def face(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size)


def number(dice: Random) -> str:
    return f"{dice.randint(2, 99999) / 10 ** dice.randint(0, 2):g}"


def street_map(seed: int) -> Picture:
    """Districts, roads, a river, names."""
    dice = Random(seed)
    out = np.full((HIGH, WIDE, 3), tone(dice, 205, 245), np.uint8)
    spread = np.random.default_rng(seed)
    for _ in range(dice.randint(5, 12)):
        middle = spread.uniform((0, 0), (WIDE, HIGH))
        corners = middle + spread.normal(0, 110, (8, 2))
        hull = cv2.convexHull(corners.astype(np.int32))
        cv2.fillPoly(out, [hull], tone(dice, 150, 240))
        cv2.polylines(out, [hull], True, (120, 120, 120), 1)
    for breadth, colour in ((26, (150, 185, 225)), *[(dice.randint(3, 9), (250, 225, 140))] * 9):
        path = np.cumsum(spread.normal(0, 70, (12, 2)), 0) + spread.uniform((0, 0), (WIDE, HIGH))
        cv2.polylines(out, [path.astype(np.int32)], False, colour, breadth)
    picture = Image.fromarray(out)
    draw = ImageDraw.Draw(picture)
    for _ in range(dice.randint(12, 30)):
        at = dice.randint(0, WIDE - 90), dice.randint(0, HIGH - 30)
        draw.text(at, words(dice, 2, 5), fill=INK, font=face(dice.choice((16, 20, 26))))
    return np.array(picture)


def curves(seed: int) -> Picture:
    """A chart of lines or a cake, on white or nearly so."""
    dice = Random(seed)
    picture, draw = sheet(dice.choice(((255, 255, 255), (246, 248, 252), (228, 236, 245))))
    draw.text((120, 20), words(dice, 8, 18), fill=INK, font=face(34))
    names = [words(dice, 2, 4) for _ in range(dice.randint(3, 7))]
    colours = [tone(dice, 20, 225) for _ in names]
    if dice.random() < 0.4:
        cuts = sorted(dice.randint(0, 360) for _ in names)
        for first, last, colour in zip(cuts, [*cuts[1:], cuts[0] + 360], colours, strict=True):
            draw.pieslice((220, 120, 660, 560), first, last, fill=colour)
    else:
        for y in range(110, 600, 70):
            draw.line((90, y, 760, y), fill=(215, 215, 215), width=1)
            draw.text((30, y - 12), number(dice), fill=INK, font=face(18))
        for colour in colours:
            path = [(90 + 56 * n, dice.randint(110, 590)) for n in range(13)]
            draw.line(path, fill=colour, width=4)
            for x, y in path:
                draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill=colour)
    for row, (name, colour) in enumerate(zip(names, colours, strict=True)):
        draw.rectangle((800, 140 + 40 * row, 824, 160 + 40 * row), fill=colour)
        draw.text((832, 136 + 40 * row), name, fill=INK, font=face(22))
    return np.array(picture)


def listing(seed: int) -> Picture:
    """A screen of one system: the same head, menu and columns, other rows."""
    dice = Random(seed)
    picture, draw = sheet((238, 241, 246))
    draw.rectangle((0, 0, WIDE, 64), fill=(24, 82, 160))
    draw.text((24, 12), "公共信用信息服务平台", fill=(255, 255, 255), font=face(32))
    draw.rectangle((0, 64, 150, HIGH), fill=(40, 52, 72))
    menu = ("信息查询", "数据归集", "异议处理", "信用修复", "统计分析", "联合奖惩", "系统管理")
    for row, name in enumerate(menu):
        draw.text((24, 90 + 52 * row), name, fill=(215, 222, 235), font=face(22))
    for x, name in zip(
        (170, 250, 520, 690, 830), ("序号", "主体名称", "编号", "类别", "数量"), strict=True
    ):
        draw.text((x, 92), name, fill=INK, font=face(20))
    for row in range(14):
        y = 128 + 38 * row
        draw.rectangle(
            (160, y, WIDE - 10, y + 36), fill=(255, 255, 255) if row % 2 else (247, 249, 252)
        )
        cells = str(row + 1), words(dice, 6, 11), str(dice.randint(10**8, 10**9)), words(dice, 2, 4)
        for x, cell in zip((175, 250, 520, 690), cells, strict=True):
            draw.text((x, y + 6), cell, fill=INK, font=face(18))
        draw.text((830, y + 6), number(dice), fill=INK, font=face(18))
    return np.array(picture)


def form(seed: int) -> Picture:
    """One form on tinted paper, filled in by others each time."""
    dice = Random(seed)
    picture, draw = sheet((236, 228, 205))
    draw.text((300, 24), "信用修复申请登记表", fill=INK, font=face(40))
    asked = ("单位名称", "统一代码", "联系人", "申请事项", "受理日期", "办理结果", "备注")
    for row, name in enumerate(asked):
        y = 110 + 76 * row
        draw.rectangle((70, y, WIDE - 70, y + 76), outline=INK, width=2)
        draw.line((260, y, 260, y + 76), fill=INK, width=2)
        draw.text((96, y + 20), name, fill=INK, font=face(30))
        entry = words(dice, 5, 18) if row % 2 == 0 else str(dice.randint(10**6, 10**12))
        draw.text((280, y + 22), entry, fill=(20, 30, 110), font=face(28))
    return np.array(picture)


def paper(seed: int) -> Picture:
    """A page of words as a camera sees it: greyish, a heading, paragraphs."""
    dice = Random(seed)
    picture, draw = sheet(tone(dice, 170, 215))
    draw.text((250, 30), words(dice, 10, 14), fill=(30, 25, 25), font=face(36))
    for row in range(15):
        draw.text((70, 110 + 36 * row), words(dice, 18, 34), fill=(45, 40, 40), font=face(24))
    spread = np.random.default_rng(seed)
    noisy = np.array(picture) * np.linspace(0.8, 1.1, WIDE)[None, :, None]
    return np.clip(noisy + spread.normal(0, 5, noisy.shape), 0, 255).astype(np.uint8)


MAKERS: dict[str, Callable[[int], Picture]] = {
    "maps": street_map,
    "curves": curves,
    "lists of one system": listing,
    "forms of one kind": form,
    "papers": paper,
}
