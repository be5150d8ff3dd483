"""Which lines of a page are read when only the elements are wanted.

Every page is looked at: any may begin another paper of a bound file, in red or in black.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from checker.model.document import Box, Pixels
from checker.ocr import seal_ink, strips
from checker.ocr.strips import Quads

_HEAD = 0.45  # part of a leading page that holds header, number and title
_TITLE = 0.6  # part in which letters taller than the text may belong to the title
_FIRST_LINES = 2  # of every other page: 附件1, a heading
_NEAR = 0.35  # of a seal's size, round which lines belong to the signature
_OPENING = 4  # rows of running text read on a leading page: what kind of text begins there
_FULL = (0.45, 0.85)  # of the page and of its widest line: a wider line of text fills its row
_HEADING = 1.9  # of the usual height: taller still, as an organ's name in a header
_INDENT = 0.03  # of the page's width, from its left margin: less than two characters
_PRINT = 1.2  # of the usual height: taller lines are headings


def wanted(
    picture: Pixels, quads: Quads, seals: tuple[Box, ...], leading: bool
) -> NDArray[np.bool_]:
    """Which strips to read: the head, the first lines, and short lines at the end or by a seal."""
    if not len(quads):
        return np.zeros(0, np.bool_)
    boxes = np.array([strips.box(quad, picture) for quad in quads])
    begins = leading or _red_above(picture) or _headed(boxes)
    first = np.argsort(boxes[:, 1]).argsort() < _FIRST_LINES
    running = _running(boxes) | _flush(boxes)
    opening = running & (_rank(boxes, running) < _OPENING)
    top = _head(boxes, opening) & (~running | opening) if begins else np.zeros_like(first)
    signed = (first | _beside(boxes, seals)) & ~running
    return np.asarray(top | signed | _closing(boxes))


def _head(boxes: NDArray[np.float64], opening: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The head of a paper: down to the last of the opening rows where they stand lower still.

    A title on a photograph may be no taller than a text that lies a little askew.
    """
    foot = max(_HEAD, float(boxes[opening, 1].max(initial=0.0)))
    return np.asarray(((boxes[:, 1] <= foot) | _tall(boxes)) & (boxes[:, 1] < _TITLE))


def _running(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Lines of ordinary height from margin to margin: text that no element stands in."""
    wide = boxes[:, 2] - boxes[:, 0]
    full = wide > max(_FULL[0], _FULL[1] * float(wide.max()))
    return np.asarray(full & ~_tall(boxes))


def _tall(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Lines taller than the text: headings."""
    tall = boxes[:, 3] - boxes[:, 1]
    return np.asarray(tall >= _PRINT * float(np.median(tall)))


def _flush(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Long lines of ordinary height from the left margin: where a paragraph of text ends.

    Headings are set in the middle, 附件1 is short, a signature stands on the right.
    """
    wide = boxes[:, 2] - boxes[:, 0]
    left = boxes[:, 0] < float(boxes[:, 0].min()) + _INDENT
    return np.asarray((wide > _FULL[0]) & left & ~_tall(boxes))


def _rank(boxes: NDArray[np.float64], among: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Each line's place from the top among some of them."""
    tops = np.where(among, boxes[:, 1], np.inf)
    return np.asarray(tops.argsort(kind="stable").argsort(kind="stable"))


def _red_above(picture: Pixels) -> bool:
    """Red ink right across the upper half: a header begins here, whatever page it is."""
    red = seal_ink.redness(picture)
    upper = red[: red.shape[0] // 2]
    return bool(upper.any(axis=0).mean() > 0.35)


def _headed(boxes: NDArray[np.float64]) -> bool:
    """Print far taller than the text in the upper part: a paper begins behind another's cover."""
    tall = boxes[:, 3] - boxes[:, 1]
    wide = boxes[:, 2] - boxes[:, 0]
    heading = (tall > _HEADING * float(np.median(tall))) & (wide > 3 * tall)
    return bool((heading & (boxes[:, 1] < _HEAD)).any())


def _closing(boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Short lines on the right with nothing before them in their row: signature and date."""
    short = (boxes[:, 2] - boxes[:, 0] < 0.5) & (boxes[:, 0] > 0.35)
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    same_row = np.abs(middle[:, None] - middle[None]) < (boxes[:, 3] - boxes[:, 1])[:, None] / 2
    left = boxes[None, :, 2] < boxes[:, None, 0]
    return np.asarray(short & ~(same_row & left).any(axis=1))


def _beside(boxes: NDArray[np.float64], seals: tuple[Box, ...]) -> NDArray[np.bool_]:
    near = np.zeros(len(boxes), np.bool_)
    for x0, y0, x1, y1 in seals:
        dx, dy = _NEAR * (x1 - x0), _NEAR * (y1 - y0)
        near |= (
            (boxes[:, 0] < x1 + dx)
            & (boxes[:, 2] > x0 - dx)
            & (boxes[:, 1] < y1 + dy)
            & (boxes[:, 3] > y0 - dy)
        )
    return near
