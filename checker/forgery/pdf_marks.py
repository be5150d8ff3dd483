"""The objects of a PDF page in drawing order, for checks that ask what lies over what."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2 as pdfium
from pypdfium2 import raw

from checker.model.document import Box, Colour, Pixels

MAX_OBJECTS = 6000
KINDS: dict[int, Literal["text", "path", "image"]] = {
    raw.FPDF_PAGEOBJ_TEXT: "text",
    raw.FPDF_PAGEOBJ_PATH: "path",
    raw.FPDF_PAGEOBJ_IMAGE: "image",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One top-level object: its place in the order, box as fractions, fill, words."""

    kind: Literal["text", "path", "image"]
    order: int
    box: Box
    fill: Colour | None = None
    visible: bool = True
    words: str = ""


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The document, closed afterwards."""
    document = pdfium.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def marks(page: Any) -> list[Mark]:
    """Text, paths and images at the top level of the page (not those inside forms).

    Pages that are turned or have more than ``MAX_OBJECTS`` objects give nothing.
    """
    left, low, right, high = page.get_bbox()
    count = raw.FPDFPage_CountObjects(page)
    if page.get_rotation() or count > MAX_OBJECTS or right <= left or high <= low:
        return []
    textpage = page.get_textpage()
    found = []
    for order in range(count):
        thing = raw.FPDFPage_GetObject(page, order)
        kind = KINDS.get(raw.FPDFPageObj_GetType(thing))
        edges = bounds(thing)
        if kind is None or edges is None:
            continue
        box = (
            (edges[0] - left) / (right - left), (high - edges[3]) / (high - low),
            (edges[2] - left) / (right - left), (high - edges[1]) / (high - low),
        )  # fmt: skip
        words = _words(thing, textpage) if kind == "text" else ""
        found.append(
            Mark(kind, order, box, fill(thing, kind), kind != "text" or visible(thing), words)
        )
    return found


def drawn(page: Any, dpi: float, annotations: bool = True) -> Pixels:
    """The page as RGB pixels."""
    bitmap = page.render(scale=dpi / 72, draw_annots=annotations, rev_byteorder=True)
    picture: Pixels = bitmap.to_numpy()[:, :, :3].copy()
    return picture


def bounds(thing: Any) -> tuple[float, float, float, float] | None:
    """Left, lower, right and upper edge in points; ``None`` where there are none."""
    values = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *values):
        return None
    return values[0].value, values[1].value, values[2].value, values[3].value


def fill(thing: Any, kind: str) -> Colour | None:
    """The fill of a filled and opaque path or of text; ``None`` where there is none."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if kind == "path" and (
        not raw.FPDFPath_GetDrawMode(thing, mode, stroked) or mode.value == raw.FPDF_FILLMODE_NONE
    ):
        return None
    values = [ctypes.c_uint() for _ in range(4)]
    if kind == "image" or not raw.FPDFPageObj_GetFillColor(thing, *values):
        return None
    red, green, blue, alpha = (value.value for value in values)
    return (red, green, blue) if alpha >= 200 else None


def visible(thing: Any) -> bool:
    """Whether a text object is painted: OCR layers are not."""
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    unseen = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
    return mode not in unseen and fill(thing, "text") is not None


def _words(thing: Any, textpage: Any) -> str:
    length = raw.FPDFTextObj_GetText(thing, textpage, None, 0)
    if not 2 < length < 20_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(thing, textpage, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0]
