"""What scanners, copiers, phones and messengers make of a typeset page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
from PIL import Image

Shot = Callable[[Random, np.ndarray], np.ndarray]
_DRAWN = 250


def flat(dpi: int, *, faint: bool = False) -> Shot:
    """A scanner's picture: slight turn, lamp's tint, streaks of the feeder, sensor noise."""

    def shot(rng: Random, page: np.ndarray) -> np.ndarray:
        noise = np.random.default_rng(rng.getrandbits(32))
        page = _sized(_turned(rng, page, 0.8), dpi / _DRAWN).astype(np.float32)
        page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.3, 0.8))
        if faint:
            page = 255 - (255 - page) * rng.uniform(0.42, 0.6)
        page *= np.array([1.0, rng.uniform(0.97, 1.0), rng.uniform(0.93, 1.0)], np.float32)
        page *= 1 - 0.02 * noise.random(page.shape[1], np.float32)[None, :, None]
        grain = noise.standard_normal(page.shape, np.float32)
        return _clipped(page + rng.uniform(1, 4) * grain)

    return shot


def shadowed(rng: Random, page: np.ndarray) -> np.ndarray:
    """By hand over a desk: perspective, the hand's and the phone's shadow, lens blur at a side."""
    noise = np.random.default_rng(rng.getrandbits(32))
    page = _sized(page, rng.uniform(0.6, 0.75))
    high, wide = page.shape[:2]
    size = (int(wide * 1.16), int(high * 1.16))
    grain = noise.normal(0, 9, (size[1] // 8, size[0] // 8, 1))
    desk = np.array(rng.choice(((120, 84, 52), (60, 62, 66), (172, 160, 140))))
    ground = cv2.resize((desk + grain).astype(np.float32), size, interpolation=cv2.INTER_CUBIC)
    corner = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    shift = noise.uniform(-0.04, 0.04, (4, 2)) * (wide, high) + (wide * 0.08, high * 0.08)
    matrix = cv2.getPerspectiveTransform(corner, (corner + shift).astype(np.float32))
    lying = cv2.warpPerspective(page.astype(np.float32), matrix, size, flags=cv2.INTER_AREA)
    here = cv2.warpPerspective(np.ones((high, wide), np.float32), matrix, size)
    seen = ground * (1 - here[..., None]) + lying * here[..., None]
    seen *= _shadow(rng, size)[..., None]
    seen *= np.array([1.0, rng.uniform(0.9, 0.99), rng.uniform(0.72, 0.97)], np.float32)
    seen = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.5, 1.0))
    return _clipped(seen + 3.5 * noise.standard_normal(seen.shape, np.float32))


def _shadow(rng: Random, size: tuple[int, int]) -> np.ndarray:
    wide, high = size[0] // 8, size[1] // 8
    mask = np.zeros((high, wide), np.float32)
    for _ in range(rng.randint(1, 2)):
        at = (int(rng.uniform(0, 1) * wide), int(rng.uniform(0.2, 1.1) * high))
        axes = (int(wide * rng.uniform(0.15, 0.4)), int(high * rng.uniform(0.12, 0.35)))
        cv2.ellipse(mask, at, axes, rng.uniform(0, 180), 0, 360, 1.0, -1)
    soft = cv2.GaussianBlur(mask, (0, 0), wide * rng.uniform(0.02, 0.06))
    fall = np.linspace(1, rng.uniform(0.75, 0.95), wide, dtype=np.float32)[None, :]
    light = (1 - rng.uniform(0.25, 0.45) * soft) * fall * rng.uniform(0.85, 1.0)
    return cv2.resize(light, size, interpolation=cv2.INTER_CUBIC)


def messenger(rng: Random, page: np.ndarray) -> np.ndarray:
    """Sent by a messenger: 1080 to 1280 pixels wide, sharpened, compressed."""
    page = flat(200)(rng, page)
    page = _sized(page, rng.choice((1080, 1170, 1280)) / page.shape[1])
    soft = cv2.GaussianBlur(page, (0, 0), 1.2)
    return _clipped(page.astype(np.float32) * 1.6 - soft.astype(np.float32) * 0.6)


def grey(rng: Random, page: np.ndarray) -> np.ndarray:
    return cv2.cvtColor(flat(200)(rng, page), cv2.COLOR_RGB2GRAY)


def copier(rng: Random, page: np.ndarray) -> np.ndarray:
    """Two levels of black and white, as a fax or an office copier keeps them."""
    soft = cv2.GaussianBlur(cv2.cvtColor(flat(200)(rng, page), cv2.COLOR_RGB2GRAY), (0, 0), 0.6)
    return np.where(soft > rng.uniform(165, 200), 255, 0).astype(np.uint8)


def _sized(page: np.ndarray, factor: float) -> np.ndarray:
    return cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)


def _turned(rng: Random, page: np.ndarray, most: float) -> np.ndarray:
    high, wide = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-most, most), 1)
    return cv2.warpAffine(page, matrix, (wide, high), borderValue=(255, 255, 255))


def _clipped(page: np.ndarray) -> np.ndarray:
    return np.clip(page, 0, 255).astype(np.uint8)


SHOTS: dict[str, tuple[Shot | None, int, int]] = {  # shot, dpi in the file, JPEG quality
    "pdf": (None, 0, 0),
    "flat200": (flat(200), 200, 80),
    "flat150": (flat(150), 150, 72),
    "faint150": (flat(150, faint=True), 150, 72),
    "shadowed": (shadowed, 0, 78),
    "messenger": (messenger, 0, 58),
    "grey200": (grey, 200, 75),
    "copier": (copier, 200, 90),
}
COLOURLESS = ("grey200", "copier")


def kept(rng: Random, medium: str, pdf: bytes, stem: Path) -> list[Path]:
    """The paper as the medium's files: the PDF, a PDF of pictures, or one picture a page."""
    shot, dpi, quality = SHOTS[medium]
    target = stem.with_suffix(".pdf")
    if shot is None:
        target.write_bytes(pdf)
        return [target]
    pictures = [Image.fromarray(shot(rng, page)) for page in _pages(pdf)]
    if dpi:
        more = {"save_all": True, "append_images": pictures[1:], "resolution": dpi}
        pictures[0].save(target, quality=quality, **more)
        return [target]
    files = [stem.with_name(f"{stem.name}-{place}.jpg") for place in range(1, len(pictures) + 1)]
    for picture, file in zip(pictures, files, strict=True):
        picture.save(file, quality=quality)
    return files


def _pages(pdf: bytes) -> list[np.ndarray]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=_DRAWN / 72).to_numpy()[..., 2::-1].copy() for page in document]
