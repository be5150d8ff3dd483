"""Pictures set into running text, told by the text alone: screens and charts as white as the sheet.

Running text crosses half of the page. What stands between two parts of it and is neither print of
its size nor a rule of a table is a picture, whether its words can be read or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

import numpy as np

from checker.copying.pictures import graphics
from checker.copying.pictures.graphics import Mask
from checker.model.boxes import slices
from checker.model.document import Box, Line, Pixels

_WIDE = 0.5  # of the page's width, which a line of running text crosses,
_LONG = 20  # characters in it: a chat's or a list's are fewer, however much of a crop they cross;
_NARROW = 0.5  # Latin letters and figures are so wide
_EVEN = 0.05  # of the page's width: how far off the text's edges both ends of its lines may lie
_LEAST = 0.12  # of the page's height between two of its lines
_ACROSS = 0.25  # of its width: a seal takes a fifth of a sheet's
_SMALL = 0.5  # of the height of running text: print of a picture that was made smaller
_ROOM = 0.02  # of the page's width: how far a picture may stand out beside the text
_LINES = 5  # that were read well: on a page by itself what has them counts, however large
_CLEAR = 0.7  # confidence of a line: bars of a chart are read as letters, too
_SPECKS = 2  # pixels of ink in a row or column, and not more


def clear(lines: Sequence[Line]) -> list[Line]:
    """The lines that were read well."""
    return [line for line in lines if line.confidence >= _CLEAR]


def running(lines: Sequence[Line]) -> list[Box]:
    """The lines of running text, from the top: they begin or end where most of them do.

    A certificate on the page may have long lines of its own.
    """
    long = (line.box for line in lines if _width(line.text) >= _LONG)
    wide = sorted((box for box in long if box[2] - box[0] > _WIDE), key=itemgetter(1))
    if not wide:
        return []
    left, right = (float(np.median([box[side] for box in wide])) for side in (0, 2))
    return [box for box in wide if box[0] < left + _EVEN or box[2] > right - _EVEN]


def found(pixels: Pixels, lines: Sequence[Line], alone: bool) -> list[Box]:
    """Boxes of what stands between running text. ``pixels`` at about 100 dpi.

    ``alone``: the page is no page of a paper, in which a table is set as the text is.
    """
    read = clear(lines)
    text = running(read)
    ink = graphics.inked(pixels) if text else None
    if ink is None:
        return []
    beside = _beside(ink, text, pixels)
    boxes = [line.box for line in read]
    small = _small(graphics.without_rules(beside), boxes, text, pixels)
    found = []
    for top, foot in _gaps(text):
        held = sum(top < (box[1] + box[3]) / 2 < foot for box in boxes)
        box = _filled(beside if alone and held >= _LINES else small, top, foot, pixels)
        if box and box[2] - box[0] >= _ACROSS and box[3] - box[1] >= _LEAST:
            found.append(box)
    return found


def _width(text: str) -> float:
    return sum(_NARROW if letter.isascii() else 1.0 for letter in text)


def _gaps(text: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """Top and foot of what running text leaves free, if it is high enough."""
    feet = np.maximum.accumulate([0.0, *(box[3] for box in text)]).tolist()
    for top, foot in zip(feet, [*(box[1] for box in text), 1.0], strict=True):
        if foot - top >= _LEAST:
            yield top, foot


def _beside(ink: Mask, text: Sequence[Box], pixels: Pixels) -> Mask:
    """The ink as far right and left as running text goes: beyond may lie a desk."""
    wide = pixels.shape[1] / 2
    left, right = min(box[0] for box in text) - _ROOM, max(box[2] for box in text) + _ROOM
    rest = np.zeros_like(ink)
    part = slice(max(int(left * wide), 0), int(right * wide))
    rest[:, part] = ink[:, part]
    return rest


def _small(ink: Mask, lines: Sequence[Box], text: Sequence[Box], pixels: Pixels) -> Mask:
    """The ink without print of the size of running text."""
    usual = float(np.median([foot - top for _, top, _, foot in text]))
    high, wide = (side / 2 for side in pixels.shape[:2])
    rest = ink.copy()
    for line in lines:
        if line[3] - line[1] > _SMALL * usual:
            rest[slices(line, high, wide)] = 0
    return rest


def _filled(ink: Mask, top: float, foot: float, pixels: Pixels) -> Box | None:
    """The box round the ink between two lines."""
    high, wide = (side / 2 for side in pixels.shape[:2])
    part = ink[int(np.ceil(top * high)) : int(foot * high)]
    down = np.flatnonzero(part.sum(axis=1) > _SPECKS)
    across = np.flatnonzero(part.sum(axis=0) > _SPECKS)
    if not len(down) or not len(across):
        return None
    return (
        float(across[0] / wide),
        top + float(down[0] / high),
        float((across[-1] + 1) / wide),
        top + float((down[-1] + 1) / high),
    )
