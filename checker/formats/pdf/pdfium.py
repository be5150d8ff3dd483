"""The few pdfium calls that run once a character or object, without pypdfium2's wrapping.

Handles are plain integers here; ``None`` is pdfium's null. All coordinates are PDF user space.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from ctypes import POINTER, byref, c_double, c_float, c_int, c_uint, c_ulong, c_void_p, sizeof
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from checker.formats import radicals
from checker.formats.affine import IDENTITY, Area, Matrix
from checker.model.document import Colour

_Pointer = c_void_p  # for output arguments: byref() passes as a plain pointer


def _call(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A pdfium function that takes and gives plain integers and holds the GIL: it is short.

    Last arguments that are a C int need not be named: unnamed, a call takes two thirds of the time.
    """
    address = ctypes.cast(getattr(raw, name), c_void_p).value
    assert address
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


text_object = _call("FPDFText_GetTextObject", c_void_p, c_void_p)
text_unicode = _call("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
text_font_size = _call("FPDFText_GetFontSize", c_double, c_void_p)
text_render_mode = _call("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
count_objects = _call("FPDFPage_CountObjects", c_int, c_void_p)
page_object = _call("FPDFPage_GetObject", c_void_p, c_void_p)
object_type = _call("FPDFPageObj_GetType", c_int, c_void_p)
count_marks = _call("FPDFPageObj_CountMarks", c_int, c_void_p)
_mark = _call("FPDFPageObj_GetMark", c_void_p, c_void_p, c_ulong)
_mark_name = _call("FPDFPageObjMark_GetName", c_int, c_void_p, _Pointer, c_ulong, _Pointer)
form_count = _call("FPDFFormObj_CountObjects", c_int, c_void_p)
form_object = _call("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
path_count = _call("FPDFPath_CountSegments", c_int, c_void_p)
path_segment = _call("FPDFPath_GetPathSegment", c_void_p, c_void_p)
_segment_point = _call("FPDFPathSegment_GetPoint", c_int, c_void_p, _Pointer, _Pointer)
segment_type = _call("FPDFPathSegment_GetType", c_int, c_void_p)
_count_rects = _call("FPDFText_CountRects", c_int, c_void_p)
_rect = _call("FPDFText_GetRect", c_int, c_void_p, c_int, *([_Pointer] * 4))
_char_box = _call("FPDFText_GetCharBox", c_int, c_void_p, c_int, *([_Pointer] * 4))
_matrix = _call("FPDFText_GetMatrix", c_int, c_void_p, c_int, _Pointer)
_object_matrix = _call("FPDFPageObj_GetMatrix", c_int, c_void_p, _Pointer)
_bounds = _call("FPDFPageObj_GetBounds", c_int, c_void_p, *([_Pointer] * 4))
_fill = _call("FPDFPageObj_GetFillColor", c_int, c_void_p, *([_Pointer] * 4))
_stroke = _call("FPDFPageObj_GetStrokeColor", c_int, c_void_p, *([_Pointer] * 4))
_stroke_width = _call("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, _Pointer)
_draw_mode = _call("FPDFPath_GetDrawMode", c_int, c_void_p, _Pointer, _Pointer)

# Written by pdfium and read at once; pdfium itself is for one thread.
_EDGES = (c_double * 4)()
_AT_EDGES = tuple(byref(_EDGES, at * sizeof(c_double)) for at in range(4))
_BOUNDS = (c_float * 4)()
_AT_BOUNDS = tuple(byref(_BOUNDS, at * sizeof(c_float)) for at in range(4))
_MANY = 128  # characters of their own in one run; more are rare
_PAINT = (c_uint * 4)()
_AT_PAINT = tuple(byref(_PAINT, at * sizeof(c_uint)) for at in range(4))
_TURN = (c_float * 6)()  # FS_MATRIX
_AT_TURN = byref(_TURN)


def _table(rows: int) -> tuple[Any, list[range]]:
    """Room for four C doubles a row, and the addresses of each column."""
    edges = (c_double * (4 * rows))()
    first, size = ctypes.addressof(edges), sizeof(c_double)
    end = first + sizeof(edges)
    return edges, [range(first + at * size, end, 4 * size) for at in range(4)]


_MANY_EDGES = _table(_MANY)
_NAME = ctypes.create_string_buffer(64)
_LENGTH = c_ulong()


def optional(thing: int) -> bool:
    """Whether an object stands in a layer that can be switched off (optional content)."""
    return any(_is_layer(_mark(thing, index)) for index in range(count_marks(thing)))


def _is_layer(mark: int | None) -> bool:
    return bool(mark and _mark_name(mark, _NAME, sizeof(_NAME), byref(_LENGTH))) and (
        _NAME.raw[: _LENGTH.value] == "OC\0".encode("utf-16-le")
    )


def handle(thing: Any) -> int:
    """The address behind a pypdfium2 object."""
    return ctypes.cast(thing.raw, c_void_p).value or 0


def characters(textpage: int, count: int) -> str:
    """All characters by pdfium's own index, so that ``text[i]`` is character ``i``."""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    pointer = ctypes.cast(textpage, raw.FPDF_TEXTPAGE)
    written = raw.FPDFText_GetText(pointer, 0, count, ctypes.cast(buffer, POINTER(ctypes.c_ushort)))
    text = bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")
    if len(text) != count:
        text = "".join(_character(text_unicode(textpage, index)) for index in range(count))
    return radicals.plain(text)


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def text_area(textpage: int, start: int, end: int) -> Area | None:
    """Left, bottom, right, top of the characters ``start`` to ``end``; ``None`` without extent."""
    rects = _count_rects(textpage, start, end - start)
    if rects <= 0:
        return None
    if rects == 1:
        _rect(textpage, 0, *_AT_EDGES)
        left, top, right, bottom = _EDGES[:]
        return left, bottom, right, top
    edges, at = _MANY_EDGES if rects <= _MANY else _table(rects)
    deque(map(_rect, repeat(textpage), range(rects), *at), maxlen=0)
    end = 4 * rects
    return min(edges[0:end:4]), min(edges[3:end:4]), max(edges[2:end:4]), max(edges[1:end:4])


def character_area(textpage: int, index: int) -> Area | None:
    """Left, bottom, right, top of one character."""
    if not _char_box(textpage, index, *_AT_EDGES):
        return None
    left, right, bottom, top = _EDGES[:]
    return left, bottom, right, top


def text_turns(textpage: int, indices: Sequence[int]) -> NDArray[np.float32]:
    """n × 4: a, b, c, d of each of some characters' matrices, their forms' included."""
    matrices = np.zeros((len(indices), 6), np.float32)
    known = list(map(_matrix, repeat(textpage), indices, *_places(matrices, 1)))
    matrices[np.logical_not(known)] = IDENTITY
    return matrices[:, :4]


def text_matrix(textpage: int, index: int) -> Matrix:
    """The matrix of one character's text object, its form's included."""
    return _taken() if _matrix(textpage, index, _AT_TURN) else IDENTITY


def object_matrix(thing: int) -> Matrix:
    """The matrix of an object inside its container."""
    return _taken() if _object_matrix(thing, _AT_TURN) else IDENTITY


def _taken() -> Matrix:
    a, b, c, d, e, f = _TURN[:]
    return a, b, c, d, e, f


def bounds(thing: int) -> Area | None:
    """Left, bottom, right, top inside the container."""
    if not _bounds(thing, *_AT_BOUNDS):
        return None
    left, bottom, right, top = _BOUNDS[:]
    return left, bottom, right, top


def segments(path: int) -> list[tuple[int, float, float]]:
    """A path's segments: type, and the point that it ends in, before the path's own matrix."""
    found = []
    for index in range(path_count(path)):
        segment = path_segment(path, index)
        _segment_point(segment, *_AT_BOUNDS[:2])
        found.append((segment_type(segment), _BOUNDS[0], _BOUNDS[1]))
    return found


def fill_colours(things: Sequence[int]) -> NDArray[np.int64]:
    """n × 4: red, green, blue and opacity of each object, as of one; of patterns -1."""
    paints = np.zeros((len(things), 4), np.uint32)
    known = list(map(_fill, things, *_places(paints, 4)))
    signed = paints.astype(np.int64)
    signed[np.logical_not(known)] = -1
    return signed


def _places(values: NDArray[Any], arguments: int) -> list[range]:
    """The addresses at which each of many calls, a row each, writes, an argument a range.

    A hundred objects a page: calls that ``map`` makes cost a third of calls made one by one.
    """
    first, size, row = values.ctypes.data, values.itemsize, values.strides[0]
    end = first + values.nbytes
    return [range(first + size * at, end + size * at, row) for at in range(arguments)]


def fill_colour(thing: int) -> tuple[Colour, int] | None:
    """Fill colour and opacity (0 to 255); ``None`` for patterns."""
    return _colour(_fill, thing)


def stroke_colour(thing: int) -> tuple[Colour, int] | None:
    """Stroke colour and opacity (0 to 255); ``None`` for patterns."""
    return _colour(_stroke, thing)


def _colour(call: Callable[..., Any], thing: int) -> tuple[Colour, int] | None:
    if not call(thing, *_AT_PAINT):
        return None
    red, green, blue, alpha = _PAINT[:]
    return (red, green, blue), alpha


def stroke_width(thing: int) -> float:
    """Line width inside the container."""
    width = c_float()
    return width.value if _stroke_width(thing, byref(width)) else 0.0


def draw_mode(thing: int) -> tuple[bool, bool]:
    """Whether a path is filled and whether it is stroked."""
    fill, stroke = c_int(), c_int()
    if not _draw_mode(thing, byref(fill), byref(stroke)):
        return False, False
    return bool(fill.value), bool(stroke.value)
