"""Red letters at the top of a page that were not read, or badly: found in pixels, read again.

Wide-set, very large or drawn letters escape text detection, and outlines carry no text at all. A
page that shows red letters in the heading's place must never be called one without red. On copies
without colour the large letters over the number are read again the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.elements import head as heads
from checker.elements import ink, layout, organs
from checker.elements.colours import Inks, coloured
from checker.elements.head import Head
from checker.model.boxes import union
from checker.model.document import Box, Document, Engine, Line, Page, Pixels

_TOP = 0.5  # of the page
_RED = 16.0  # Lab a* above the paper
_INK, _GREY = (200, 20, 20), (60, 60, 60)
_BLACK = 64.0  # what black print counts on the scale of redness
_LARGE = 0.02  # of the page's height: letters of 18 points
_ROW = 0.015  # of the width that is red in a row of letters
_HEIGHT = (0.012, 0.13)  # of the page: smaller is text or a rule, taller a picture
_WIDTH = 0.22
_DENSITY = (0.05, 0.6)  # letters cover less of their box than fills, more than frames
_PAPER = 0.75  # of the paper's brightness: what lies between the letters is paper
_CLEAR = 0.8  # an engine's confidence from which a reading stands
_SURE = 0.9  # the same to take the place of another reading
_DPI = 150.0
_MOST = 5
_FULL = 0.7  # of the letters that a band's ink makes
_LETTER = 0.5  # of its height: the least width of a letter in a heading


@dataclass(frozen=True, slots=True)
class _Band:
    """Red letters side by side, and for how many letters as wide as high there is ink."""

    box: Box
    letters: float
    columns: NDArray[np.bool_]  # of the page: where there is ink


def with_readings(document: Document, engine: Engine) -> Document:
    """The document with headings read from red alone where none was found and red letters stand."""
    chosen = {page.number for page in layout.leading(document)[:2]}
    inks = Inks()
    grey = document.medium in ("scan", "photo", "image") and not coloured(document)
    pages = [
        _read(page, engine, inks, grey) if page.number in chosen else page
        for page in document.pages
    ]
    return replace(document, pages=tuple(pages))


def unread(page: Page, inks: Inks) -> list[Box]:
    """Bands of red letters that no line of the page covers, or that lines give but a part of."""
    found = ((band, _covering(band.box, page.lines)) for band in _bands(page, inks))
    return [band.box for band, lines in found if not lines or _partly(lines, band, page)]


def _read(page: Page, engine: Engine, inks: Inks, grey: bool) -> Page:
    """The page with a heading's lines in place of what stood there, if red alone reads as one."""
    head = heads.on_page(page, inks)
    if page.render is None or (head and _typed(head)):
        return page
    shown = head and (grey or head.ink in ("red", "doubtful"))
    seen = head and shown and head.named and _well_read(head)
    told = head if seen else None
    strange = head is not None and not head.named  # a name in no list, or its last letter lost
    found = _large(page, inks) if grey else _bands(page, inks)
    bands = [band.box for band in found if strange or _open(band, page, told)][:_MOST]
    if not bands:
        return page
    pixels = page.render(_DPI)
    ink_of, colour = (_darkness, _GREY) if grey else (ink.redness, _INK)
    read = engine.recognise([_dark(pixels, band, ink_of) for band in bands])
    lines = [
        Line(text, band, page.number, colour, _tall(band, page), "ocr", sure)
        for band, (text, sure) in zip(bands, read, strict=True)
    ]
    named = _heading(lines)
    if told and not _better(named, told, [band for band in found if _passed(band, page)]):
        return page
    gone = [line for one in named for line in _covering(one.box, page.lines)]
    kept = [line for line in page.lines if line not in gone]
    return replace(page, lines=(*named, *kept)) if named else page


def _open(band: _Band, page: Page, told: Head | None) -> bool:
    """Whether a band is worth a reading: not read well, or wider than the heading found in it."""
    if told is None:
        return not _clear(band, page)
    return _passed(band, page) or any(_beyond(band.box, row.box, page) for row in told.rows)


def _better(named: Sequence[Line], told: Head, passed: Sequence[_Band]) -> bool:
    """Whether a reading holds what was read, or is surely read where letters were passed over."""
    if told.words in "".join(one.text for one in named):
        return True
    boxes = [band.box for band in passed]
    return any(one.box in boxes and one.confidence > _SURE for one in named)


def _passed(band: _Band, page: Page) -> bool:
    """Whether a letter between those read in a band is covered by none of their lines."""
    inside = sorted(_covering(band.box, page.lines), key=lambda one: one.box)
    if not inside or any(one.via == "text" for one in inside):
        return False
    x = np.arange(len(band.columns)) / len(band.columns)
    bare = band.columns & (x > inside[0].box[0]) & (x < inside[-1].box[2])
    for one in inside:
        bare &= (x < one.box[0]) | (x > one.box[2])
    letter = _LETTER * (band.box[3] - band.box[1]) * page.height / page.width
    return float(bare.mean()) > letter


def _beyond(band: Box, row: Box, page: Page) -> bool:
    """Whether red letters go on past a row of them: detection may cut a heading's first ones."""
    tall = row[3] - row[1]
    shared = min(band[3], row[3]) - max(band[1], row[1])
    letter = _LETTER * tall * page.height / page.width
    past = max(row[0] - band[0], band[2] - row[2])
    return shared > 0.6 * tall and band[3] - band[1] < 1.6 * tall and past > letter


def _typed(head: Head) -> bool:
    return head.named and all(row.lines[0].via == "text" for row in head.rows)


