"""Pictures of many kinds that are no rooms: land, walls, leaves, charts, plaques, web pages, scans.

Each maker takes a seed and gives one picture (RGB). ``websites`` prints pages by Chromium.
"""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.copying import rooms
from benchmarks.elements.browser import chromium

Picture = NDArray[np.uint8]
WIDE, HIGH = 960, 640
FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
WORDS = "信用承诺公示修复归集车船港站养护巡检培训宣讲司机企业红榜黑榜共享失信惩戒守信激励便民窗口"


def room(seed: int) -> Picture:
    place = rooms.room(seed) if seed % 2 else rooms.street(seed)
    return rooms.shot(rooms.peopled(place, seed), seed=seed)


def fractal(dice: np.random.Generator, wide: int, high: int, least: int = 4) -> NDArray[np.float32]:
    """Noise that is alike at all scales, about -1 to 1."""
    out = np.zeros((high, wide), np.float32)
    grain = 256
    while grain >= least:
        small = dice.normal(0, 1, (high // grain + 3, wide // grain + 3)).astype(np.float32)
        out += cv2.resize(small, (wide, high), interpolation=cv2.INTER_CUBIC) * grain / 256
        grain //= 2
    return np.asarray(out / 2, np.float32)


def land(seed: int) -> Picture:
    """A sky, ridges one before another, a road."""
    dice = np.random.default_rng(seed)
    sky = np.linspace(1.2, 0.7, HIGH)[:, None, None] * dice.uniform(120, 220, 3)
    out = sky + (fractal(dice, WIDE, HIGH) * 18)[:, :, None]
    rows = np.arange(HIGH)[:, None]
    for depth in range(int(dice.integers(3, 6))):
        line = HIGH * (0.25 + 0.15 * depth) + fractal(dice, WIDE, 1)[0] * 90
        grain = fractal(dice, WIDE, HIGH, 2) * 35
        ground = dice.uniform(30, 150, 3)[None, None] + grain[:, :, None]
        out = np.where((rows > line[None, :])[:, :, None], ground, out)
    foot = int(dice.integers(200, 760))
    road = np.array([[foot, HIGH], [foot + 160, HIGH], [500, 380], [480, 380]])
    out = np.ascontiguousarray(out, np.float32)
    cv2.fillPoly(out, [road], dice.uniform(70, 120, 3).tolist())
    return finished(out, dice)


def wall(seed: int) -> Picture:
    """Bricks or tiles that repeat, a few things on them."""
    dice = np.random.default_rng(seed)
    out = np.full((HIGH, WIDE, 3), dice.uniform(90, 200, 3), np.float32)
    long, tall = int(dice.integers(40, 130)), int(dice.integers(20, 70))
    for row, top in enumerate(range(0, HIGH, tall)):
        for left in range(-(row % 2) * long // 2, WIDE, long):
            tone = (dice.uniform(80, 190) + dice.normal(0, 12, 3)).tolist()
            cv2.rectangle(out, (left + 2, top + 2), (left + long - 2, top + tall - 2), tone, -1)
    for _ in range(int(dice.integers(3, 9))):
        x, y = int(dice.integers(0, WIDE)), int(dice.integers(0, HIGH))
        size = int(dice.integers(30, 140))
        cv2.rectangle(out, (x, y), (x + size, y + size // 2), dice.uniform(0, 255, 3).tolist(), -1)
    return finished(out + (fractal(dice, WIDE, HIGH, 2) * 16)[:, :, None], dice)


def leaves(seed: int) -> Picture:
    """Thousands of small shapes: leaves, gravel, a crowd from above."""
    dice = np.random.default_rng(seed)
    out = np.full((HIGH, WIDE, 3), dice.uniform(40, 120, 3), np.float32)
    tint = dice.uniform(40, 200, 3)
    long = dice.uniform(6, 26)
    for _ in range(int(dice.integers(1500, 3500))):
        at = int(dice.integers(0, WIDE)), int(dice.integers(0, HIGH))
        axes = int(long * dice.uniform(0.6, 1.4)) + 1, int(long * dice.uniform(0.2, 0.7)) + 1
        tone = (tint + dice.normal(0, 40) + dice.normal(0, 12, 3)).tolist()
        cv2.ellipse(out, at, axes, float(dice.uniform(0, 180)), 0, 360, tone, -1)
    return finished(out, dice)


def finished(out: NDArray[np.floating], dice: np.random.Generator) -> Picture:
    soft = cv2.GaussianBlur(np.asarray(out, np.float32), (0, 0), float(dice.uniform(0.5, 1.0)))
    return np.clip(soft + dice.normal(0, 4, soft.shape), 0, 255).astype(np.uint8)


def words(dice: Random, least: int, most: int) -> str:
    return "".join(dice.choice(WORDS) for _ in range(dice.randint(least, most)))


def tone(dice: Random, low: int, high: int) -> tuple[int, int, int]:
    return dice.randint(low, high), dice.randint(low, high), dice.randint(low, high)


def chart(seed: int) -> Picture:
    """A slide with a chart: axes, bars, words."""
    dice = Random(seed)
    sheet = Image.new("RGB", (WIDE, HIGH), tone(dice, 20, 235))
    draw = ImageDraw.Draw(sheet)
    ink = tone(dice, 200, 255) if sum(sheet.getpixel((1, 1))) < 380 else tone(dice, 0, 60)
    draw.text((60, 30), words(dice, 8, 16), fill=ink, font=ImageFont.truetype(FONT, 44))
    draw.line((100, 130, 100, 560, 900, 560), fill=ink, width=4)
    bars = dice.randint(5, 12)
    for n in range(bars):
        left, step = 120 + n * 760 // bars, 760 // bars
        high = dice.randint(30, 400)
        box = left, 560 - high, left + step * 2 // 3, 560
        draw.rectangle(box, fill=tone(dice, 0, 255))
        draw.text((left, 570), words(dice, 2, 2), fill=ink, font=ImageFont.truetype(FONT, 22))
        draw.text((left, 530 - high), str(high), fill=ink, font=ImageFont.truetype(FONT, 22))
    return np.array(sheet)


def plaque(seed: int) -> Picture:
    """A plaque or certificate: one frame and one heading for all, other names and words."""
    dice = Random(seed)
    sheet = Image.new("RGB", (WIDE, HIGH), (222, 196, 120))
    draw = ImageDraw.Draw(sheet)
    for inset in range(14, 44, 6):
        draw.rectangle((inset, inset, WIDE - inset, HIGH - inset), outline=(150, 30, 20), width=3)
    for corner in ((60, 60), (WIDE - 60, 60), (60, HIGH - 60), (WIDE - 60, HIGH - 60)):
        draw.regular_polygon((*corner, 26), 5, fill=(190, 20, 20))
    heading, small = ImageFont.truetype(FONT, 92), ImageFont.truetype(FONT, 40)
    draw.text((290, 90), "荣誉证书", fill=(180, 20, 20), font=heading)
    for row in range(4):
        draw.text((110, 260 + 62 * row), words(dice, 10, 18), fill=(40, 30, 20), font=small)
    draw.text((560, 530), words(dice, 6, 8), fill=(40, 30, 20), font=small)
    return np.array(sheet)


def scans(folder: Path) -> Iterator[Picture]:
    """Parts of scanned pages that do not overlap."""
    for file in sorted(folder.glob("*.*g")):
        picture = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR)
        if picture is None:
            continue
        whole = np.ascontiguousarray(picture[:, :, ::-1])
        side = min(640, *whole.shape[:2])
        for top in range(0, whole.shape[0] - side + 1, side):
            for left in range(0, whole.shape[1] - side + 1, side):
                yield np.ascontiguousarray(whole[top : top + side, left : left + side])


def wholes(folder: Path) -> Iterator[Picture]:
    """Photographs; of a stereo pair, which is one scene, the left one."""
    for file in sorted(folder.glob("*.*g")):
        picture = cv2.imdecode(np.fromfile(file, np.uint8), cv2.IMREAD_COLOR)
        if picture is not None and "right" not in file.stem:
            yield np.ascontiguousarray(picture[:, :, ::-1])


def photographs(folder: Path) -> Iterator[Picture]:
    """Quarters of photographs, which do not overlap."""
    for whole in wholes(folder):
        high, wide = (side // 2 for side in whole.shape[:2])
        for top in (0, high):
            for left in (0, wide):
                yield np.ascontiguousarray(whole[top : top + high, left : left + wide])


def websites(seed: int, count: int) -> Iterator[Picture]:
    """Screens of sites that have nothing in common."""
    if chromium.found() is None:
        return
    for number in range(count):
        dice = Random(seed * 1000 + number)
        yield screen(site(dice, dice))


def one_site(seed: int, count: int) -> Iterator[Picture]:
    """Screens of one site: one head, one menu, other articles and pictures."""
    if chromium.found() is None:
        return
    for number in range(count):
        yield screen(site(Random(seed), Random(seed * 1000 + number)))


def site(frame: Random, body: Random) -> str:
    """A page of news: ``frame`` draws head, menu and colours, ``body`` the rest."""
    colour = "#{:02x}{:02x}{:02x}".format(*tone(frame, 20, 190))
    ground = "#{:02x}{:02x}{:02x}".format(*tone(frame, 170, 250))
    title, columns = words(frame, 6, 10), frame.randint(1, 3)
    menu = "".join(f"<b>{words(frame, 2, 4)}</b> " for _ in range(frame.randint(4, 9)))
    cells = "".join(cell(body) for _ in range(body.randint(3, 7)))
    return f"""<meta charset=utf-8><style>body{{margin:0;background:{ground};font:18px sans-serif}}
    header{{background:{colour};color:#fff;padding:{frame.randint(10, 50)}px;font-size:34px}}
    nav{{background:#0003;padding:10px;font-size:20px}} main{{columns:{columns};padding:16px}}
    div{{break-inside:avoid;background:#fff9;margin:8px;padding:8px}}</style>
    <header>{title}</header><nav>{menu}</nav><main>{cells}</main>"""


def cell(dice: Random) -> str:
    shapes = "".join(
        f"<circle cx={dice.randint(0, 300)} cy={dice.randint(0, 150)} r={dice.randint(5, 60)} "
        f"fill='hsl({dice.randint(0, 359)},{dice.randint(30, 90)}%,{dice.randint(20, 70)}%)'/>"
        for _ in range(dice.randint(5, 40))
    )
    drawn = f"<svg width=300 height=150 style='background:#345'>{shapes}</svg>"
    return f"<div><h3>{words(dice, 8, 16)}</h3>{drawn}<p>{words(dice, 40, 120)}</p></div>"


def screen(html: str) -> Picture:
    """What Chromium shows of a page, 960 × 720."""
    browser = chromium.found()
    assert browser is not None
    with tempfile.TemporaryDirectory() as folder:
        page, target = Path(folder, "page.html"), Path(folder, "screen.png")
        page.write_text(html, "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
        command += [f"--user-data-dir={folder}/profile", f"--screenshot={target}"]
        subprocess.run(
            [*command, "--window-size=960,720", page.as_uri()],
            capture_output=True, timeout=120, check=True,
        )  # fmt: skip
        return np.array(Image.open(io.BytesIO(target.read_bytes())).convert("RGB"))


MAKERS: dict[str, Callable[[int], Picture]] = {
    "rooms and streets": room,
    "land": land,
    "walls": wall,
    "leaves": leaves,
    "charts": chart,
}
