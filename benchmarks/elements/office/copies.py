"""What scanners, copiers, phones and messengers make of a sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import Image

from benchmarks.elements.office.sheets import DPI

Shot = Callable[[Random, np.ndarray], np.ndarray]


def scanned(dpi: int, *, worst: bool = False, tilt: float = 1.0) -> Shot:
    """A flatbed scan: optics, tone curve, paper tint, show-through, sensor noise."""

    def shot(rng: Random, page: np.ndarray) -> np.ndarray:
        noise = np.random.default_rng(rng.getrandbits(32))
        page = _turned(rng, _shrunk(page, dpi), tilt).astype(np.float32)
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.35, 0.75 if not worst else 1.0))
        light, warm = rng.uniform(238, 255), rng.uniform(-3, 12)
        paper = np.array([light, light - 0.35 * warm, light - warm]).clip(0, 255)
        black = rng.uniform(8, 40)
        page = black + page / 255 * (paper - black)
        page = _fade(rng, page, paper)
        amount = rng.uniform(1.5, 4) * (2.2 if worst else 1)
        page += noise.normal(0, amount, page.shape[:2])[..., None]
        page += noise.normal(0, amount * 0.6, page.shape)
        return _clipped(page)

    return shot


def _fade(rng: Random, page: np.ndarray, paper: np.ndarray) -> np.ndarray:
    """A washed out scan: colours drawn to the paper; a light band at one edge."""
    if rng.random() < 0.35:
        page = paper + (page - paper) * rng.uniform(0.72, 0.95)
    if rng.random() < 0.3:
        ramp = 1 - 0.1 * np.exp(-np.arange(page.shape[1]) / (0.05 * page.shape[1]))
        page = page * ramp[None, :, None]
    return page


def colour_copy(rng: Random, page: np.ndarray) -> np.ndarray:
    """Scanned at 200 dpi from a colour copy: tinted ground, coarse screen, colours shifted."""
    noise = np.random.default_rng(rng.getrandbits(32))
    page = _turned(rng, _shrunk(page, 200), 1.0).astype(np.float32)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.6, 0.95))
    tint = rng.choice(((252, 247, 232), (246, 250, 255), (255, 244, 244), (240, 246, 236)))
    lab = cv2.cvtColor(page / 255, cv2.COLOR_RGB2LAB)
    lab[..., 1] *= rng.uniform(0.55, 0.95)
    lab[..., 2] = lab[..., 2] * rng.uniform(0.55, 0.95) + rng.uniform(-2, 4)
    page = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB) * np.array(tint, np.float32)
    y, x = np.mgrid[0 : page.shape[0], 0 : page.shape[1]]
    screen = np.sin((x + y) * 0.9) * np.sin((x - y) * 0.9)
    page += (screen * (255 - page.min(axis=2)) * 0.06)[..., None]
    page += noise.normal(0, 4, page.shape[:2])[..., None]
    return _clipped(page)


def grey(rng: Random, page: np.ndarray) -> np.ndarray:
    """A grey scan of the original at 200 dpi."""
    flat = cv2.cvtColor(scanned(200)(rng, page), cv2.COLOR_RGB2GRAY)
    return np.repeat(flat[..., None], 3, axis=2)


def grey150(rng: Random, page: np.ndarray) -> np.ndarray:
    flat = cv2.cvtColor(scanned(150)(rng, page), cv2.COLOR_RGB2GRAY)
    return np.repeat(flat[..., None], 3, axis=2)


def copied(rng: Random, page: np.ndarray) -> np.ndarray:
    """A black-and-white copier's contrast, then a grey scan; specks and an edge shadow."""
    noise = np.random.default_rng(rng.getrandbits(32))
    soft = cv2.cvtColor(scanned(200)(rng, page), cv2.COLOR_RGB2GRAY).astype(np.float32)
    knee, slope = rng.uniform(165, 205), rng.uniform(10, 24)
    hard = 255 / (1 + np.exp(-(soft - knee) / slope))
    specks = noise.random(hard.shape) < 0.0003
    hard[specks] = noise.uniform(20, 90)
    hard = cv2.GaussianBlur(hard, (0, 0), 0.5) + noise.normal(0, 3, hard.shape)
    return np.repeat(_clipped(hard)[..., None], 3, axis=2)


