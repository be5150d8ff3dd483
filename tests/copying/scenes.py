"""Drawn pictures with the texture of photographs, and pages that hold them."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from checker.copying import compare
from checker.copying.pictures.prints import prints
from checker.model.document import Document, Line, Page, Placed
from tests.copying.factory import record


def scene(seed: int, wide: int = 640, high: int = 480) -> np.ndarray:
    """Shaded ground with a few dozen things on it, as in a room full of people."""
    dice = np.random.default_rng(seed)
    ground = dice.normal(0, 1, (high // 16, wide // 16, 3)).astype(np.float32)
    out = cv2.resize(ground, (wide, high), interpolation=cv2.INTER_CUBIC) * 25 + 110
    for _ in range(60):
        x, y = int(dice.integers(0, wide)), int(dice.integers(0, high))
        colour = [float(v) for v in dice.integers(20, 235, 3)]
        size = int(dice.integers(8, 46))
        if dice.random() < 0.5:
            cv2.circle(out, (x, y), size // 2, colour, -1)
        else:
            cv2.rectangle(out, (x, y), (x + size, y + int(size * dice.uniform(0.3, 2))), colour, -1)
    out += dice.normal(0, 4, out.shape)
    return np.clip(cv2.GaussianBlur(out, (0, 0), 0.8), 0, 255).astype(np.uint8)


def sheet(*pasted: tuple[np.ndarray, int, int], wide: int = 827, high: int = 1169) -> np.ndarray:
    """A white page at 100 dpi with rows of strokes for text and pictures pasted in."""
    out = np.full((high, wide, 3), 250, np.uint8)
    dice = np.random.default_rng(7)
    for y in range(90, high - 90, 26):
        for x in range(90, wide - 90, 16):
            for _ in range(4):
                a, b = dice.integers(0, 12, 2)
                cv2.line(out, (x + int(a), y), (x + int(b), y + 13), (30, 30, 30), 1)
    for picture, x, y in pasted:
        out[y - 8 : y + picture.shape[0] + 8, x - 8 : x + picture.shape[1] + 8] = 250
        out[y : y + picture.shape[0], x : x + picture.shape[1]] = picture
    return out


def document(
    pixels: np.ndarray, source: str = "photo", anchor: str = "page", lines: tuple[Line, ...] = ()
) -> Document:
    placed = Placed(lambda: pixels, (0, 0, 1, 1), "", anchor)
    whole = (lambda _dpi: pixels) if anchor == "page" else None
    page = Page(1, 595, 842, lines, (), (placed,), source=source, render=whole)
    return Document(Path("photo.jpg"), "image", "photo", (page,))


def gathering(place: int, day: int, step: int = 0, wide: int = 640, high: int = 480) -> np.ndarray:
    """A place with a dozen people; ``day`` draws who is there, each moved by ``step`` pixels."""
    out = scene(place, wide, high).astype(np.float32)
    dice = np.random.default_rng(1000 + day)
    for number in range(12):
        x, y = 40 + (number % 6) * 105, high // 2 + (number // 6) * 110
        x += int(dice.integers(-12, 12)) + (step if number % 2 else -step)
        coat, skin = (dice.uniform(10, 240, 3).tolist() for _ in range(2))
        cv2.ellipse(out, (x, y + 60), (32, 58), 0, 0, 360, coat, -1)
        for stripe in range(20, 110, int(dice.integers(10, 24))):
            cv2.line(
                out, (x - 22, y + stripe), (x + 22, y + stripe), dice.uniform(0, 255, 3).tolist(), 3
            )
        cv2.circle(out, (x, y), 20, skin, -1)
        cv2.ellipse(out, (x, y - 6), (20, 18), 0, 170, 370, (30, 25, 20), -1)
    noise = np.random.default_rng(day * 7 + step).normal(0, 3, out.shape)
    return np.clip(cv2.GaussianBlur(out, (0, 0), 0.7) + noise, 0, 255).astype(np.uint8)


def jpeg(picture, quality):
    coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return cv2.imdecode(coded, cv2.IMREAD_COLOR)


def cut(picture, top, left, share):
    high, wide = picture.shape[:2]
    part = picture[int(top * high) :, int(left * wide) :]
    return np.ascontiguousarray(part[: int(high * share**0.5), : int(wide * share**0.5)])


def caption(picture):
    out = picture.copy()
    out[-70:] = (200, 30, 30)
    cv2.putText(out, "2023-05-06", (20, out.shape[0] - 20), 0, 1.2, (255, 255, 255), 3)
    return out


def shot_again(picture):
    high, wide = picture.shape[:2]
    before = np.float32([[0, 0], [wide, 0], [wide, high], [0, high]])
    after = before * 0.85 + np.float32([[40, 30], [10, 5], [30, 40], [5, 20]])
    out = cv2.warpPerspective(picture, cv2.getPerspectiveTransform(before, after), (wide, high))
    light = np.linspace(0.75, 1.15, wide)[None, :, None]
    return jpeg(np.clip(cv2.GaussianBlur(out, (0, 0), 0.8) * light, 0, 255).astype(np.uint8), 70)


def shown_pair(edit):
    picture = gathering(3, 3)
    a = record("甲", "", kind="photo", prints=prints(document(picture)))
    b = record("乙", "", kind="photo", prints=prints(document(edit(picture))))
    (pair,) = compare({"博兴县": [a], "商河县": [b]}).pairs
    held = {"博兴县": a, "商河县": b}
    return pair, held[pair.a.submission], held[pair.b.submission]
