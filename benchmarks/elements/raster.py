"""Sheets → page pictures by Pillow, seals laid on as ink."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.elements.faces import font
from benchmarks.elements.paper import HEIGHT, WIDTH, Block, Paper, Picture, Rule, Sheet, Text

_ROLES = {"title": "sans-bold"}


def face(paper: Paper, role: str) -> str:
    """The font a role has in this paper."""
    return paper.faces.get(role) or _ROLES.get(role) or "song"


def drawn(paper: Paper, sheet: Sheet, dpi: float) -> Image.Image:
    """One page in RGB."""
    scale = dpi / 25.4
    image = Image.new("RGB", (round(WIDTH * scale), round(HEIGHT * scale)), "white")
    for item in sorted(sheet, key=lambda item: isinstance(item, Picture) and item.ink):
        _DRAW[type(item)](image, item, scale, paper)
    return image


def _text(image: Image.Image, item: Text, scale: float, paper: Paper) -> None:
    pixels = max(6, round(item.size * 25.4 / 72 * scale))
    glyphs = font(face(paper, item.face), pixels)
    bold = max(0, pixels // 28) if item.face == "head" and face(paper, "head") == "hei" else 0
    wide = int(glyphs.getlength(item.text)) + 4 + 2 * bold
    strip = Image.new("L", (max(1, wide), pixels * 3 // 2), 0)
    at = (2 + bold, pixels * 3 // 4)
    ImageDraw.Draw(strip).text(at, item.text, font=glyphs, fill=255, anchor="lm", stroke_width=bold)
    if item.squeeze < 0.995:
        size = (max(1, int(wide * item.squeeze)), strip.height)
        strip = strip.resize(size, Image.Resampling.LANCZOS)
    x = item.x * scale - {"l": 0, "m": strip.width / 2, "r": strip.width}[item.at]
    image.paste(item.colour, (round(x), round(item.y * scale - strip.height / 2)), strip)


def _rule(image: Image.Image, item: Rule, scale: float, _: Paper) -> None:
    half = max(1.0, item.width * scale) / 2
    box = (item.x0 * scale, item.y0 * scale - half, item.x1 * scale, item.y1 * scale + half)
    ImageDraw.Draw(image).rectangle(box, fill=item.colour)


def _block(image: Image.Image, item: Block, scale: float, _: Paper) -> None:
    draw = ImageDraw.Draw(image)
    box = tuple(value * scale for value in (item.x0, item.y0, item.x1, item.y1))
    shape = draw.ellipse if item.round else draw.rectangle
    shape(box, fill=item.fill, outline=item.line, width=max(1, round(item.width * scale)))


def _picture(image: Image.Image, item: Picture, scale: float, _: Paper) -> None:
    size = max(1, round(item.w * scale)), max(1, round(item.h * scale))
    small = item.image.resize(size, Image.Resampling.LANCZOS)
    at = round(item.x * scale), round(item.y * scale)
    if not item.ink:
        image.paste(small, at, small)
        return
    layer = Image.new("RGBA", image.size, (255, 255, 255, 0))
    layer.paste(small, at)
    ink = np.asarray(layer).astype(float)
    alpha = ink[..., 3:] / 255
    below = np.asarray(image).astype(float)
    mixed = below * (1 - alpha) + below * ink[..., :3] / 255 * alpha
    image.paste(Image.fromarray(mixed.astype(np.uint8)))


_DRAW = {Text: _text, Rule: _rule, Block: _block, Picture: _picture}
