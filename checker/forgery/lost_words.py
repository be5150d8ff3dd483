"""Words that are drawn on a PDF page and cannot be seen, whatever lies over them.

The words alone are drawn, and the page as it is seen: strokes of the former that the latter lacks
are hidden by a picture, a thick line, a form object, an annotation or a form field.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pypdfium2 import raw

from checker.forgery.pdf_marks import Mark, Thing, shown_only, things
from checker.forgery.places import beside, shown_in
from checker.formats.pdf.render import drawn
from checker.model.boxes import area, common, union
from checker.model.document import Box, Pixels

DPI = 144.0
DARK, LIGHT = 140, 215
LOST = 0.3  # of the strokes between the first and the last lost column
LEAST = 12  # dark pixels that can be judged
TALL, WIDE = 0.4, 0.25  # of a row's height: less of it may be lost to a thin line
MOST = 40  # objects of one page that are looked at
WHOLE = 0.5  # of the page: a picture this large is a scan over its layer, or a background
RED, SEALED = 60, 0.5  # redness, and the share of rows with it where a seal lies there
INSTEAD = 0.15  # of the lost ink
TOUCHED = 0.08  # of a mark's ink, beside one that is lost
SEAL_SIDES = 1.0  # heights of the row, beside it, where a seal's ring shows


@dataclass(frozen=True, slots=True)
class Lost:
    """A row of words that cannot be seen. ``sealed``: there is a seal there, and no other words.

    ``row``: those words with what stands beside them. ``bare``: the page's words before others
    were written over these.
    """

    box: Box
    words: str
    row: str
    sealed: bool
    bare: Pixels
    shown: Pixels


def rows(handle: Any, found: Sequence[Mark]) -> Iterator[Lost]:
    """The lost rows of an open page whose marks are ``found``."""
    dark = [mark for mark in found if _dark(mark)]
    every = things(handle) if dark else []
    texts = _plain(every, dark)
    if not texts or any(mark.kind == "image" and area(mark.box) >= WHOLE for mark in found):
        return
    if len(texts) == len(dark) and not _anything_over(handle, every[texts[0].order + 1 :]):
        return
    shown, alone = drawn(handle, DPI), _alone(handle, texts)
    light = shown.min(axis=2) > LIGHT
    gone = _inked(alone) & light
    if gone.sum() < LEAST:
        return
    touched = [mark for mark in texts if shown_in(gone, mark.box).sum() >= LEAST]
    lost = [
        mark
        for mark in touched[:MOST]
        if _lost(mark.box, _strokes(handle, mark, texts, alone), light)
    ]
    lost += _touched(handle, lost, texts, light)
    below = [m for m in texts if not any(m.order > x.order and _over(m.box, x.box) for x in lost)]
    bare = alone if len(below) == len(texts) else _alone(handle, below)
    for box, words in _joined(lost):
        sealed = _sealed(shown, box) and not _instead(shown, alone, box)
        yield Lost(box, words, _row(box, below), sealed, bare, shown)


def _row(box: Box, below: Sequence[Mark]) -> str:
    """What stood in the row of lost words, without what was written over them."""
    level = [m for m in below if m.box[1] < box[3] and m.box[3] > box[1]]
    return next((words for place, words in _joined(level) if common(place, box)), "")


def _touched(
    handle: Any, lost: Sequence[Mark], texts: Sequence[Mark], light: NDArray[np.bool_]
) -> Iterator[Mark]:
    """What stands beside lost words and lacks some of its ink: other words lie over it, which
    share most of its strokes.
    """
    near = [m for m in texts if m not in lost and any(beside(x.box, m.box) for x in lost)]
    for mark in near[:MOST]:
        own = shown_in(_inked(_alone(handle, [mark])), mark.box)
        if (own & shown_in(light, mark.box)).sum() >= TOUCHED * max(own.sum(), 1):
            yield mark


def _anything_over(handle: Any, later: Sequence[Thing]) -> bool:
    """Whether more than dark print is drawn after the first words: drawing pages is slow."""
    if raw.FPDFPage_GetAnnotCount(handle) > 0:
        return True
    return any(_may_hide(each.object) for each in later)


def _plain(every: Sequence[Thing], texts: list[Mark]) -> list[Mark]:
    """Words of common fonts, if there are any: a Type 3 font may draw a box for a letter."""
    return [mark for mark in texts if not _type3(every[mark.order].object)] or texts


def _type3(thing: Any) -> bool:
    """Whether the font of a text object has no name, as those that draw their own letters."""
    return bool(raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(thing), None, 0) <= 1)


def _may_hide(thing: Any) -> bool:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind not in (raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH):
        return bool(kind != raw.FPDF_PAGEOBJ_FORM)  # what it holds follows it
    if raw.FPDFPageObj_HasTransparency(thing):
        return True
    calls = raw.FPDFPageObj_GetFillColor, raw.FPDFPageObj_GetStrokeColor
    return any(_light(call, thing) for call in calls)


def _light(call: Callable[..., Any], thing: Any) -> bool:
    """Whether a colour is light, or none that can be told."""
    values = [ctypes.c_uint() for _ in range(4)]
    told = call(thing, *values)
    return not told or min(value.value for value in values[:3]) >= DARK


def _dark(mark: Mark) -> bool:
    dark = mark.fill is not None and min(mark.fill) < DARK
    return mark.kind == "text" and mark.visible and dark and bool(mark.words.strip())


def _alone(handle: Any, texts: Sequence[Mark]) -> Pixels:
    """The page with nothing but these words; the open page is left as it was."""
    every = things(handle)
    shown_only(every, {mark.order for mark in texts})
    try:
        return drawn(handle, DPI, annotations=False)
    finally:
        shown_only(every, range(len(every)))


def _inked(picture: Pixels) -> NDArray[np.bool_]:
    return np.asarray(picture.min(axis=2) < DARK)


def _strokes(handle: Any, mark: Mark, texts: Sequence[Mark], alone: Pixels) -> NDArray[np.bool_]:
    """Where the words are inked and no others are, if some stand at their place."""
    near = [x for x in texts if x is not mark and _over(x.box, mark.box)]
    if not near:
        return _inked(alone)
    others = cv2.dilate(_inked(_alone(handle, near)).astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray(_inked(_alone(handle, [mark])) & (others == 0))


def _over(a: Box, b: Box) -> bool:
    return common(a, b) > 0.5 * min(area(a), area(b))


def _lost(box: Box, inked: NDArray[np.bool_], seen_light: NDArray[np.bool_]) -> bool:
    """Whether a good piece of an object is lost: one digit is enough."""
    dark = shown_in(inked, box)
    light = dark & shown_in(seen_light, box)
    if light.sum() < LEAST:
        return False
    columns, rows_ = np.flatnonzero(light.any(axis=0)), np.flatnonzero(light.any(axis=1))
    wide, tall = np.ptp(columns) + 1, np.ptp(rows_) + 1
    if tall < TALL * light.shape[0] or wide < WIDE * light.shape[0]:
        return False
    between = slice(columns[0], columns[-1] + 1)
    return bool(light[:, between].sum() >= LOST * dark[:, between].sum())


def _joined(lost: Sequence[Mark]) -> list[tuple[Box, str]]:
    """Words side by side are one row."""
    rows: list[tuple[Box, str]] = []
    for mark in sorted(lost, key=lambda mark: mark.box[0]):
        at = next((n for n, (box, _) in enumerate(rows) if beside(box, mark.box)), None)
        if at is None:
            rows.append((mark.box, mark.words.strip()))
        else:
            box, words = rows[at]
            rows[at] = union((box, mark.box)), words + mark.words.strip()
    return sorted(rows, key=lambda row: row[0][1])


def _sealed(shown: Pixels, box: Box) -> bool:
    high = SEAL_SIDES * (box[3] - box[1])
    part = shown_in(shown, (box[0], box[1] - high, box[2], box[3] + high)).astype(np.int16)
    if not part.size:
        return False
    red = part[:, :, 0] - part[:, :, 1:].max(axis=2) > RED
    return float(red.any(axis=1).mean()) >= SEALED  # a red rule fills few rows


def _instead(shown: Pixels, alone: Pixels, box: Box) -> bool:
    """Whether black strokes stand there that are not the words': a seal's ground has none."""
    own, seen = _inked(shown_in(alone, box)), shown_in(shown, box)
    lost = own & (seen.min(axis=2) > LIGHT)
    near = cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    other = (seen.max(axis=2) < DARK) & ~near
    return bool(other.sum() >= INSTEAD * lost.sum())
