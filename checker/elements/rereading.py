"""Reads a number again on pictures: two readings at different scales must agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np

from checker import counties, numerals
from checker.elements import head as heads
from checker.elements import layout, mending, numbers, overlaid
from checker.elements.colours import Inks
from checker.elements.number_rows import own_text
from checker.elements.numbers import Number
from checker.elements.places import Place
from checker.model.document import Document, Engine, Page, Pixels

_SCALES = (170.0, 220.0, 300.0)  # dpi; the later ones only where the first leaves a doubt
_AT_HAND = 200.0  # dpi at which a page that was read is drawn already
# 号 as printed or misread
_ENDED = re.compile(rf"[号昌呈另吕兮曰马弓亏夸期次][\s{re.escape(numerals.CLOSE)}]*$")
_PART = 0.8  # of the place's height: more is no row of several
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
    again: list[Number] = []
    for told in _again(document, engine, place):
        again.append(told)
        if told.key == number.key:
            break
    if again and (named := _named(number, again, document)):
        number, again = named, [one for one in again if one.key == named.key]
    read = _weighed(number, again, place) if again else _single(number, place)
    return _bared(document, engine, read)


def _named(first: Number, again: list[Number], document: Document) -> Number | None:
    """The reading whose code word is of the heading's letters, where the others' is not.

    Only where they differ in nothing but a letter of it (营交发 for 莒交发 of 莒县) and the heading
    names a known place, so that it is read rightly itself.
    """
    head = heads.first(document, Inks())
    letters = set("".join(filter(counties.place_of, head.organs))) if head else set()
    told = [first, *again]
    codes = {one.code for one in told}
    alike = {(len(one.code), one.year, one.serial, one.form) for one in told}
    if not letters or len(codes) != 2 or len(alike) > 1:
        return None
    (a, b) = codes
    off = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(off) > 1 or (off[0][0] in letters) == (off[0][1] in letters):
        return None
    return next(one for one in told if one.code == (a if off[0][0] in letters else b))


def _bared(document: Document, engine: Engine, read: Reading) -> Reading:
    """The reading, doubted where what lies over the number's end may have hidden a part of it.

    Coloured ink is taken off and the row read again; the two must agree, 号 and all.
    """
    tail = overlaid.tail(document, read.place)
    ended = _ENDED.search(read.number.printed) is not None
    if ended and (tail is None or not tail.hidden):
        return read
    bared = tail is not None and tail.coloured and not tail.holed
    told = _lifted(tail, engine) if tail and bared else None
    if told and told.key == read.number.key and _ENDED.search(told.printed):
        return read
    doubts = (
        "文号末尾有印章、笔迹或其他墨迹，可能遮住数字" if ended else "文号末尾没有读到“号”字",
    )
    others = (told.value,) if told and told.key != read.number.key else ()
    return replace(
        read,
        sure=min(read.sure, 0.6),
        doubts=read.doubts + doubts,
        others=tuple(dict.fromkeys(read.others + others)),
    )


def _lifted(tail: overlaid.Tail, engine: Engine) -> Number | None:
    texts = engine.recognise([tail.lifted()])
    return numbers.parse(own_text(texts[0][0])) if texts else None


def filled(document: Document, engine: Engine, place: Place) -> Number | None:
    """The number a picture of the row shows where its text has a gap: written in or stamped."""
    return next(_again(document, engine, place), None)


def _weighed(first: Number, again: list[Number], place: Place) -> Reading:
    """The number most readings give; a page's own clear reading is never outvoted by its crops."""
    told = [first, *again]
    votes = Counter(one.key for one in told)
    key, most = votes.most_common(1)[0]
    alike = [one for one in told if one.key == key]
    stands = first.mended or key == first.key
    if stands and most > max((votes[other] for other in votes if other != key), default=0):
        best = next((one for one in alike if not one.mended), alike[0])
        mended = all(one.mended for one in alike)
        return Reading(best, place, 0.92 if mended else 0.98 if len(votes) == 1 else 0.94)
    best = next((one for one in told if not one.mended), first)
    others = tuple(dict.fromkeys(one.value for one in told if one.key != best.key))
    doubt = f"几次识别不一致（另读作{'、'.join(others)}）"
    return Reading(best, place, 0.6, (doubt,), others)


def _single(number: Number, place: Place) -> Reading:
    """Only one reading: its own confidence decides, a mended one stays open."""
    if number.mended:
        return Reading(replace(number), place, 0.8, ("文号个别字符识别不清",))
    if place.confidence >= _SURE_ALONE:
        return Reading(number, place, 0.93)
    return Reading(number, place, min(place.confidence, 0.85), ("文号识别不够清楚",))


def _again(document: Document, engine: Engine, place: Place) -> Iterator[Number]:
    """The number read from crops of the row drawn at other scales, where it parses."""
    page = layout.by_number(document, place.page)
    if page.render is None:
        return
    rows = _rows(page, overlaid.narrowed(document, place))
    for dpi in _SCALES:
        texts = engine.recognise([_drawn(page.render, dpi, row) for row in rows])
        own = own_text("".join(text for text, _ in texts))
        number = numbers.parse(own) or mending.mend(own)
        if number is not None:
            yield number


def _rows(page: Page, place: Place) -> list[Place]:
    """The place's rows, where a number was cut over two: an engine reads one row at a time."""
    x0, y0, x1, y1 = place.box
    boxes = [row.box for row in layout.rows(page)]
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in boxes]
    within = [
        box
        for box, (x, y) in zip(boxes, middles, strict=True)
        if x0 <= x <= x1 and y0 <= y <= y1 and box[3] - box[1] < _PART * (y1 - y0)
    ]
    return [replace(place, box=box) for box in within] if len(within) > 1 else [place]


def _drawn(render: Callable[[float], Pixels], dpi: float, place: Place) -> Pixels:
    """The row at ``dpi``; only the row is shrunk where the page at hand is finer."""
    row = _crop(render(max(dpi, _AT_HAND)), place)
    scale = dpi / _AT_HAND
    if scale >= 1 or not row.size:
        return row
    return np.asarray(cv2.resize(row, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))


def _crop(pixels: Pixels, place: Place) -> Pixels:
    height, width = pixels.shape[:2]
    x0, y0, x1, y1 = place.box
    margin = 0.2 * (y1 - y0)
    top, bottom = max(int((y0 - margin) * height), 0), int((y1 + margin) * height) + 1
    left, right = max(int((x0 - margin) * width), 0), int((x1 + margin) * width) + 1
    return pixels[top:bottom, left:right]