def _well_read(head: Head) -> bool:
    return all(row.lines[0].via == "text" or row.confidence > 0.7 for row in head.rows)


def _heading(lines: Sequence[Line]) -> Sequence[Line]:
    """The longest stretch of lines that reads as a heading, empty where none does."""
    for size in range(len(lines), 0, -1):
        for first in range(len(lines) - size + 1):
            part = lines[first : first + size]
            if organs.heading([line.text for line in part]):
                return part
    return ()


def _bands(page: Page, inks: Inks) -> list[_Band]:
    pixels = inks.pixels(page)
    return [] if pixels is None else list(_found(pixels, ink.redness))


def _large(page: Page, inks: Inks) -> list[_Band]:
    """Letters larger than text over the first number of a page without colour."""
    pixels = inks.pixels(page)
    numbered = [row.box[1] for row in layout.rows(page) if heads.is_number(row.text)]
    if pixels is None or not numbered:
        return []
    bands = _found(pixels, _darkness)
    return [b for b in bands if b.box[3] < numbered[0] and b.box[3] - b.box[1] > _LARGE]


def _darkness(pixels: Pixels) -> NDArray[Any]:
    """How much darker than the paper each pixel is, on the scale of ``ink.redness``."""
    light = pixels.min(axis=2).astype(np.float32)
    paper = max(float(np.percentile(light, 85)), 1.0)
    return np.asarray((paper - light).clip(0) * (_BLACK / paper))


def _found(pixels: Pixels, ink_of: Callable[[Pixels], NDArray[Any]]) -> Iterator[_Band]:
    height, width = pixels.shape[:2]
    upper = pixels[: int(_TOP * height)]
    mask = _without_frames(ink_of(upper) > _RED, int(_HEIGHT[1] * height))
    planes = cv2.split(upper)
    light = np.minimum.reduce(planes)
    paper = float(np.percentile(np.maximum.reduce(planes), 85))
    for top, bottom in _stretches(mask.mean(axis=1) > _ROW):
        if bottom >= len(mask):
            continue  # the upper part of something in the page's middle
        columns = np.flatnonzero(mask[top:bottom].any(axis=0))
        left, right = int(columns[0]), int(columns[-1]) + 1
        part = mask[top:bottom, left:right]
        between = light[top:bottom, left:right][~part]
        tall, wide = (bottom - top) / height, (right - left) / width
        letters = _HEIGHT[0] < tall < _HEIGHT[1] and wide > _WIDTH
        dense = _DENSITY[0] < float(part.mean()) < _DENSITY[1]
        if letters and dense and float(np.median(between)) > _PAPER * paper:
            box = left / width, top / height, right / width, bottom / height
            inked = np.asarray(mask[top : bottom + 1].any(axis=0))
            yield _Band(box, float(inked[left : right + 1].sum()) / (bottom - top), inked)


def _without_frames(red: Any, tallest: int) -> Any:
    """The red pixels without upright strokes taller than a letter: the sides of a page's frame."""
    whole, stroke = red.astype(np.uint8), np.ones((tallest, 1), np.uint8)
    none = cv2.BORDER_CONSTANT  # no stroke goes on beyond the page
    tall = cv2.morphologyEx(whole, cv2.MORPH_OPEN, stroke, borderType=none, borderValue=0)
    return red & (tall == 0)


def _stretches(rows: Any) -> Iterator[tuple[int, int]]:
    """First and last of each run of true rows, gaps of two rows closed."""
    found = np.flatnonzero(rows)
    if not len(found):
        return
    for run in np.split(found, np.flatnonzero(np.diff(found) > 3) + 1):
        yield int(run[0]), int(run[-1]) + 1


def _covering(band: Box, lines: Sequence[Line]) -> list[Line]:
    """The lines that stand in a band, if together they fill most of its width."""
    tall = band[3] - band[1]
    inside = [
        line
        for line in lines
        if min(line.box[3], band[3]) - max(line.box[1], band[1]) > 0.4 * tall and not line.hidden
    ]
    shared = sum(max(min(one.box[2], band[2]) - max(one.box[0], band[0]), 0.0) for one in inside)
    return inside if shared > 0.5 * (band[2] - band[0]) else []


def _clear(band: _Band, page: Page) -> bool:
    """Whether a band was read, and read well."""
    inside = _covering(band.box, page.lines)
    sure = all(one.via == "text" or one.confidence > _CLEAR for one in inside)
    return bool(inside) and sure and not _partly(inside, band, page)


def _partly(lines: Sequence[Line], band: _Band, page: Page) -> bool:
    """Whether far fewer letters were read than the band has ink for, or it goes on past them.

    Condensed letters are more than the band's height tells: only its ends show that some are lost.
    """
    if any(one.via == "text" for one in lines):
        return False
    if _beyond(band.box, union(one.box for one in lines), page):
        return True
    return sum(len("".join(one.text.split())) for one in lines) < _FULL * band.letters


def _dark(pixels: Pixels, band: Box, ink_of: Callable[[Pixels], NDArray[Any]]) -> Pixels:
    """The band with its ink as black on white and all else gone, as an engine reads best."""
    height, width = pixels.shape[:2]
    margin = 0.15 * (band[3] - band[1])
    top, bottom = max(band[1] - margin, 0) * height, min(band[3] + margin, 1) * height
    left, right = max(band[0] - margin, 0) * width, min(band[2] + margin, 1) * width
    crop = pixels[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
    dark = 255 - np.clip(ink_of(crop) * 4, 0, 255)
    return np.repeat(dark[..., None], 3, axis=2).astype(np.uint8)


def _tall(band: Box, page: Page) -> float:
    return (band[3] - band[1]) * page.height
