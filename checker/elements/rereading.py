"""Reads a number a second time on pictures: two readings at different scales must agree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.elements import layout, mending, numbers
from checker.elements.numbers import Number
from checker.elements.places import Place, own_text
from checker.model.document import Document, Engine, Pixels

_DPI = 220.0
_SURE_ALONE = 0.95  # an engine's own confidence that needs no second reading


@dataclass(frozen=True, slots=True)
class Reading:
    """A number, how sure its characters are, and the other readings that were seen."""

    number: Number
    place: Place
    sure: float
    doubts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def confirm(document: Document, engine: Engine, place: Place) -> Reading:
    """The number as text tells it, or as two OCR readings agree on it."""
    number = place.number
    if number is None:
        raise ValueError("place without a number")
    if place.via != "ocr":
        return Reading(number, place, 0.995)
    second = _again(document, engine, place)
    if second is None:
        return _single(number, place)
    if second.key == number.key:
        mended = number.mended and second.mended
        sure = 0.92 if mended else 0.98
        return Reading(second if number.mended else number, place, sure)
    if number.mended and not second.mended:
        number, second = second, number
    others = (second.value,)
    return Reading(number, place, 0.6, (f"两次识别不一致（另读作{second.value}）",), others)


def _single(number: Number, place: Place) -> Reading:
    """Only one reading: its own confidence decides, a mended one stays open."""
    if number.mended:
        return Reading(replace(number), place, 0.8, ("文号个别字符识别不清",))
    if place.confidence >= _SURE_ALONE:
        return Reading(number, place, 0.93)
    return Reading(number, place, min(place.confidence, 0.85), ("文号识别不够清楚",))


def _again(document: Document, engine: Engine, place: Place) -> Number | None:
    """The number read from a crop of the row drawn at another scale, ``None`` where impossible."""
    page = layout.by_number(document, place.page)
    if page.render is None:
        return None
    texts = engine.recognise([_crop(page.render(_DPI), place)])
    own = own_text(texts[0][0]) if texts else ""
    return numbers.parse(own) or mending.mend(own)


def _crop(pixels: Pixels, place: Place) -> Pixels:
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = place.box
    margin = 0.2 * (y1 - y0)
    top, bottom = max(int((y0 - margin) * height), 0), int((y1 + margin) * height) + 1
    left, right = max(int((x0 - margin) * width), 0), int((x1 + margin) * width) + 1
    return pixels[top:bottom, left:right]
