"""What lies over a PDF page as annotations: filled form fields, typed text, stamps, drawings."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pypdfium2 import raw

from checker.formats.pdf import render
from checker.formats.pdf.view import View
from checker.model.document import Box, Line, Placed

MAX_ANNOTATIONS = 500  # of one page
_PICTURED = {
    raw.FPDF_ANNOT_STAMP: "annotation:stamp",
    raw.FPDF_ANNOT_INK: "annotation:ink",
    raw.FPDF_ANNOT_FREETEXT: "annotation:text",
    raw.FPDF_ANNOT_SQUARE: "annotation:square",
    raw.FPDF_ANNOT_CIRCLE: "annotation:circle",
}
_FIELD = "annotation:field"
_UNFILLED = {"Btn", "Sig"}  # fields that show a picture: buttons, and signatures that none gave
_TEXT_KEYS = {raw.FPDF_ANNOT_FREETEXT: b"Contents", raw.FPDF_ANNOT_WIDGET: b"V"}
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


@dataclass(frozen=True, slots=True)
class Added:
    """Text and pictures that annotations put on a page; ``complete``: all of them are here."""

    lines: tuple[Line, ...] = ()
    pictures: tuple[Placed, ...] = ()
    complete: bool = True

    def __add__(self, other: Added) -> Added:
        complete = self.complete and other.complete
        return Added(self.lines + other.lines, self.pictures + other.pictures, complete)


def found(page: Any, path: Path, index: int, view: View) -> Added:
    """The annotations of one open page that a reader sees."""
    count = raw.FPDFPage_GetAnnotCount(page)
    added = Added(complete=count <= MAX_ANNOTATIONS)
    for number in range(min(count, MAX_ANNOTATIONS)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        try:
            if not raw.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                added += _taken(annotation, path, index, view)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
    return added


def _taken(annotation: Any, path: Path, index: int, view: View) -> Added:
    box = _box(annotation, view)
    if box is None:
        return Added()
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    name, key = _PICTURED.get(kind), _TEXT_KEYS.get(kind)
    if kind == raw.FPDF_ANNOT_WIDGET and _pictured_field(annotation):
        name = _FIELD
    pixels = partial(render.annotation_pixels, path, index, view.turn, box)
    parts = _string(annotation, key).splitlines() if key else []
    return Added(
        tuple(Line(part, box, index + 1) for part in parts if part.strip()),
        (Placed(pixels, box, name, "floating"),) if name else (),
    )


def _pictured_field(annotation: Any) -> bool:
    shown, valued = (raw.FPDFAnnot_HasKey(annotation, key) for key in (b"AP", b"V"))
    return bool(shown) and not valued and _string(annotation, b"FT") in _UNFILLED


def value(annotation: Any) -> str:
    """What a form field holds; empty where it is no field."""
    field = raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET
    return _string(annotation, b"V") if field else ""


def _box(annotation: Any, view: View) -> Box | None:
    area = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(annotation, area):
        return None
    left, right = sorted((area.left, area.right))
    bottom, top = sorted((area.bottom, area.top))
    if right - left <= 0 or top - bottom <= 0:
        return None
    return view.box((left, bottom, right, top))


def _string(annotation: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length < 100_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")
