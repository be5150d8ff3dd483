"""Signature fields of a PDF: every one of the form, whatever its SubFilter, with its widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.rw_common import PdfHandler

from checker.formats.pdf.signature_picture import picture
from checker.model.document import Box

MAX_FIELDS = 2000
MAX_PAGES = 5000
Dictionary = generic.DictionaryObject


@dataclass(frozen=True, slots=True)
class Field:
    """One signature field; ``value`` is its signature dictionary, ``None`` where it is empty."""

    name: str
    value: Dictionary | None
    stamps: tuple[tuple[int, Box | None], ...]
    picture: bytes | None

    @property
    def sub_filter(self) -> str:
        """Such as ``adbe.pkcs7.detached``; empty where the signature names none."""
        return str(self.value.get("/SubFilter", "")).lstrip("/") if self.value else ""


def fields(reader: PdfHandler) -> tuple[Field, ...]:
    """All signature fields: those of the form, and widgets on pages that the form leaves out."""
    pages = list(_pages(reader))
    places = _places(pages)
    found: dict[int, Field] = {}
    form = _dictionary(reader.root.get("/AcroForm"))
    roots = _items(form.get("/Fields")) if form else []
    for node in [*roots, *(widget for page in pages for widget in _items(page.get("/Annots")))]:
        for kind, name, field in _walk(node, "", "", 0):
            if kind == "/Sig" and _identity(field) not in found:
                found[_identity(field)] = _field(field, name, places)
        if len(found) > MAX_FIELDS:
            break
    return tuple(found.values())


def _field(field: Dictionary, name: str, places: dict[int, tuple[int, Dictionary]]) -> Field:
    widgets = [_dictionary(kid) for kid in _items(field.get("/Kids"))] or [field]
    stamps = []
    for widget in widgets:
        number, page = places.get(_identity(widget), (0, None))
        if widget and page is not None and (box := _box(widget, page)) is not None:
            stamps.append((number, box))
    seals = [found for widget in widgets if widget and (found := picture(widget))]
    return Field(name, _dictionary(field.get("/V")), tuple(stamps), seals[0] if seals else None)


def _walk(node: Any, kind: str, prefix: str, depth: int) -> Iterator[tuple[str, str, Dictionary]]:
    """Terminal fields with the type they have or inherit."""
    field = _dictionary(node)
    if field is None or depth > 16:
        return
    kind = str(field.get("/FT", kind))
    name = ".".join(part for part in (prefix, str(field.get("/T", ""))) if part)
    kids = [kid for kid in _items(field.get("/Kids")) if "/T" in (_dictionary(kid) or {})]
    if not kids and ("/T" in field or "/FT" in field):
        yield kind, name, field
    for kid in kids[:MAX_FIELDS]:
        yield from _walk(kid, kind, name, depth + 1)


def _pages(reader: PdfHandler) -> Iterator[Dictionary]:
    """Page dictionaries in order, with what they inherit."""
    stack: list[tuple[Any, dict[str, Any], int]] = [(reader.root.get("/Pages"), {}, 0)]
    count = 0
    while stack and count < MAX_PAGES:
        node, inherited, depth = stack.pop()
        page = _dictionary(node)
        if page is None or depth > 32:
            continue
        handed = inherited | {
            key: page[key] for key in ("/MediaBox", "/CropBox", "/Rotate") if key in page
        }
        if "/Kids" in page:
            stack += [(kid, handed, depth + 1) for kid in reversed(_items(page.get("/Kids")))]
        else:
            count += 1
            for key in handed.keys() - page.keys():
                page[generic.NameObject(key)] = handed[key]
            yield page


def _places(pages: list[Dictionary]) -> dict[int, tuple[int, Dictionary]]:
    found: dict[int, tuple[int, Dictionary]] = {}
    for number, page in enumerate(pages, start=1):
        for widget in _items(page.get("/Annots")):
            resolved = _dictionary(widget)
            if resolved is not None:
                found.setdefault(_identity(resolved), (number, page))
    return found


def _identity(value: Dictionary | None) -> int:
    """A key that two references to one object share: its number, else the object itself."""
    reference = getattr(value, "container_ref", None)
    number = getattr(reference, "idnum", None)
    return int(number) if number else -id(value)


def _box(widget: Dictionary, page: Dictionary) -> Box | None:
    """The widget's rectangle on the upright page; ``None`` where it is invisible."""
    rect, paper = _numbers(widget.get("/Rect")), _numbers(page.get("/CropBox"))
    paper = paper or _numbers(page.get("/MediaBox"))
    if len(rect) != 4 or len(paper) != 4:
        return None
    wide, high = abs(paper[2] - paper[0]), abs(paper[3] - paper[1])
    if not wide or not high or abs(rect[2] - rect[0]) < 1 or abs(rect[3] - rect[1]) < 1:
        return None
    left, low = min(paper[0], paper[2]), min(paper[1], paper[3])
    x0, x1 = sorted((_share(rect[0] - left, wide), _share(rect[2] - left, wide)))
    y0, y1 = sorted((1 - _share(rect[1] - low, high), 1 - _share(rect[3] - low, high)))
    box = (x0, y0, x1, y1)
    for _ in range(int((_numbers(page.get("/Rotate"), single=True) or [0.0])[0]) // 90 % 4):
        box = (1 - box[3], box[0], 1 - box[1], box[2])
    return box


def _share(value: float, whole: float) -> float:
    return round(min(1.0, max(0.0, value / whole)), 5)


def _numbers(value: Any, single: bool = False) -> list[float]:
    try:
        return [float(item) for item in ([value] if single else _items(value))]
    except (TypeError, ValueError):
        return []


def _items(value: Any) -> list[Any]:
    resolved = _resolved(value)
    return list(resolved) if isinstance(resolved, generic.ArrayObject) else []


def _dictionary(value: Any) -> Dictionary | None:
    resolved = _resolved(value)
    return resolved if isinstance(resolved, Dictionary) else None


def _resolved(value: Any) -> Any:
    try:
        if isinstance(value, generic.IndirectObject):
            return value.get_object()  # type: ignore[no-untyped-call]
        return value
    except (PdfReadError, ValueError, RecursionError):
        return None
