"""Printed PDFs turned into what reaches an office: scans, copies, phone pictures, screens."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
from PIL import Image

Write = Callable[[Random, Path], list[Path]]


def pages(pdf: Path, dpi: float) -> list[np.ndarray]:
    """Each page as RGB pixels."""
    document = pypdfium2.PdfDocument(pdf)
    return [np.array(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]


def as_printed(rng: Random, pdf: Path) -> list[Path]:
    """The browser's own PDF with its text."""
    return [pdf]


def scanner(dpi: int, *, tilt: float = 0.7, grey: bool = False, copier: bool = False) -> Write:
    """A writer of scans at ``dpi``, turned at most ``tilt`` degrees, kept as JPEG in a PDF."""

    def write(rng: Random, pdf: Path) -> list[Path]:
        noise = np.random.default_rng(rng.randrange(2**32))
        shown = [_scanned(rng, noise, page, tilt) for page in pages(pdf, dpi)]
        if copier:
            shown = [_copied(noise, page) for page in shown]
        mode = "L" if grey or copier else "RGB"
        target = pdf.with_name(f"{pdf.stem}-s{dpi}{mode}{tilt}.pdf")
        pictures = [_jpeg(Image.fromarray(p).convert(mode), rng.randint(55, 88)) for p in shown]
        pictures[0].save(target, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi)
        return [target]

    return write


def _scanned(rng: Random, noise: np.random.Generator, page: np.ndarray, tilt: float) -> np.ndarray:
    height, width = page.shape[:2]
    sign = rng.choice((-1, 1))
    angle = sign * rng.uniform(tilt * 0.4, tilt)
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    matrix[:, 2] += (rng.uniform(-6, 6), rng.uniform(-6, 6))
    turned = cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255))
    soft = cv2.GaussianBlur(turned, (0, 0), rng.uniform(0.4, 0.9)).astype(np.float32)
    tint = np.array([rng.uniform(0.97, 1), rng.uniform(0.96, 0.995), rng.uniform(0.92, 0.99)])
    lit = 12 + soft * (0.94 * tint)
    return np.clip(lit + noise.normal(0, rng.uniform(2, 5), lit.shape), 0, 255).astype(np.uint8)


def _copied(noise: np.random.Generator, page: np.ndarray) -> np.ndarray:
    """A photocopy: hard contrast, specks, a dark edge."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY).astype(np.float32)
    hard = 255 / (1 + np.exp(-(grey - 165) / 14))
    specks = noise.random(grey.shape) < 0.0004
    hard[specks] = 40
    hard[:, : int(noise.integers(4, 24))] = 30
    return hard.astype(np.uint8)


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=quality)
    return Image.open(kept)


def photo(rng: Random, pdf: Path) -> list[Path]:
    """Phone pictures, one a page: perspective, a shadow across, a desk behind."""
    noise = np.random.default_rng(rng.randrange(2**32))
    files = []
    for index, page in enumerate(pages(pdf, 220)):
        target = pdf.with_name(f"{pdf.stem}-photo{index + 1}.jpg")
        Image.fromarray(_shot(rng, noise, page)).save(target, quality=rng.randint(70, 90))
        files.append(target)
    return files


def _shot(rng: Random, noise: np.random.Generator, page: np.ndarray) -> np.ndarray:
    height, width = page.shape[:2]
    wide, high = int(width * 1.12), int(height * 1.1)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    shift = np.array([[rng.uniform(0.01, 0.07) * width, rng.uniform(0.01, 0.06) * height]
                      for _ in corners])  # fmt: skip
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]])
    frame = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    target = (frame + shift * inward).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    desk = rng.choice(((92, 78, 64), (130, 128, 124), (70, 74, 80)))
    seen = cv2.warpPerspective(page, matrix, (wide, high), borderValue=desk).astype(np.float32)
    x, y = np.meshgrid(np.linspace(0, 1, wide), np.linspace(0, 1, high))
    slope = rng.uniform(-1, 1)
    edge = x + slope * y - rng.uniform(0.3, 0.8)
    shadow = 1 - rng.uniform(0.15, 0.35) / (1 + np.exp(-edge * 25))
    light = shadow * (1 - 0.12 * np.hypot(x - 0.5, y - 0.5))
    warm = np.array([1.0, rng.uniform(0.95, 1.0), rng.uniform(0.86, 0.98)])
    lit = cv2.GaussianBlur(seen, (0, 0), rng.uniform(0.5, 1.1)) * light[..., None] * warm
    return np.clip(lit + noise.normal(0, 4, lit.shape), 0, 255).astype(np.uint8)


def screen(rng: Random, pdf: Path) -> list[Path]:
    """Screen pictures of a reader window, one a page, without any loss."""
    files = []
    for index, page in enumerate(pages(pdf, rng.choice((110, 130, 144)))):
        target = pdf.with_name(f"{pdf.stem}-screen{index + 1}.png")
        Image.fromarray(page).save(target)
        files.append(target)
    return files


MEDIA: dict[str, Write] = {
    "pdf": as_printed,
    "scan300": scanner(300),
    "scan200": scanner(200),
    "scan150": scanner(150),
    "tilt200": scanner(200, tilt=3.5),
    "photo": photo,
    "screen": screen,
    "grey200": scanner(200, grey=True),
    "copy200": scanner(200, copier=True),
}
COLOURLESS = ("grey200", "copy200")
