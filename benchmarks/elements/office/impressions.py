"""Seals as a pad presses them: coverage of ink, 0 to 1, then laid over a page.

Proportions as seen on county papers: 4.2 cm across, a 1.2 mm rim, tall narrow letters that
follow the rim, a star of 1.4 cm; each is varied well beyond that.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from benchmarks.elements.office.faces import font

REDS = ((226, 20, 26), (205, 22, 40), (236, 46, 40), (184, 22, 38), (214, 40, 62), (228, 62, 44))


@dataclass(frozen=True)
class Seal:
    """What is cut in the rubber. Lengths in millimetres."""

    ring: str
    emblem: str = "star"  # star | national | party | none
    centre: str = ""
    code: str = ""
    across: float = 42.0
    rim: float = 1.2
    inner: float = 0.0  # width of a second, thin line
    high: float = 6.0  # of a letter
    narrow: float = 0.72  # a letter's width to its height, at most
    off: float = 1.0  # letters from the rim
    span: float = 250.0  # degrees from the first letter's middle to the last one's
    star: float = 7.0  # outer radius
    face: str = "song-bold"


def cut(rng: Random, ring: str, **told) -> Seal:
    """A seal with proportions as they vary from maker to maker."""
    count = max(len(ring), 2)
    across = told.pop("across", rng.choice((40, 42, 42, 42, 45)))
    high = rng.uniform(0.13, 0.165) * across * (1 if count < 16 else 0.88)
    span = min(rng.uniform(285, 312), (count - 1) * rng.uniform(19, 27))
    return Seal(
        ring=ring,
        emblem=told.pop("emblem", "national" if ring.endswith("人民政府") else "star"),
        across=across,
        rim=rng.uniform(0.85, 1.5),
        inner=rng.choice((0, 0, 0, 0.25)),
        high=high,
        narrow=rng.uniform(0.58, 0.95),
        off=rng.uniform(0.5, 1.4),
        span=span,
        star=rng.uniform(5.6, 7.6),
        face=rng.choice(("song-bold", "gbsong", "song", "fang", "song-bold", "hei", "kai")),
        **told,
    )


def drawn(seal: Seal, per_mm: float) -> np.ndarray:
    """Coverage of the upright seal, float 0 to 1, about ``across`` + 2 mm wide."""
    scale = per_mm * 2
    side = int((seal.across + 2) * scale)
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    middle = side / 2
    _circle(pen, middle, seal.across / 2 * scale, seal.rim * scale)
    inner = seal.across / 2 - seal.rim - 0.5
    if seal.inner:
        _circle(pen, middle, inner * scale, seal.inner * scale)
        inner -= seal.inner
    outer = (inner if seal.inner else seal.across / 2 - seal.rim) - seal.off
    wide = 2 * math.pi * (outer - seal.high / 2) * seal.span / 360 / max(len(seal.ring) - 1, 1)
    size = (min(seal.high * seal.narrow, wide * 0.96), seal.high)
    _round(mask, seal.ring, outer, size, seal.span, seal.face, scale)
    if seal.code:
        _round(mask, seal.code, outer + 0.3, (1.2, 1.9), 66, "sans", scale, foot=True)
    _EMBLEMS[seal.emblem](pen, middle, seal.star * scale)
    if seal.centre:
        low = seal.across * 0.27 * scale
        _words(mask, seal.centre, middle, middle + low, seal, scale)
    small = mask.resize((side // 2, side // 2), Image.Resampling.LANCZOS)
    return np.asarray(small, np.float32) / 255


def _circle(pen, middle: float, radius: float, width: float) -> None:
    box = (middle - radius, middle - radius, middle + radius, middle + radius)
    pen.ellipse(box, outline=255, width=max(1, round(width)))


def _round(mask, text, outer, size, span, face, scale, foot=False) -> None:
    """Letters with their heads (feet, for a code) to the rim."""
    middle = mask.width / 2
    for index, letter in enumerate(text):
        share = index / max(len(text) - 1, 1) - 0.5
        cell = _letter(letter, size, face, scale)
        turn = -share * span if not foot else 180 + share * span
        pose = cell.rotate(turn if not foot else turn - 180, Image.Resampling.BICUBIC, expand=True)
        angle = math.radians(share * span if not foot else 180 - share * span)
        reach = (outer - size[1] / 2) * scale
        x, y = middle + reach * math.sin(angle), middle - reach * math.cos(angle)
        spot = (round(x - pose.width / 2), round(y - pose.height / 2))
        mask.paste(255, spot, pose)


def _letter(letter: str, size, face: str, scale: float) -> Image.Image:
    """The letter squeezed from a square to its cell, cut to its ink first as engravers do."""
    big = 120
    square = Image.new("L", (big * 2, big * 2), 0)
    ImageDraw.Draw(square).text((big, big), letter, font=font(face, big), fill=255, anchor="mm")
    ink = square.crop((big - 60, big - 60, big + 60, big + 60))
    goal = (max(2, round(size[0] * scale)), max(2, round(size[1] * scale)))
    return ink.resize(goal, Image.Resampling.LANCZOS)


def _words(mask, text, x, y, seal: Seal, scale: float) -> None:
    high = seal.across * 0.105
    wide = min(high * 0.9, seal.across * 0.62 / len(text))
    for index, letter in enumerate(text):
        cell = _letter(letter, (wide, high), seal.face, scale)
        left = x + (index - (len(text) - 1) / 2) * wide * scale - cell.width / 2
        mask.paste(255, (round(left), round(y - cell.height / 2)), cell)


def _star(pen, middle, radius, x=0.0, y=0.0, turn=0.0) -> None:
    points = []
    for k in range(10):
        reach = radius * (1 if k % 2 == 0 else 0.382)
        angle = math.pi * k / 5 + turn
        points.append((middle + x + reach * math.sin(angle), middle + y - reach * math.cos(angle)))
    pen.polygon(points, fill=255)


def _national(pen, middle, radius) -> None:
    """Wheat in two arcs, a gate with steps, a cog, five stars."""
    r = radius * 1.15
    for side in (-1, 1):
        for k in range(11):
            angle = math.radians(150 - k * 14) * side
            x, y = middle + r * math.sin(angle), middle - r * math.cos(angle)
            d = r * 0.13
            pen.ellipse((x - d, y - d * 1.5, x + d, y + d * 1.5), fill=255)
        pen.arc((middle - r * 0.86, middle - r * 0.86, middle + r * 0.86, middle + r * 0.86),
                -240 if side > 0 else -60, -120 if side > 0 else 60, fill=255, width=2)  # fmt: skip
    _star(pen, middle, r * 0.26, 0, -r * 0.5)
    for x, y in ((-0.42, -0.28), (-0.2, -0.12), (0.2, -0.12), (0.42, -0.28)):
        _star(pen, middle, r * 0.11, x * r, y * r)
    for top, wide, deep in ((0.1, 0.34, 0.06), (0.2, 0.46, 0.06), (0.32, 0.4, 0.18)):
        pen.rectangle((middle - r * wide, middle + r * top, middle + r * wide,
                       middle + r * (top + deep)), fill=255)  # fmt: skip
    d = r * 0.2
    pen.ellipse((middle - d, middle + r * 0.72 - d, middle + d, middle + r * 0.72 + d), fill=255)
    d *= 0.5
    pen.ellipse((middle - d, middle + r * 0.72 - d, middle + d, middle + r * 0.72 + d), fill=0)


def _party(pen, middle, radius) -> None:
    r = radius
    box = (middle - r * 0.9, middle - r * 0.95, middle + r * 0.95, middle + r * 0.85)
    pen.arc(box, -95, 140, fill=255, width=round(r * 0.26))
    pen.line((middle - r, middle + r, middle - r * 0.5, middle + r * 0.55), fill=255,
             width=round(r * 0.24))  # fmt: skip
    pen.line((middle - r * 0.6, middle - r * 0.5, middle + r * 0.8, middle + r * 0.9), fill=255,
             width=round(r * 0.22))  # fmt: skip
    pen.polygon([(middle - r * 0.95, middle - r * 0.35), (middle - r * 0.35, middle - r * 0.95),
                 (middle - r * 0.12, middle - r * 0.72), (middle - r * 0.72, middle - r * 0.12)],
                fill=255)  # fmt: skip


_EMBLEMS = {"star": _star, "national": _national, "party": _party, "none": lambda *_: None}


@dataclass(frozen=True)
class Press:
    """One stamping. ``strength`` of ink; ``patchy`` and ``lean``: how unevenly it took."""

    turn: float = 0.0
    strength: float = 0.9
    patchy: float = 0.25
    lean: float = 0.0  # one side of the seal pressed harder
    dry: float = 0.0  # specks without ink
    bleed: float = 0.0  # millimetres the ink crept
    colour: tuple[int, int, int] = REDS[0]


def stamping(rng: Random, bad: bool = False) -> Press:
    """An ordinary stamping, or a bad one: faint, one-sided, dry or blotted."""
    turn = rng.gauss(0, 7) if rng.random() < 0.85 else rng.uniform(-60, 60)
    return Press(
        turn=turn,
        strength=rng.uniform(0.38, 0.6) if bad else rng.uniform(0.72, 1.0),
        patchy=rng.uniform(0.3, 0.6) if bad else rng.uniform(0.05, 0.35),
        lean=rng.uniform(0.2, 0.6) if bad else rng.uniform(0, 0.25),
        dry=rng.uniform(0.1, 0.3) if bad else rng.uniform(0, 0.12),
        bleed=rng.uniform(0, 0.12),
        colour=rng.choice(REDS),
    )


def pressed(rng: Random, coverage: np.ndarray, press: Press, per_mm: float) -> np.ndarray:
    """Coverage as it came on the paper."""
    noise = np.random.default_rng(rng.getrandbits(32))
    side = coverage.shape[0]
    turn = cv2.getRotationMatrix2D((side / 2, side / 2), -press.turn, 1)
    ink = cv2.warpAffine(coverage, turn, (side, side), flags=cv2.INTER_CUBIC)
    if press.bleed:
        ink = np.clip(cv2.GaussianBlur(ink, (0, 0), press.bleed * per_mm) * 1.25, 0, 1)
    cloud = cv2.resize(noise.random((9, 9)).astype(np.float32), (side, side),
                       interpolation=cv2.INTER_CUBIC)  # fmt: skip
    fine = cv2.GaussianBlur(noise.random((side, side)).astype(np.float32), (0, 0), per_mm * 0.09)
    fine = (fine - fine.mean()) / fine.std()
    y, x = np.mgrid[-1 : 1 : complex(side), -1 : 1 : complex(side)]
    way = rng.uniform(0, 2 * math.pi)
    slope = 1 - press.lean * (0.5 + 0.5 * (x * math.cos(way) + y * math.sin(way)))
    taken = (1 - press.patchy * cloud) * slope
    dry = 1 - 0.8 * (fine > 2.2 - 4 * press.dry).astype(np.float32)
    grain = 1 + 0.1 * fine
    return np.clip(ink * press.strength * taken * dry * grain, 0, 1).astype(np.float32)


def lay(page: np.ndarray, ink: np.ndarray, colour, x: float, y: float) -> None:
    """Multiply the ink into the page (RGB uint8), its middle at (x, y) pixels."""
    high, wide = ink.shape
    left, top = round(x - wide / 2), round(y - high / 2)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + wide, page.shape[1]), min(top + high, page.shape[0])
    if x1 <= x0 or y1 <= y0:
        return
    part = ink[y0 - top : y1 - top, x0 - left : x1 - left, None]
    through = 1 - part * (1 - np.array(colour, np.float32) / 255)
    page[y0:y1, x0:x1] = np.clip(page[y0:y1, x0:x1] * through, 0, 255).astype(np.uint8)
