"""The two PP-OCR models of the RapidOCR wheel, loaded when a page first needs them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from checker.model.document import Pixels
from checker.ocr import pieces, strips
from checker.ocr.strips import Quads

HIGH = 48  # pixels, the height of a strip that the recognition model works at
SHORTEST = 160 / 48  # width over height to which shorter strips are padded: half of the wheel's
LONG = 12.0  # width over height: a longer strip is running text, read narrow first
_NARROW = 0.7  # of a long strip's own width, in which it is read at that share of the time
_SURE = 0.96  # mean chance of its characters from which a narrow reading stands
_STEP = 32  # sides that the detection model takes are multiples of this
_LEAST_HIGH, _LONGEST = 30, 8  # thinner pictures get room above and below, as the wheel gives them


class Models:
    """Detection and recognition. ``load`` gives the wheel's reader; it may raise anything."""

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    @cached_property
    def _reader(self) -> Any:
        return self._load()

    def lines(self, picture: Pixels) -> Quads:
        """Corners of the text lines in a picture's own pixels, in reading order."""
        model = self._reader._load_det_model()
        roomy, above = _roomy(picture)
        high, wide = roomy.shape[:2]
        chances = model.session(_tensor(roomy, _stepped(wide), _stepped(high)))
        found, _ = model.postprocess_op(chances, (high, wide))
        if not len(found):
            return strips.NONE
        quads = np.asarray(model.sorted_boxes(found), np.float32)
        quads[..., 1] -= above
        return np.asarray(np.clip(quads, 0, picture.shape[1::-1]), np.float32)

    def read(self, strip: Pixels) -> tuple[str, float]:
        """Text and mean chance of its characters. Long strips are read narrow, in doubt anew."""
        if strip.shape[1] > LONG * strip.shape[0]:
            seen = self.chances(strip, _NARROW)
            narrow = self.text(seen)
            if narrow[1] >= _SURE:
                return narrow
            row = pieces.letters(seen, self.characters)
            if mended := pieces.mended(strip, row, len(seen), self._whole):
                return mended
        return self._whole(strip)

    def _whole(self, strip: Pixels) -> tuple[str, float]:
        return self.text(self.chances(strip))

    def chances(self, strip: Pixels, share: float = 1.0) -> NDArray[np.float32]:
        """Chance of each character (the first is the blank) in each column of one line.

        ``share`` of its own width at which the strip is looked at.
        """
        long = share * strip.shape[1] / strip.shape[0]
        width = int(HIGH * max(long, SHORTEST))
        inked = _tensor(strip, min(math.ceil(HIGH * long), width), HIGH)
        padded = np.zeros((1, 3, HIGH, width), np.float32)
        padded[..., : inked.shape[3]] = inked
        return np.asarray(self._reader._load_rec_model().session(padded)[0], np.float32)

    def text(self, chances: NDArray[np.float32]) -> tuple[str, float]:
        """The likeliest reading of a line and the mean chance of its characters."""
        best = chances.argmax(axis=1)
        sure = chances[np.arange(len(best)), best]
        decoder = self._reader._load_rec_model().postprocess_op
        ((text, confidence),), _ = decoder.decode(best[None], sure[None], remove_duplicate=True)
        return (text, float(confidence)) if text else ("", 0.0)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Of each character among the chances."""
        return {character: at for at, character in enumerate(self.characters)}

    @cached_property
    def characters(self) -> Sequence[str]:
        """What the model tells apart, the blank first."""
        return tuple(self._reader._load_rec_model().postprocess_op.character)


def _tensor(picture: Pixels, wide: int, high: int) -> NDArray[np.float32]:
    """RGB pixels as the models take them: one picture, BGR planes, -1 to 1."""
    half = 127.5
    return np.asarray(
        cv2.dnn.blobFromImage(picture, 1 / half, (wide, high), (half, half, half), swapRB=True)
    )


def _stepped(side: int) -> int:
    return max(_STEP, round(side / _STEP) * _STEP)


def _roomy(picture: Pixels) -> tuple[Pixels, int]:
    """The picture, a thin one with black above and below, and how many rows lie above."""
    high, wide = picture.shape[:2]
    if high > _LEAST_HIGH and wide <= _LONGEST * high:
        return picture, 0
    room = (2 * max(wide // _LONGEST, _LEAST_HIGH) - high) // 2
    edge = cv2.copyMakeBorder(picture, room, room, 0, 0, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    return np.asarray(edge), room
