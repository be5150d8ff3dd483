"""A coloured stamp over the place of a number: noticed where no number was read, and lifted off.

A seal or a receiving stamp between heading and title hides a number from text detection, or makes
other words of it. A paper that shows one there is never called one without a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np

from checker.elements import head as heads
from checker.elements import layout, numbers, overlaid
from checker.elements.colours import Inks
from checker.elements.ink import coloured
from checker.elements.number_rows import own_text
from checker.elements.numbers import Number
from checker.elements.places import Place
from checker.model.document import Box, Document, Engine, Page, Pixels

_DPI = 200.0  # at which a page that was read is drawn already
_LEAST = 0.03  # of the page's height: no stamp is smaller, the star of a party's rule is
_RULE = 0.12  # of the page's width: a run of ink as long is a rule
_GAP = 0.01  # of the page's height between parts of one stamp
_FILLED = 0.06  # inked share of a stamp's box
_BLACK = (40, 150)  # of 255: black, and from where on it is no print
_FEET = 0.15  # of the heading's height, by which its letters may reach below their box
_ROOM = 0.12  # of the page below a heading that no title follows


def find(document: Document, engine: Engine) -> Place | None:
    """The place under a leading page's heading that a stamp covers; ``candidates``: what the print
    under it says."""
    for page in layout.leading(document):
        head = heads.on_page(page, Inks()) if page.source in ("scan", "photo") else None
        if page.render is None or head is None:
            continue
        zone = _zone(page, head)
        stamp = next(_stamps(page.render(_DPI), zone), None)
        if stamp:
            told = under(document, engine, page.number, zone)
            place = Place(page.number, stamp, "", "版头下", "pixels", 0.5, 0.5, in_head=True)
            return replace(place, candidates=(told.value,) if told else ())
    return None


def under(document: Document, engine: Engine, number: int, box: Box) -> Number | None:
    """The number with a code word that stands in a part of a page once coloured ink is off it."""
    page = layout.by_number(document, number)
    if page.render is None:
        return None
    part = _cut(page.render(_DPI), box)
    read = engine.read(_print(part)) if part.size else []
    told = (numbers.parse(own_text(line.text)) for line in read)
    return next((one for one in told if one and one.code), None)


def _zone(page: Page, head: heads.Head) -> Box:
    """From the heading to the title, the page's whole width."""
    foot = max(row.box[3] for row in head.rows)
    tall = max(row.box[3] - row.box[1] for row in head.rows)
    rows = [row for row in layout.rows(page) if row.box[1] > foot]
    below = [row.box[1] for row in rows if heads.is_title(row.text)]  # not the stamp's own words
    stop = min((top for top in below), default=foot + _ROOM)
    return (0.0, foot + _FEET * tall, 1.0, max(stop, foot + _FEET * tall))


def _stamps(pixels: Pixels, zone: Box) -> Iterator[Box]:
    """Boxes of coloured ink as large as a stamp; rules that run across are none."""
    height, width = pixels.shape[:2]
    part = _cut(pixels, zone)
    if not part.size:
        return
    mask = (coloured(part) > overlaid.COLOUR).astype(np.uint8)
    across = np.ones((1, max(int(_RULE * width), 3)), np.uint8)
    rules = cv2.dilate(cv2.morphologyEx(mask, cv2.MORPH_OPEN, across), np.ones((5, 1), np.uint8))
    mask[rules > 0] = 0
    reach = max(int(_GAP * height), 3)
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined)
    for left, top, wide, tall, _ in boxes[1:count]:
        filled = float(mask[top : top + tall, left : left + wide].mean())
        if min(wide, tall) > _LEAST * height and filled > _FILLED:
            y = zone[1] + top / height
            yield left / width, y, (left + wide) / width, y + tall / height


def _print(pixels: Pixels) -> Pixels:
    """Black print alone: what is left of a stamp without its colour is paler than that."""
    grey = overlaid.uncoloured(pixels).astype(np.float32)
    return ((grey - _BLACK[0]) / (_BLACK[1] - _BLACK[0]) * 255).clip(0, 255).astype(np.uint8)


def _cut(pixels: Pixels, box: Box) -> Pixels:
    height, width = pixels.shape[:2]
    top, foot = int(box[1] * height), int(box[3] * height)
    return pixels[top:foot, int(box[0] * width) : int(box[2] * width)]
