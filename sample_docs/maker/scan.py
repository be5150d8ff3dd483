"""What scanners, copiers and telephones do to a page."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

from maker import pdf
from maker.ops import Picture, Sheet

Pixels = NDArray[np.uint8]


def render(sheets: list[Sheet], dpi: int = 150) -> list[Image.Image]:
    """The pages as clean pictures."""
    file = Path(tempfile.mkdtemp()) / "page.pdf"
    pdf.write(sheets, file)
    document = pypdfium2.PdfDocument(file.read_bytes())
    return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def scanned(image: Image.Image, seed: int, look: dict[str, Any]) -> Image.Image:
    """A flat-bed scan: slight tilt, uneven light, paper tone, noise, dust; grey for a copier."""
    chance = np.random.default_rng(seed)
    pixels = _tilted(np.asarray(image), look.get("tilt", chance.uniform(-0.8, 0.8)))
    pixels = cv2.GaussianBlur(pixels, (0, 0), look.get("blur", 0.55)).astype(np.float32)
    pixels = 255 - (255 - pixels) * look.get("ink", 0.92)
    pixels *= _paper(pixels.shape, chance, look.get("shade", 0.05))
    pixels += chance.normal(0, look.get("noise", 4.0), pixels.shape[:2])[..., None]
    if look.get("grey"):
        pixels = _copier(pixels)
    _dust(pixels, chance)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def as_pages(images: list[Image.Image], quality: int = 62) -> list[Sheet]:
    """Page pictures as sheets that the PDF writer can place."""
    return [Sheet([Picture(0, 0, 210, 297, image, jpeg=quality)]) for image in images]


def photographed(image: Image.Image, seed: int, side: int = 1500) -> Image.Image:
    """A telephone's photograph of a page on a desk: perspective, shadow, warm light, soft focus."""
    chance = np.random.default_rng(seed)
    width, height = side, int(side * 4 / 3)
    desk = _desk(width, height, chance)
    source = np.asarray(image.resize((1240, 1754)))
    corners = np.float32([[0, 0], [1240, 0], [1240, 1754], [0, 1754]])
    wanted = np.float32([[0.085, 0.05], [0.93, 0.035], [0.965, 0.955], [0.035, 0.965]])
    wanted = (wanted + chance.uniform(-0.012, 0.012, wanted.shape)).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, wanted * np.float32([width, height]))
    page = cv2.warpPerspective(source, matrix, (width, height), flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full(source.shape[:2], 255, np.uint8), matrix, (width, height))
    soft = cv2.GaussianBlur(mask, (0, 0), 1.2)[..., None] / 255.0
    edge = cv2.GaussianBlur(np.roll(mask, (14, 10), (0, 1)), (0, 0), 14)[..., None] / 255.0
    mixed = desk * (1 - 0.45 * edge) * (1 - soft) + page * np.float32([0.97, 0.95, 0.90]) * soft
    lit = mixed * _shadow(width, height, chance)
    lit += chance.normal(0, 3.5, lit.shape[:2])[..., None]
    return Image.fromarray(np.clip(cv2.GaussianBlur(lit, (0, 0), 0.6), 0, 255).astype(np.uint8))


def camera_jpeg(image: Image.Image, target: Path, taken: str, quality: int = 78) -> None:
    """Writes a photograph with the EXIF a telephone leaves; ``taken`` as 2023:04:06 09:12:33."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0132] = "SAMPLE", "Telephone X1", taken
    exif.get_ifd(0x8769)[0x9003] = taken
    image.save(target, "JPEG", quality=quality, exif=exif)


def recompressed(image: Image.Image, quality: int) -> Image.Image:
    """The picture after one JPEG round."""
    data = io.BytesIO()
    image.save(data, "JPEG", quality=quality)
    return Image.open(io.BytesIO(data.getvalue())).convert("RGB")


def _tilted(pixels: Pixels, degrees: float) -> Pixels:
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(
        pixels, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)
    )


def _paper(
    shape: tuple[int, ...], chance: np.random.Generator, shade: float
) -> NDArray[np.float32]:
    coarse = chance.uniform(1 - shade, 1.0, (5, 4)).astype(np.float32)
    light = cv2.resize(coarse, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    tone = np.float32([0.985, 0.982, 0.968])
    return light[..., None] * tone


def _copier(pixels: NDArray[np.float32]) -> NDArray[np.float32]:
    grey = pixels @ np.float32([0.299, 0.587, 0.114])
    grey = np.clip((grey - 90) * 1.45 + 60, 0, 255)
    return np.repeat(grey[..., None], 3, axis=2)


def _dust(pixels: NDArray[np.float32], chance: np.random.Generator) -> None:
    height, width = pixels.shape[:2]
    for _ in range(14):
        x, y = int(chance.integers(4, width - 4)), int(chance.integers(4, height - 4))
        pixels[y : y + int(chance.integers(1, 3)), x : x + int(chance.integers(1, 3))] *= 0.6


def _desk(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    grain = cv2.resize(chance.random((height // 60, width), dtype=np.float32), (width, height))
    grain = cv2.GaussianBlur(grain, (0, 0), 1.5)[..., None]
    base = np.float32([146, 104, 66]) + chance.uniform(-20, 20)
    return base * (0.7 + 0.6 * grain)


def _shadow(width: int, height: int, chance: np.random.Generator) -> NDArray[np.float32]:
    coarse = chance.uniform(0.72, 1.05, (4, 3)).astype(np.float32)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)[..., None]
