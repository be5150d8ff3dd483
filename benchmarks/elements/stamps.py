"""Seals, stamps and things that look like them, drawn as RGBA pictures."""

from __future__ import annotations

import math
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from benchmarks.elements.faces import font

SIDE = 760
INK = (204, 28, 38)


def seal(
    rng: Random, ring: str, emblem: str = "star", centre: str = "", code: str = "", ink=INK
) -> Image.Image:
    """A round seal: rim, ring text, emblem, words under it, a code along the lower rim."""
    image = Image.new("RGBA", (SIDE * 2, SIDE * 2), (*ink, 0))
    draw = ImageDraw.Draw(image)
    middle = SIDE
    rim = rng.randint(26, 40)
    edge = rng.randint(12, 24)
    draw.ellipse((edge, edge, 2 * SIDE - edge, 2 * SIDE - edge), outline=(*ink, 255), width=rim)
    if rng.random() < 0.35:
        inner = edge + rim + 14
        box = (inner, inner, 2 * SIDE - inner, 2 * SIDE - inner)
        draw.ellipse(box, outline=(*ink, 255), width=6)
    _ring(image, ring, rng, ink)
    _EMBLEMS[emblem](draw, middle, ink)
    if centre:
        face = font("song-bold", 120)
        draw.text((middle, middle + 400), centre, font=face, fill=(*ink, 255), anchor="mm")
    if code:
        _arc(image, code, 0.86, 64, math.pi, -math.radians(70), ink, face="hei", flip=True)
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _ring(image: Image.Image, text: str, rng: Random, ink) -> None:
    spread = min(math.radians(290), math.radians(rng.uniform(19, 25)) * (len(text) - 1))
    size = min(200, int(1.08 * spread / max(1, len(text) - 1) * SIDE * 0.76))
    _arc(image, text, 0.76, size, 0.0, spread, ink, face=rng.choice(("song-bold", "fang")))


def _arc(image, text, radius, size, around, spread, ink, face, flip=False) -> None:
    """Glyphs along a circle, ``around`` clockwise from the top, tall as seals have them."""
    for i, character in enumerate(text):
        share = i / max(1, len(text) - 1) - 0.5
        angle = around + spread * share
        cell = Image.new("RGBA", (size * 2, size * 2), (*ink, 0))
        ImageDraw.Draw(cell).text(
            (size, size), character, font=font(face, size), fill=(*ink, 255), anchor="mm"
        )
        cell = cell.resize((size * 2, int(size * 2.5)), Image.Resampling.BICUBIC)
        turn = -math.degrees(angle) + (180 if flip else 0)
        cell = cell.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        x = SIDE + SIDE * radius * math.sin(angle) - cell.width / 2
        y = SIDE - SIDE * radius * math.cos(angle) - cell.height / 2
        left, top = int(x), int(y)
        part = cell.crop((max(0, -left), max(0, -top), cell.width, cell.height))
        image.alpha_composite(part, (max(0, left), max(0, top)))


def _star(draw, middle, ink, size=250.0, x=0.0, y=0.0) -> None:
    points = []
    for k in range(10):
        reach = size if k % 2 == 0 else size * 0.3819
        angle = math.pi * k / 5
        points.append((middle + x + reach * math.sin(angle), middle + y - reach * math.cos(angle)))
    draw.polygon(points, fill=(*ink, 255))


def _national(draw, middle, ink) -> None:
    """A wreath, a gate and five stars: the national emblem's outline at seal size."""
    colour = (*ink, 255)
    draw.ellipse((middle - 270, middle - 280, middle + 270, middle + 260), outline=colour, width=34)
    for k in range(-7, 8):
        angle = math.pi + k * 0.21
        x, y = middle + 252 * math.sin(angle), middle - 10 - 252 * math.cos(angle)
        draw.ellipse((x - 22, y - 22, x + 22, y + 22), fill=colour)
    _star(draw, middle, ink, 78, 0, -150)
    for x, y in ((-120, -70), (-50, -40), (50, -40), (120, -70)):
        _star(draw, middle, ink, 34, x, y)
    draw.rectangle((middle - 150, middle + 40, middle + 150, middle + 70), fill=colour)
    draw.rectangle((middle - 120, middle + 84, middle + 120, middle + 150), fill=colour)


