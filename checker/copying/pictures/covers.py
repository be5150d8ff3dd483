"""Places on a picture where numbers of persons stand: it is compared as it is, and shown without.

A picture whose own place on the page is unknown is covered whole where such a number was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2

from checker.copying.pictures.prints import PicturePrint
from checker.model.boxes import slices
from checker.model.document import WHOLE, Box

_GREY = (120, 120, 120)
_QUALITY = 80
_LEAST = 1e-6


def covered(made: PicturePrint, boxes: Sequence[Box]) -> PicturePrint:
    """The print with the ``boxes`` of its page that lie on it, as fractions of the picture."""
    if made.box is None:
        return replace(made, covers=(WHOLE,)) if boxes else made
    inside = (_inside(box, made.box) for box in boxes)
    return replace(made, covers=tuple(box for box in inside if box[0] < box[2] and box[1] < box[3]))


def _inside(box: Box, whole: Box) -> Box:
    wide, high = (max(whole[at + 2] - whole[at], _LEAST) for at in (0, 1))
    x0, x1 = (min(1.0, max(0.0, (at - whole[0]) / wide)) for at in (box[0], box[2]))
    y0, y1 = (min(1.0, max(0.0, (at - whole[1]) / high)) for at in (box[1], box[3]))
    return x0, y0, x1, y1


def shown(made: PicturePrint) -> bytes:
    """The copy as it may be shown, JPEG."""
    if not made.covers:
        return made.jpeg
    picture = made.colours().copy()
    for box in made.covers:
        picture[slices(box, *picture.shape[:2])] = _GREY
    return cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1].tobytes()
