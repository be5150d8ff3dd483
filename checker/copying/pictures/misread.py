"""Words that were read otherwise on two pictures and look alike all the same.

Small print is surely misread now and then. What was really exchanged for other words stands far
worse than words that agree, but for a figure of like shape in a copy made small.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from checker.copying.pictures import laying
from checker.copying.pictures.tiles import Grey
from checker.copying.pictures.word_places import Laid
from checker.copying.pictures.wording import Reals

_LINES = 20  # that agree, to tell how words stand,
_OFF = 2.0  # times what they lack of standing wholly that the others may lack
_LEGIBLE = 8  # pixels of a line's height
_WIDE = 2  # heights of a line: the part of it in which a character is other,
_REACH = 2  # pixels that it is sought off its place


def all_misread(words: Laid, greys: laying.Laid) -> bool:
    """Whether every word that is other stands about as well as those that agree.

    ``greys`` are the two pictures in the frame of one of them.
    """
    below = 0 if greys.turned else 1
    side = max(greys.under.shape)
    usual = [_worst(greys, box) for box in words.held[below] * side]
    told = [each for each in usual if each is not None]
    other = [_worst(greys, box) for box in words.differ[below] * side]
    if len(told) < _LINES:
        return False
    least = 1 - _OFF * (1 - float(np.median(told)))
    return all(each is not None and each >= least for each in other)


def _worst(greys: laying.Laid, box: Reals) -> float | None:
    """How well the part of a line stands that stands worst; ``None`` if that cannot be told."""
    return min(_parts(greys.under, greys.over, box), default=None)


def _parts(here: Grey, there: Grey, box: Reals) -> Iterator[float]:
    left, top, right, foot = box.round().astype(int).tolist()
    high, end = foot - top, right - _WIDE * (foot - top)
    if high < _LEGIBLE or min(left, top) < _REACH:
        return
    for at in range(left, max(end, left) + 1, high):
        to = min(at + _WIDE * high, right)
        around = there[top - _REACH : foot + _REACH, at - _REACH : to + _REACH]
        part = here[top:foot, at:to]
        if around.shape != (high + 2 * _REACH, to - at + 2 * _REACH):
            return  # beyond the edge
        yield float(cv2.matchTemplate(around, part, cv2.TM_CCOEFF_NORMED).max())
