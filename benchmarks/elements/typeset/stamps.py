"""Seals and stamps as Typst draws them, inked unevenly: PNG pictures with their own alpha."""

from __future__ import annotations

import io
import json
import math
from random import Random

import cv2
import numpy as np
import typst
from PIL import Image

from benchmarks.elements.typeset.page import FACES

_INK = ("#c8102e", "#d81e28", "#b8182c", "#e02030", "#cc2236")


def seal(rng: Random, ring: str, centre: str = "", *, emblem: str = "★", ink: str = "") -> bytes:
    """A round seal; ``emblem`` empty for none."""
    ink = ink or rng.choice(_INK)
    face = FACES[rng.choice(("serif", "song", "serif", "sans"))]
    arc = min(rng.uniform(225, 285), 27 * len(ring))
    size = min(19.0, 2.15 * arc / len(ring))
    inside = [_letter(char, place, len(ring), arc, size, face, ink) for place, char in
              enumerate(ring)]  # fmt: skip
    if emblem:
        inside.append(f'#place(center + horizon, text(size: {rng.uniform(40, 50):.1f}pt, '
                      f'fill: rgb("{ink}"), font: "DejaVu Sans")[{emblem}])')  # fmt: skip
    if centre:
        below = f'text(font: {json.dumps(face)}, size: 10.5pt, weight: "bold", fill: rgb("{ink}"))'
        inside.append(f"#place(center + horizon, dy: 11.5mm, {below}[{centre}])")
    line = rng.uniform(0.9, 1.4)
    return _inked(rng, "".join(inside), f'radius: 50%, stroke: {line:.2f}mm + rgb("{ink}")', 44, 44)


def oval(rng: Random, words: tuple[str, ...]) -> bytes:
    """An oval receipt stamp with three rows."""
    ink = rng.choice(_INK)
    rows = "".join(f"#place(center + horizon, dy: {(place - 1) * 6}mm, "
                   f'text(size: 10pt, fill: rgb("{ink}"), font: "{FACES["sans"]}")[{said}])'
                   for place, said in enumerate(words))  # fmt: skip
    return _inked(rng, rows, f'radius: 50%, stroke: 1mm + rgb("{ink}")', 44, 30)


def square(rng: Random, words: str) -> bytes:
    """A person's or a purpose's square stamp in two columns."""
    ink, half = rng.choice(_INK), math.ceil(len(words) / 2)
    said = words[:half] + " \\ " + words[half:]
    inner = (f'#place(center + horizon, text(size: 22pt, fill: rgb("{ink}"), '
             f'font: "{FACES["kai"]}")[{said}])')  # fmt: skip
    return _inked(rng, inner, f'stroke: 0.9mm + rgb("{ink}")', 22, 22)


def _letter(char: str, place: int, count: int, arc: float, size: float, face: str, ink: str) -> str:
    turn = -arc / 2 + arc * place / max(count - 1, 1)
    far = 17.0
    x, y = far * math.sin(math.radians(turn)), -far * math.cos(math.radians(turn))
    glyph = (f'text(font: {json.dumps(face)}, size: {size:.1f}pt, weight: "bold", '
             f'fill: rgb("{ink}"))[{char}]')  # fmt: skip
    return (f"#place(center + horizon, dx: {x:.2f}mm, dy: {y:.2f}mm, "
            f"rotate({turn:.1f}deg, scale(x: 82%, y: 112%, {glyph})))")  # fmt: skip


def _inked(rng: Random, inside: str, outline: str, wide: float, high: float) -> bytes:
    shape = "ellipse" if outline.startswith("radius") else "rect"
    source = (
        f"#set page(width: {wide + 3}mm, height: {high + 3}mm, margin: 1.5mm, fill: none)\n"
        f"#place(top + left, {shape}(width: {wide}mm, height: {high}mm, "
        f"{outline.removeprefix('radius: 50%, ')}))\n"
        f"#block(width: {wide}mm, height: {high}mm)[{inside}]"
    )
    png = typst.compile(source.encode(), format="png", ppi=420)
    picture = np.array(Image.open(io.BytesIO(png)).convert("RGBA"))
    picture[..., 3] = (picture[..., 3] * _pressure(rng, picture.shape[:2])).astype(np.uint8)
    turn = rng.uniform(-14, 14)
    turned = Image.fromarray(picture).rotate(
        turn, Image.Resampling.BICUBIC, expand=not outline.startswith("radius") or high < wide
    )
    kept = io.BytesIO()
    turned.save(kept, "PNG")
    return kept.getvalue()


def _pressure(rng: Random, shape: tuple[int, int]) -> np.ndarray:
    """Ink between 0 and 1: uneven pressure, the paper's grain, now and then a dry side."""
    noise = np.random.default_rng(rng.getrandbits(32))
    cloud = cv2.resize(noise.random((6, 6)), shape[::-1], interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(noise.random(shape), (0, 0), 2.2)
    grain = (grain - grain.mean()) / grain.std()
    ink = rng.uniform(0.72, 0.95) - 0.25 * cloud - 0.08 * grain
    if rng.random() < 0.2:
        ink *= np.linspace(1, rng.uniform(0.45, 0.7), shape[1])[None, :]
    return np.clip(ink, 0.12, 1.0)
