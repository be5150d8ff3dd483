"""What a PDF page draws besides text: shapes and placed pictures."""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, NamedTuple

from pypdfium2 import raw

from checker.formats import affine
from checker.formats.affine import IDENTITY, Area, Matrix
from checker.formats.pdf import pdfium
from checker.formats.pdf.view import View
from checker.model.document import Shape

MAX_OBJECTS = 40_000
MAX_SHAPES = 600
MAX_PICTURES = 200
_DEPTH = 5
_FORM, _TEXT = raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_TEXT
_RULE_HEIGHT = 8.0  # points
_RULE_SHARE = 0.15  # of the page's width; half lines round a star are short
_LEAST_FILL = 0.0004  # of the page's area
_HASH_LIMIT = 64 << 20


@dataclass(frozen=True, slots=True)
class Picture:
    """An image object: where it lies (user space), its place among the page's images."""

    area: Area
    ordinal: int
    sha256: str
    head: bytes  # first bytes of its stored data, JPEG where it starts so


class Outline(NamedTuple):
    """A path that is seen: its handle, its container's matrix, where it lies (user space)."""

    thing: int
    matrix: Matrix
    area: Area
    stroked: bool


@dataclass(slots=True)
class Drawn:
    """What one page draws. ``paths`` counts all filled or stroked paths, shown here or not.

    ``outlines`` are those that are seen; their handles last as long as the page is open.
    ``forms``: some of it may stand in form objects, which have coordinates of their own.
    ``optional``: some of its words stand in a layer that can be switched off.
    """

    shapes: list[Shape] = field(default_factory=list)
    outlines: list[Outline] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    paths: int = 0
    complete: bool = True
    forms: bool = False
    optional: bool = False


def drawn(page: Any, view: View) -> Drawn:
    """Shapes and pictures of a page, those inside form objects included."""
    result = Drawn()
    texts: list[int] = []
    images = 0
    for number, (kind, thing, matrix) in enumerate(objects(pdfium.handle(page))):
        if number >= MAX_OBJECTS:
            result.complete, result.forms = False, True
            break
        if matrix is not IDENTITY:
            result.forms = True
        if kind == _TEXT:
            texts.append(thing)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _add_path(result, thing, matrix, view)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            if len(result.pictures) < MAX_PICTURES:
                _add_picture(result, thing, matrix, images)
            else:
                result.complete = False
            images += 1
    result.optional = any(map(pdfium.count_marks, texts)) and any(map(pdfium.optional, texts))
    return result


def objects(page: int) -> Iterator[tuple[int, int, Matrix]]:
    """(type, object, matrix of its container) in drawing order, forms opened.

    Of what stands on the page itself the matrix is the very ``IDENTITY``. Forms too deep to open
    are given as they are.
    """
    things = list(map(pdfium.page_object, repeat(page), range(pdfium.count_objects(page))))
    for kind, thing in zip(map(pdfium.object_type, things), things, strict=True):
        if thing is not None and kind != _FORM:
            yield kind, thing, IDENTITY
        else:
            yield from _opened(thing, IDENTITY, 0)


def _opened(thing: int | None, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    if thing is None:
        return
    kind = pdfium.object_type(thing)
    if kind != _FORM:
        yield kind, thing, matrix
        return
    if depth >= _DEPTH:
        yield kind, thing, matrix
        return
    inner = affine.times(pdfium.object_matrix(thing), matrix)
    for index in range(pdfium.form_count(thing)):
        yield from _opened(pdfium.form_object(thing, index), inner, depth + 1)


def _area(thing: int, matrix: Matrix) -> Area | None:
    found = pdfium.bounds(thing)
    if found is None or matrix == IDENTITY:
        return found
    return affine.moved(found, matrix)


def _add_path(result: Drawn, thing: int, matrix: Matrix, view: View) -> None:
    filled, stroked = pdfium.draw_mode(thing)
    if not (filled or stroked):
        return
    result.paths += 1
    area = _area(thing, matrix)
    if area is None:
        return
    paint = pdfium.fill_colour(thing) if filled else pdfium.stroke_colour(thing)
    if paint is not None and paint[1] == 0:
        return
    result.outlines.append(Outline(thing, matrix, area, stroked))
    if len(result.shapes) >= MAX_SHAPES:
        return
    shape = _shape(thing, view, area, filled, paint[0] if paint else None)
    if shape is not None:
        result.shapes.append(shape)


def _shape(
    thing: int, view: View, area: Area, filled: bool, colour: tuple[int, int, int] | None
) -> Shape | None:
    x0, y0, x1, y1 = box = view.box(area)
    if x1 <= 0 or y1 <= 0 or x0 >= 1 or y0 >= 1:
        return None
    wide, high = x1 - x0, y1 - y0
    if high * view.height < _RULE_HEIGHT:
        if wide < _RULE_SHARE:
            return None
        thickness = high * view.height if filled else pdfium.stroke_width(thing)
        return Shape("rule", box, colour, round(thickness, 2))
    if _is_ellipse(thing, wide * view.width, high * view.height):
        return Shape("ellipse", box, colour, 0.0 if filled else pdfium.stroke_width(thing))
    if filled and wide * high >= _LEAST_FILL:
        return Shape("fill", box, colour)
    return None


def _is_ellipse(thing: int, wide: float, high: float) -> bool:
    """Four or more curves (three segments each) in a box that is not much longer than wide."""
    if not 0.5 < wide / high < 2 or min(wide, high) < 20:
        return False
    count = pdfium.path_count(thing)
    if not 12 <= count <= 64:
        return False
    kinds = [pdfium.segment_type(pdfium.path_segment(thing, index)) for index in range(count)]
    return bool(kinds.count(raw.FPDF_SEGMENT_BEZIERTO) >= count - 3)


def _add_picture(result: Drawn, thing: int, matrix: Matrix, ordinal: int) -> None:
    area = _area(thing, matrix)
    if area is None:
        return
    data = _stored(thing)
    digest = hashlib.sha256(data).hexdigest() if data else ""
    result.pictures.append(Picture(area, ordinal, digest, data[:65536]))


def _stored(thing: int) -> bytes:
    image = ctypes.cast(thing, raw.FPDF_PAGEOBJECT)
    length = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    if not 0 < length <= _HASH_LIMIT:
        return b""
    buffer = (ctypes.c_ubyte * length)()
    raw.FPDFImageObj_GetImageDataRaw(image, buffer, length)
    return bytes(buffer)
