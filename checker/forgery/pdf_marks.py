"""The objects of a PDF page in drawing order, for checks that ask what lies over what."""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2 as pdfium
from pypdfium2 import PdfMatrix as Matrix
from pypdfium2 import raw

from checker.model.document import Box, Colour

MAX_OBJECTS = 20_000
MAX_DEPTH = 4  # forms within forms
MAX_CLIPS, MAX_SEGMENTS = 4, 64  # looked at of one object
Kind = Literal["text", "path", "image", "form"]
KINDS: dict[int, Kind] = {
    raw.FPDF_PAGEOBJ_TEXT: "text",
    raw.FPDF_PAGEOBJ_PATH: "path",
    raw.FPDF_PAGEOBJ_IMAGE: "image",
    raw.FPDF_PAGEOBJ_FORM: "form",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One object: its place among ``things``, box as fractions, fill, words.

    ``clipped``: it is text of which the clip of its object leaves nothing to be seen. ``depth``:
    how many form objects it lies in.
    """

    kind: Kind
    order: int
    box: Box
    fill: Colour | None = None
    visible: bool = True
    words: str = ""
    clipped: bool = False
    depth: int = 0


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """The document, closed afterwards; form fields are drawn on its pages."""
    document = pdfium.PdfDocument(path)
    try:
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        yield document
    finally:
        document.close()


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of an open page, how many forms it lies in, and how their places turn to its."""

    object: Any
    depth: int
    matrix: Matrix


def things(page: Any) -> list[Thing]:
    """All objects of a page in drawing order, a form before what it holds.

    More than ``MAX_OBJECTS`` give nothing.
    """
    found: list[Thing] = []
    if raw.FPDFPage_CountObjects(page) <= MAX_OBJECTS:
        for order in range(raw.FPDFPage_CountObjects(page)):
            _gather(raw.FPDFPage_GetObject(page, order), 0, Matrix(), found)
    return found if len(found) <= MAX_OBJECTS else []


def _gather(thing: Any, depth: int, matrix: Matrix, found: list[Thing]) -> None:
    found.append(Thing(thing, depth, matrix))
    if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM or depth >= MAX_DEPTH:
        return
    own = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, own):
        return
    within = Matrix.from_raw(own).multiply(matrix)
    for order in range(raw.FPDFFormObj_CountObjects(thing)):
        if len(found) > MAX_OBJECTS:
            return
        _gather(raw.FPDFFormObj_GetObject(thing, order), depth + 1, within, found)


def shown_only(every: Sequence[Thing], orders: Container[int]) -> None:
    """Leaves just these objects to be drawn, forms aside, which hold some of them; the open page
    alone is changed, never the file.
    """
    for order, thing in enumerate(every):
        if raw.FPDFPageObj_GetType(thing.object) != raw.FPDF_PAGEOBJ_FORM:
            raw.FPDFPageObj_SetIsActive(thing.object, order in orders)


def marks(page: Any) -> list[Mark]:
    """Text, paths, images and forms of the page, and what lies in its forms.

    Boxes lie on the page as displayed. More than ``MAX_OBJECTS`` objects give nothing.
    """
    sheet = page.get_bbox()
    if sheet[2] <= sheet[0] or sheet[3] <= sheet[1]:
        return []
    turn, textpage = page.get_rotation(), page.get_textpage()
    found = []
    for order, one in enumerate(things(page)):
        thing = one.object
        kind = KINDS.get(raw.FPDFPageObj_GetType(thing))
        edges = bounds(thing)
        if kind is None or edges is None:
            continue
        box, written = _box(one.matrix.on_rect(*edges), sheet, turn), kind == "text"
        found.append(
            Mark(
                kind, order, box, fill(thing, kind), not written or visible(thing),
                _words(thing, textpage) if written else "", written and _clipped(thing, edges),
                one.depth,
            )
        )  # fmt: skip
    return found


def _box(edges: Box, sheet: Box, turn: int) -> Box:
    """Edges in points as fractions of the displayed page, origin top left."""
    left, low, right, high = sheet
    across = sorted((edge - left) / (right - left) for edge in (edges[0], edges[2]))
    down = sorted((high - edge) / (high - low) for edge in (edges[1], edges[3]))
    back, up = [1 - x for x in reversed(across)], [1 - y for y in reversed(down)]
    x, y = {0: (across, down), 90: (up, across), 180: (back, up), 270: (down, back)}[turn % 360]
    return x[0], y[0], x[1], y[1]


def _clipped(thing: Any, edges: Box) -> bool:
    """Whether the object's clip and its own place have nothing in common."""
    clip = raw.FPDFPageObj_GetClipPath(thing)
    for path in range(min(max(raw.FPDFClipPath_CountPaths(clip), 0), MAX_CLIPS) if clip else 0):
        points = list(_points(clip, path))
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        beside = points and (max(xs) < edges[0] or min(xs) > edges[2])
        if beside or (points and (max(ys) < edges[1] or min(ys) > edges[3])):
            return True
    return False


def _points(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFClipPath_CountPathSegments(clip, path), MAX_SEGMENTS)):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, index)
        if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value


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
    if kind in ("image", "form") or not raw.FPDFPageObj_GetFillColor(thing, *values):
        return None
    red, green, blue, alpha = (value.value for value in values)
    return (red, green, blue) if alpha >= 200 else None


def visible(thing: Any) -> bool:
    """Whether a text object is painted: OCR layers are not."""
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    unseen = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}
    return mode not in unseen and fill(thing, "text") is not None


def letter_at(textpage: Any, index: int) -> str:
    """One character of a page's text, a blank where the file gives none that can be."""
    code = raw.FPDFText_GetUnicode(textpage, index)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def foot_at(textpage: Any, index: int) -> float:
    """The height of a character's baseline on the page, in points."""
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, index, across, up)
    return up.value


def _words(thing: Any, textpage: Any) -> str:
    length = raw.FPDFTextObj_GetText(thing, textpage, None, 0)
    if not 2 < length < 20_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(thing, textpage, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0")[0]
