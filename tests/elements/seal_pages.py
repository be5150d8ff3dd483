"""Draws seals and papers for the seal tests. Needs fonts; the tests use what lies in ``seals/``."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/arphic/ukai.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
)
INDEX = {"NotoSerifCJK-Bold": 2, "NotoSerifCJK-Regular": 2, "NotoSansCJK-Regular": 2}


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size, index=INDEX.get(Path(name).stem, 0))


@dataclass(frozen=True)
class Seal:
    text: str
    centre: str = ""
    code: str = ""
    emblem: str = "star"  # star | party | national | none
    size: int = 660  # outer diameter in pixels, drawn 4 × too big
    line: float = 0.055  # ring thickness as a share of the radius
    high: float = 0.34  # glyph height as a share of the radius
    span: float = 250.0  # degrees the ring text covers
    font: str = FONTS[0]
    turn: float = 0.0
    colour: tuple[int, int, int] = (215, 30, 38)
    inner: bool = False  # a thin second ring inside the outer one
    aspect: float = 1.0  # height / width


def draw_seal(seal: Seal) -> Image.Image:
    """The impression as coverage (mode L), 255 where there is ink."""
    side = seal.size * 2
    radius = side / 2 - 2
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    thick = round(seal.line * radius)
    pen.ellipse((2, 2, side - 2, side - 2), outline=255, width=max(2, thick))
    if seal.inner:
        inset = round(thick * 2 + radius * 0.02)
        pen.ellipse((inset, inset, side - inset, side - inset), outline=255, width=thick // 3 + 2)
    top = radius * (1 - seal.line - 0.035 - (0.07 if seal.inner else 0))
    _around(mask, seal.text, top, seal.high * radius, seal.span, seal.font)
    if seal.code:
        _around(mask, seal.code, top, 0.11 * radius, 60, FONTS[2], bottom=True)
    _emblem(mask, seal.emblem, radius)
    if seal.centre:
        _centre(mask, seal.centre, radius, seal.font)
    turned = mask.rotate(seal.turn, resample=Image.Resampling.BICUBIC)
    return turned.resize((seal.size, round(seal.size * seal.aspect)), Image.Resampling.LANCZOS)


def _around(mask, text, top, high, span, name, bottom=False):
    side = mask.size[0]
    count = len(text)
    step = span / max(1, count - 1) if count > 1 else 0
    wide = min(high * 1.05, math.radians(step) * (top - high / 2) * 0.94) if count > 1 else high
    for place, letter in enumerate(text):
        angle = (place - (count - 1) / 2) * step
        glyph = _glyph(letter, round(wide), round(high), name)
        layer = Image.new("L", mask.size, 0)
        x = side / 2 - glyph.size[0] / 2
        y = side / 2 + (top - high if bottom else -top)
        layer.paste(glyph, (round(x), round(y)))
        layer = layer.rotate(angle if bottom else -angle, resample=Image.Resampling.BICUBIC)
        mask.paste(255, (0, 0), layer)


def _glyph(letter, wide, high, name):
    face = font(name, max(8, high))
    box = face.getbbox(letter)
    picture = Image.new("L", (max(1, box[2] - box[0]), max(1, box[3] - box[1])), 0)
    ImageDraw.Draw(picture).text((-box[0], -box[1]), letter, fill=255, font=face)
    return picture.resize((max(2, wide), max(2, high)), Image.Resampling.LANCZOS)


def _emblem(mask, emblem, radius):
    pen = ImageDraw.Draw(mask)
    middle = mask.size[0] / 2
    if emblem == "star":
        points = []
        for corner in range(10):
            reach = radius * 0.33 * (1 if corner % 2 == 0 else 0.382)
            angle = math.pi * corner / 5 - math.pi / 2
            points.append((middle + reach * math.cos(angle), middle + reach * math.sin(angle)))
        pen.polygon(points, fill=255)
    elif emblem == "party":
        reach = radius * 0.28
        pen.arc(
            (middle - reach, middle - reach, middle + reach, middle + reach),
            250,
            120,
            255,
            round(radius * 0.09),
        )
        pen.line(
            (middle - reach, middle - reach * 0.5, middle + reach, middle + reach),
            255,
            round(radius * 0.09),
        )
        pen.line(
            (middle - reach, middle, middle - reach * 0.2, middle - reach),
            255,
            round(radius * 0.12),
        )
    elif emblem == "national":
        reach = radius * 0.3
        pen.ellipse(
            (middle - reach, middle - reach, middle + reach, middle + reach),
            outline=255,
            width=round(radius * 0.08),
        )
        pen.rectangle(
            (middle - reach * 0.6, middle, middle + reach * 0.6, middle + reach * 0.4), 255
        )
        for shift in (-0.4, 0, 0.4):
            at = middle + shift * reach
            pen.ellipse(
                (at - reach * 0.14, middle - reach * 0.5, at + reach * 0.14, middle - reach * 0.22),
                fill=255,
            )


def _centre(mask, text, radius, name):
    high = radius * 0.21
    wide = min(high * len(text), radius * 1.1)
    strip = Image.new("L", (round(high * len(text)), round(high)), 0)
    for place, letter in enumerate(text):
        strip.paste(_glyph(letter, round(high * 0.9), round(high), name), (round(place * high), 0))
    strip = strip.resize((round(wide), round(high)), Image.Resampling.LANCZOS)
    middle = mask.size[0] / 2
    mask.paste(strip, (round(middle - wide / 2), round(middle + radius * 0.42)))


@dataclass(frozen=True)
class Wear:
    """What printing, ink and copying do to an impression and its page."""

    strength: float = 0.9  # how much of the paper the ink covers
    blotch: float = 0.0  # 0 even, 1 very uneven
    noise: float = 0.0  # grain of the scan, grey levels
    blur: float = 0.0
    jpeg: int = 0
    grey: bool = False
    tilt: float = 0.0  # degrees of the whole page
    warp: float = 0.0  # perspective, share of the width
    shade: float = 0.0  # lighting falls off by this share
    cast: tuple[float, float, float] = (1.0, 1.0, 1.0)


def paper(width=1654, height=2339, seed=0, lines=18, red=True) -> np.ndarray:
    """A page of black text with a red heading, no seal."""
    rng = np.random.default_rng(seed)
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    words = "关于印发信用体系建设实施方案的通知各有关单位为贯彻落实上级部署结合本县实际"
    scale = width / 1654
    if red:
        head = font(FONTS[0], round(110 * scale))
        pen.text(
            (width * 0.16, height * 0.09), "临川县交通运输局文件", fill=(220, 20, 20), font=head
        )
        pen.rectangle(
            (width * 0.13, height * 0.22, width * 0.87, height * 0.2215), fill=(220, 20, 20)
        )
    face = font(FONTS[3], round(44 * scale))
    for row in range(lines):
        letters = "".join(rng.choice(list(words), 26))
        pen.text(
            (width * 0.14, height * (0.27 + row * 0.028)), letters, fill=(15, 15, 15), font=face
        )
    pen.text((width * 0.56, height * 0.80), "临川县交通运输局", fill=(15, 15, 15), font=face)
    pen.text((width * 0.58, height * 0.83), "2023年4月18日", fill=(15, 15, 15), font=face)
    return np.asarray(page)


def press(
    page: np.ndarray, seal: Seal, x: float, y: float, wear: Wear = Wear(), seed=0
) -> np.ndarray:
    """The seal pressed on the page, its middle at pixel (x, y), ink multiplied into paper."""
    rng = np.random.default_rng(seed)
    cover = np.asarray(draw_seal(seal), np.float32) / 255 * wear.strength
    if wear.blotch:
        cover *= _blotches(cover.shape, rng, wear.blotch)
    out = page.astype(np.float32).copy()
    top, left = round(y - cover.shape[0] / 2), round(x - cover.shape[1] / 2)
    y0, x0 = max(0, top), max(0, left)
    y1, x1 = min(page.shape[0], top + cover.shape[0]), min(page.shape[1], left + cover.shape[1])
    part = cover[y0 - top : y1 - top, x0 - left : x1 - left, None]
    ink = np.array(seal.colour, np.float32) / 255
    out[y0:y1, x0:x1] *= 1 - part * (1 - ink)
    return out.clip(0, 255).astype(np.uint8)


def _blotches(shape, rng, depth):
    coarse = cv2.resize(
        rng.random((9, 9)).astype(np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC
    )
    fine = cv2.resize(rng.random((shape[0] // 3, shape[1] // 3)).astype(np.float32), shape[::-1])
    return (1 - depth * (0.6 * coarse + 0.5 * fine)).clip(0.05, 1)


def wear_page(page: np.ndarray, wear: Wear, seed=0) -> np.ndarray:
    """The page scanned or photographed."""
    rng = np.random.default_rng(seed)
    out = page
    high, wide = page.shape[:2]
    if wear.tilt or wear.warp:
        corners = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
        moved = corners + rng.uniform(-1, 1, (4, 2)).astype(np.float32) * wear.warp * wide
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), wear.tilt, 1.0)
        whole = cv2.getPerspectiveTransform(corners, moved) @ np.vstack([turn, [0, 0, 1]])
        out = cv2.warpPerspective(out, whole, (wide, high), borderValue=(245, 245, 245))
    out = out.astype(np.float32)
    if wear.shade:
        fall = (
            np.linspace(1, 1 - wear.shade, wide)[None, :]
            * np.linspace(1, 1 - wear.shade / 2, high)[:, None]
        )
        out *= fall[..., None]
    out *= np.array(wear.cast, np.float32)
    if wear.blur:
        out = cv2.GaussianBlur(out, (0, 0), wear.blur)
    if wear.noise:
        out += rng.normal(0, wear.noise, out.shape)
    out = out.clip(0, 255).astype(np.uint8)
    if wear.grey:
        out = cv2.cvtColor(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    if wear.jpeg:
        quality = [cv2.IMWRITE_JPEG_QUALITY, wear.jpeg]
        _ok, packed = cv2.imencode(".jpg", out[..., ::-1], quality)
        out = cv2.imdecode(packed, 1)[..., ::-1].copy()
    return out