def _party(draw, middle, ink) -> None:
    colour = (*ink, 255)
    draw.arc(
        (middle - 210, middle - 220, middle + 200, middle + 190), -70, 150, fill=colour, width=58
    )
    draw.line((middle - 190, middle - 110, middle + 150, middle + 200), fill=colour, width=52)
    draw.line((middle - 230, middle - 50, middle - 110, middle - 180), fill=colour, width=76)


def _none(draw, middle, ink) -> None:
    pass


_EMBLEMS = {"star": _star, "national": _national, "party": _party, "none": _none}


def square(rng: Random, text: str, ink=INK) -> Image.Image:
    """A square name stamp, two columns, read from the right."""
    image = Image.new("RGBA", (420, 420), (*ink, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, 411, 411), outline=(*ink, 255), width=18)
    text = (text + "印")[:4].ljust(4, "章")
    for character, at in zip(text, ((305, 120), (305, 305), (115, 120), (115, 305)), strict=True):
        draw.text(at, character, font=font("kai", 170), fill=(*ink, 255), anchor="mm")
    return image


def receipt(organ: str, date: str, ink=INK) -> Image.Image:
    """A rectangular receipt stamp (收文章)."""
    image = Image.new("RGBA", (900, 420), (*ink, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, 891, 411), outline=(*ink, 255), width=12)
    for y, words in ((90, organ), (210, "收  文  章"), (330, date)):
        face = font("song-bold", min(90, 820 // max(1, len(words))))
        draw.text((450, y), words, font=face, fill=(*ink, 255), anchor="mm")
    return image


def logo(rng: Random, ink=INK) -> Image.Image:
    """A round red emblem of a company or line: no ring of characters."""
    image = Image.new("RGBA", (SIDE, SIDE), (*ink, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, SIDE - 10, SIDE - 10), fill=(*ink, 255))
    white = (255, 255, 255, 255)
    if rng.random() < 0.5:
        draw.polygon([(150, 560), (330, 180), (430, 380), (500, 260), (640, 560)], fill=white)
    else:
        draw.arc((150, 150, 610, 610), 30, 330, fill=white, width=70)
        draw.rectangle((360, 330, 640, 420), fill=white)
    return image


def road_sign(rng: Random) -> Image.Image:
    """A speed limit: red ring, white ground, black figure."""
    image = Image.new("RGBA", (SIDE, SIDE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse(
        (6, 6, SIDE - 6, SIDE - 6), fill=(255, 255, 255, 255), outline=(*INK, 255), width=88
    )
    figure = str(rng.choice((20, 30, 40, 60, 80)))
    draw.text(
        (SIDE // 2, SIDE // 2), figure, font=font("hei", 340), fill=(10, 10, 10, 255), anchor="mm"
    )
    return image


def chart(rng: Random) -> Image.Image:
    """A ring chart whose largest part is red."""
    image = Image.new("RGBA", (SIDE, SIDE), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    cut = rng.randint(200, 320)
    box = (20, 20, SIDE - 20, SIDE - 20)
    draw.pieslice(box, -90, -90 + cut, fill=(*INK, 255))
    draw.pieslice(box, -90 + cut, 270, fill=(235, 150, 60, 255))
    draw.ellipse((230, 230, SIDE - 230, SIDE - 230), fill=(255, 255, 255, 255))
    draw.text(
        (380, 380),
        f"{cut * 100 // 360}%",
        font=font("hei", 110),
        fill=(30, 30, 30, 255),
        anchor="mm",
    )
    return image


def inked(
    rng: Random, image: Image.Image, strength: float = 1.0, wear: float = 0.25
) -> Image.Image:
    """The impression as a pad and paper leave it: uneven, a little soft, weaker if wanted."""
    noise = np.random.default_rng(rng.getrandbits(32))
    height, width = image.height, image.width
    coarse = Image.fromarray(noise.integers(0, 256, (24, 24), dtype=np.uint8))
    cloud = np.asarray(coarse.resize((width, height), Image.Resampling.BICUBIC)) / 255.0
    grain = noise.random((height, width))
    pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(1.2))).astype(float)
    pressure = strength * (1 - wear * cloud) * np.where(grain < 0.12 * wear * 4 * cloud, 0.35, 1.0)
    pixels[..., 3] *= np.clip(pressure, 0, 1)
    return Image.fromarray(pixels.astype(np.uint8))
