"""A4 pages as pixels: type set in millimetres, then stamps pressed on it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.elements.office import impressions
from benchmarks.elements.office.faces import font

DPI = 300
MM = DPI / 25.4
WIDE, HIGH = 210.0, 297.0
BLACK = (24, 24, 26)
HEADS = ((214, 18, 24), (230, 0, 18), (196, 24, 30), (222, 40, 36))


class Sheet:
    """One page being set. ``y`` is where the next line's middle goes, in millimetres."""

    def __init__(self, rng: Random, body: str = "fang", size: float = 16) -> None:
        self.rng, self.body, self.size, self.y = rng, body, size, 40.0
        self.left, self.right = 28.0, 184.0
        self.image = Image.new("RGB", (round(WIDE * MM), round(HIGH * MM)), (255, 255, 255))
        self.pen = ImageDraw.Draw(self.image)
        self.stamps: list[tuple[np.ndarray, tuple[int, int, int], float, float]] = []

    def words(
        self, text: str, x: float, y: float, size: float, face: str = "", *, colour=BLACK,
        at: str = "l", wide: float = 0.0, tall: float = 1.0,
    ) -> tuple[float, float]:  # fmt: skip
        """One line; ``wide`` sets it to that many millimetres. Returns its ends in millimetres."""
        pixels = round(size * DPI / 72)
        drawn = _line(text, face or self.body, pixels, colour)
        goal = round(wide * MM) if wide else drawn.width
        drawn = drawn.resize((goal, round(drawn.height * tall)), Image.Resampling.LANCZOS)
        left = {"l": x, "m": x - goal / MM / 2, "r": x - goal / MM}[at]
        spot = (round(left * MM), round(y * MM - drawn.height / 2))
        self.image.paste(drawn, spot, drawn)
        return left, left + goal / MM

    def spread(self, text: str, x0: float, x1: float, y: float, size: float, face: str, colour):
        """Letters set evenly from x0 to x1."""
        step = (x1 - x0) / max(len(text) - 1, 1)
        for index, letter in enumerate(text):
            self.words(letter, x0 + index * step, y, size, face, colour=colour, at="m")

    def rule(self, x0: float, x1: float, y: float, width: float, colour=BLACK) -> None:
        box = (x0 * MM, (y - width / 2) * MM, x1 * MM, (y + width / 2) * MM)
        self.pen.rectangle(box, fill=colour)

    def paragraphs(self, texts: Sequence[str], to: str = "", last: float = 262.0) -> None:
        """Running text from ``y`` on, cut where the page is full."""
        step = self.size * 1.75 * 25.4 / 72
        if to:
            self.words(to + "：", self.left, self.y, self.size)
            self.y += step
        for text in texts:
            for line in self._broken("　　" + text):
                if self.y > last:
                    return
                self.words(line, self.left, self.y, self.size)
                self.y += step

    def _broken(self, text: str) -> list[str]:
        count = int((self.right - self.left) / (self.size * 25.4 / 72))
        lines: list[str] = []
        while text:
            take = count + (1 if text[count : count + 1] in "，。、；：）" else 0)
            lines.append(text[:take])
            text = text[take:]
        return lines

    def title(self, lines: Sequence[str], colour=BLACK, face: str = "song-bold") -> None:
        self.y += 10
        for line in lines:
            self.words(line, WIDE / 2, self.y, 22, face, at="m", colour=colour)
            self.y += 12
        self.y += 3

    def stamp(self, seal: impressions.Seal, x: float, y: float, press=None) -> None:
        """A seal with its middle at (x, y), pressed when the page is done."""
        press = press or impressions.stamping(self.rng)
        ink = impressions.pressed(self.rng, impressions.drawn(seal, MM), press, MM)
        self.stamps.append((ink, press.colour, x, y))

    def ink(self, coverage: np.ndarray, colour, x: float, y: float) -> None:
        """Any coverage laid down like a stamp."""
        self.stamps.append((coverage, colour, x, y))

    def paste(self, picture: Image.Image, x: float, y: float, wide: float) -> None:
        """A picture with its middle at (x, y), ``wide`` millimetres across."""
        size = (round(wide * MM), round(wide * MM * picture.height / picture.width))
        small = picture.resize(size, Image.Resampling.LANCZOS)
        mask = small if small.mode == "RGBA" else None
        self.image.paste(small, (round(x * MM - size[0] / 2), round(y * MM - size[1] / 2)), mask)

    def pixels(self) -> np.ndarray:
        page = np.array(self.image)
        for ink, colour, x, y in self.stamps:
            impressions.lay(page, ink, colour, x * MM, y * MM)
        return page


def _line(text: str, face: str, pixels: int, colour) -> Image.Image:
    told = font(face, pixels)
    _, top, right, bottom = told.getbbox(text, anchor="lm")
    drawn = Image.new("RGBA", (max(1, right + 2), 2 * max(-top, bottom, 1) + 2), (*colour, 0))
    ImageDraw.Draw(drawn).text(
        (0, drawn.height / 2), text, font=told, fill=(*colour, 255), anchor="lm"
    )
    return drawn
