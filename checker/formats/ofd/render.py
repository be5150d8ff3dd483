"""Draws an OFD page with pillow: pictures, paths, text, and the seals' own pictures on top."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path as File

import numpy as np
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from checker.errors import Unreadable
from checker.formats import pixels
from checker.formats.affine import moved
from checker.formats.ofd.fill import cover
from checker.formats.ofd.objects import Image, Mark, Path, Text
from checker.formats.ofd.package import Package
from checker.model.document import Box, Pixels

MAX_PIXELS = 60_000_000
MAX_SIDE = 12_000

# Fonts with Chinese letters where systems keep them; the first that exists is used.
FONTS = (
    "C:/Windows/Fonts/simsun.ttc",
    "C:/Windows/Fonts/msyh.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Light.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
)


class Canvas:
    """A white page of ``width`` × ``height`` millimetres at ``dpi``."""

    def __init__(self, width: float, height: float, dpi: float) -> None:
        room = min(MAX_SIDE / max(width, height), math.sqrt(MAX_PIXELS / (width * height)))
        self.scale = min(dpi / 25.4, room)
        size = max(1, round(width * self.scale)), max(1, round(height * self.scale))
        self.picture = Picture.new("RGB", size, "white")
        self.pen = ImageDraw.Draw(self.picture)

    def pixels(self) -> Pixels:
        """The page as drawn so far."""
        return np.asarray(self.picture)

    def draw(self, marks: Sequence[Mark], package: Package, media: dict[str, str]) -> None:
        """Draws marks in order; a picture that cannot be decoded is left out."""
        for mark in marks:
            if isinstance(mark, Path):
                self._path(mark)
            elif isinstance(mark, Text):
                self._text(mark)
            else:
                picture = decoded(package, media.get(mark.resource))
                if picture is not None:
                    self._image(picture, mark)

    def stamp(self, seal: Picture.Image, box: Box, cut: Box | None) -> None:
        """Lays a seal over the page: ``box`` in millimetres, ``cut`` the part shown (0 to 1)."""
        across, down = (
            round((box[2] - box[0]) * self.scale),
            round((box[3] - box[1]) * self.scale),
        )
        if not (0 < across <= MAX_SIDE and 0 < down <= MAX_SIDE):
            return
        seal = seal.convert("RGBA").resize((across, down))
        left, top = round(box[0] * self.scale), round(box[1] * self.scale)
        if cut is not None:
            part = [round(cut[i] * (across, down)[i % 2]) for i in range(4)]
            seal = seal.crop((part[0], part[1], part[2], part[3]))
            left, top = left + part[0], top + part[1]
        self.picture.paste(_inked(seal), (left, top), _ink(seal))

    def _path(self, path: Path) -> None:
        lines = [[(x * self.scale, y * self.scale) for x, y in line] for line in path.lines]
        if path.fill is not None:
            covered = cover(lines, self.picture.size, path.even_odd)
            if covered is not None:
                self.picture.paste(path.fill, covered[1], covered[0])
        if path.stroke is not None:
            for points in lines:
                self.pen.line(
                    points, fill=path.stroke, width=max(1, round(path.width * self.scale))
                )

    def _text(self, text: Text) -> None:
        if not text.visible:
            return
        size = max(1, round(text.size * self.scale))
        font = _font(min(size, 2000))
        for letter, x, y in text.glyphs:
            if letter.isspace():
                continue
            place = x * self.scale, y * self.scale
            if font is not None:
                self.pen.text(place, letter, fill=text.colour, font=font, anchor="ls")
            else:  # no Chinese font here: a box where the letter stands
                low, right = place[1] + 0.1 * size, place[0] + 0.9 * size
                self.pen.rectangle((place[0], low - 0.9 * size, right, low), outline=text.colour)

    def _image(self, picture: Picture.Image, mark: Image) -> None:
        a, b, c, d, e, f = (value * self.scale for value in mark.matrix)
        x0, y0, x1, y1 = moved((0, 0, 1, 1), (a, b, c, d, e, f))
        left, top, right, low = math.floor(x0), math.floor(y0), math.ceil(x1), math.ceil(y1)
        det = a * d - b * c
        if not det or not 0 < (right - left) * (low - top) <= MAX_PIXELS:
            return
        wide, high = picture.size
        if abs(b) + abs(c) < 0.01 * (abs(a) + abs(d)) and a > 0 and d > 0:
            small = picture.resize((right - left, low - top), Picture.Resampling.BOX)
        else:
            back = (
                d / det * wide, -c / det * wide, (c * (f - top) - d * (e - left)) / det * wide,
                -b / det * high, a / det * high, (b * (e - left) - a * (f - top)) / det * high,
            )  # fmt: skip
            small = picture.convert("RGBA").transform(
                (right - left, low - top),
                Picture.Transform.AFFINE,
                back,
                Picture.Resampling.BILINEAR,
            )
        self.picture.paste(small.convert("RGB"), (left, top), small.convert("RGBA").getchannel("A"))


def decoded(package: Package, member: str | None) -> Picture.Image | None:
    """The picture resource, or ``None`` where it is absent, damaged or no picture."""
    try:
        return opened(package.read(member)) if member else None
    except Unreadable:
        return None


def opened(data: bytes) -> Picture.Image | None:
    """A picture from its bytes, RGB or RGBA; ``None`` where it cannot be decoded."""
    try:
        with pixels.opened(data) as picture:
            pixels.load_damaged(picture)
            clear = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
            return picture.convert("RGBA" if clear else "RGB")
    except Exception:  # pillow raises many kinds on hostile pictures
        return None


def on_white(picture: Picture.Image) -> Pixels:
    """The picture's pixels with transparent parts white."""
    if picture.mode != "RGBA":
        return np.asarray(picture.convert("RGB"))
    paper = Picture.new("RGB", picture.size, "white")
    paper.paste(picture, (0, 0), picture)
    return np.asarray(paper)


def _inked(seal: Picture.Image) -> Picture.Image:
    return seal.convert("RGB")


def _ink(seal: Picture.Image) -> Picture.Image:
    """How much of the seal covers the paper: its own transparency, and white lets text through."""
    own = np.asarray(seal.getchannel("A"), dtype=np.float32)
    least = np.asarray(seal.convert("RGB")).min(axis=2).astype(np.float32)
    cover = np.clip((255 - least) / 60, 0, 1)
    return Picture.fromarray((own * cover).astype(np.uint8))


@lru_cache(maxsize=64)
def _font(size: int) -> ImageFont.FreeTypeFont | None:
    path = _font_file()
    return ImageFont.truetype(path, size) if path else None


@lru_cache(maxsize=1)
def _font_file() -> str | None:
    return next((name for name in FONTS if File(name).exists()), None)
