"""Picture bytes to RGB pixels, safely: size judged by the header, known formats only."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from PIL import ExifTags, Image, ImageFile, ImageOps

from checker.errors import Unreadable
from checker.model.document import Pixels

MAX_PIXELS = 200_000_000
_PAPER = 250.0, 1300.0  # bearable side lengths of paper, in points
_SAME = 1.01  # times the width asked for: a row of pixels more is not worth drawing anew
FORMATS = ("JPEG", "PNG", "BMP", "DIB", "GIF", "TIFF", "WEBP", "JPEG2000")
Image.init()  # Pillow loads its readers late; naming formats needs them registered


def paper_sized(width: float, height: float) -> bool:
    """Whether a picture of this size in points can be a sheet of paper at its true scale.

    Programs that make pages of pictures without a resolution give each pixel a point.
    """
    return _PAPER[0] <= min(width, height) and max(width, height) <= _PAPER[1]


@contextmanager
def opened(source: Path | bytes, name: str = "") -> Iterator[Image.Image]:
    """A picture whose header is read and whose size is bearable. Raises ``Unreadable``."""
    label = name or (source.name if isinstance(source, Path) else "图片")
    stream: Any = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(stream, formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large(label) from error
    except (OSError, ValueError, SyntaxError, TypeError, MemoryError, ArithmeticError) as error:
        raise _corrupt(label) from error
    with picture:
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise _too_large(label)
        yield picture


def showable(data: bytes) -> bool:
    """Whether these begin a picture that can be drawn here (JBIG2 and metafiles cannot)."""
    try:
        with opened(data):
            return True
    except Exception:  # decoders fail in many ways on hostile headers
        return False


def cut_short(data: bytes) -> bool:
    """Whether a JPEG or PNG ends before its end mark: its lower part comes out grey.

    Coded data of a JPEG holds no marks, so that its end stands behind the last scan's start.
    """
    if data.startswith(b"\xff\xd8"):
        return data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda")
    return data.startswith(b"\x89PNG") and b"IEND" not in data


def _too_large(label: str) -> Unreadable:
    return Unreadable(
        "too_large",
        f"图片“{label}”的像素超过 {MAX_PIXELS // 1_000_000} 百万，可能是恶意文件或扫描设置有误",
        "请以 300 dpi 以下重新扫描后提交",
    )


def _corrupt(label: str) -> Unreadable:
    return Unreadable("corrupt", f"图片“{label}”已损坏，无法打开", "请重新拍摄或扫描后提交")


def rgb(picture: Image.Image, widest: int | None = None) -> Pixels:
    """Upright by EXIF, transparent parts white, shrunk to ``widest`` pixels where clearly wider.

    A picture cut short comes out with its missing part grey.
    """
    if widest is not None and picture.format in {"JPEG", "MPO"}:
        picture.draft("RGB", (widest, widest))
    load_damaged(picture)
    with _tolerant():
        plain = _opaque(_upright(picture))
    if widest is not None and plain.width > _SAME * widest:
        height = max(1, round(plain.height * widest / plain.width))
        plain = plain.resize((widest, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return np.array(plain, dtype=np.uint8)


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as its EXIF turns it; itself where nothing is to be turned."""
    turned = picture.getexif().get(ExifTags.Base.Orientation, 1) != 1
    return ImageOps.exif_transpose(picture) if turned else picture


def load_damaged(picture: Image.Image) -> None:
    """Decode a picture as far as it goes. Raises ``OSError`` where nothing can be decoded."""
    with _tolerant():
        try:
            picture.load()
        except OSError:  # PNG: the pixels are there, a damaged chunk stands after them
            picture.load()


@contextmanager
def _tolerant() -> Iterator[None]:
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith(("I;16", "I", "F")):
        return _deep(picture)
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _deep(picture: Image.Image) -> Image.Image:
    """Sixteen and more bits a pixel, brought to eight by the highest value present."""
    values = np.asarray(picture, dtype=np.float64)
    top = max(float(values.max(initial=0)), 1.0)
    full = 65535.0 if top > 255 else 255.0
    scaled = np.clip(values * 255.0 / max(full, top), 0, 255).astype(np.uint8)
    return Image.fromarray(scaled).convert("RGB")
