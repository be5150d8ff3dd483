"""Scans, copies, faxes and photographs of drawn pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random

import cv2
import numpy as np
from PIL import ExifTags, Image, ImageFilter

from benchmarks.elements.paper import Paper, Sheet
from benchmarks.elements.raster import drawn


def scan200(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """A colour scan in a PDF: a little askew, off-white, light noise."""
    shots = [_scanned(rng, drawn(paper, page, 200), 4, 0.5) for page in pages]
    return [_pdf(shots, stem, 200, 85)]


def scan150(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """A poor colour scan: 150 dpi, noisy, strongly compressed."""
    shots = [_scanned(rng, drawn(paper, page, 150), 13, 0.9) for page in pages]
    return [_pdf(shots, stem, 150, 45)]


def turned(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """A scan laid in sideways or upside down, all pages alike."""
    way = rng.choice(
        (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
    )
    shots = [_scanned(rng, drawn(paper, page, 200), 5, 0.5).transpose(way) for page in pages]
    return [_pdf(shots, stem, 200, 80)]


def grey(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """A copy without colour, from a copier with some contrast of its own."""
    shots = [_scanned(rng, drawn(paper, page, 200), 7, 0.7).convert("L") for page in pages]
    gain = rng.uniform(1.0, 1.25)
    shots = [shot.point(lambda v: int(min(255, max(0, (v - 128) * gain + 132)))) for shot in shots]
    return [_pdf(shots, stem, 200, 80)]


def fax(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """Black and white only, a TIFF of several pages."""
    shots = []
    for page in pages:
        shot = _scanned(rng, drawn(paper, page, 200), 9, 0.6).convert("L")
        limit = rng.randint(150, 190)
        shots.append(shot.point(lambda v, limit=limit: 255 if v > limit else 0).convert("1"))
    file = stem.with_suffix(".tif")
    shots[0].save(
        file, save_all=True, append_images=shots[1:], compression="group4", dpi=(200, 200)
    )
    return [file]


def images(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """One JPEG a page."""
    files = []
    for number, page in enumerate(pages, 1):
        file = stem.with_name(f"{stem.name}_{number:02}.jpg")
        _scanned(rng, drawn(paper, page, 170), 5, 0.6).save(file, quality=80, dpi=(170, 170))
        files.append(file)
    return files


def photo(rng: Random, paper: Paper, pages: Sequence[Sheet], stem: Path) -> list[Path]:
    """Each page shot on a desk: perspective, shadow, a warm lamp, some blur."""
    files = []
    for number, page in enumerate(pages, 1):
        file = stem.with_name(f"{stem.name}_{number:02}.jpg")
        shot = _shot(rng, np.asarray(drawn(paper, page, 200)))
        exif = _camera() if rng.random() < 0.5 else Image.Exif()  # messengers strip it
        Image.fromarray(shot).save(file, quality=rng.randint(70, 90), exif=exif)
        files.append(file)
    return files


def _camera() -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Aurora", "Aurora P7"
    exif.get_ifd(ExifTags.IFD.Exif).update(
        {ExifTags.Base.ExposureTime: 0.02, ExifTags.Base.FNumber: 1.9}
    )
    return exif


def _scanned(rng: Random, page: Image.Image, noise: float, blur: float) -> Image.Image:
    paper = tuple(rng.randint(243, 254) for _ in range(3))
    page = page.rotate(rng.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=(255, 255, 255))
    pixels = np.asarray(page.filter(ImageFilter.GaussianBlur(blur))).astype(np.float32)
    pixels = pixels / 255 * (np.array(paper) - 18) + 18  # no scanner's black is black
    source = np.random.default_rng(rng.getrandbits(32))
    pixels += source.normal(0, noise, pixels.shape[:2])[..., None]
    pixels += source.normal(0, noise / 2, pixels.shape)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _pdf(shots: list[Image.Image], stem: Path, dpi: int, quality: int) -> Path:
    file = stem.with_suffix(".pdf")
    shots[0].save(file, save_all=True, append_images=shots[1:], resolution=dpi, quality=quality)
    return file


def _shot(rng: Random, page: np.ndarray) -> np.ndarray:
    source = np.random.default_rng(rng.getrandbits(32))
    high, wide = page.shape[:2]
    size = (int(wide * 1.22), int(high * 1.18))
    desk = _desk(rng, source, size)
    away, slant = 0.045 * wide, 0.11
    left, top = size[0] * 0.09, size[1] * 0.075
    ideal = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    corners = ideal + np.array([left, top]) + source.uniform(-away, away, (4, 2))
    lean = rng.uniform(-slant, slant) * wide / 2
    corners[:2, 0] += (abs(lean), -abs(lean))
    matrix = cv2.getPerspectiveTransform(ideal, corners.astype(np.float32))
    sheet = cv2.warpPerspective(page, matrix, size, flags=cv2.INTER_AREA)
    inside = (
        cv2.warpPerspective(np.full((high, wide), 255, np.uint8), matrix, size)[..., None] / 255
    )
    scene = desk * (1 - inside) + sheet * inside
    lit = (
        scene * _light(rng, size) * np.array([1.0, rng.uniform(0.9, 0.98), rng.uniform(0.75, 0.93)])
    )
    lit = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.5, 1.1))
    lit += source.normal(0, 3.5, lit.shape)
    return np.clip(lit, 0, 255).astype(np.uint8)


def _desk(rng: Random, source, size: tuple[int, int]) -> np.ndarray:
    colour = np.array(
        rng.choice(((120, 86, 58), (60, 62, 66), (150, 128, 98), (40, 66, 60))), float
    )
    rows = source.normal(0, 9, (size[1], 1, 1))
    grain = cv2.GaussianBlur(source.normal(0, 16, (size[1], size[0])), (0, 0), 2)[..., None]
    return np.clip(colour + rows + grain, 0, 255)


def _light(rng: Random, size: tuple[int, int]) -> np.ndarray:
    """Light falling off to one side, with one soft shadow."""
    x, y = np.meshgrid(np.linspace(-1, 1, size[0]), np.linspace(-1, 1, size[1]))
    turn = rng.uniform(0, 2 * np.pi)
    fall = 0.92 - 0.14 * (x * np.cos(turn) + y * np.sin(turn))
    edge = rng.uniform(-0.5, 0.9)
    shadow = 1 / (1 + np.exp(-(x * np.sin(turn) + y * np.cos(turn) - edge) * 9))
    return (fall * (1 - rng.uniform(0.1, 0.38) * shadow))[..., None]