def phone(rng: Random, page: np.ndarray) -> np.ndarray:
    """Shot by hand: perspective, a curled sheet, uneven light, warm cast, some blur."""
    noise = np.random.default_rng(rng.getrandbits(32))
    page = _shrunk(page, rng.choice((190, 220, 240)))
    high, wide = page.shape[:2]
    margin = rng.uniform(0.03, 0.1)
    size = (int(wide * (1 + 2 * margin)), int(high * (1 + 2 * margin)))
    corner = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    shift = noise.uniform(-0.035, 0.035, (4, 2)) * (wide, high)
    goal = (corner + shift + (wide * margin, high * margin)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corner, goal)
    desk = rng.choice(((96, 72, 54), (70, 74, 82), (146, 132, 112), (44, 52, 60)))
    y, x = np.mgrid[0 : size[1], 0 : size[0]].astype(np.float32)
    back = np.linalg.inv(matrix)
    w = back[2, 0] * x + back[2, 1] * y + back[2, 2]
    u = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / w
    v = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / w
    bend = rng.uniform(-0.006, 0.006) * high
    v = v + bend * np.sin(np.pi * u / wide) + 0.3 * bend * np.sin(2 * np.pi * u / wide)
    seen = cv2.remap(page, u.astype(np.float32), v.astype(np.float32), cv2.INTER_AREA,
                     borderMode=cv2.BORDER_CONSTANT, borderValue=desk)  # fmt: skip
    light = _light(rng, size, x, y)
    cast = np.array([1.0, rng.uniform(0.94, 1.0), rng.uniform(0.8, 1.0)])
    lit = cv2.GaussianBlur(seen.astype(np.float32), (0, 0), rng.uniform(0.5, 1.1)) * light * cast
    return _clipped(lit + noise.normal(0, 3, lit.shape))


def _light(rng: Random, size, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    way, far = rng.uniform(0, 6.3), rng.uniform(0.08, 0.3)
    across = (x / size[0] - 0.5) * np.cos(way) + (y / size[1] - 0.5) * np.sin(way)
    light = rng.uniform(0.78, 1.0) * (1 - far * (across + 0.5))
    if rng.random() < 0.5:
        light *= 1 - rng.uniform(0.1, 0.3) / (1 + np.exp(-(across - rng.uniform(-0.3, 0.3)) * 30))
    return light[..., None]


def _shrunk(page: np.ndarray, dpi: int) -> np.ndarray:
    factor = dpi / DPI
    return cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def _turned(rng: Random, page: np.ndarray, tilt: float) -> np.ndarray:
    high, wide = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-tilt, tilt), 1)
    return cv2.warpAffine(page, matrix, (wide, high), flags=cv2.INTER_CUBIC,
                          borderValue=(255, 255, 255))  # fmt: skip


def _clipped(page: np.ndarray) -> np.ndarray:
    return np.clip(page, 0, 255).astype(np.uint8)


SHOTS: dict[str, tuple[Shot, int]] = {  # and the dpi written in the file
    "scan300": (scanned(300), 300),
    "scan200": (scanned(200), 200),
    "scan150": (scanned(150), 150),
    "poor150": (scanned(150, worst=True, tilt=2.0), 150),
    "colour_copy": (colour_copy, 200),
    "phone": (phone, 0),
    "grey200": (grey, 200),
    "grey150": (grey150, 150),
    "copied": (copied, 200),
}
COLOURLESS = ("grey200", "grey150", "copied")


def kept(rng: Random, medium: str, pages: Sequence[np.ndarray], stem: Path) -> list[Path]:
    """The pages through the medium and into files: a PDF of JPEGs, or one JPEG a page."""
    shot, dpi = SHOTS[medium]
    pictures = [Image.fromarray(shot(rng, page)) for page in pages]
    if medium in COLOURLESS:
        pictures = [picture.convert("L") for picture in pictures]
    quality = rng.randint(38, 60) if medium == "poor150" else rng.randint(60, 90)
    if dpi:
        target = stem.with_suffix(".pdf")
        pictures[0].save(target, save_all=True, append_images=pictures[1:], resolution=dpi,
                         quality=quality)  # fmt: skip
        return [target]
    files = [stem.with_name(f"{stem.name}-{index + 1}.jpg") for index in range(len(pictures))]
    for picture, file in zip(pictures, files, strict=True):
        picture.save(file, quality=quality)
    return files
