"""Red ink: how much redder than its paper each pixel is, whatever the light it was taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels

Redness = NDArray[Any]  # float32, Lab a* above the paper's, 0 where not red

FAINT = 8.0  # Lab a* above the paper that the eye still sees as red
_VIOLET = -0.4  # b* to a*: below it the hue is violet
_ORANGE = 1.3  # b* to a*: above it the hue is orange
_BLACK = 130  # no channel lighter: black print, grey print of a copy
_FLAT = 8  # times wider than high: a rule
_VIVID = 60  # difference between channels that no copy without colour has anywhere


def redness(pixels: Pixels) -> Redness:
    """Lab a* above the paper's own, 0 where the hue is not red. RGB in, height × width out."""
    return _red(*_hues(pixels))


def blueness(pixels: Pixels) -> Redness:
    """Lab b* below the paper's own: how blue or violet each place is, 0 where it is neither."""
    return _blue(_hues(pixels)[1])


def coloured(pixels: Pixels) -> Redness:
    """How red, blue or violet each place is, whichever it is more."""
    a, b = _hues(pixels)
    return np.asarray(cv2.max(_red(a, b), _blue(b)))


def coloured_alone(pixels: Pixels) -> Redness:
    """The same without the fringes of black print, which a scanner's misfit of colours leaves."""
    red, green, blue = cv2.split(pixels)
    black = (cv2.max(cv2.max(red, green), blue) < _BLACK).astype(np.uint8)
    ink = coloured(pixels)
    ink[cv2.dilate(black, np.ones((5, 5), np.uint8)) > 0] = 0
    return ink


def uncoloured(pixels: Pixels) -> Pixels:
    """The picture in greys, with paper in the place of coloured ink and of what it bleeds into."""
    dots = (coloured_alone(pixels) > FAINT).astype(np.uint8)
    stains = cv2.morphologyEx(dots, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    grey = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY)
    grey[cv2.dilate(stains, np.ones((5, 5), np.uint8)) > 0] = np.percentile(grey[::4, ::4], 75)
    return np.asarray(cv2.merge([grey] * 3))


def colourful(pixels: Pixels) -> bool:
    """Whether the picture was taken in colour: tinted paper or chroma noise tells it too.

    A black-and-white copy has red = green = blue all over.
    """
    sample = pixels[::2, ::2].astype(np.int16)
    spread = sample.max(axis=-1) - sample.min(axis=-1)
    return bool(np.mean(spread >= 2) > 0.005 or np.mean(spread >= _VIVID) > 0.0005)


def unruled(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The inked places without rules: one laid in askew reaches into the row above it."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    flat = boxes[:, cv2.CC_STAT_WIDTH] > _FLAT * boxes[:, cv2.CC_STAT_HEIGHT]
    kept = ink.copy()
    for x, y, across, down, label in np.column_stack([boxes[:, :4], np.arange(len(boxes))])[flat]:
        part = np.s_[y : y + down, x : x + across]
        kept[part] &= labels[part] != label
    return kept


@dataclass(frozen=True, slots=True)
class _Hue:
    """a* or b* of each pixel, and what is the paper's own.

    OpenCV looks up what each of the 256 values comes to, several times as fast as numpy reckons it.
    """

    plane: NDArray[Any]  # uint8
    paper: float

    @property
    def off(self) -> NDArray[np.float32]:
        """How far each of the values is from the paper's."""
        return np.arange(256, dtype=np.float32) - np.float32(self.paper)

    def each(self, values: NDArray[np.float32]) -> Redness:
        """The value that stands for each pixel's."""
        return np.asarray(cv2.LUT(self.plane, values))


def _hues(pixels: Pixels) -> tuple[_Hue, _Hue]:
    lab = cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2LAB)
    paper_a, paper_b = _paper(lab)
    return _Hue(cv2.extractChannel(lab, 1), paper_a), _Hue(cv2.extractChannel(lab, 2), paper_b)


def _red(a: _Hue, b: _Hue) -> Redness:
    beside = b.each(b.off)
    red = a.each(np.maximum(a.off, 0))
    red[cv2.compare(beside, a.each(_VIOLET * a.off - 3), cv2.CMP_LT) > 0] = 0
    red[cv2.compare(beside, a.each(_ORANGE * a.off + 6), cv2.CMP_GT) > 0] = 0
    return red


def _blue(b: _Hue) -> Redness:
    return b.each(np.maximum(-b.off, 0))


def _paper(lab: NDArray[Any]) -> tuple[float, float]:
    """a* and b* of the paper: the median of the brighter half of the page."""
    sample = lab[::4, ::4].reshape(-1, 3)
    bright = sample[sample[:, 0] >= np.median(sample[:, 0])]
    return float(np.median(bright[:, 1])), float(np.median(bright[:, 2]))
