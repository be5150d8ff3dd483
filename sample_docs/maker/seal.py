"""Seals: a ring with its text on the arc round a star, or a square personal stamp."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from maker.fonts import drawn

RED = (208, 24, 32)
SIDE = 1000  # pixels while drawing
KEPT = 520  # pixels as used: 42 mm at about 315 dpi


def round_seal(text: str, seed: int, centre: str = "", worn: float = 0.25) -> Image.Image:
    """A bureau's seal with transparency. ``worn`` is the share of ink that the paper refused."""
    mask = Image.new("L", (SIDE, SIDE), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((12, 12, SIDE - 12, SIDE - 12), outline=255, width=27)
    _star(draw, SIDE / 2, SIDE / 2 - (40 if centre else 0), SIDE * (0.13 if centre else 0.165))
    _on_arc(mask, text)
    if centre:
        font = drawn("songbold", 92)
        width = draw.textlength(centre, font=font)
        draw.text(((SIDE - width) / 2, SIDE * 0.66), centre, 255, font=font)
    return _inked(mask, seed, worn)


def personal_stamp(name: str, seed: int) -> Image.Image:
    """A square stamp with four characters, two columns, right one first."""
    mask = Image.new("L", (SIDE, SIDE), 0)
    draw = ImageDraw.Draw(mask)
    draw.rectangle((20, 20, SIDE - 20, SIDE - 20), outline=255, width=40)
    font = drawn("songbold", 400)
    places = [(530, 40), (530, 480), (90, 40), (90, 480)]
    for character, place in zip(name, places, strict=True):
        draw.text((place[0], place[1] - 60), character, 255, font=font)
    return _inked(mask, seed, 0.3)


def _on_arc(mask: Image.Image, text: str) -> None:
    step = min(33.0, 262.0 / max(len(text) - 1, 1))
    size = 158 if len(text) < 11 else 132
    radius = SIDE / 2 - 35 - size * 0.56
    for place, character in enumerate(text):
        angle = (place - (len(text) - 1) / 2) * step
        tile = Image.new("L", (size * 2, size * 2), 0)
        font = drawn("songbold", size)
        ImageDraw.Draw(tile).text((size, size), character, 255, font=font, anchor="mm")
        squeeze = min(1.0, math.radians(step) * radius / size * 0.98)
        tile = tile.resize((int(size * 2 * squeeze), size * 2), Image.Resampling.LANCZOS)
        tile = tile.rotate(-angle, expand=True, resample=Image.Resampling.BICUBIC)
        x = SIDE / 2 + radius * math.sin(math.radians(angle)) - tile.width / 2
        y = SIDE / 2 - radius * math.cos(math.radians(angle)) - tile.height / 2
        mask.paste(255, (round(x), round(y)), tile)


def _star(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(corner * 36)
        points.append((x + length * math.sin(angle), y - length * math.cos(angle)))
    draw.polygon(points, fill=255)


def _inked(mask: Image.Image, seed: int, worn: float) -> Image.Image:
    chance = np.random.default_rng(seed)
    shape = np.asarray(mask.resize((KEPT, KEPT), Image.Resampling.LANCZOS), np.float32) / 255
    ink = 0.9 - worn * 0.5 * _cloud(chance, 9) - worn * 0.45 * _cloud(chance, 1.1)
    specks = (_cloud(chance, 1.4) > 1 - worn * 0.22).astype(np.float32)
    alpha = np.clip(shape * (ink - 0.6 * specks), 0, 1)
    pixels = np.zeros((KEPT, KEPT, 4), np.uint8)
    pixels[..., :3] = RED
    pixels[..., 3] = (alpha * 255).astype(np.uint8)
    return Image.fromarray(pixels, "RGBA")


def _cloud(chance: np.random.Generator, softness: float) -> NDArray[np.float32]:
    noise = chance.random((KEPT, KEPT), dtype=np.float32)
    soft = cv2.GaussianBlur(noise, (0, 0), softness)
    low, high = np.percentile(soft, (2, 98))
    return np.clip((soft - low) / (high - low), 0, 1).astype(np.float32)
