"""Pictures of PDF pages and of the images placed on them, drawn when asked for.

The functions are bound with ``functools.partial``: they pickle and hold no open file.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium2
from pypdfium2 import raw

from checker.formats.pdf import objects, pdfium
from checker.model.document import Box, Pixels

MAX_PIXELS = 50_000_000  # a picture above this is drawn at a lower resolution


@contextmanager
def opened(path: Path, index: int, turn: int = 0) -> Iterator[tuple[Any, Any]]:
    """The open document and one of its pages (from 0), its form fields ready to draw.

    ``turn``: degrees clockwise by which the page is turned from what the file says.
    """
    document = pdfium2.PdfDocument(path)
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        page = document[index]
        if turn:
            page.set_rotation((page.get_rotation() + turn) % 360)
        try:
            yield document, page
        finally:
            page.close()
    finally:
        document.close()


def page_pixels(path: Path, index: int, turn: int, dpi: float) -> Pixels:
    """One page as displayed or turned from that, annotations and form fields included, RGB."""
    with opened(path, index, turn) as (_, page):
        return drawn(page, dpi)


def drawn(page: Any, dpi: float, annotations: bool = True) -> Pixels:
    """An open page as RGB pixels; below ``dpi`` where it would be enormous.

    ``annotations``: with form fields as well.
    """
    width, height = page.get_size()
    most = math.sqrt(MAX_PIXELS / max(width * height, 1e-6))
    bitmap = page.render(
        scale=min(dpi / 72, most), may_draw_forms=annotations, draw_annots=annotations,
        rev_byteorder=True,
    )  # fmt: skip
    try:
        return np.array(bitmap.to_numpy()[..., :3])
    finally:
        bitmap.close()


def annotation_pixels(path: Path, index: int, turn: int, box: Box) -> Pixels:
    """The place of an annotation cut out of the page at 200 dpi, RGB."""
    picture = page_pixels(path, index, turn, 200)
    height, width = picture.shape[:2]
    x0, x1 = sorted((max(0, int(box[0] * width)), min(width, math.ceil(box[2] * width))))
    y0, y1 = sorted((max(0, int(box[1] * height)), min(height, math.ceil(box[3] * height))))
    return picture[y0 : max(y1, y0 + 1), x0 : max(x1, x0 + 1)]


def image_pixels(path: Path, index: int, ordinal: int) -> Pixels:
    """A page's image object number ``ordinal`` (from 0) at its own resolution, RGB on white."""
    with opened(path, index) as (document, page):
        images = (
            thing
            for kind, thing, _ in objects.objects(pdfium.handle(page))
            if kind == raw.FPDF_PAGEOBJ_IMAGE
        )
        thing = next(found for number, found in enumerate(images) if number == ordinal)
        return _image(thing, page, document)


def _image(thing: int, page: Any, document: Any) -> Pixels:
    image = pdfium2.PdfImage(_pointer(thing), page=page, pdf=document)
    width, height = image.get_px_size()
    try:
        bitmap = image.get_bitmap(render=True, scale_to_original=width * height <= MAX_PIXELS)
    except (pdfium2.PdfiumError, ZeroDivisionError):
        bitmap = image.get_bitmap(render=False)
    return on_white(np.array(bitmap.to_numpy()))


def _pointer(thing: int) -> Any:
    return ctypes.cast(thing, raw.FPDF_PAGEOBJECT)


def on_white(picture: Any) -> Pixels:
    """Grey, BGR or BGRA pixels as RGB over white paper."""
    if picture.ndim == 2:
        picture = picture[..., None]
    if picture.shape[2] == 1:
        return np.repeat(picture, 3, axis=2)
    colours = picture[..., 2::-1]
    if picture.shape[2] == 3:
        return np.ascontiguousarray(colours)
    alpha = picture[..., 3:4].astype(np.uint16)
    mixed = (colours.astype(np.uint16) * alpha + 255 * (255 - alpha)) // 255
    result: Pixels = mixed.astype(np.uint8)
    return result
