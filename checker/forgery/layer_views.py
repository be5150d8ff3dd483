"""A line of a text layer in two views, and how far the picture speaks for other words than these.

An engine that tells the chances of letters (CTC) is asked for those of two wordings: their ratio
tells what stands there also where neither view is read surely, as under a seal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from checker.forgery.layer_lines import plain, redder
from checker.model.document import Engine, Pixels, Reading, Speller

CLEAR = 12.0  # log of how much likelier a wording is that leaves no doubt
CERTAIN = 0.97  # of a reading
_SURE, _UNSURE = -14.0, -0.5  # log chance a letter off, for such engines
_BLUR = 0.8  # pixels: less than a stroke, more than grain
_GROUND, _DEEP = 70, 1  # percentiles of the light of a seal's ink, and of strokes beneath it


@dataclass(frozen=True, slots=True)
class Read:
    """A reading of an engine that gives no chances."""

    text: str
    confidence: float

    def chance(self, name: str) -> float:
        """So much for each letter off."""
        letter = _SURE if self.confidence >= CERTAIN else _UNSURE
        return letter * Levenshtein.distance(plain(self.text), name)


def looks(engine: Engine, views: Sequence[Pixels]) -> Sequence[Reading]:
    """Each view as the engine reads it."""
    if isinstance(engine, Speller):
        return engine.spell(views)
    return [Read(text, sure) for text, sure in engine.recognise(views)]


def margins(seen: Sequence[Reading], read: str, written: str) -> list[float]:
    """How much likelier each look is to say the one than the other, as logs; 0 if it cannot tell.

    It cannot where one of them has a letter that the engine does not know.
    """
    told = [(look.chance(plain(read)), look.chance(plain(written))) for look in seen]
    return [one - other if np.isfinite([one, other]).all() else 0.0 for one, other in told]


def lifted(part: Pixels) -> Pixels:
    """The line in grey, with a seal over it as light as paper and the strokes beneath as dark as
    those beside it: stamped ink lets them through, an opaque picture of a seal a tenth of them.
    """
    light, red = part.mean(axis=2).astype(np.float32), redder(part)
    shown = _stretched(light, *np.percentile(light if red.all() else light[~red], (1, 90)))
    if red.any():
        smooth = cv2.GaussianBlur(light, (0, 0), _BLUR)
        deep, ground = np.percentile(smooth[red], (_DEEP, _GROUND))
        shown = np.where(red, _stretched(smooth, deep, ground), shown)
    grey: Pixels = np.repeat((255 * shown).astype(np.uint8)[:, :, None], 3, axis=2)
    return grey


def _stretched(light: NDArray[np.float32], dark: float, paper: float) -> NDArray[np.float32]:
    """Light from 0 to 1 between the two."""
    return np.asarray(np.clip((light - dark) / max(paper - dark, 1.0), 0, 1), np.float32)
