"""Drawn photographs: a meeting, a street stand, a class, a workshop. Nobody real is in them."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from maker.fonts import drawn

Random = np.random.Generator
SKIN = [(224, 184, 152), (210, 168, 136), (236, 200, 172)]


def scene(words: str, seed: int, width: int = 1280, height: int = 860) -> Image.Image:
    """A picture of ``kind:banner words``; kinds: meeting, street, class, workshop."""
    kind, _, banner = words.partition(":")
    chance = np.random.default_rng(seed)
    image = _room(width, height, chance, outside=kind in ("street", "workshop"))
    pen = ImageDraw.Draw(image)
    _banner(image, pen, banner, kind, chance)
    {"meeting": _table, "street": _stand, "class": _rows, "workshop": _vehicles}[kind](
        pen, image.size, chance
    )
    return _photographic(image, chance)


def _room(width: int, height: int, chance: Random, outside: bool) -> Image.Image:
    top = np.array([150, 190, 225] if outside else [226, 218, 204], np.float32)
    top += chance.uniform(-18, 18, 3).astype(np.float32)
    floor = chance.uniform(95, 165, 3).astype(np.float32)
    line = chance.uniform(0.45, 0.62)
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    wall = top * (1 - 0.25 * rows)
    pixels = np.where(rows < line, wall, floor * (0.75 + 0.5 * rows))
    texture = cv2.resize(
        chance.random((height // 7, width // 5), dtype=np.float32), (width, height)
    )
    pixels = np.broadcast_to(pixels, (height, width, 3)) * (0.9 + 0.2 * texture[..., None])
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    _fittings(ImageDraw.Draw(image), width, int(height * line), chance, outside)
    return image


def _fittings(
    pen: ImageDraw.ImageDraw, width: int, floor: int, chance: Random, outside: bool
) -> None:
    for _ in range(int(chance.integers(3, 8))):
        x, w = int(chance.integers(0, width)), int(chance.integers(50, 190))
        h = int(chance.integers(floor // 4, floor))
        colour = tuple(int(part) for part in chance.integers(90, 215, 3))
        if outside:
            pen.rectangle((x, floor - h, x + w, floor), fill=colour)
            for wy in range(floor - h + 12, floor - 14, int(chance.integers(22, 36))):
                for wx in range(x + 8, x + w - 12, int(chance.integers(18, 30))):
                    pen.rectangle((wx, wy, wx + 9, wy + 13), fill=(70, 84, 104))
        else:
            y = int(chance.integers(10, max(floor - 110, 20)))
            pen.rectangle(
                (x, y, x + w, y + int(chance.integers(40, 100))),
                outline=(110, 90, 70),
                width=5,
                fill=colour,
            )


def _banner(
    image: Image.Image, pen: ImageDraw.ImageDraw, words: str, kind: str, chance: Random
) -> None:
    if not words:
        return
    width, height = image.size
    size = int(min(width * 0.8 / len(words), 52 * width / 1280))
    w, h = int(len(words) * size + 60), int(size * 1.8)
    x, y = int((width - w) * chance.uniform(0.3, 0.7)), int(height * chance.uniform(0.06, 0.16))
    colour = (188, 30, 34) if kind != "class" else (28, 66, 138)
    strip = Image.new("RGBA", (w, h), (*colour, 255))
    ImageDraw.Draw(strip).text(
        (w / 2, h / 2), words, "white", font=drawn("heibold", size), anchor="mm"
    )
    strip = strip.rotate(
        float(chance.uniform(-2.2, 2.2)), expand=True, resample=Image.Resampling.BICUBIC
    )
    image.paste(strip, (x, y), strip)


def _person(pen: ImageDraw.ImageDraw, x: float, y: float, size: float, chance: Random) -> None:
    coat = tuple(int(part) for part in chance.integers(25, 150, 3))
    skin = SKIN[int(chance.integers(0, 3))]
    w = size * chance.uniform(0.85, 1.1)
    pen.rounded_rectangle((x - w, y + size * 0.55, x + w, y + size * 3), int(size * 0.5), fill=coat)
    pen.polygon(
        [(x - w * 0.25, y + size * 0.6), (x + w * 0.25, y + size * 0.6), (x, y + size * 1.3)],
        fill=(235, 235, 235),
    )
    pen.ellipse((x - size * 0.5, y - size * 0.65, x + size * 0.5, y + size * 0.65), fill=skin)
    pen.chord(
        (x - size * 0.54, y - size * 0.75, x + size * 0.54, y + size * 0.5),
        180,
        360,
        fill=(35, 30, 28),
    )
    for side in (-0.2, 0.2):
        pen.ellipse((x + size * side - 2, y, x + size * side + 2, y + 4), fill=(30, 30, 30))


def _table(pen: ImageDraw.ImageDraw, size: tuple[int, int], chance: Random) -> None:
    width, height = size
    count = int(chance.integers(4, 8))
    for place in range(count):
        x = width * (place + 0.6 + chance.uniform(-0.12, 0.12)) / (count + 0.2)
        _person(pen, x, height * chance.uniform(0.42, 0.48), height * 0.062, chance)
    lean = chance.uniform(-0.06, 0.06)
    wood = tuple(int(part) for part in chance.integers((105, 60, 30), (165, 105, 70)))
    top, bottom = height * 0.62, height * 0.96
    pen.polygon(
        [
            (width * 0.04, top + height * lean),
            (width * 0.96, top),
            (width * 1.05, bottom),
            (-0.05 * width, bottom),
        ],
        fill=wood,
    )
    for place in range(count + 2):
        x, y = width * (place + 0.4) / (count + 2), height * chance.uniform(0.66, 0.8)
        pen.polygon(
            [(x, y), (x + 70, y - 8), (x + 84, y + 26), (x + 8, y + 34)], fill=(244, 243, 238)
        )
        for row in range(4):
            pen.line((x + 14, y + 4 + row * 6, x + 60, y + row * 6), (120, 120, 125))
        pen.rounded_rectangle(
            (x + 98, y - 24, x + 116, y + 12), 5, fill=(238, 240, 246), outline=(150, 160, 175)
        )


def _stand(pen: ImageDraw.ImageDraw, size: tuple[int, int], chance: Random) -> None:
    width, height = size
    for place in range(int(chance.integers(5, 9))):
        _person(
            pen,
            width * chance.uniform(0.05, 0.95),
            height * (0.4 + 0.03 * place),
            height * chance.uniform(0.05, 0.075),
            chance,
        )
    x = width * chance.uniform(0.15, 0.4)
    pen.rectangle((x, height * 0.66, x + width * 0.42, height * 0.84), fill=(176, 36, 40))
    pen.rectangle(
        (x - 10, height * 0.64, x + width * 0.42 + 10, height * 0.665), fill=(232, 226, 214)
    )
    for _ in range(14):
        px = x + chance.uniform(0, width * 0.38)
        pen.rectangle(
            (px, height * 0.615, px + 34, height * 0.642),
            fill=tuple(int(v) for v in chance.integers(120, 250, 3)),
        )
    for _ in range(3):
        px = width * chance.uniform(0.02, 0.9)
        pen.rectangle(
            (px, height * 0.5, px + 90, height * 0.78),
            fill=(240, 244, 250),
            outline=(60, 90, 150),
            width=4,
        )
        for row in range(9):
            pen.line(
                (
                    px + 12,
                    height * 0.54 + row * 20,
                    px + 30 + chance.uniform(10, 46),
                    height * 0.54 + row * 20,
                ),
                (60, 80, 120),
                3,
            )


def _rows(pen: ImageDraw.ImageDraw, size: tuple[int, int], chance: Random) -> None:
    width, height = size
    x, y = width * chance.uniform(0.3, 0.5), height * 0.24
    pen.rectangle(
        (x, y, x + width * 0.34, y + height * 0.24),
        fill=(236, 242, 250),
        outline=(50, 60, 80),
        width=6,
    )
    for row in range(6):
        pen.line(
            (x + 26, y + 34 + row * 24, x + chance.uniform(0.12, 0.3) * width, y + 34 + row * 24),
            (40, 70, 130),
            5,
        )
    _person(pen, x - width * 0.09, height * 0.34, height * 0.055, chance)
    for depth in range(4):
        scale, count = 0.036 + 0.014 * depth, 9 - depth
        for place in range(count):
            px = width * (place + 0.5 + chance.uniform(-0.2, 0.2)) / count
            _person(pen, px, height * (0.55 + 0.12 * depth), height * scale, chance)


def _vehicles(pen: ImageDraw.ImageDraw, size: tuple[int, int], chance: Random) -> None:
    width, height = size
    for place in range(int(chance.integers(2, 5))):
        x, y = width * (0.05 + 0.27 * place), height * chance.uniform(0.5, 0.62)
        w, h = width * chance.uniform(0.2, 0.3), height * chance.uniform(0.14, 0.2)
        colour = tuple(int(part) for part in chance.integers(60, 230, 3))
        pen.rounded_rectangle((x, y, x + w, y + h), 16, fill=colour)
        pen.polygon(
            [
                (x + w * 0.15, y),
                (x + w * 0.3, y - h * 0.5),
                (x + w * 0.75, y - h * 0.5),
                (x + w * 0.9, y),
            ],
            fill=(70, 90, 110),
        )
        for wheel in (0.22, 0.78):
            cx, r = x + w * wheel, h * 0.28
            pen.ellipse((cx - r, y + h - r, cx + r, y + h + r), fill=(25, 25, 25))
            pen.ellipse(
                (cx - r / 2, y + h - r / 2, cx + r / 2, y + h + r / 2), fill=(150, 150, 155)
            )
    for _ in range(4):
        _person(pen, width * chance.uniform(0.05, 0.95), height * 0.66, height * 0.06, chance)


def _photographic(image: Image.Image, chance: Random) -> Image.Image:
    soft = image.filter(ImageFilter.GaussianBlur(0.8))
    pixels = np.asarray(soft, np.float32)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    far = np.hypot(x - width * chance.uniform(0.35, 0.65), y - height * 0.45) / math.hypot(
        width, height
    )
    pixels = pixels * (1.08 - 0.5 * far**1.6)[..., None]
    grain = cv2.GaussianBlur(chance.normal(0, 22, (height, width)).astype(np.float32), (0, 0), 1.0)
    pixels += grain[..., None]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
