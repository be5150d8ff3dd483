"""Whether something lies over a number's end on a picture: a stamp, handwriting, a rule.

The year and the serial are what a receiving stamp or a note most often hides, and digits that are
hidden leave a shorter number that reads as well as the whole one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from checker import numerals
from checker.elements import layout, numbers
from checker.elements.ink import coloured_alone, unruled
from checker.elements.number_rows import own_text
from checker.elements.places import Place
from checker.model.document import Document, Line, Pixels

_AROUND = 1.5  # heights of the row looked at above, below and behind it
_BEHIND = 0.7  # heights behind the number in which nothing but paper may stand
_EDGE = 0.15  # heights behind the box in which the last letter may end
_CORE = 0.25  # of the row's height, at its top and foot, where neighbours may reach in
_OVER = 0.45  # heights above or below the row beyond which a letter's own strokes do not go
COLOUR = 18.0  # Lab a* or b* beside the paper's that is ink
_COLOURED = 0.004  # share of coloured pixels beside black print that is no specks
_BLACK = 130  # of 255, in a row without its coloured ink
_HOLE = 0.5  # of the row's height: a digit with the gaps beside it
_LIT = 2  # heights: what is dark over more is a shadow
_SPECK = 0.03  # square heights of ink that are dust


@dataclass(frozen=True, slots=True)
class Tail:
    """A number's row as drawn. ``pixels``: what is round it, RGB; ``row``: its top and foot there,
    ``end``: first and last column of its year and serial."""

    pixels: Pixels
    row: tuple[int, int]
    end: tuple[int, int]

    @property
    def height(self) -> int:
        """The row's, in pixels."""
        return self.row[1] - self.row[0]

    @property
    def coloured(self) -> bool:
        """Whether coloured ink lies over the end and not over the number's beginning alike."""
        ink = unruled(coloured_alone(self.pixels) > COLOUR)
        rows = ink[self.row[0] : self.row[1]]
        first, last = self.end
        over = float(rows[:, first : last + round(_BEHIND * self.height)].mean())
        before = float(rows[:, :first].mean()) if first > self.height else 0.0
        return over > _COLOURED and over > 2 * before

    @property
    def crossed(self) -> bool:
        """Whether ink of any colour runs through the end from above or below, or goes on behind."""
        ink = _inked(self.pixels, _LIT * self.height)
        _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
        height, (top, foot), (first, last) = self.height, self.row, self.end
        core = np.s_[top + round(_CORE * height) : foot - round(_CORE * height)]
        met = np.unique(labels[core, first : last + round(_BEHIND * height)])
        for label in met[met > 0]:
            y, down = boxes[label, cv2.CC_STAT_TOP], boxes[label, cv2.CC_STAT_HEIGHT]
            if y < top - _OVER * height or y + down > foot + _OVER * height:
                return True
        beyond = ink[core, last + round(_EDGE * height) : last + round(_BEHIND * height)]
        return float(beyond.sum()) > _SPECK * height**2

    @property
    def hidden(self) -> bool:
        """Whether anything may hide a part of the end."""
        return self.coloured or self.crossed

    @property
    def holed(self) -> bool:
        """Whether the end has a gap as wide as a digit once coloured ink is taken off it."""
        first, last = self.end
        shown = (self.lifted()[:, first:last, 0] < _BLACK).any(axis=0)
        inked = np.flatnonzero(shown)
        return inked.size > 1 and int(np.diff(inked).max()) > _HOLE * self.height

    def lifted(self) -> Pixels:
        """The row without coloured ink."""
        margin = round(0.2 * self.height)
        return uncoloured(self.pixels[max(self.row[0] - margin, 0) : self.row[1] + margin])


def uncoloured(pixels: Pixels) -> Pixels:
    """A picture without its coloured ink: each pixel's strongest channel, paper made white."""
    light = pixels.max(axis=2).astype(np.float32)
    white = max(0.85 * float(np.percentile(light, 80)), 1.0)
    grey = (light / white * 255).clip(0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)


def tail(document: Document, place: Place) -> Tail | None:
    """The number's row as drawn, ``None`` where its line is not known or the page not drawn."""
    page = layout.by_number(document, place.page)
    line = _line(page.lines, place)
    if page.render is None or line is None:
        return None
    drawn = page.render(200.0)
    high, wide = drawn.shape[:2]
    x0, y0, x1, y1 = (side * size for side, size in zip(line.box, (wide, high) * 2, strict=True))
    height = y1 - y0
    start, stop = _reach(line.text)
    left, right = x0 + start * (x1 - x0), x0 + stop * (x1 - x0)
    top, begin = max(int(y0 - _AROUND * height), 0), max(int(x0), 0)
    cut = drawn[top : int(y1 + _AROUND * height) + 1, begin : int(right + _AROUND * height) + 1]
    row = int(y0) - top, int(y1) + 1 - top
    if height < 8 or cut.size == 0:
        return None
    return Tail(cut, row, (int(left) - begin, int(right) + 1 - begin))


def narrowed(document: Document, place: Place) -> Place:
    """The place without what stands beside the number on its row, where one line holds it whole."""
    line = _line(layout.by_number(document, place.page).lines, place)
    read = numbers.parse(own_text(line.text)) if line else None
    alike = line and read and place.number and read.key == place.number.key
    return replace(place, box=line.box) if line and alike else place


def _line(lines: tuple[Line, ...], place: Place) -> Line | None:
    """The line with the number's serial: the last within the place that shows it."""
    x0, y0, x1, y1 = place.box
    within = [
        one
        for one in lines
        if x0 <= (one.box[0] + one.box[2]) / 2 <= x1 and y0 <= (one.box[1] + one.box[3]) / 2 <= y1
    ]
    serial = place.number.serial if place.number else ""
    shown = [one for one in within if serial in re.sub(r"\s", "", own_text(one.text))]
    return shown[-1] if shown else within[-1] if within else None


def _reach(text: str) -> tuple[float, float]:
    """Where the year begins and the number ends in a line, as shares of its width."""
    widths = [1.0 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text]
    ends = np.cumsum([0.0, *widths]) / max(sum(widths), 1.0)
    opened = re.search(numerals.OPENING, text)
    own = own_text(text)
    last = text.rfind(own) + len(own) if own and own in text else len(text)
    first = min(opened.start() if opened else last // 2, last)
    return float(ends[first]), float(ends[last])


def _inked(pixels: Pixels, reach: int) -> NDArray[np.uint8]:
    """1 where ink of any colour is: darker than the paper within ``reach``, which may be shaded."""
    dark = pixels.min(axis=2)
    light = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    share = dark / np.maximum(light, 1) * 255
    _, ink = cv2.threshold(share.astype(np.uint8), 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(ink, np.uint8)
