"""Draws the pictures in ``seals/`` (needs the fonts named in seal_pages). Run it by hand."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from seal_pages import FONTS, Seal, Wear, font, paper, press, wear_page

HERE = Path(__file__).parent / "seals"
SCAN = Wear(strength=0.85, blotch=0.5, noise=3, blur=0.7, jpeg=80)
BUREAU = Seal("临川县交通运输局", size=331)


def _sheet(seed=0):
    """The foot of a page at 200 dpi: some lines, signature and date."""
    sheet = paper(seed=seed, red=False)[1500:2200, 700:1600]
    return (sheet * np.array([1, 0.99, 0.96])).astype(np.uint8)


def _sealed(seal, wear=SCAN, x=420, y=455, seed=0, page_wear=None):
    page = press(_sheet(seed), seal, x, y, wear, seed)
    return wear_page(page, page_wear or wear, seed)


def _pen(draw):
    sheet = Image.fromarray(_sheet())
    draw(ImageDraw.Draw(sheet))
    return wear_page(np.asarray(sheet), SCAN)


def _square(pen):
    pen.rectangle((340, 400, 500, 560), outline=(215, 30, 38), width=9)
    for place, letter in enumerate("李某之印"):
        spot = (350 + 72 * (place % 2), 405 + 72 * (place // 2))
        pen.text(spot, letter, fill=(215, 30, 38), font=font(FONTS[0], 66))


def _sign(pen):
    pen.ellipse((280, 300, 580, 600), outline=(215, 30, 38), width=40)
    pen.line((330, 350, 530, 550), fill=(215, 30, 38), width=36)


def _smile(pen):
    pen.ellipse((280, 300, 580, 600), outline=(215, 30, 38), width=9)
    pen.ellipse((360, 390, 390, 420), fill=(215, 30, 38))
    pen.ellipse((470, 390, 500, 420), fill=(215, 30, 38))
    pen.arc((350, 400, 510, 540), 20, 160, fill=(215, 30, 38), width=9)


def _pie(pen):
    for start, shade in ((0, (215, 30, 38)), (120, (240, 120, 120)), (250, (170, 20, 30))):
        pen.pieslice((280, 300, 580, 600), start, start + 110, fill=shade)


def _clock(pen):
    pen.ellipse((280, 300, 580, 600), outline=(215, 30, 38), width=9)
    for hour in range(1, 13):
        angle = math.radians(30 * hour)
        spot = (430 + 112 * math.sin(angle), 450 - 112 * math.cos(angle))
        pen.text(spot, str(hour), fill=(215, 30, 38), font=font(FONTS[2], 34), anchor="mm")
    pen.line((430, 450, 400, 360), fill=(215, 30, 38), width=7)


def _ringed_words(pen):
    pen.ellipse((280, 300, 580, 600), outline=(215, 30, 38), width=7)
    for row, words in enumerate(("诚信兴商", "守信激励", "失信惩戒")):
        face = font(FONTS[4], 44)
        pen.text((430, 390 + 60 * row), words, fill=(30, 30, 30), font=face, anchor="mm")


def _petals(pen):
    pen.ellipse((280, 300, 580, 600), outline=(215, 30, 38), width=12)
    for turn in range(8):
        x, y = 430 + 90 * math.cos(turn * math.pi / 4), 450 + 90 * math.sin(turn * math.pi / 4)
        pen.ellipse((x - 24, y - 24, x + 24, y + 24), fill=(215, 30, 38))


def _dated():
    """A stamp for incoming papers: a day between two lines where a seal has its emblem."""
    ring = replace(BUREAU, emblem="none", size=290, high=0.26, line=0.03)
    stamped = Image.fromarray(press(_sheet(), ring, 150, 540, SCAN, 0))
    pen = ImageDraw.Draw(stamped)
    for y in (513, 567):
        pen.line((35, y, 265, y), fill=(215, 30, 38), width=4)
    pen.text((150, 540), "2023.5.16", fill=(215, 30, 38), font=font(FONTS[2], 40), anchor="mm")
    pen.text((150, 607), "收文", fill=(215, 30, 38), font=font(FONTS[0], 40), anchor="mm")
    return wear_page(np.asarray(stamped), SCAN)


PICTURES = {
    "present/plain": lambda: _sealed(BUREAU),
    "present/turned": lambda: _sealed(
        Seal("临川县人民政府办公室", size=331, turn=35, emblem="national")
    ),
    "present/party": lambda: _sealed(Seal("中共临川县委员会", size=331, emblem="party")),
    "present/faint": lambda: _sealed(BUREAU, Wear(strength=0.3, noise=3, blur=0.7, jpeg=85)),
    "present/tilted": lambda: _sealed(
        BUREAU, page_wear=Wear(noise=4, tilt=3, warp=0.03, shade=0.3, cast=(1, 0.95, 0.85), jpeg=80)
    ),
    "present/overprinted": lambda: _sealed(
        replace(BUREAU, turn=8), Wear(strength=0.5, blotch=0.6, noise=3, blur=0.7, jpeg=75), x=440
    ),
    "unsure/grey": lambda: _sealed(BUREAU, page_wear=Wear(noise=4, blur=0.6, grey=True, jpeg=85)),
    "unsure/cut": lambda: _sealed(BUREAU, x=880),
    "absent/contract": lambda: _sealed(
        Seal("临川县顺达汽车运输有限公司", "合同专用章", size=315, line=0.03, high=0.27, span=235)
    ),
    "absent/dated": _dated,
    "absent/nothing": lambda: wear_page(_sheet(), SCAN),
    "absent/square": lambda: _pen(_square),
    "absent/sign": lambda: _pen(_sign),
    "absent/smile": lambda: _pen(_smile),
    "absent/pie": lambda: _pen(_pie),
    "absent/clock": lambda: _pen(_clock),
    "absent/ringed_words": lambda: _pen(_ringed_words),
    "absent/petals": lambda: _pen(_petals),
}

if __name__ == "__main__":
    for name, make in PICTURES.items():
        target = HERE / f"{name}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(make()).save(target, quality=55)
